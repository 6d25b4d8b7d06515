"""What somebody said: all statements of a source over time and outlets, with roles and answers."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.article import Span
from headwater.corpus import names
from headwater.corpus.results import Result, Rows
from headwater.errors import UnknownError
from headwater.reading.types import Spans

NAMES = 50
"""Names that one question takes together at most, those with the fewest other words first."""


@dataclass(frozen=True, slots=True)
class Answer(Result):
    """Another statement that answers one, or that one answers."""

    what: str
    by: str | None
    content: str


@dataclass(frozen=True, slots=True)
class Statement(Result):
    """One attribution to a source; `article` and `id` are rows of the store.

    `through` are the hands between the article's outlet and the speaker, outermost first;
    `answers` what answers this statement in its own article; `content` the words at `spans`.
    """

    id: int
    article: int
    published: str | None
    outlet: str | None
    title: str | None
    url: str | None
    speaker: str
    role: str | None
    stance: str | None
    manner: str
    content: str
    spans: Spans
    confidence: float
    through: tuple[str, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Count(Result):
    """How often something was there, and from when to when."""

    name: str
    count: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Who(Result):
    """What somebody said: the names taken together, the number of all statements, the latest."""

    name: str
    names: tuple[str, ...]
    total: int
    roles: tuple[Count, ...]
    outlets: tuple[Count, ...]
    statements: Rows[Statement]


def who(connection: sqlite3.Connection, name: str, limit: int) -> Who:
    """The statements of the sources whose names hold all words of `name`.

    At most `limit` statements, the latest, in the order of their publication; the counts are of
    all. Raises `UnknownError` if nobody of that name says anything.
    """
    found = _named(connection, name)
    if not found:
        raise UnknownError(f"nobody named {name!r} says anything in this store")
    ids = [row["id"] for row in found]
    outlets = _counts(connection, "articles.outlet", ids)
    return Who(
        name=found[0]["name"],
        names=tuple(row["name"] for row in found),
        total=_total(connection, ids),
        roles=_counts(connection, "speaker_role", ids),
        outlets=outlets,
        statements=_latest(connection, ids, limit),
    )


def _named(connection: sqlite3.Connection, name: str) -> list[sqlite3.Row]:
    """The names of speakers that hold all words of `name`, the shortest first."""
    words = names.words(name)
    if not words:
        return []
    holds = "SELECT name_id FROM name_words WHERE word = ?"
    find = (
        f"SELECT id, name FROM names WHERE id IN ({' INTERSECT '.join([holds] * len(words))}) "  # noqa: S608
        "AND EXISTS (SELECT 1 FROM attributions WHERE speaker_id = names.id) "
        "ORDER BY length(key), key LIMIT ?"
    )
    return connection.execute(find, (*words, NAMES)).fetchall()


def _total(connection: sqlite3.Connection, ids: Sequence[int]) -> int:
    find = f"SELECT count(*) FROM attributions WHERE speaker_id IN ({marks(ids)})"  # noqa: S608
    return int(connection.execute(find, ids).fetchone()[0])


def _counts(connection: sqlite3.Connection, column: str, ids: Sequence[int]) -> tuple[Count, ...]:
    find = (
        f"SELECT {column}, count(*), min(published), max(published) FROM attributions "  # noqa: S608
        f"JOIN articles ON articles.id = article_id WHERE speaker_id IN ({marks(ids)}) "
        f"AND {column} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return tuple(Count(*row) for row in connection.execute(find, ids))


def _latest(connection: sqlite3.Connection, ids: Sequence[int], limit: int) -> Rows[Statement]:
    find = (
        f"{STATEMENTS} WHERE attributions.speaker_id IN ({marks(ids)}) "
        "ORDER BY published_from DESC, attributions.id DESC LIMIT ?"
    )
    rows = connection.execute(find, (*ids, limit)).fetchall()
    return statements(connection, reversed(rows))


STATEMENTS = (
    "SELECT attributions.*, articles.published, articles.outlet, articles.title, articles.url "
    "FROM attributions JOIN articles ON articles.id = article_id"
)
"""What `statements` needs of each; to be completed by WHERE and ORDER BY."""


def statements(connection: sqlite3.Connection, rows: Iterable[sqlite3.Row]) -> Rows[Statement]:
    """The statements that rows of `STATEMENTS` describe, in their order."""
    found = list(rows)
    ids = [row["id"] for row in found]
    through, answers = _through(connection, ids), _answers(connection, ids)
    return Rows(
        tuple(
            _statement(row, through.get(row["id"], ()), answers.get(row["id"], ())) for row in found
        )
    )


def _statement(
    row: sqlite3.Row, hands: Sequence[str | None], answers: Iterable[Answer]
) -> Statement:
    return Statement(
        id=row["id"],
        article=row["article_id"],
        published=row["published"],
        outlet=row["outlet"],
        title=row["title"],
        url=row["url"],
        speaker=row["speaker"],
        role=row["speaker_role"],
        stance=row["stance"],
        manner=row["manner"],
        content=row["content"],
        spans=spans(row["content_spans"]),
        confidence=row["confidence"],
        through=tuple(name for name in hands[:-1] if name),
        answers=tuple(answers),
    )


def _through(
    connection: sqlite3.Connection, attributions: Sequence[int]
) -> Mapping[int, list[str | None]]:
    """The names of the hands of each of some attributions."""
    find = (
        "SELECT attribution_id, name FROM hands WHERE attribution_id IN "
        "(SELECT value FROM json_each(?)) ORDER BY attribution_id, place"
    )
    found: dict[int, list[str | None]] = {}
    for attribution, name in connection.execute(find, (json.dumps(attributions),)):
        found.setdefault(attribution, []).append(name)
    return found


def _answers(
    connection: sqlite3.Connection, attributions: Sequence[int]
) -> Mapping[int, list[Answer]]:
    """What answers each of some attributions."""
    find = (
        'SELECT to_id, "is", speaker, content FROM responses '
        "JOIN attributions ON attributions.id = by_id "
        "WHERE to_id IN (SELECT value FROM json_each(?)) ORDER BY by_id"
    )
    found: dict[int, list[Answer]] = {}
    for row in connection.execute(find, (json.dumps(attributions),)):
        found.setdefault(row["to_id"], []).append(Answer(*row[1:]))
    return found


def spans(column: str) -> Spans:
    """The spans of a column that holds spans."""
    return tuple(Span(start, end) for start, end in json.loads(column))


def marks(values: Sequence[object]) -> str:
    """As many question marks as there are values."""
    return ", ".join("?" * len(values))
