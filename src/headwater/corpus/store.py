"""The store: readings in, one transaction each, and out again exactly as they were."""

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from headwater.corpus import failures, rows
from headwater.corpus.inputs.items import Item
from headwater.corpus.opening import PATIENCE, connect, now, transaction, translated
from headwater.corpus.packing import packed, unpacked, unpacked_dates
from headwater.errors import HeadwaterError, InputError, StoreDamagedError, UnknownError
from headwater.reading.types import Reading


class Store:
    """One open store. `connection` answers any SQL; its rows are `sqlite3.Row`."""

    def __init__(self, path: Path, *, write: bool, patience: float = PATIENCE) -> None:
        self.path = path
        self.connection = connect(path, write=write, patience=patience)

    def close(self) -> None:
        """Close it. What was added is kept."""
        self.connection.close()

    @contextmanager
    def asked(self) -> Iterator[sqlite3.Connection]:
        """The connection, with SQLite's errors as `StoreError`s."""
        with translated(self.path):
            yield self.connection

    def add(self, reading: Reading) -> int | None:
        """Write and link one reading, in one transaction; the article's id, None if it is there."""
        with self.asked() as connection, transaction(connection):
            number, is_new = self.put(reading)
        return number if is_new else None

    def add_item(self, item: Item, digest: str, reading: Reading) -> int | None:
        """The same, and note in the same transaction that the item has been read."""
        with self.asked() as connection, transaction(connection):
            number, is_new = self.put(reading)
            note = "INSERT OR IGNORE INTO inputs VALUES (?, ?, ?)"
            connection.execute(note, (digest, item.name, number))
            failures.forget(connection, item, digest)
        return number if is_new else None

    def settle(self) -> None:
        """Finish what is put off while many articles are added."""
        # like `linking`, of no use to whoever only asks
        from headwater.corpus.story_figures import settle

        with self.asked() as connection, transaction(connection):
            settle(connection)

    def fail(self, item: Item, digest: str, error: InputError) -> None:
        """Note that an item could not be read."""
        with self.asked() as connection, transaction(connection):
            failures.record(connection, item, digest, error)

    def forget(self, item: Item, digest: str) -> None:
        """An item that failed is in after all."""
        with self.asked() as connection, transaction(connection):
            failures.forget(connection, item, digest)

    def has_read(self, digest: str) -> bool:
        """Whether the item of this digest is in."""
        find = "SELECT 1 FROM inputs WHERE digest = ?"
        with self.asked() as connection:
            return connection.execute(find, (digest,)).fetchone() is not None

    def has_failed(self, digest: str) -> bool:
        """Whether the item of this digest could not be read before."""
        with self.asked() as connection:
            return failures.has(connection, digest)

    def put(self, reading: Reading) -> tuple[int, bool]:
        """Write and link one reading within the caller's transaction; its id, whether it is new."""
        digest = rows.digest_of(reading.article)
        find = "SELECT id FROM articles WHERE digest = ?"
        row = self.connection.execute(find, (digest,)).fetchone()
        return (row[0], False) if row else (self._write(reading, digest), True)

    def _write(self, reading: Reading, digest: str) -> int:
        # what links needs libraries that take long to import; whoever only asks does without
        from headwater.corpus import linking

        stored = rows.write(self.connection, reading, digest, now())
        insert = "INSERT INTO readings VALUES (?, ?)"
        self.connection.execute(insert, (stored.id, packed(reading)))
        linking.link(self.connection, stored)
        return stored.id

    def reading(self, article: int) -> Reading:
        """The reading of an article, as it was added.

        Raises `UnknownError` if there is no such article, `StoreDamagedError` if it is broken.
        """
        return self._unpacked(article, unpacked)

    def dates(self, article: int) -> Reading:
        """The reading with nothing but its events and contested dates, all that a timeline shows.

        Raises as `reading` does.
        """
        return self._unpacked(article, unpacked_dates)

    def _unpacked(self, article: int, unpack: Callable[[bytes, str], Reading]) -> Reading:
        find = (
            "SELECT reading, text FROM readings JOIN texts USING (article_id) WHERE article_id = ?"
        )
        with self.asked() as connection:
            row = connection.execute(find, (article,)).fetchone()
        if not row:
            raise UnknownError(f"there is no article {article} in {self.path}")
        try:
            return unpack(*row)
        except (HeadwaterError, ValueError, KeyError, zlib.error) as error:
            what = f"the reading of article {article} is damaged ({error})"
            remedy = "Run `headwater check` to see what else is."
            raise StoreDamagedError(str(self.path), what, remedy) from error
