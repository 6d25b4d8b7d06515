"""Processes that read, and what happens when one of them dies or hangs.

Answers come in the order of the items, however long each takes, so that a store is the same
whatever the number of processes.
"""

import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from headwater.corpus.inputs.items import Item
from headwater.corpus.worker import Answer, read_made, receive, send
from headwater.errors import WorkerError

AHEAD = 8
"""Items that are under way or done, for each process, while the oldest is waited for."""
PATIENCE, PER_MEGABYTE = 120.0, 600.0
"""Seconds that an article may take, and how many more for each of its megabytes. Reading takes
some 40 seconds a megabyte on one core (benchmarks/results/speed.json)."""

Patience = Callable[[Item], float]


def patience_for(item: Item) -> float:
    """Seconds after which the process that reads an item is taken to hang."""
    return PATIENCE + PER_MEGABYTE * item.size / 1e6


def command_for(model: str | None) -> tuple[str, ...]:
    """What starts a process that reads with a model, the shipped one for None."""
    return (sys.executable, "-m", "headwater.corpus.worker", *([model] if model else []))


class Pool:
    """So many processes that read articles, each started by `command` when it is needed."""

    def __init__(
        self, workers: int, command: tuple[str, ...], patience: Patience = patience_for
    ) -> None:
        self._threads = ThreadPoolExecutor(workers)
        self._ahead = workers * AHEAD
        self._own = threading.local()
        self._workers: list[Worker] = []
        self._command = command
        self._patience = patience

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """End all processes at once, whatever they do."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.stop()
        self._threads.shutdown()

    def answers(self, items: Iterable[tuple[Item, str]]) -> Iterator[tuple[Item, str, Answer]]:
        """Each item and its digest with its reading, or with the error that it came to.

        In their order.
        """
        under_way: deque[_Task] = deque()
        for item, digest in items:
            under_way.append(self._task(item, digest))
            while under_way and (len(under_way) > self._ahead or under_way[0].done()):
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()

    def _task(self, item: Item, digest: str) -> "_Task":
        if item.kind == "reading":  # parsed here: it costs less than the way to a process
            return _Task(item, digest, lambda: read_made(item), lambda: True)
        future = self._threads.submit(self._ask, item)
        return _Task(item, digest, future.result, future.done)

    def _ask(self, item: Item) -> Answer:
        """The answer of this thread's process."""
        if not hasattr(self._own, "worker"):
            self._own.worker = Worker(self._command)
            self._workers.append(self._own.worker)
        worker: Worker = self._own.worker
        return worker.ask(item, self._patience(item))


@dataclass(frozen=True, slots=True)
class _Task:
    """An item, and its answer to come."""

    item: Item
    digest: str
    answer: Callable[[], Answer]
    done: Callable[[], bool]

    def result(self) -> tuple[Item, str, Answer]:
        """The item with its answer, which is waited for."""
        return self.item, self.digest, self.answer()


class Worker:
    """One process, used by one thread; after a death the next question starts another."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def ask(self, item: Item, patience: float) -> Answer:
        """The answer of the process, or a `WorkerError` if it dies or takes too long."""
        process = self._running()
        hung = threading.Event()
        timer = threading.Timer(patience, _give_up, (process, hung))
        timer.start()
        answer: Answer | None = None
        with suppress(OSError, ValueError):  # a pipe that broke, or was closed by `stop`
            send(process.stdin, item)  # type: ignore[arg-type]
            answer = receive(process.stdout)  # type: ignore[arg-type]
        timer.cancel()
        if answer is not None:
            return answer
        code = _end(process)
        self._process = None
        what = f"the process that read it died (exit code {code})"
        if hung.is_set():
            what = "reading it took too long and was given up"
        return WorkerError(item.name, what, "Leave it out, or try it alone: headwater read.")

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603  (our own module)
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        if self._stopped:
            self._process.kill()
        return self._process

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._stopped = True
        process = self._process
        if process:
            _end(process)


def _give_up(process: "subprocess.Popen[bytes]", hung: threading.Event) -> None:
    hung.set()
    process.kill()


def _end(process: "subprocess.Popen[bytes]") -> int:
    """Kill a process, close its pipes; its exit code."""
    process.kill()
    code = process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with suppress(OSError):
                pipe.close()
    return code
