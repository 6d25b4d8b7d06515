"""What the command line shows beside its output: a progress bar, on standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, Task


class Screen:
    """A progress bar over `total` inputs, or over nobody knows how many (None).

    There is none for one input, off a terminal, or when `quiet`.
    """

    def __init__(self, total: int | None, *, quiet: bool) -> None:
        shown = total not in (0, 1) and not quiet and sys.stderr.isatty()
        self._bar = _bar(total) if shown else None

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def step(self) -> None:
        """One more input is done."""
        if self._bar:
            self._bar.advance(self._bar.task_ids[0])

    @contextmanager
    def aside(self) -> Iterator[None]:
        """While this lasts the bar is out of the way, so that printing does not tear it apart."""
        if not self._bar:
            yield
            return
        self._bar.stop()
        yield
        self._bar.start()


def _bar(total: int | None) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn
    from rich.progress import TimeRemainingColumn as TimeLeft
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: "Task") -> Text:
            return Text(f"{task.speed:.1f}/s" if task.speed else "")

    name = TextColumn("{task.description}")
    columns = (name, BarColumn(), MofNCompleteColumn(), Rate(), TimeLeft())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("reading", total=total)
    return bar
