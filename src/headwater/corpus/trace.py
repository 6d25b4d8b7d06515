"""A claim followed upstream: who reports it, from whom, how many origins that is, who denies it."""

import sqlite3
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.corpus.claims import Claim
from headwater.corpus.finding import articles_with
from headwater.corpus.origins import Origin, Origins, Report, origins_of
from headwater.corpus.outlets import outlet_key
from headwater.corpus.passages import Passage, passages
from headwater.corpus.relays import Sourcing, sourcing
from headwater.corpus.results import Result, Rows
from headwater.corpus.scope import Copied, Known, articles, order
from headwater.corpus.sourcing import signs
from headwater.errors import UnknownError
from headwater.reading.types import Spans

COPIED = 0.7
"""Share of the sentences of a claim that must stand in another article to be copied from there:
what two reporters heard from one source has words in common, but not the sentence around them."""


@dataclass(frozen=True, slots=True)
class Reported(Result):
    """One article that reports the claim; `article` is its row in the store.

    `how` says where it has it from: "copy" (of the article `upstream`), "rests" (on that article),
    "unseen" (it rests on `outlet`, of which nothing is here), "ring" (on an article that rests on
    it), "origin" (its own sources). `origin` is the number of the origin in `Trace.origins`, None
    in a ring. `credits` are outlets that it names and does not rest on. `says` are its words, at
    `spans`.
    """

    article: int
    published: str | None
    outlet: str | None
    title: str | None
    url: str | None
    how: str
    upstream: int | None
    rests_on: str | None
    origin: int | None
    credits: tuple[str, ...]
    sources: tuple[str, ...]
    says: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class TracedOrigin(Result):
    """One independent origin: the articles that had it themselves (none if unseen), from whom, and
    what spread from it."""

    outlet: str
    articles: tuple[int, ...]
    sources: tuple[str, ...]
    first: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class Denied(Result):
    """A denial of the claim; `copied` where its words are another article's."""

    article: int
    published: str | None
    outlet: str | None
    by: str | None
    says: str
    spans: Spans
    copied: bool


@dataclass(frozen=True, slots=True)
class Change(Result):
    """What would change the count of origins, and to how many."""

    condition: str
    count: int


@dataclass(frozen=True, slots=True)
class Trace(Result):
    """What became of a claim: its reports and denials in the order of their publication.

    `count` is the number of independent origins. `circles` are ways on which an outlet comes back
    to its own report: article, the article that it rests on, and so on.
    """

    words: str
    count: int
    origins: Rows[TracedOrigin]
    reports: Rows[Reported]
    denials: Rows[Denied]
    circles: tuple[tuple[int, ...], ...]
    changes: Rows[Change]


def trace(connection: sqlite3.Connection, words: str) -> Trace:
    """Follow the claim that `words` make upstream. Raises `UnknownError` if nobody reports it."""
    known = articles(connection, articles_with(connection, words))
    every = {one.id: tuple(passages(one)) for one in known}
    found = _that_say(words, [passage for some in every.values() for passage in some])
    said = {at: some for at in found if (some := [p for p in found[at] if not _denies(p, words)])}
    denials = {at: some for at in found if (some := [p for p in found[at] if _denies(p, words)])}
    if not said and not denials:
        raise UnknownError(f"no article in this store says {words!r}")
    by_id = {one.id: one for one in known}
    written = _names(known)
    stands = {at: sourcing(by_id[at], some, every[at]) for at, some in said.items()}
    reports = [_report(by_id[at], stands[at], said) for at in said]
    answer = origins_of(reports)
    return Trace(
        words,
        answer.count,
        Rows(_traced(one, by_id, written) for one in answer.origins),
        Rows(
            _reported(by_id[at], answer, stands[at], said[at], written)
            for at in _in_order(said, by_id)
        ),
        Rows(_denied(by_id[at], denials) for at in _in_order(denials, by_id)),
        answer.circles,
        Rows(_changes(answer, written)),
    )


def _that_say(words: str, every: Iterable[Passage]) -> Mapping[int, list[Passage]]:
    """The passages that say what `words` say, by their article."""
    by_text: dict[str, list[Passage]] = {}
    for passage in every:
        by_text.setdefault(passage.text, []).append(passage)
    claim = Claim(words)
    found = [passage for text in claim.grow(by_text) for passage in by_text[text]]
    outlets = {outlet_key(passage.article.outlet or "") for passage in found}
    rest = {text: some for text in by_text.keys() - {one.text for one in found}
            if (some := [one for one in by_text[text] if _rests_on(one, outlets)])}  # fmt: skip
    found += [passage for text in claim.vouched(rest) for passage in rest[text]]
    by_article: dict[int, list[Passage]] = {}
    for passage in sorted(found, key=lambda one: one.sentence):
        by_article.setdefault(passage.article.id, []).append(passage)
    return by_article


