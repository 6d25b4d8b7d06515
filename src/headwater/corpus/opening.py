"""A file to a connection: created, checked, brought to this version's schema; its errors in ours.

A store is in WAL mode: readers see the last committed article while one writer adds the next. With
`synchronous` at NORMAL a killed process loses nothing that was committed, and a power cut loses at
most the last articles, never the store.
"""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

from headwater.errors import (
    StoreAccessError,
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreMissingError,
    StoreVersionError,
)

APPLICATION = 0x48445754
"""`PRAGMA application_id` of a store: "HDWT"."""
PATIENCE = 30.0
"""Seconds to wait for another process that writes."""
PAUSE = 0.02
"""Seconds between two tries where SQLite does not wait by itself."""
CACHE = 128 * 1024
"""KiB of pages that a writer keeps: at 200,000 articles the inner pages of all indexes fit."""

LOG = 8_000
"""Pages of the write-ahead log before they are moved into the file: 32 MB. Pages that many articles
change, as those of indexes, are moved once for some hundreds of articles."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the schema: it takes a store to `version` by running `sql`."""

    version: int
    name: str
    sql: str


SCRIPTS = ("schema.sql", "views.sql")
"""Every change of the schema, in order. A store that was released is changed by a new script only;
the first makes one of an empty file."""


@cache
def steps() -> tuple[Step, ...]:
    """Every change of the schema, with its SQL: read from the package once a process."""
    folder = files(__package__)
    return tuple(
        Step(version, name, folder.joinpath(name).read_text("utf-8"))
        for version, name in enumerate(SCRIPTS, start=1)
    )


def connect(path: Path, *, write: bool, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection to the store at `path`; with `write` it is created or upgraded where needed.

    Safe to hand from thread to thread, not to use in two at once. Raises `StoreError`.
    """
    if not write and not path.exists():
        remedy = "Name another with --db, or make it with `headwater add`."
        raise StoreMissingError(str(path), "there is no such store", remedy)
    with translated(path):
        connection = _writer(path, patience) if write else _reader(path, patience)
        try:
            _require_version(connection, path, write=write)
        except BaseException:
            connection.close()
            raise
    return connection


def _writer(path: Path, patience: float) -> sqlite3.Connection:
    connection = _connection(f"{path.absolute().as_uri()}?mode=rwc", patience)
    _write_ahead(connection, patience)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {LOG}")
    return connection


def _write_ahead(connection: sqlite3.Connection, patience: float) -> None:
    """Have changes written to a log first. SQLite itself does not wait for another process that
    does the same to a new file, since each could wait for the other for ever."""
    until = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(PAUSE)


def _reader(path: Path, patience: float) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode=ro"
    connection = _connection(uri, patience)
    try:
        connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        # a folder that nobody may write to has no room for the index of a write-ahead log
        connection.close()
        if path.with_name(f"{path.name}-wal").exists():
            raise
        connection = _connection(f"{uri}&immutable=1", patience)
    return connection


def _connection(uri: str, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _require_version(connection: sqlite3.Connection, path: Path, *, write: bool) -> None:
    _require_store(connection, path)
    version, current = version_of(connection), steps()[-1].version
    if version > current:
        what = f"it was made by a newer Headwater (schema {version}; this one knows {current})"
        raise StoreVersionError(str(path), what, "Upgrade Headwater.")
    if version == current:
        return
    if not write:
        what = f"it was made by an older Headwater (schema {version}; this one needs {current})"
        raise StoreVersionError(str(path), what, "Upgrade it with `headwater check --upgrade`.")
    migrate(connection, steps())


def _require_store(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION and tables:
        what = "it is a database, but not one of Headwater's"
        raise StoreDamagedError(str(path), what, "Name another file with --db.")


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the schema that the store has; 0 for an empty file."""
    has = "SELECT 1 FROM sqlite_schema WHERE name = 'migrations'"
    if not connection.execute(has).fetchone():
        return 0
    (version,) = connection.execute("SELECT max(version) FROM migrations").fetchone()
    return int(version)


def migrate(connection: sqlite3.Connection, changes: Sequence[Step]) -> None:
    """Bring the store to the last of `changes`; each commits together with its record."""
    for change in changes:
        with transaction(connection):
            if change.version <= version_of(connection):  # another process may have been first
                continue
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            for statement in statements(change.sql):
                connection.execute(statement)
            record = "INSERT INTO migrations VALUES (?, ?, ?)"
            connection.execute(record, (change.version, change.name, now()))


def statements(sql: str) -> Iterator[str]:
    """The single statements of a script: `executescript` would commit before it runs them."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written while this lasts is committed together, or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk has rolled back by itself
            connection.execute("ROLLBACK")
        raise


def now() -> str:
    """This second in UTC, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """SQLite's errors become errors of `StoreError`'s kinds, each with what to do next."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _error(path, error) from error


_Kind = tuple[type[StoreError], str, str]
_KINDS: dict[str, _Kind] = {
    "SQLITE_BUSY": (
        StoreBusyError,
        "another process is writing to it",
        "Wait until that is done, then try again.",
    ),
    "SQLITE_FULL": (
        StoreFullError,
        "the disk is full",
        "What was added before is kept. Make room, then run the same command again.",
    ),
    "SQLITE_IOERR": (
        StoreAccessError,
        "the disk cannot be read or written",
        "Check the disk and its room, then run the same command again.",
    ),
    "SQLITE_READONLY": (
        StoreAccessError,
        "it may not be written to",
        "Check its permissions, or name another with --db.",
    ),
    "SQLITE_CANTOPEN": (
        StoreAccessError,
        "it cannot be opened",
        "Check that its folder is there and may be written to.",
    ),
    "SQLITE_CORRUPT": (
        StoreDamagedError,
        "it is damaged",
        "Restore a copy, or add the articles to a new store; `headwater check` shows where.",
    ),
    "SQLITE_NOTADB": (
        StoreDamagedError,
        "it is no SQLite file",
        "Name another file with --db.",
    ),
}
_KINDS |= {
    "SQLITE_LOCKED": _KINDS["SQLITE_BUSY"],
    "SQLITE_PERM": _KINDS["SQLITE_READONLY"],
    "SQLITE_AUTH": _KINDS["SQLITE_READONLY"],
}


def _error(path: Path, error: sqlite3.DatabaseError) -> StoreError:
    code = getattr(error, "sqlite_errorname", "") or ""
    kind = "_".join(code.split("_")[:2])
    cls, what, remedy = _KINDS.get(kind, (StoreError, f"SQLite says: {error}", _CHECK))
    return cls(str(path), what, remedy)


_CHECK = "Run `headwater check` on it."
