"""The store: readings in, one transaction each, and out again exactly as they were."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from headwater.corpus import linking, rows
from headwater.corpus.opening import PATIENCE, connect, now, transaction, translated
from headwater.corpus.packing import packed, unpacked
from headwater.errors import HeadwaterError, StoreDamagedError, UnknownError
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

    def add(self, reading: Reading, source: tuple[str, str] | None = None) -> int | None:
        """Write and link one reading, in one transaction; the article's id, None if it is there.

        `source` is the digest and the name of the input that it was read from, if there is one.
        """
        digest = rows.digest_of(reading.article)
        with self.asked() as connection, transaction(connection):
            known = self._id_of(digest)
            number = known or self._write(reading, digest)
            if source:
                self._note_input(source, number)
        return None if known else number

    def _write(self, reading: Reading, digest: str) -> int:
        stored = rows.write(self.connection, reading, digest, now())
        insert = "INSERT INTO readings VALUES (?, ?)"
        self.connection.execute(insert, (stored.id, packed(reading)))
        linking.link(self.connection, stored)
        return stored.id

    def _id_of(self, digest: str) -> int | None:
        find = "SELECT id FROM articles WHERE digest = ?"
        row = self.connection.execute(find, (digest,)).fetchone()
        return row and int(row[0])

    def _note_input(self, source: tuple[str, str], number: int) -> None:
        insert = "INSERT OR IGNORE INTO inputs VALUES (?, ?, ?)"
        self.connection.execute(insert, (*source, number))
        self.connection.execute("DELETE FROM failures WHERE digest = ?", source[:1])

    def reading(self, article: int) -> Reading:
        """The reading of an article, as it was added.

        Raises `UnknownError` if there is no such article, `StoreDamagedError` if it is broken.
        """
        find = (
            "SELECT reading, text FROM readings JOIN articles ON articles.id = article_id "
            "WHERE article_id = ?"
        )
        with self.asked() as connection:
            row = connection.execute(find, (article,)).fetchone()
        if not row:
            raise UnknownError(f"there is no article {article} in {self.path}")
        try:
            return unpacked(*row)
        except (HeadwaterError, ValueError, KeyError, zlib.error) as error:
            what = f"the reading of article {article} is damaged ({error})"
            remedy = "Run `headwater check` to see what else is."
            raise StoreDamagedError(str(self.path), what, remedy) from error
