"""Outlets: how each sources, and how that compares with all others."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.corpus.results import Result, Rows
from headwater.errors import UnknownError

TOP = 10
"""Names that are listed of each kind."""


@dataclass(frozen=True, slots=True)
class Sourcing(Result):
    """How many statements are by whom."""

    named: int
    documents: int
    outlets: int
    unnamed: int
    nobody: int

    @property
    def statements(self) -> int:
        """All of them."""
        return self.named + self.documents + self.outlets + self.unnamed + self.nobody


@dataclass(frozen=True, slots=True)
class OutletLine(Result):
    """An outlet in a list. `relayed` articles rest on another outlet's report, `copied` ones are
    copies of one that is in the store.
    """

    id: int
    name: str
    articles: int
    relayed: int
    copied: int
    sourcing: Sourcing


@dataclass(frozen=True, slots=True)
class Named(Result):
    """A name with how often it is there."""

    id: int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class OutletPage(Result):
    """An outlet: its line, the articles of each month, whom it rests on and quotes, the latest."""

    line: OutletLine
    months: tuple[tuple[int, int], ...]
    rests_on: tuple[Named, ...]
    relayed_by: tuple[Named, ...]
    sources: tuple[Named, ...]
    latest: tuple["ArticleLine", ...]


@dataclass(frozen=True, slots=True)
class ArticleLine(Result):
    """An article in a list."""

    id: int
    title: str | None
    outlet: str | None
    published: str | None


def outlets(connection: sqlite3.Connection, limit: int, start: int = 0) -> Rows[OutletLine]:
    """At most `limit` outlets from place `start` on, those with the most articles first."""
    rows = connection.execute(f"{_LINES} {_RANKED}", (limit, start))
    return Rows(tuple(_line(row) for row in rows))


def outlet_count(connection: sqlite3.Connection) -> int:
    """How many outlets there are."""
    return int(connection.execute("SELECT count(*) FROM outlet_figures").fetchone()[0])


def outlet_page(connection: sqlite3.Connection, number: int) -> OutletPage:
    """What an outlet's page shows. Raises `UnknownError` if it has no article."""
    row = connection.execute(f"{_LINES} WHERE outlet_id = ?", (number,)).fetchone()
    if not row:
        raise UnknownError(f"there is no outlet {number} in this store")
    return OutletPage(
        line=_line(row),
        months=tuple((month, count) for month, count in connection.execute(_MONTHS, (number,))),
        rests_on=_named(connection, _RESTS_ON, number),
        relayed_by=_named(connection, _RELAYED_BY, number),
        sources=_named(connection, _SOURCES, number),
        latest=tuple(ArticleLine(*row) for row in connection.execute(_LATEST, (number,))),
    )


def _line(row: sqlite3.Row) -> OutletLine:
    number, name, articles, relayed, copied, *counts = row
    return OutletLine(number, name, articles, relayed, copied, Sourcing(*counts))


def _named(connection: sqlite3.Connection, find: str, number: int) -> tuple[Named, ...]:
    rows: Sequence[sqlite3.Row] = connection.execute(find, (number, TOP)).fetchall()
    return tuple(Named(*row) for row in rows)


_LINES = """
SELECT outlet_id, name, articles, relayed, copied, named, documents, outlets, unnamed, nobody
FROM outlet_figures JOIN names ON names.id = outlet_id
"""
_RANKED = "ORDER BY articles DESC, name LIMIT ? OFFSET ?"
_MONTHS = """
SELECT month, count(*) FROM figures WHERE outlet_id = ? AND month IS NOT NULL
GROUP BY month ORDER BY month
"""
_RESTS_ON = """
SELECT names.id, names.name, count(*) FROM figures
JOIN rests_on USING (article_id) JOIN names ON names.id = rests_on.name_id
WHERE figures.outlet_id = ? AND relays > 0 GROUP BY names.id ORDER BY 3 DESC, 2 LIMIT ?
"""
_RELAYED_BY = """
SELECT names.id, names.name, count(*) FROM rests_on
JOIN figures USING (article_id) JOIN names ON names.id = figures.outlet_id
WHERE rests_on.name_id = ? GROUP BY names.id ORDER BY 3 DESC, 2 LIMIT ?
"""
_SOURCES = """
SELECT names.id, names.name, sum(statements) FROM said JOIN names ON names.id = name_id
WHERE outlet_id = ? GROUP BY name_id ORDER BY 3 DESC, 2 LIMIT ?
"""
_LATEST = """
SELECT id, title, outlet, published FROM articles WHERE outlet_id = ?
ORDER BY published_from DESC, id DESC LIMIT 20
"""
