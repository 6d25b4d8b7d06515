"""What could not be read: recorded with its reason, listed, and found again to be retried."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from headwater.corpus.inputs import Item, Options, look
from headwater.corpus.opening import now
from headwater.corpus.results import Result, Rows
from headwater.errors import InputError
from headwater.intake.acquire import STDIN


@dataclass(frozen=True, slots=True)
class Failure(Result):
    """An input that could not be read; `last` is when it was last tried, in UTC."""

    name: str
    code: str
    what: str
    remedy: str
    attempts: int
    last: str


def record(connection: sqlite3.Connection, item: Item, digest: str, error: InputError) -> None:
    """Note that an item could not be read, once however often it is tried."""
    options = asdict(item.options)
    again = json.dumps({"again": item.again, "origin": item.origin, "options": options})
    insert = (
        "INSERT INTO failures VALUES (?, ?, ?, ?, ?, ?, 1, ?) ON CONFLICT (name) DO UPDATE SET "
        "digest = excluded.digest, code = excluded.code, what = excluded.what, "
        "remedy = excluded.remedy, item = excluded.item, attempts = attempts + 1, "
        "last = excluded.last"
    )
    row = (item.name, digest, error.code, error.what, error.remedy, again, now())
    connection.execute(insert, row)


def forget(connection: sqlite3.Connection, item: Item, digest: str) -> None:
    """The item was read after all."""
    connection.execute("DELETE FROM failures WHERE name = ? OR digest = ?", (item.name, digest))


def has(connection: sqlite3.Connection, digest: str) -> bool:
    """Whether the item of this digest has failed before."""
    find = "SELECT 1 FROM failures WHERE digest = ?"
    return connection.execute(find, (digest,)).fetchone() is not None


def listed(connection: sqlite3.Connection) -> Rows[Failure]:
    """Every failure, by name."""
    find = "SELECT name, code, what, remedy, attempts, last FROM failures ORDER BY name"
    return Rows(Failure(*row) for row in connection.execute(find))


def retried(connection: sqlite3.Connection) -> Iterator[Item]:
    """Every item that failed, as its origin gives it now; what standard input gave is gone."""
    wanted: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    failed = connection.execute("SELECT name, item FROM failures ORDER BY name").fetchall()
    for name, item in failed:
        plain = json.loads(item)
        if plain["origin"] != STDIN:
            wanted[plain["origin"], json.dumps(plain["options"])][plain["again"]] = name
    for (origin, options), names in wanted.items():
        for item in look([origin], _options(options)).items():
            if item.again in names:
                place = item.again.removeprefix(origin)
                yield replace(item, source=names[item.again].removesuffix(place))


def _options(plain: str) -> Options:
    fields = json.loads(plain)
    return Options(**{**fields, "columns": tuple(map(tuple, fields["columns"]))})
