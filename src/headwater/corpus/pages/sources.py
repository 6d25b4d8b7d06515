"""Sources: what a name says, when, in which roles, who carried it and whom it answers."""

import sqlite3
from dataclasses import dataclass

from headwater.corpus.names import words
from headwater.corpus.pages.outlets import Named
from headwater.corpus.results import Result, Rows
from headwater.corpus.who import STATEMENTS, Statement, statements
from headwater.errors import UnknownError

LATEST = 40
TOP = 12
LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Role(Result):
    """A role that a source is given; months count from the year 0, 0 where none is known."""

    role: str
    count: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class SourcePage(Result):
    """A source under one name: all statements counted, the last added ones shown.

    `answers` are statements by others that it answers; `alike` names that share its last word;
    `next` is where the statements before these go on.
    """

    id: int
    name: str
    kind: str | None
    total: int
    months: tuple[tuple[int, int], ...]
    roles: tuple[Role, ...]
    outlets: tuple[Named, ...]
    answers: tuple[Named, ...]
    alike: tuple[Named, ...]
    statements: Rows[Statement]
    next: int | None


def source_page(connection: sqlite3.Connection, number: int, before: int = LARGEST) -> SourcePage:
    """What a source's page shows, with the statements that were added before row `before`.

    Raises `UnknownError` if nobody of that name says anything.
    """
    row = connection.execute(_NAME, (number,)).fetchone()
    if not row or row["total"] is None:
        raise UnknownError(f"there is no source {number} in this store")
    latest = connection.execute(_LATEST, (number, before, LATEST + 1)).fetchall()
    shown = latest[:LATEST]
    return SourcePage(
        id=number,
        name=row["name"],
        kind=shown[0]["speaker_kind"] if shown else None,
        total=row["total"],
        months=tuple(tuple(one) for one in connection.execute(_MONTHS, (number,))),
        roles=tuple(Role(*one) for one in connection.execute(_ROLES, (number, TOP))),
        outlets=tuple(Named(*one) for one in connection.execute(_OUTLETS, (number, TOP))),
        answers=tuple(Named(*one) for one in connection.execute(_ANSWERS, (number, TOP))),
        alike=_alike(connection, number, row["name"]),
        statements=statements(connection, shown),
        next=shown[-1]["id"] if len(latest) > LATEST else None,
    )


def _alike(connection: sqlite3.Connection, number: int, name: str) -> tuple[Named, ...]:
    """Other names with the same last word: perhaps the same person, which only a reader can say."""
    parts = words(name)
    if not parts:
        return ()
    rows = connection.execute(_ALIKE, (parts[-1], number, TOP))
    return tuple(Named(*row) for row in rows if row[2])


_NAME = """
SELECT name, (SELECT sum(statements) FROM said WHERE name_id = names.id) AS total
FROM names WHERE id = ?
"""
_LATEST = f"""{STATEMENTS} WHERE attributions.speaker_id = ? AND attributions.id < ?
ORDER BY attributions.article_id DESC, attributions.id DESC LIMIT ?"""
# ids go up with those of articles, and the index has them by article
_MONTHS = """
SELECT month, sum(statements) FROM said WHERE name_id = ? AND month > 0
GROUP BY month ORDER BY month
"""
_ROLES = """
SELECT role, sum(statements), min(month), max(month) FROM said
WHERE name_id = ? AND role <> '' GROUP BY role ORDER BY 2 DESC, 1 LIMIT ?
"""
_OUTLETS = """
SELECT names.id, names.name, sum(statements) FROM said JOIN names ON names.id = outlet_id
WHERE name_id = ? GROUP BY outlet_id ORDER BY 3 DESC, 2 LIMIT ?
"""
_ANSWERS = """
SELECT names.id, names.name, count(*) FROM
  (SELECT id FROM attributions WHERE speaker_id = ?
   ORDER BY article_id DESC, id DESC LIMIT 500) AS own
JOIN responses ON by_id = own.id JOIN attributions AS answered ON answered.id = to_id
JOIN names ON names.id = answered.speaker_id GROUP BY names.id ORDER BY 3 DESC, 2 LIMIT ?
"""
_ALIKE = """
SELECT names.id, names.name, (SELECT sum(statements) FROM said WHERE name_id = names.id)
FROM name_words JOIN names ON names.id = name_id
WHERE word = ? AND name_id <> ? LIMIT ?
"""
