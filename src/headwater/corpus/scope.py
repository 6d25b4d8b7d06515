"""The articles that a question is about, with all that must be known of them to answer it.

Read from the rows of the store, without unpacking any reading. What a question may ask of all its
articles is had at once; the rest only of those that turn out to matter (`completed`).
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from headwater.article import Span
from headwater.corpus.mentions import Outlets
from headwater.corpus.outline import Outline
from headwater.reading.types import Spans

_CHUNK = 500
"""Values of one SQL statement: SQLite allows more, and this is enough."""
_KEPT = 512
"""Lists of names that are kept as objects: most articles name no outlet, and copies the same."""


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution of an article; `through` are the outlets among its hands, outermost first."""

    id: int
    speaker: str | None
    kind: str | None
    count: int | None
    stance: str | None
    content: Spans
    through: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """The text that an article shares with a likelier original: (span here, span there)."""

    original: int
    share: float
    shared: tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class Known:
    """One article. `named` are the mentions of outlets that its reading has: where, and which;
    `credited` the outlets of its credit lines; `first` and `after` the seconds that its publication
    allows. What is there only once it is looked up (`completed`): `said`, its attributions by their
    numbers within it; `answers`, those of them that deny something, by their ids; `copied`."""

    id: int
    digest: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    first: int | None
    after: int | None
    text: str
    outline: Outline
    named: tuple[tuple[Span, str], ...] = ()
    credited: tuple[str, ...] = ()
    said: Mapping[int, Said] = field(default_factory=dict)
    answers: frozenset[int] = frozenset()
    copied: tuple[Copied, ...] = ()


def articles(
    connection: sqlite3.Connection,
    ids: Iterable[int],
    wanted: Callable[[str], bool] = bool,
) -> tuple[Known, ...]:
    """The articles with these ids whose texts are `wanted`, by default all but empty ones, in the
    order of their publication, then of their digests; none is `completed`."""
    rows = _Rows(connection, sorted(set(ids))).all(_ARTICLES)
    return tuple(sorted((_known(row) for row in rows if wanted(row["text"])), key=order))


def completed(
    connection: sqlite3.Connection,
    known: Iterable[Known],
    wanted: Callable[[Known], Collection[int]],
) -> Iterator[Known]:
    """The articles with those of their attributions whose numbers are `wanted`, and with what is
    copied in them."""
    some = list(known)
    rows = _Rows(connection, [one.id for one in some])
    copied = rows.by_article(_COPIED)
    firsts = {row[0]: row[1] for row in rows.all(_FIRST)}
    said = _said(connection, firsts, {one.id: wanted(one) for one in some})
    ids = [each.id for held in said.values() for each in held.values()]
    answers = frozenset(row[0] for row in _Rows(connection, ids).all(_ANSWERS))
    for one in some:
        copies = tuple(map(_copied, copied[one.id]))
        yield replace(one, said=said[one.id], answers=answers, copied=copies)


def outlets_of(known: Iterable[Known]) -> Outlets:
    """The outlets that the articles are of, credit, or name by their readings."""
    names = {
        name
        for one in known
        for name in (one.outlet, *one.credited, *(name for _, name in one.named))
        if name
    }
    return Outlets(names)


def names_in(connection: sqlite3.Connection, ids: Sequence[int]) -> frozenset[str]:
    """The names of the outlets that the articles with these ids are of, credit or name: those that
    `outlets_of` finds."""
    return frozenset(row[0] for row in _Rows(connection, ids).all(_NAMES) if row[0])


def order(one: Known) -> tuple[float, str]:
    """Where an article comes in time: by the first second that it may have been published."""
    return (one.first if one.first is not None else float("inf"), one.digest)


def _known(row: sqlite3.Row) -> Known:
    at, digest, outlet, title, url, published, first, after, text, *rest = row
    layout, places, sizes, words, named, credited = rest
    return Known(
        at, digest, outlet, title, url, published, first, after, text,
        Outline(layout, places, sizes, words),
        _mentioned(named), _listed(credited),
    )  # fmt: skip


