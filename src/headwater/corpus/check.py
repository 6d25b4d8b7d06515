"""Whether a store is whole: its pages, its references, its readings, and every span of them."""

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass
from typing import Any

from headwater.article import article_id
from headwater.corpus import postings
from headwater.corpus.outline import outline_in
from headwater.corpus.packing import unpacked
from headwater.corpus.results import Result, Rows
from headwater.corpus.rows import digest_of, pairs, words_of
from headwater.errors import HeadwaterError
from headwater.reading.types import Reading

PROBLEMS = 100
"""Problems that are listed at most: a damaged disk makes more than anybody reads."""


@dataclass(frozen=True, slots=True)
class Problem(Result):
    """Something that is not as it must be; `where` is a table, an article or an attribution."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Checked(Result):
    """What was looked at, and what is wrong."""

    articles: int
    attributions: int
    problems: Rows[Problem]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check(connection: sqlite3.Connection) -> Checked:
    """Look at everything. Reads the whole store, one article at a time; writes nothing."""
    problems: list[Problem] = []
    for problem in _problems(connection):
        problems.append(problem)
        if len(problems) == PROBLEMS:
            break
    articles, attributions = 0, 0
    try:
        articles = _count(connection, "articles")
        attributions = _count(connection, "attributions")
    except sqlite3.DatabaseError as error:
        problems.append(Problem("the file", str(error)))
    return Checked(articles, attributions, Rows(problems))


def _problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Each part by itself: where one page is damaged, the others may still tell where."""
    for look in (_pages, _references, _words, _postings, _stories, _outlets, _articles):
        try:
            yield from look(connection)
        except sqlite3.DatabaseError as error:
            yield Problem("the file", f"{error} ({look.__name__.strip('_')})")


def _pages(connection: sqlite3.Connection) -> Iterator[Problem]:
    """SQLite's own check of pages and indexes."""
    for (said,) in connection.execute(f"PRAGMA integrity_check({PROBLEMS})"):
        if said != "ok":
            yield Problem("the file", said)


