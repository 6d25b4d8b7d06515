"""One article read for a visitor, in a process of its own that is ended when it takes too long."""

import tempfile
import threading
from pathlib import Path

from headwater.corpus.inputs.items import Item, Options
from headwater.corpus.pool import Worker, command_for
from headwater.errors import HeadwaterError, InputError
from headwater.reading.types import Reading
from headwater.web.problems import Problem, ProblemError, problem_of

WAITING = 8
"""Visitors that may wait for their reading; the next is told to come back."""
NAME_LIMIT = 200


class Reader:
    """Reads one article at a time; the process starts with the first, and is kept."""

    def __init__(self, command: tuple[str, ...] | None, seconds: float) -> None:
        self._worker = Worker(command or command_for(None))
        self._seconds = seconds
        self._turn = threading.Lock()
        self._places = threading.BoundedSemaphore(WAITING)

    def text(self, text: str, name: str = "pasted text") -> Reading:
        """The reading of a text or of a page's HTML. Raises `ProblemError`."""
        return self._read(Item(name, "record", text, name, Options()), name)

    def address(self, url: str) -> Reading:
        """The reading of a page of the public web. Raises `ProblemError`."""
        if not url.lower().startswith(("http://", "https://")):
            raise ProblemError(422, "An address begins with https:// or http://.")
        return self._read(Item(url, "address", url, url, Options(allow_private=False)), url)

    def file(self, data: bytes, name: str) -> Reading:
        """The reading of an uploaded file, whose name is only shown. Raises `ProblemError`."""
        with tempfile.TemporaryDirectory(prefix="headwater-") as folder:
            path = Path(folder, "upload")
            path.write_bytes(data)
            item = Item(name, "file", str(path), name, Options())
            return self._read(item, name[:NAME_LIMIT] or "uploaded file")

    def _read(self, item: Item, name: str) -> Reading:
        if not self._places.acquire(blocking=False):
            raise ProblemError(503, "Too many articles are being read. Try again in a minute.")
        try:
            with self._turn:
                answer = self._worker.ask(item, self._seconds)
        finally:
            self._places.release()
        if isinstance(answer, HeadwaterError):
            raise ProblemError.of(_named(answer, name))
        return answer

    def close(self) -> None:
        """End the process, whatever it does."""
        self._worker.stop()


def _named(error: HeadwaterError, name: str) -> Problem:
    """The problem under the name that the visitor knows, not that of a temporary file."""
    problem = problem_of(error)
    if not isinstance(error, InputError):
        return problem
    return Problem(problem.status, f"{name}: {error.what}. {error.remedy}", problem.code)
