"""Adding: items to readings in several processes, readings to the store in this one.

Each article is committed by itself, so that adding may be interrupted anywhere, by Ctrl-C, a kill,
a power cut, and goes on where it stopped when it is started again.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from headwater.corpus.inputs.items import Item
from headwater.corpus.pool import Patience, Pool, command_for, patience_for
from headwater.corpus.results import Result
from headwater.corpus.store import Store
from headwater.corpus.worker import Answer
from headwater.errors import HeadwaterError, InputError, WorkerError


@dataclass(frozen=True, slots=True)
class Added(Result):
    """What became of the items: `known` were in the store already, `failed_before` not tried."""

    added: int = 0
    known: int = 0
    failed: int = 0
    failed_before: int = 0

    @property
    def done(self) -> int:
        """How many items there were."""
        return self.added + self.known + self.failed + self.failed_before


class Adding:
    """One run of adding to a store.

    `command` starts a process that reads, `workers` is the number of them, by default one a core;
    `retry` tries what failed before. `counts` tells how far it is at any moment; `on_item` is
    called after each item with what failed, if it did.
    """

    def __init__(
        self,
        store: Store,
        *,
        command: tuple[str, ...] | None = None,
        workers: int | None = None,
        retry: bool = False,
        on_item: Callable[[InputError | None], None] = lambda _: None,
        patience: Patience = patience_for,
    ) -> None:
        self.counts = Added()
        self._store = store
        self._command = command or command_for(None)
        self._workers = workers or os.cpu_count() or 1
        self._retry = retry
        self._on_item = on_item
        self._patience = patience

    def run(self, items: Iterable[Item]) -> Added:
        """Add all items. Raises `StoreError` where the store fails: what was added is kept."""
        with Pool(self._workers, self._command, self._patience) as pool:
            for item, digest, answer in pool.answers(self._new(items)):
                self._take(item, digest, answer)
        self._store.settle()
        return self.counts

    def _new(self, items: Iterable[Item]) -> Iterator[tuple[Item, str]]:
        """The items that are to be read, with their digests; the others are counted."""
        for item in items:
            digest = item.digest()
            if self._store.has_read(digest):
                if self._retry:  # it came in under another name
                    self._store.forget(item, digest)
                self._count("known")
            elif not self._retry and self._store.has_failed(digest):
                self._count("failed_before")
            elif item.error:
                self._fail(item, digest, item.error)
            else:
                yield item, digest

    def _take(self, item: Item, digest: str, answer: Answer) -> None:
        if isinstance(answer, InputError):
            self._fail(item, digest, answer)
            return
        if isinstance(answer, HeadwaterError):  # it is not about the item: a model, an option
            raise answer
        try:
            number = self._store.add_item(item, digest, answer)
        except HeadwaterError:
            raise
        except Exception as error:  # one odd article never stops a run
            what = f"adding it failed ({type(error).__name__}: {error})"
            remedy = "That is a fault of Headwater's: please report it, with the article."
            self._fail(item, digest, WorkerError(item.name, what, remedy))
        else:
            self._count("known" if number is None else "added")

    def _fail(self, item: Item, digest: str, error: InputError) -> None:
        self._store.fail(item, digest, error)
        self._count("failed", error)

    def _count(self, what: str, error: InputError | None = None) -> None:
        self.counts = replace(self.counts, **{what: getattr(self.counts, what) + 1})
        self._on_item(error)