def _references(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Problem(f"{table} {row}", f"it refers to a row of {parent} that is not there")


def _words(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Whether every article and every attribution is in its full-text index."""
    for table in ("articles", "attributions"):
        indexed, rows = _count(connection, f"{table}_fts_docsize"), _count(connection, table)
        if indexed != rows:
            yield Problem(f"{table}_fts", f"it knows the words of {indexed} of {rows} {table}")


def _postings(connection: sqlite3.Connection) -> Iterator[Problem]:
    for first, size in postings.damaged(connection):
        what = f"articles {first} to {first + size - 1} are not under the words of their outlines"
        yield Problem("postings", what)


def _stories(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Whether every article has outline, profile and story, and stories count their articles."""
    rows = _count(connection, "articles")
    for table in ("outlines", "profiles", "story_articles"):
        held = _count(connection, table)
        if held != rows:
            yield Problem(table, f"it holds {held} of {rows} articles")
    wrong = (
        "SELECT id, articles, count(article_id) FROM stories "
        "LEFT JOIN story_articles ON story_id = id GROUP BY id HAVING articles <> count(article_id)"
    )
    for story, said, held in connection.execute(wrong):
        yield Problem(f"story {story}", f"it says that it has {said} articles, and has {held}")


def _outlets(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Whether what is kept of every outlet is what its articles add up to."""
    kept, summed = connection.execute(_KEPT), connection.execute(_SUMMED)
    wrong = {tuple(row) for row in kept} ^ {tuple(row) for row in summed}
    for outlet in sorted({row[0] for row in wrong}):
        yield Problem(f"outlet_figures {outlet}", "it is not what the outlet's articles add up to")


_KEPT = "SELECT outlet_id, articles, copied, named, unnamed FROM outlet_figures"
_SUMMED = """
SELECT outlet_id, count(*), sum(copied), sum(named), sum(unnamed) FROM figures
WHERE outlet_id IS NOT NULL GROUP BY outlet_id
"""


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


def _articles(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Every article's reading, with the rows that were made of it."""
    numbers = connection.execute("SELECT id FROM articles ORDER BY id").fetchall()
    for (number,) in numbers:
        for where, what in _article(connection, number):
            yield Problem(where or f"article {number}", what)


def _article(connection: sqlite3.Connection, number: int) -> Iterator[tuple[str, str]]:
    find = (
        "SELECT digest, text_digest, text, reading FROM articles "
        "LEFT JOIN texts ON texts.article_id = id LEFT JOIN readings ON readings.article_id = id "
        "WHERE id = ?"
    )
    row = connection.execute(find, (number,)).fetchone()
    try:
        reading = unpacked(row["reading"] or b"", row["text"] or "")
    except (HeadwaterError, ValueError, KeyError, TypeError, zlib.error) as error:
        yield "", f"its reading cannot be read ({error})"
        return
    if row["text_digest"] != article_id(reading.article.text) or row["digest"] != digest_of(
        reading.article
    ):
        yield "", "its text, outlet, address or date is not what was added"
    yield from _rows(connection, number, reading)


def _rows(
    connection: sqlite3.Connection, number: int, reading: Reading
) -> Iterator[tuple[str, str]]:
    """Whether the rows of every part are those of the reading, span for span."""
    for part in _PARTS:
        kept = [tuple(row) for row in connection.execute(part.find, (number,))]
        if kept != part.expected(reading):
            yield "", f"its {part.table} are not those of its reading"
    yield from _copies(connection, number, len(reading.article.text))


def _copies(connection: sqlite3.Connection, number: int, length: int) -> Iterator[tuple[str, str]]:
    """Whether what an article shares with its originals lies in the texts of both."""
    find = (
        "SELECT original_id, shared, text FROM copies "
        "JOIN texts ON article_id = original_id WHERE copy_id = ?"
    )
    for original, shared, text in connection.execute(find, (number,)):
        for start, end, there, after in json.loads(shared):
            if not (0 <= start < end <= length and 0 <= there < after <= len(text)):
                yield "", f"what it shares with article {original} lies outside of a text"


@dataclass(frozen=True, slots=True)
class _Part:
    """One table: how to get an article's rows, and what they must be by its reading."""

    table: str
    find: str
    expected: Callable[[Reading], list[tuple[Any, ...]]]


_PARTS = (
    _Part(
        "paragraphs",
        "SELECT start, end, kind FROM paragraphs WHERE article_id = ? ORDER BY place",
        lambda reading: [(one.start, one.end, one.kind) for one in reading.article.paragraphs],
    ),
    _Part(
        "credits",
        "SELECT name, span FROM credits WHERE article_id = ? ORDER BY place",
        lambda reading: [(one.name, pairs((one.span,))) for one in reading.article.credits],
    ),
    _Part(
        "sources",
        "SELECT entity, mentions FROM sources WHERE article_id = ? ORDER BY id",
        lambda reading: [(one.entity, pairs(one.mentions)) for one in reading.sources],
    ),
    _Part(
        "attributions",
        "SELECT attribution, source_spans, cue_spans, content_spans, hedge_spans, content "
        "FROM attributions WHERE article_id = ? ORDER BY id",
        lambda reading: [
            (one.id, pairs(one.source), pairs(one.cue), pairs(one.content), pairs(one.hedges),
             words_of(one.content, reading.article.text))
            for one in reading.attributions
        ],
    ),
    _Part(
        "hands",
        "SELECT attribution, place, evidence FROM hands "
        "JOIN attributions ON id = attribution_id WHERE article_id = ? ORDER BY id, place",
        lambda reading: [
            (one.id, place, pairs(hand.evidence))
            for one in reading.attributions
            for place, hand in enumerate(one.chain)
        ],
    ),
    _Part(
        "outlines",
        "SELECT layout, places, sizes, words FROM outlines WHERE article_id = ?",
        lambda reading: [astuple(outline_in(reading))],
    ),
    _Part(
        "times",
        "SELECT value, spans, mod, anchor FROM times WHERE article_id = ? ORDER BY place",
        lambda reading: [
            (one.value, pairs(one.span), one.mod, one.anchor) for one in reading.times
        ],
    ),
    _Part(
        "contested",
        "SELECT event, evidence FROM contested WHERE article_id = ? ORDER BY place, version",
        lambda reading: [
            (event.event, pairs(one.evidence))
            for event in reading.contested
            for one in event.versions
        ],
    ),
)  # fmt: skip
