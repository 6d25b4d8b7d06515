"""How an outlet sources: what is its own, what rests on others, how much is by the unnamed."""

import sqlite3
from dataclasses import dataclass

from headwater.corpus import names
from headwater.corpus.results import Result
from headwater.corpus.who import Count
from headwater.errors import UnknownError

TOP = 10
"""Names that are listed of each kind."""


@dataclass(frozen=True, slots=True)
class Outlet(Result):
    """The sourcing of an outlet, in numbers of articles and of statements in them.

    `copied` articles have at least half of their words from another; of the others, `relayed` ones
    rest on another outlet's report, and `own` ones do not say that they do.
    `unnamed` statements are by people without a name, `sourceless` ones by nobody stated.
    `rests_on`: on whom it rests; `relayed_by`: who rests on it; `sources`: who speaks most.
    """

    name: str
    articles: int
    first: str | None
    last: str | None
    own: int
    relayed: int
    copied: int
    statements: int
    unnamed: int
    sourceless: int
    rests_on: tuple[Count, ...]
    relayed_by: tuple[Count, ...]
    sources: tuple[Count, ...]


def outlet(connection: sqlite3.Connection, name: str) -> Outlet:
    """The sourcing profile of an outlet. Raises `UnknownError` if it has no article."""
    find = "SELECT id, name FROM names WHERE key = ?"
    row = connection.execute(find, (names.key(name),)).fetchone()
    totals = row and connection.execute(_TOTALS, (row["id"],)).fetchone()
    if not totals or not totals["articles"]:
        raise UnknownError(f"this store has no article of an outlet named {name!r}")
    return Outlet(
        name=row["name"],
        **dict(totals),
        rests_on=_counts(connection, _RESTS_ON, row["id"]),
        relayed_by=_counts(connection, _RELAYED_BY, row["id"]),
        sources=_counts(connection, _SOURCES, row["id"]),
    )


_TOTALS = """
SELECT count(*) AS articles, min(published) AS first, max(published) AS last,
  sum(NOT copied AND rests_on IS NULL) AS own,
  sum(NOT copied AND rests_on IS NOT NULL) AS relayed, sum(copied) AS copied,
  sum(statements) AS statements, sum(unnamed) AS unnamed, sum(sourceless) AS sourceless
FROM sourcing WHERE outlet_id = ?
"""
_RESTS_ON = """
SELECT names.name, count(*), min(published), max(published) FROM articles
JOIN rests_on ON article_id = articles.id JOIN names ON names.id = rests_on.name_id
WHERE outlet_id = ? GROUP BY names.id
"""
_RELAYED_BY = """
SELECT outlet, count(*), min(published), max(published) FROM rests_on
JOIN articles ON articles.id = article_id
WHERE name_id = ? AND outlet IS NOT NULL GROUP BY outlet_id
"""
_SOURCES = """
SELECT names.name, count(*), min(published), max(published) FROM articles
JOIN attributions ON article_id = articles.id JOIN names ON names.id = speaker_id
WHERE outlet_id = ? GROUP BY names.id
"""


def _counts(connection: sqlite3.Connection, find: str, outlet_id: int) -> tuple[Count, ...]:
    ranked = f"{find} ORDER BY 2 DESC, 1 LIMIT {TOP}"
    return tuple(Count(*row) for row in connection.execute(ranked, (outlet_id,)))