def _rests_on(passage: Passage, outlets: Container[str]) -> bool:
    """Whether the sentence names one of `outlets` as the source of what it reports."""
    return any(one.outlet in outlets for one in passage.near.here.others)


def _denies(passage: Passage, words: str) -> bool:
    """Whether the claim is called untrue there, more often than the claim itself says of things."""
    from headwater.article import Span

    of_itself = len(signs(Span(0, len(words)), words, ()).denials) if words else 0
    return passage.denied or passage.doubted > of_itself


def _report(article: Known, stands: Sourcing, said: Mapping[int, Sequence[Passage]]) -> Report:
    return Report(
        article.id,
        article.digest,
        outlet_key(article.outlet or article.url or article.digest),
        article.first,
        article.after,
        stands,
        tuple(_originals(article, said)),
    )


def _originals(article: Known, said: Mapping[int, Sequence[Passage]]) -> list[int]:
    """The articles that the claim's words are copied from, the first of them first."""
    found = [
        said[one.original][0].article
        for one in article.copied
        if one.original in said and _is_copied(said[article.id], one)
    ]
    ids = {one.id for one in found}
    return [
        one.id
        for one in sorted(
            found, key=lambda one: (any(c.original in ids for c in one.copied), order(one))
        )
    ]


def _is_copied(said: Iterable[Passage], copied: Copied) -> bool:
    """Whether the sentences of the passages stand in the original as well, but for few words."""
    sentences = {passage.sentence for passage in said if not passage.headline}
    whole = sum(map(len, sentences))
    shared = sum(
        max(0, min(sentence.end, here.end) - max(sentence.start, here.start))
        for sentence in sentences
        for here, _ in copied.shared
    )
    return shared >= COPIED * whole > 0


def _in_order(ids: Iterable[int], by_id: Mapping[int, Known]) -> list[int]:
    return sorted(ids, key=lambda at: order(by_id[at]))


def _traced(origin: Origin, by_id: Mapping[int, Known], written: Mapping[str, str]) -> TracedOrigin:
    first = by_id[origin.articles[0]] if origin.articles else None
    return TracedOrigin(
        written.get(origin.outlet, origin.outlet),
        origin.articles,
        tuple(dict.fromkeys(one.name for one in origin.tellers)),
        first.published if first else None,
        len(origin.reach),
    )


def _reported(
    article: Known,
    answer: Origins,
    stands: Sourcing,
    said: Sequence[Passage],
    written: Mapping[str, str],
) -> Reported:
    step = next(one for one in answer.steps if one.article == article.id)
    origin = (i for i, one in enumerate(answer.origins) if article.id in one.reach)
    best = next((one for one in said if not one.headline), said[0])
    return Reported(
        article.id,
        article.published,
        article.outlet,
        article.title,
        article.url,
        step.how,
        step.upstream,
        step.outlet and written.get(step.outlet, step.outlet),
        next(origin, None),
        tuple(written.get(one, one) for one in stands.credits),
        tuple(one.name for one in stands.tellers),
        best.text,
        best.spans,
    )


def _denied(article: Known, denials: Mapping[int, Sequence[Passage]]) -> Denied:
    said = denials[article.id]
    best = next((one for one in said if one.said and one.said.speaker), said[0])
    copied = any(one.original in denials and _is_copied(said, one) for one in article.copied)
    return Denied(
        article.id,
        article.published,
        article.outlet,
        best.said.speaker if best.said else None,
        " ".join(best.sentence.of(article.text).split()),
        best.spans,
        copied,
    )


def _names(known: Iterable[Known]) -> Mapping[str, str]:
    """Outlets as they are written, by their keys: as they name themselves, else as others do."""
    called = {
        one.outlet: one.span.of(article.text) for article in known for one in article.mentions
    }
    return called | {outlet_key(one.outlet): one.outlet for one in known if one.outlet}


def _changes(answer: Origins, written: Mapping[str, str]) -> Iterable[Change]:
    for doubt in answer.doubts:
        left, right = (
            written.get(key, key)
            for i in (doubt.left, doubt.right)
            for key in [answer.origins[i].outlet]
        )
        yield Change(
            f"the unnamed sources of {left} and those of {right} are the same people", doubt.count
        )
