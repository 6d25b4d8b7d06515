"""What is said to have happened, over one article or several, in the order of time.

What several articles tell of the same days in much the same words is one entry with a telling for
each. Nothing is decided: an entry says who tells it, and a disagreement stands beside it.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from headwater.article import Article, Span
from headwater.corpus.apart import Entry, Telling, apart, event_stems
from headwater.reading.contract import plain
from headwater.reading.types import Contested, Event, Reading, Spans, Version

SCHEMA = "headwater.timeline/1"
ALIKE = 0.5
"""The least Dice overlap of words at which two articles tell of one event; set by eye."""
BLANK = 2
"""Characters between two pieces of words that may be left standing."""
OPEN_BEGIN, OPEN_END = "0000", "9999"
"""What an open begin and an open end sort as."""


@dataclass(frozen=True, slots=True)
class Told:
    """One article of a timeline."""

    id: str
    outlet: str | None
    title: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A contested date; for each version the article that gives it, and its words."""

    articles: tuple[str, ...]
    about: Contested
    words: tuple[str, ...]

    def versions(self) -> Iterator[tuple[Version, str, str]]:
        """Each version, the words that date it, and the article that they stand in."""
        return zip(self.about.versions, self.words, self.articles, strict=True)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in the order of time, earliest first, and what is contested about them."""

    articles: tuple[Told, ...]
    entries: tuple[Entry, ...]
    contested: tuple[Dispute, ...]

    def to_dict(self) -> Mapping[str, Any]:
        """The timeline as plain data, ready for `json.dumps`."""
        return {"schema": SCHEMA, **plain(self)}


def timeline(readings: Iterable[Reading]) -> Timeline:
    """The events of some readings, merged."""
    given = tuple(readings)
    entries: list[Entry] = []
    found: dict[tuple[str | None, str | None, str], list[int]] = {}
    for reading in given:
        disputed = _disputed(reading)
        for event in reading.events:
            entry = _entry(reading.article, event, disputed)
            key = (event.begin, event.end, event.kind)
            like = next((n for n in found.get(key, ()) if _alike(entries[n], entry)), None)
            if like is None:
                found.setdefault(key, []).append(len(entries))
                entries.append(entry)
            else:
                entries[like] = _merged(entries[like], entry)
    inside = [_dispute(reading.article, one) for reading in given for one in reading.contested]
    between = [*apart(entries)]
    disputed_too = {number for pair in between for number in pair}
    marked = [
        dataclasses.replace(entry, contested=entry.contested or number in disputed_too)
        for number, entry in enumerate(entries)
    ]
    return Timeline(
        articles=tuple(_told(reading.article) for reading in given),
        entries=tuple(sorted(marked, key=_order)),
        contested=(*inside, *(_between(entries, pair) for pair in between)),
    )


def _dispute(article: Article, about: Contested) -> Dispute:
    words = tuple(_words(article, version.evidence[:1]) for version in about.versions)
    return Dispute((article.id,) * len(words), about, words)


def _between(entries: Sequence[Entry], pair: tuple[int, int]) -> Dispute:
    """A disagreement between articles, with a version for each that tells of the event."""
    told = [(entries[number], telling) for number in pair for telling in entries[number].tellings]
    versions = tuple(
        Version(
            entry.value, telling.by or ("article",), telling.evidence, entry.begin, entry.end,
            telling.steps,
        )
        for entry, telling in told
    )  # fmt: skip
    return Dispute(
        tuple(telling.article for _, telling in told),
        Contested(told[0][1].words, versions),
        tuple(telling.dated for _, telling in told),
    )


def _disputed(reading: Reading) -> frozenset[tuple[int, int]]:
    return frozenset(
        (span.start, span.end)
        for one in reading.contested
        for version in one.versions
        for span in version.evidence
    )


def _entry(article: Article, event: Event, disputed: frozenset[tuple[int, int]]) -> Entry:
    said, dated = _words(article, event.words), _words(article, event.evidence)
    telling = Telling(article.id, event.by, said, dated, event.evidence, event.steps)
    contested = any((span.start, span.end) in disputed for span in event.evidence)
    return Entry(
        event.value, event.begin, event.end, event.kind, event.planned, contested, (telling,)
    )


def _words(article: Article, spans: Spans) -> str:
    """The article's words on one line, "…" where more than a blank or a comma is left out."""
    pieces: list[Span] = []
    for span in sorted(spans):
        if pieces and span.start - pieces[-1].end <= BLANK:
            pieces[-1] = Span(pieces[-1].start, max(span.end, pieces[-1].end))
        else:
            pieces.append(span)
    return " … ".join(" ".join(piece.of(article.text).split()) for piece in pieces)


def _alike(one: Entry, other: Entry) -> bool:
    """Whether two entries of the same days tell of one event in different articles."""
    if any(a.article == b.article for a in one.tellings for b in other.tellings):
        return False
    mine, theirs = (event_stems(entry.tellings[0].words) for entry in (one, other))
    return 2 * len(mine & theirs) >= ALIKE * (len(mine) + len(theirs)) > 0


def _merged(one: Entry, other: Entry) -> Entry:
    return dataclasses.replace(
        one, contested=one.contested or other.contested, tellings=one.tellings + other.tellings
    )


def _order(entry: Entry) -> tuple[str, str]:
    return entry.begin or OPEN_BEGIN, entry.end or OPEN_END


def _told(article: Article) -> Told:
    return Told(article.id, article.outlet, article.title, article.published)
