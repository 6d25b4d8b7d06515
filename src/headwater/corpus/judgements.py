"""What readers say against the machine: kept as a log, and winning wherever the store is asked.

The log only grows; to take a judgement back is another entry of it. The machine's reading stays
where it is (`readings`); the rows that questions are asked of follow the log. Entries name an
article by its digest and a statement by its spans, so they hold when the article is read again.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from headwater.corpus.effects import EFFECTS
from headwater.corpus.opening import now
from headwater.corpus.results import Result, Rows
from headwater.corpus.rows import Stored, digest_in
from headwater.errors import OptionError, UnknownError

About = Literal["speaker", "hands", "copy", "story"]
ANONYMOUS = "a reader"


@dataclass(frozen=True, slots=True)
class Judgement(Result):
    """One entry of the log. `target` says which statement (its content spans) or which other
    article (its digest); `before` and `after` what was there and what is said instead; `undoes`
    the entry that it takes back; `undone` whether another takes back this one.
    """

    id: int
    made: str
    by: str
    about: About
    article: str
    target: Any
    before: Any
    after: Any
    note: str | None
    undoes: int | None
    undone: bool


def judge(
    connection: sqlite3.Connection,
    about: About,
    article: int,
    target: Any,
    after: Any,
    *,
    by: str | None = None,
    note: str | None = None,
) -> int:
    """Enter a judgement on an article and let it win; the number of the entry.

    Raises `UnknownError` for an article or a target that is not there, `OptionError` for what
    cannot be said about it. Inside a transaction of the caller.
    """
    digest = digest_in(connection, article)
    before = EFFECTS[about](connection, article, target, after)
    entry = (
        now(),
        by or ANONYMOUS,
        about,
        digest,
        _json(target),
        _json(before),
        _json(after),
        note,
    )
    return _enter(connection, (*entry, None))


def undo(connection: sqlite3.Connection, number: int, by: str | None = None) -> int:
    """Take a judgement back: what was there before it is there again; the number of the entry.

    Only the last one on a matter can be taken back. Raises `UnknownError` if there is none of that
    number, `OptionError` if it is taken back already or another came after it.
    """
    entry = judgement(connection, number)
    if entry.undone or entry.undoes is not None:
        raise OptionError(f"judgement {number} is taken back already, or takes one back itself.")
    later = connection.execute(_LATER, (entry.article, entry.about, _json(entry.target), number))
    if later.fetchone():
        raise OptionError(f"another judgement came after {number}: take that one back first.")
    article = _article(connection, entry.article)
    if article is not None:
        EFFECTS[entry.about](connection, article, entry.target, entry.before)
    row = (now(), by or ANONYMOUS, entry.about, entry.article, _json(entry.target))
    return _enter(connection, (*row, _json(entry.after), _json(entry.before), None, number))


def reapply(connection: sqlite3.Connection, stored: Stored) -> None:
    """Let the log win over a new reading of an article. One of the steps of `linking`."""
    copied = _standing(connection.execute(_OF_OTHER, (_json(digest_in(connection, stored.id)),)))
    for entry in (*of_article(connection, stored.id), *copied):
        article = _article(connection, entry.article)
        try:
            if article is not None:
                EFFECTS[entry.about](connection, article, entry.target, entry.after)
        except UnknownError:  # the statement is not read any more, or the other text not in yet
            continue


def of_article(connection: sqlite3.Connection, article: int) -> tuple[Judgement, ...]:
    """The judgements on an article that hold, in their order."""
    return _standing(connection.execute(_OF_ARTICLE, (digest_in(connection, article),)))


def _standing(rows: Iterable[sqlite3.Row]) -> tuple[Judgement, ...]:
    return tuple(one for one in _listed(rows) if one.undoes is None and not one.undone)


def judgement(connection: sqlite3.Connection, number: int) -> Judgement:
    """One entry. Raises `UnknownError` if there is none of that number."""
    found = _listed(connection.execute(f"{_ENTRIES} WHERE one.id = ?", (number,)))
    if not found:
        raise UnknownError(f"there is no judgement {number} in this store")
    return found[0]


def judgements(
    connection: sqlite3.Connection, *, before: int | None = None, limit: int = 50
) -> Rows[Judgement]:
    """The entries before a number, the last first."""
    bound = 2**63 - 1 if before is None else before
    rows = connection.execute(
        f"{_ENTRIES} WHERE one.id < ? ORDER BY one.id DESC LIMIT ?", (bound, limit)
    )
    return _listed(rows)


def _listed(rows: Iterable[sqlite3.Row]) -> Rows[Judgement]:
    return Rows(
        tuple(
            Judgement(
                row["id"], row["made"], row["by"], row["about"], row["article"],
                json.loads(row["target"]), json.loads(row["before"]), json.loads(row["after"]),
                row["note"], row["undoes"], bool(row["undone"]),
            )
            for row in rows
        )
    )  # fmt: skip


def _enter(connection: sqlite3.Connection, row: tuple[Any, ...]) -> int:
    insert = "INSERT INTO judgements VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    return connection.execute(insert, row).lastrowid or 0


def _article(connection: sqlite3.Connection, digest: str) -> int | None:
    row = connection.execute("SELECT id FROM articles WHERE digest = ?", (digest,)).fetchone()
    return row and int(row[0])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


_ENTRIES = """
SELECT one.*, EXISTS (SELECT 1 FROM judgements AS other WHERE other.undoes = one.id) AS undone
FROM judgements AS one
"""
_OF_ARTICLE = f"{_ENTRIES} WHERE one.article = ? ORDER BY one.id"
_OF_OTHER = f"{_ENTRIES} WHERE one.about = 'copy' AND one.target = ? ORDER BY one.id"
_LATER = """
SELECT 1 FROM judgements AS one WHERE article = ? AND about = ? AND target = ? AND id > ?
AND undoes IS NULL AND NOT EXISTS (SELECT 1 FROM judgements AS other WHERE other.undoes = one.id)
"""