@lru_cache(maxsize=_KEPT)
def _mentioned(named: str) -> tuple[tuple[Span, str], ...]:
    return tuple((Span(*pair), name) for name, pairs in json.loads(named) for pair in pairs)


@lru_cache(maxsize=_KEPT)
def _listed(names: str) -> tuple[str, ...]:
    return tuple(json.loads(names))


def _said(
    connection: sqlite3.Connection,
    firsts: Mapping[int, int],
    wanted: Mapping[int, Collection[int]],
) -> Mapping[int, Mapping[int, Said]]:
    """The attributions of each article that are wanted, by their numbers within it."""
    places = {
        firsts[article] + number: (article, number)
        for article, numbers in wanted.items()
        for number in numbers
    }
    rows = _Rows(connection, list(places))
    through: dict[int, list[str]] = defaultdict(list)
    for attribution, name in rows.all(_THROUGH):
        through[attribution].append(name)
    found: dict[int, dict[int, Said]] = defaultdict(dict)
    for at, name, kind, count, stance, spans in rows.all(_SAID):
        article, number = places[at]
        said = Said(at, name, kind, count, stance, _spans(spans), tuple(through[at]))
        found[article][number] = said
    return found


def _copied(row: sqlite3.Row) -> Copied:
    shared = tuple((Span(a, b), Span(c, d)) for a, b, c, d in json.loads(row["shared"]))
    return Copied(row["original_id"], row["share"], shared)


def _spans(pairs: str) -> Spans:
    return tuple(Span(*pair) for pair in json.loads(pairs))


_ARTICLES = """
SELECT id, digest, outlet, title, url, published, published_from, published_until, text,
  layout, places, sizes, words, named, credited
FROM articles JOIN texts ON texts.article_id = id JOIN outlines ON outlines.article_id = id
WHERE id IN ({})
"""
_COPIED = "SELECT copy_id, original_id, share, shared FROM copies WHERE copy_id IN ({})"
_FIRST = "SELECT article_id, min(id) FROM attributions WHERE article_id IN ({}) GROUP BY article_id"
_SAID = """
SELECT id, speaker, speaker_kind, speaker_count, stance, content_spans FROM attributions
WHERE id IN ({})
"""
_THROUGH = """
SELECT attribution_id, name FROM hands
WHERE attribution_id IN ({}) AND kind = 'outlet' AND name IS NOT NULL
ORDER BY attribution_id, place
"""
_ANSWERS = """
SELECT by_id FROM responses WHERE by_id IN ({}) AND "is" IN ('denies', 'disputes')
"""
_NAMES = """
SELECT outlet FROM articles WHERE id IN ({})
UNION SELECT name FROM credits WHERE article_id IN ({})
UNION SELECT name FROM rests_on WHERE article_id IN ({})
UNION SELECT name FROM sources WHERE article_id IN ({}) AND kind = 'outlet'
"""


class _Rows:
    """The rows of some articles; "{}" in a query stands for their ids."""

    def __init__(self, connection: sqlite3.Connection, ids: Sequence[int]) -> None:
        self._connection = connection
        self._ids = ids

    def by_article(self, query: str) -> Mapping[int, list[sqlite3.Row]]:
        """The rows by their first column."""
        found: dict[int, list[sqlite3.Row]] = defaultdict(list)
        for row in self.all(query):
            found[row[0]].append(row)
        return found

    def all(self, query: str) -> list[sqlite3.Row]:
        """The rows."""
        rows: list[sqlite3.Row] = []
        for at in range(0, len(self._ids), _CHUNK):
            chunk = self._ids[at : at + _CHUNK]
            values = tuple(chunk) * query.count("{}")
            marks = ", ".join("?" * len(chunk))
            rows += self._connection.execute(query.replace("{}", marks), values).fetchall()
        return rows
