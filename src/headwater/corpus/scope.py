"""The articles that a question is about, with all that must be known of them to answer it.

Read from the rows of the store, without unpacking any reading.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.article import Paragraph, Span
from headwater.corpus.mentions import Outlets
from headwater.reading.types import Spans

_CHUNK = 500
"""Values of one SQL statement: SQLite allows more, and this is enough."""


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
    `credited` the outlets of its credit lines; `answers` the attributions that deny something;
    `first` and `after` the seconds that its publication allows."""

    id: int
    digest: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    first: int | None
    after: int | None
    text: str
    paragraphs: tuple[Paragraph, ...]
    said: tuple[Said, ...]
    answers: frozenset[int]
    named: tuple[tuple[Span, str], ...]
    credited: tuple[str, ...]
    copied: tuple[Copied, ...]


def articles(connection: sqlite3.Connection, ids: Iterable[int]) -> tuple[Known, ...]:
    """The articles with these ids, in the order of their publication, then of their digests."""
    rows = _Rows(connection, sorted(set(ids)))
    return tuple(sorted(_known(rows), key=order))


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


def _known(rows: "_Rows") -> Iterator[Known]:
    paragraphs = rows.by_article(
        "SELECT article_id, start, end, kind FROM paragraphs WHERE article_id IN ({}) "
        "ORDER BY article_id, place"
    )
    credits_ = rows.by_article(
        "SELECT article_id, name FROM credits WHERE article_id IN ({}) "
        "UNION SELECT article_id, name FROM rests_on WHERE article_id IN ({})"
    )
    named = rows.by_article(
        "SELECT article_id, name, mentions FROM sources "
        "WHERE article_id IN ({}) AND kind = 'outlet'"
    )
    answers = rows.by_article(
        "SELECT article_id, by_id FROM responses WHERE article_id IN ({}) "
        "AND responses.\"is\" IN ('denies', 'disputes')"
    )
    copied = rows.by_article(
        "SELECT copy_id, original_id, share, shared FROM copies WHERE copy_id IN ({})"
    )
    said = _said(rows)
    for row in rows.all("SELECT * FROM articles JOIN texts ON article_id = id WHERE id IN ({})"):
        at = row["id"]
        yield Known(
            at, row["digest"], row["outlet"], row["title"], row["url"], row["published"],
            row["published_from"], row["published_until"], row["text"],
            tuple(Paragraph(*one[1:]) for one in paragraphs[at]),
            tuple(said[at]),
            frozenset(one["by_id"] for one in answers[at]),
            tuple((span, one["name"]) for one in named[at] for span in _spans(one["mentions"])),
            tuple(one["name"] for one in credits_[at]),
            tuple(_copied(one) for one in copied[at]),
        )  # fmt: skip


def _said(rows: "_Rows") -> Mapping[int, list[Said]]:
    through: dict[int, list[str]] = defaultdict(list)
    for hand in rows.all(
        "SELECT attribution_id, hands.name FROM attributions "
        "JOIN hands ON attribution_id = attributions.id "
        "WHERE article_id IN ({}) AND hands.kind = 'outlet' AND hands.name IS NOT NULL "
        "ORDER BY attribution_id, place"
    ):
        through[hand[0]].append(hand[1])
    found: dict[int, list[Said]] = defaultdict(list)
    for row in rows.all(
        "SELECT id, article_id, speaker, speaker_kind, speaker_count, stance, content_spans "
        "FROM attributions WHERE article_id IN ({}) ORDER BY id"
    ):
        said = Said(
            row["id"], row["speaker"], row["speaker_kind"], row["speaker_count"], row["stance"],
            _spans(row["content_spans"]), tuple(through[row["id"]]),
        )  # fmt: skip
        found[row["article_id"]].append(said)
    return found


def _copied(row: sqlite3.Row) -> Copied:
    shared = tuple((Span(a, b), Span(c, d)) for a, b, c, d in json.loads(row["shared"]))
    return Copied(row["original_id"], row["share"], shared)


def _spans(pairs: str) -> Spans:
    return tuple(Span(*pair) for pair in json.loads(pairs))


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
