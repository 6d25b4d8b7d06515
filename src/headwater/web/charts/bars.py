"""Bars: parts of a whole side by side, and counts over time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headwater.web.words import share

WIDTH = 1000
"""A bar's length in units of its drawing, which is then scaled to its place."""
SPARK = 24
"""Columns of a sparkline."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: which kind of part (a class of the style sheet), where, and in words."""

    kind: str
    label: str
    count: int
    x: float
    width: float
    share: str


def parts(counts: Iterable[tuple[str, str, int]]) -> tuple[Part, ...]:
    """Parts of a whole from (kind, label, count), those of nothing left out."""
    held = [one for one in counts if one[2] > 0]
    whole = sum(count for *_, count in held)
    found: list[Part] = []
    x = 0.0
    for kind, label, count in held:
        width = WIDTH * count / whole
        found.append(Part(kind, label, count, round(x, 1), round(width, 1), share(count, whole)))
        x += width
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a chart over time, on a grid of 100 by 100."""

    x: float
    y: float
    width: float
    height: float
    count: int


def columns(counts: Sequence[int]) -> tuple[Column, ...]:
    """Counts of equal spans of time as columns, the greatest as high as the grid."""
    top = max(counts, default=0) or 1
    step = 100 / max(len(counts), 1)
    return tuple(
        Column(round(i * step, 2), round(100 - 100 * count / top, 1), round(step * 0.8, 2),
               round(100 * count / top, 1), count)
        for i, count in enumerate(counts)
    )  # fmt: skip


def skyline(counts: Sequence[int]) -> str:
    """The same columns as one path: a page of many small charts has a tenth of the elements."""
    return "".join(f"M{one.x} 100V{one.y}h{one.width}V100z" for one in columns(counts) if one.count)


def binned(moments: Iterable[int], first: int, last: int, bins: int = SPARK) -> list[int]:
    """How many of some moments (seconds) fall into each of equal spans from `first` to `last`."""
    counts = [0] * bins
    length = max(last - first, 1)
    for moment in moments:
        counts[min(bins - 1, max(0, (moment - first) * bins // length))] += 1
    return counts
