"""The store as many threads read it: a connection each, and when what it says has changed."""

import threading
from pathlib import Path

from headwater.corpus.corpus import Corpus

CACHE_KIB = 8 * 1024
"""KiB of pages that each connection keeps, so that all of them stay within the server's memory."""


class Database:
    """A store, open once for each thread that asks."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._own = threading.local()
        self._opened: list[Corpus] = []
        self._watcher = Corpus.open(path, read_only=True)
        self._lock = threading.Lock()

    def corpus(self) -> Corpus:
        """This thread's corpus, for reading only."""
        if not hasattr(self._own, "corpus"):
            opened = Corpus.open(self.path, read_only=True)
            opened.store.connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            self._own.corpus = opened
            with self._lock:
                self._opened.append(opened)
        found: Corpus = self._own.corpus
        return found

    def writing(self) -> Corpus:
        """A corpus that may be written to; whoever asks closes it."""
        return Corpus.open(self.path)

    def version(self) -> int:
        """A number that changes whenever anybody commits to the store."""
        with self._lock, self._watcher.store.asked() as connection:
            (number,) = connection.execute("PRAGMA data_version").fetchone()
        return int(number)

    def close(self) -> None:
        """Close all connections."""
        for corpus in (self._watcher, *self._opened):
            corpus.close()
