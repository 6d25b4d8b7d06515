"""Stories: the list of them, and one with its river."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.corpus import names
from headwater.corpus.outlets import outlet_key
from headwater.corpus.pages.river import River, Station, Stream, river
from headwater.corpus.results import Result, Rows
from headwater.errors import UnknownError

LISTED = 20
SOURCES = 6
"""Sources of a head that are named."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which stories are asked for: published from `since` up to `until` (seconds), with an article
    of `outlet`, with a statement by `source`, from at least `least` and at most `most` origins.
    """

    since: int | None = None
    until: int | None = None
    outlet: str | None = None
    source: str | None = None
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class StoryLine(Result):
    """A story in a list; `moments` are the seconds at which its articles came."""

    id: int
    headline: str
    first: int | None
    last: int | None
    articles: int
    outlets: int
    origins: int
    statements: int
    unnamed: int
    denials: int
    contested: int
    circles: int
    moments: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StoryList(Result):
    """Stories, the newest first; `next` is where the list goes on."""

    stories: Rows[StoryLine]
    next: tuple[int, int] | None


def stories(
    connection: sqlite3.Connection, sieve: Sieve, after: tuple[int, int] | None = None
) -> StoryList:
    """The stories that pass a sieve, those that come `after` a (last, id) of the list.

    Raises `UnknownError` for an outlet or a source that nobody is called.
    """
    where, values = _where(connection, sieve, after)
    find = f"SELECT * FROM story_figures {where} ORDER BY last DESC, story_id DESC LIMIT ?"  # noqa: S608
    rows = connection.execute(find, (*values, LISTED + 1)).fetchall()
    shown = rows[:LISTED]
    more = (shown[-1]["last"], shown[-1]["story_id"]) if len(rows) > LISTED else None
    return StoryList(Rows(tuple(_line(connection, row) for row in shown)), more)


def story_line(connection: sqlite3.Connection, story: int) -> StoryLine:
    """The line of one story. Raises `UnknownError` if there is none of that number."""
    find = "SELECT * FROM story_figures WHERE story_id = ?"
    row = connection.execute(find, (story,)).fetchone()
    if not row:
        raise UnknownError(f"there is no story {story} in this store")
    return _line(connection, row)


def lasting(connection: sqlite3.Connection, story: int) -> int:
    """The number of the story that one has become part of; its own if it is still one."""
    find = "SELECT merged_into FROM stories WHERE id = ?"
    row = connection.execute(find, (story,)).fetchone()
    return int(row[0]) if row and row[0] is not None else story


def _where(
    connection: sqlite3.Connection, sieve: Sieve, after: tuple[int, int] | None
) -> tuple[str, list[object]]:
    asked: tuple[tuple[str, object], ...] = (
        ("last >= ?", sieve.since),
        ("first < ?", sieve.until),
        ("origins >= ?", sieve.least),
        ("origins <= ?", sieve.most),
        (_WITH_OUTLET, sieve.outlet and _number(connection, sieve.outlet)),
        (_WITH_SOURCE, sieve.source and _number(connection, sieve.source)),
    )
    tests = [(test, [value]) for test, value in asked if value is not None]
    if after:
        tests.append(("(last, story_id) < (?, ?)", list(after)))
    where = " AND ".join(test for test, _ in tests)
    return (f"WHERE {where}" if where else ""), [one for _, values in tests for one in values]


def _number(connection: sqlite3.Connection, name: str) -> int:
    find = "SELECT id FROM names WHERE key = ?"
    row = connection.execute(find, (names.key(name),)).fetchone()
    if not row:
        raise UnknownError(f"nobody is called {name!r} in this store")
    return int(row[0])


def _line(connection: sqlite3.Connection, row: sqlite3.Row) -> StoryLine:
    moments = tuple(one[0] for one in connection.execute(_MOMENTS, (row["story_id"],)))
    return StoryLine(
        row["story_id"], row["headline"], row["first"], row["last"], row["articles"],
        row["outlets"], row["origins"], row["statements"], row["unnamed"], row["denials"],
        row["contested"], row["circles"], moments,
    )  # fmt: skip


def story_river(connection: sqlite3.Connection, story: int) -> River:
    """The river of a story. Raises `UnknownError` if there is none of that number."""
    found = linked(connection, story)
    sources = _sources(connection, [one.id for one in found.heads])
    told = (replace(one, sources=sources.get(one.id, ())) for one in found.stations)
    return River(tuple(told), found.streams)


def linked(connection: sqlite3.Connection, story: int) -> River:
    """The same without who speaks in its articles."""
    rows = connection.execute(_STATIONS, (story,)).fetchall()
    if not rows:
        raise UnknownError(f"there is no story {story} in this store")
    stations = [_station(row) for row in rows]
    return river(stations, [*_copies(connection, story), *_relays(connection, story, stations)])


def _station(row: sqlite3.Row) -> Station:
    return Station(
        row["id"], row["outlet_id"], row["outlet"], row["title"], row["published"],
        row["published_from"], (), row["statements"], row["unnamed"], row["denials"],
        row["contested"],
    )  # fmt: skip


def _copies(connection: sqlite3.Connection, story: int) -> Iterable[Stream]:
    return [Stream(row[1], row[0], "copy", row[2]) for row in connection.execute(_COPIES, (story,))]


def _relays(
    connection: sqlite3.Connection, story: int, stations: Sequence[Station]
) -> Iterable[Stream]:
    """From an outlet's first report by then to an article that rests on it most, or credits it."""
    by_outlet: dict[str, list[Station]] = {}
    for one in sorted(stations, key=_order):
        if one.outlet:
            by_outlet.setdefault(outlet_key(one.outlet), []).append(one)
    rested: set[int] = set()
    for article, outlet, kind in connection.execute(_RELAYS, (story,)):
        theirs = by_outlet.get(outlet, ())
        upstream = next((one for one in theirs if one.id != article), None)
        if upstream and kind == "credits":
            yield Stream(upstream.id, article, "credits")
        elif upstream and article not in rested:
            rested.add(article)
            yield Stream(upstream.id, article, "rests on")


