"""How many independent origins stand behind the articles that report a claim.

Every article is followed upstream: a copy to its original, a report that rests on another outlet to
that outlet's report, until one is reached that had it from sources of its own. Origins that have a
named source in common count once. A report whose outlet has no article here is an origin all the
same, only an unseen one; so is a report that names no source, where others rest on it. Reports that
rest on each other in a ring have none.

The answer hangs on the articles alone, not on the order in which they came.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from headwater.corpus import names
from headwater.corpus.relays import Sourcing, Teller

How = Literal["copy", "rests", "origin", "unseen", "bare", "ring"]
_SHARED = frozenset({"person", "organisation", None})
"""Kinds of sources that are the same where their names are: the nameless may be anybody."""


@dataclass(frozen=True, slots=True)
class Report:
    """One article that reports the claim.

    `first` and `after` are the seconds that its publication allows; `copies` the articles that it
    has the claim's words from, the likeliest original first.
    """

    article: int
    digest: str
    outlet: str
    first: int | None
    after: int | None
    sourcing: Sourcing
    copies: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """Where an article has the claim from: another article, an outlet that has none here
    ("unseen"), or its own sources ("origin"). "bare": it names no source at all. "ring": it rests
    on a report that rests on it."""

    article: int
    how: How
    upstream: int | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the claim enters the record: articles that have it from the same sources.

    `articles` are those that had it themselves, the first one first; none where the report is
    unseen, and `outlet` is whose it is. `reach` are all that lead back to it.
    """

    outlet: str
    articles: tuple[int, ...]
    tellers: tuple[Teller, ...]
    reach: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What would change the count: if sources of these two origins are the same people."""

    left: int
    right: int
    count: int


@dataclass(frozen=True, slots=True)
class Origins:
    """The independent origins, the first one first; the step upstream of every article; the rings
    and circles; what would change the count."""

    origins: tuple[Origin, ...]
    steps: tuple[Step, ...]
    circles: tuple[tuple[int, ...], ...]
    doubts: tuple[Doubt, ...]

    @property
    def count(self) -> int:
        """How many independent origins there are."""
        return len(self.origins)


def origins_of(reports: Iterable[Report]) -> Origins:
    """The origins of the claim that `reports` report."""
    ordered = sorted(reports, key=_order)
    articles = frozenset(report.article for report in ordered)
    by_outlet: dict[str, list[Report]] = {}
    for report in ordered:
        by_outlet.setdefault(report.outlet, []).append(report)
    steps = {report.article: _step(report, articles, by_outlet) for report in ordered}
    steps = _without_rings(steps)
    found = _merged(tuple(_origins(ordered, steps)))
    return Origins(
        found,
        tuple(steps[report.article] for report in ordered),
        tuple(_circles(ordered, steps)),
        tuple(_doubts(found)),
    )


def _order(report: Report) -> tuple[float, str]:
    return (float("inf") if report.first is None else report.first, report.digest)


def _step(
    report: Report, articles: Collection[int], by_outlet: Mapping[str, Sequence[Report]]
) -> Step:
    """Where one article has the claim from."""
    copied = next((one for one in report.copies if one in articles), None)
    if copied is not None:
        return Step(report.article, "copy", copied, None)
    if report.sourcing.standing == "bare":
        return Step(report.article, "bare", None, None)
    if report.sourcing.standing != "rests":
        return Step(report.article, "origin", None, None)
    for outlet in report.sourcing.rests_on:
        upstream = _report_of(report, by_outlet.get(outlet, ()))
        if upstream:
            return Step(report.article, "rests", upstream.article, outlet)
    return Step(report.article, "unseen", None, report.sourcing.rests_on[-1])


def _report_of(report: Report, of_outlet: Sequence[Report]) -> Report | None:
    """Of all reports of an outlet the one that another rests on: its first that may have been there
    by then, else a later one that has sources of its own, which was then updated since."""
    theirs = [one for one in of_outlet if one.article != report.article]
    before = [one for one in theirs if not _is_later(one, report)]
    updated = [one for one in theirs if one.sourcing.standing == "own"]
    return next(iter((*before, *updated)), None)


def _is_later(one: Report, other: Report) -> bool:
    return one.first is not None and other.after is not None and one.first >= other.after


def _without_rings(steps: Mapping[int, Step]) -> dict[int, Step]:
    """The steps; those that lead round in a ring are marked as such."""
    rings = {at for start in steps for at in _ring(start, steps)}
    return {
        at: Step(at, "ring", step.upstream, step.outlet) if at in rings else step
        for at, step in steps.items()
    }


def _ring(start: int, steps: Mapping[int, Step]) -> tuple[int, ...]:
    """The articles of the ring that `start` is in, from it on; none where it is in none."""
    path = _path(start, steps)
    return path if steps[path[-1]].upstream == start else ()


def _path(start: int, steps: Mapping[int, Step]) -> tuple[int, ...]:
    """From an article upstream, as far as there is a step to an article that was not there yet."""
    path = [start]
    seen = {start}
    while (upstream := steps[path[-1]].upstream) is not None and upstream not in seen:
        path.append(upstream)
        seen.add(upstream)
    return tuple(path)


def _origins(ordered: Sequence[Report], steps: Mapping[int, Step]) -> Iterator[Origin]:
    """One origin for each article that had it itself or is what others rest on, and for each unseen
    report; where there is none of these, the articles that name no source."""
    reach: dict[tuple[How, int | str], list[Report]] = {}
    for report in ordered:
        last = steps[_path(report.article, steps)[-1]]
        root = last.outlet or "" if last.how == "unseen" else last.article
        reach.setdefault((last.how, root), []).append(report)
    rested_on = {step.upstream for step in steps.values() if step.how == "rests"}
    sourced = [
        key
        for key in reach
        if key[0] in ("origin", "unseen") or (key[0] == "bare" and key[1] in rested_on)
    ]
    by_article = {report.article: report for report in ordered}
    for key in sourced or [key for key in reach if key[0] == "bare"]:
        articles = tuple(report.article for report in reach[key])
        how, root = key
        first = by_article[root] if isinstance(root, int) else reach[key][0]
        outlet = first.outlet if isinstance(root, int) else root
        had = () if how == "unseen" else (first.article,)
        yield Origin(outlet, had, first.sourcing.tellers, articles)


def _merged(found: Sequence[Origin]) -> tuple[Origin, ...]:
    """Origins with a named source in common are one."""
    merged: list[Origin] = []
    for origin in found:
        known = {key for one in origin.tellers if (key := _name(one))}
        same = [one for one in merged if known & {_name(each) for each in one.tellers}]
        for one in same:
            merged.remove(one)
        merged.append(_joined((*same, origin)))
    return tuple(merged)


def _name(teller: Teller) -> str | None:
    return names.key(teller.name) if teller.kind in _SHARED and " " in teller.name else None


def _joined(parts: Sequence[Origin]) -> Origin:
    return Origin(
        parts[0].outlet,
        tuple(article for part in parts for article in part.articles),
        tuple(dict.fromkeys(teller for part in parts for teller in part.tellers)),
        tuple(article for part in parts for article in part.reach),
    )


def _circles(ordered: Sequence[Report], steps: Mapping[int, Step]) -> Iterator[tuple[int, ...]]:
    """Paths upstream on which an outlet comes back to a report of its own: from the later article
    of the outlet up to the last one before that report; and rings."""
    outlets = {report.article: report.outlet for report in ordered}
    rings: set[frozenset[int]] = set()
    for report in ordered:
        path = _path(report.article, steps)
        ring = _ring(report.article, steps)
        again = [at for at in path[1:] if outlets[at] == report.outlet]
        if ring and frozenset(ring) not in rings:
            rings.add(frozenset(ring))
            yield ring
        elif again and not ring and path.index(again[0]) > 1:
            yield path[: path.index(again[0])]


def _doubts(found: Sequence[Origin]) -> Iterator[Doubt]:
    """The pairs of origins whose unnamed sources may be the same people."""
    nameless = [
        i for i, one in enumerate(found) if any(each.kind == "unnamed" for each in one.tellers)
    ]
    for place, left in enumerate(nameless):
        for right in nameless[place + 1 :]:
            yield Doubt(left, right, len(found) - 1)
