"""Corpus: the answers of a store, as typed, immutable objects."""

from collections.abc import Iterable, Iterator
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from headwater.corpus import failures
from headwater.corpus.add import Added, Adding
from headwater.corpus.check import Checked, check
from headwater.corpus.failures import Failure
from headwater.corpus.inputs import Options, look
from headwater.corpus.judged import judged
from headwater.corpus.opening import PATIENCE
from headwater.corpus.outlet import Outlet, outlet
from headwater.corpus.pool import command_for
from headwater.corpus.results import Rows
from headwater.corpus.store import Store
from headwater.corpus.who import Who, who
from headwater.reading.types import Reading

if TYPE_CHECKING:
    from headwater.corpus.search import Hit
    from headwater.corpus.stories import Story, Told
    from headwater.corpus.traced import Trace


class Corpus:
    """Many readings in one SQLite file.

    >>> with Corpus.open("news.db") as corpus:                            # doctest: +SKIP
    ...     corpus.add(headwater.read(page) for page in pages)
    ...     for statement in corpus.who("Mira Solberg"):
    ...         print(statement.published, statement.outlet, statement.content)

    Every method raises `StoreError` where the file cannot be used.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(
        cls, path: str | PathLike[str], *, read_only: bool = False, patience: float = PATIENCE
    ) -> "Corpus":
        """Open a store; unless `read_only`, it is made where there is none.

        `patience`: seconds to wait while another process writes.
        """
        return cls(Store(Path(path), write=not read_only, patience=patience))

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def __len__(self) -> int:
        """How many articles there are."""
        with self.store.asked() as connection:
            (count,) = connection.execute("SELECT count(*) FROM articles").fetchone()
        return int(count)

    def add(self, readings: Iterable[Reading]) -> int:
        """Add readings, each in a transaction of its own; how many were not there before."""
        count = sum(self.store.add(reading) is not None for reading in readings)
        self.store.settle()
        return count

    def add_from(
        self,
        *named: str | PathLike[str],
        options: Options | None = None,
        model: str | PathLike[str] | None = None,
        workers: int | None = None,
    ) -> Added:
        """Read and add what is named: files, folders, patterns, archives, feeds, sites, lists.

        Reads in `workers` processes, by default one a core. What cannot be read is recorded (see
        `failures`) and the rest goes on. What is in already, or failed before, is not read again.
        """
        inputs = look([fspath(name) for name in named], options or Options())
        command = command_for(None if model is None else fspath(model))
        return Adding(self.store, command=command, workers=workers).run(inputs.items())

    def failures(self) -> Rows[Failure]:
        """What could not be read, by name."""
        with self.store.asked() as connection:
            return failures.listed(connection)

    def reading(self, article: int) -> Reading:
        """The reading of an article, exactly as it was added."""
        return self.store.reading(article)

    def judged(self, article: int) -> Reading:
        """The reading of an article with what readers have corrected in it."""
        reading = self.store.reading(article)
        with self.store.asked() as connection:
            return judged(connection, article, reading)

    def readings(self) -> Iterator[Reading]:
        """All readings, in the order in which they were added."""
        with self.store.asked() as connection:
            numbers = [row[0] for row in connection.execute("SELECT id FROM articles ORDER BY id")]
        return map(self.store.reading, numbers)

    def who(self, name: str, *, limit: int = 100) -> Who:
        """What somebody said, over time and outlets; the latest `limit` statements.

        `name` is a name or any words of one. Raises `UnknownError` if nobody has it.
        """
        with self.store.asked() as connection:
            return who(connection, name, limit)

    def outlet(self, name: str) -> Outlet:
        """How an outlet sources. Raises `UnknownError` if there is no article of it."""
        with self.store.asked() as connection:
            return outlet(connection, name)

    def check(self) -> Checked:
        """Whether the store is whole: pages, references, readings, every span."""
        with self.store.asked() as connection:
            return check(connection)

    def trace(self, words: str) -> "Trace":
        """A claim followed upstream: its reports, their independent origins, its denials.

        `words` say the claim; articles may say it in others. Raises `UnknownError` if none does.
        """
        from headwater.corpus.trace import trace  # numpy and the sentence model take long to import

        with self.store.asked() as connection:
            return trace(connection, words)

    def stories(self, *, limit: int = 20) -> "Rows[Story]":
        """The stories of more than one article that were last reported on, the latest first."""
        from headwater.corpus.stories import stories

        with self.store.asked() as connection:
            return stories(connection, limit)

    def story(self, number: int) -> "Told":
        """A story and its articles, by its id. Raises `UnknownError` if there is none."""
        from headwater.corpus.stories import story

        with self.store.asked() as connection:
            return story(connection, number)

    def search(self, words: str, *, limit: int = 10) -> "Rows[Hit]":
        """The articles that are most about some words, by the words and by what they mean.

        Words in quotation marks are looked for as they stand. Raises `OptionError` for no words.
        """
        from headwater.corpus.search import search

        with self.store.asked() as connection:
            return search(connection, words, limit)