def _order(one: Station) -> tuple[bool, int, int]:
    """By time: an outlet's first report is also its first by the time of any other article. The
    undated may have been there before all."""
    return one.moment is not None, one.moment or 0, one.id


def _sources(
    connection: sqlite3.Connection, articles: Sequence[int]
) -> Mapping[int, tuple[str, ...]]:
    """Who speaks in each of some articles, those who say most first."""
    found: dict[int, tuple[str, ...]] = {}
    for article in articles:
        rows = connection.execute(_SPEAKERS, (article, SOURCES))
        found[article] = tuple(row[0] for row in rows)
    return found


_STATIONS = """
SELECT articles.id, articles.outlet_id, outlet, title, published, published_from, unnamed, denials,
  contested, named + documents + outlets + unnamed + nobody AS statements
FROM story_articles JOIN articles ON articles.id = article_id JOIN figures USING (article_id)
WHERE story_id = ?
"""
_COPIES = """
SELECT copy_id, original_id, share FROM story_articles JOIN copies ON copy_id = article_id
WHERE story_id = ?
"""
_RELAYS = """
SELECT article_id, outlet, kind FROM story_articles JOIN relays USING (article_id)
WHERE story_id = ? ORDER BY article_id, passages DESC, outlet
"""
_SPEAKERS = """
SELECT speaker, count(*) FROM attributions
WHERE article_id = ? AND speaker IS NOT NULL AND speaker_kind NOT IN ('outlet', 'none', 'author')
  AND stance IN ('asserts', 'believes')
GROUP BY speaker_id ORDER BY 2 DESC, min(id) LIMIT ?
"""
_MOMENTS = """
SELECT published_from FROM story_articles JOIN articles ON articles.id = article_id
WHERE story_id = ? AND published_from IS NOT NULL
"""
_WITH_OUTLET = """story_id IN (
  SELECT story_id FROM articles JOIN story_articles ON article_id = articles.id
  WHERE outlet_id = ?)"""
_WITH_SOURCE = """story_id IN (
  SELECT story_id FROM attributions JOIN story_articles USING (article_id) WHERE speaker_id = ?)"""
