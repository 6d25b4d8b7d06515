"""The articles that a question is about, with all that must be known of them to answer it.

Read from the rows of the store, without unpacking any reading.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.article import Paragraph, Span
from headwater.corpus.mentions import Mention, Outlets
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
    role: str | None
    stance: str | None
    source: Spans
    cue: Spans
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
    """One article. `credited` are the outlets of its credit lines, `rests_on` those that its
    reading says it rests on; `first` and `after` are the seconds that its publication allows."""

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
    mentions: tuple[Mention, ...]
    credited: tuple[str, ...]
    copied: tuple[Copied, ...]


def articles(connection: sqlite3.Connection, ids: Iterable[int]) -> tuple[Known, ...]:
    """The articles with these ids, in the order of their publication, then of their digests."""
    return _Loader(connection, sorted(set(ids))).load()


def spans(pairs: str) -> Spans:
    """Spans from the JSON of a row."""
    return tuple(Span(*pair) for pair in json.loads(pairs))


class _Loader:
    """Reads the rows of some articles, one statement a table."""

    def __init__(self, connection: sqlite3.Connection, ids: Sequence[int]) -> None:
        self._connection = connection
        self._ids = ids

    def load(self) -> tuple[Known, ...]:
        rows = self._rows(
            "SELECT articles.*, text FROM articles JOIN texts ON article_id = id WHERE id IN ({})"
        )
        paragraphs = self._by_article(
            "SELECT article_id, start, end, kind FROM paragraphs WHERE article_id IN ({}) "
            "ORDER BY article_id, place"
        )
        credits_ = self._by_article(
            "SELECT article_id, name FROM credits WHERE article_id IN ({}) "
            "UNION SELECT article_id, name FROM rests_on WHERE article_id IN ({})"
        )
        read = self._by_article(
            "SELECT article_id, name, mentions FROM sources "
            "WHERE article_id IN ({}) AND kind = 'outlet'"
        )
        answers = self._by_article(
            "SELECT article_id, by_id FROM responses WHERE article_id IN ({}) "
            "AND responses.\"is\" IN ('denies', 'disputes')"
        )
        copied = self._by_article(
            "SELECT copy_id, original_id, share, shared FROM copies WHERE copy_id IN ({})"
        )
        said = self._said()
        names = {row["outlet"] for row in rows if row["outlet"]}
        names |= {row["name"] for found in read.values() for row in found}
        names |= {row["name"] for found in credits_.values() for row in found}
        outlets = Outlets(names)
        known = [
            Known(
                id=row["id"],
                digest=row["digest"],
                outlet=row["outlet"],
                title=row["title"],
                url=row["url"],
                published=row["published"],
                first=row["published_from"],
                after=row["published_until"],
                text=row["text"],
                paragraphs=tuple(Paragraph(p[1], p[2], p[3]) for p in paragraphs[row["id"]]),
                said=tuple(said[row["id"]]),
                answers=frozenset(one["by_id"] for one in answers[row["id"]]),
                mentions=outlets.mentions(
                    row["text"],
                    row["outlet"],
                    [(s, one["name"]) for one in read[row["id"]] for s in spans(one["mentions"])],
                ),
                credited=tuple(one["name"] for one in credits_[row["id"]]),
                copied=tuple(_copied(one) for one in copied[row["id"]]),
            )
            for row in rows
        ]
        return tuple(sorted(known, key=order))

    def _said(self) -> Mapping[int, list[Said]]:
        rows = self._rows("SELECT * FROM attributions WHERE article_id IN ({}) ORDER BY id")
        through = defaultdict(list)
        for hand in self._rows(
            "SELECT attribution_id, hands.name FROM attributions "
            "JOIN hands ON attribution_id = attributions.id "
            "WHERE article_id IN ({}) AND hands.kind = 'outlet' AND hands.name IS NOT NULL "
            "ORDER BY attribution_id, place"
        ):
            through[hand[0]].append(hand[1])
        found: dict[int, list[Said]] = defaultdict(list)
        for row in rows:
            found[row["article_id"]].append(
                Said(
                    id=row["id"],
                    speaker=row["speaker"],
                    kind=row["speaker_kind"],
                    count=row["speaker_count"],
                    role=row["speaker_role"],
                    stance=row["stance"],
                    source=spans(row["source_spans"]),
                    cue=spans(row["cue_spans"]),
                    content=spans(row["content_spans"]),
                    through=tuple(through[row["id"]]),
                )
            )
        return found

    def _by_article(self, query: str) -> Mapping[int, list[sqlite3.Row]]:
        found: dict[int, list[sqlite3.Row]] = defaultdict(list)
        for row in self._rows(query):
            found[row[0]].append(row)
        return found

    def _rows(self, query: str) -> list[sqlite3.Row]:
        rows: list[sqlite3.Row] = []
        for at in range(0, len(self._ids), _CHUNK):
            chunk = self._ids[at : at + _CHUNK]
            marks = ", ".join("?" * len(chunk))
            values = tuple(chunk) * query.count("{}")
            rows += self._connection.execute(query.replace("{}", marks), values).fetchall()
        return rows


def order(one: Known) -> tuple[float, str]:
    """Where an article comes in time: by the first second that it may have been published."""
    return (one.first if one.first is not None else float("inf"), one.digest)


def _copied(row: sqlite3.Row) -> Copied:
    shared = tuple((Span(a, b), Span(c, d)) for a, b, c, d in json.loads(row["shared"]))
    return Copied(row["original_id"], row["share"], shared)
