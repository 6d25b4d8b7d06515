"""Lists of answers on a terminal: headings, lines, gaps, wrapped by hand and safe to print."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from headwater.views.characters import encodable, one_line

MEASURE = 100
"""The widest a line gets, in columns."""


def heading(console: Console, title: str, known: Iterable[str]) -> None:
    """A title, and what is known in one line below it; empty pieces are left out."""
    line(console, title, style="bold")
    line(console, " · ".join(filter(None, known)), style="cyan")


def gap(console: Console) -> None:
    """An empty line."""
    console.print()


def line(console: Console, text: str, *, indent: int = 0, style: str = "") -> None:
    """One paragraph of text at its indent, wrapped to the console; none where it is empty."""
    plain = encodable(one_line(text), console.encoding)
    if not plain:
        return
    width = max(min(console.width, MEASURE) - indent, 8)
    for piece in Text(plain, style=style).wrap(console, width):
        piece.rstrip()
        console.print(Text.assemble(" " * indent, piece), soft_wrap=True)
