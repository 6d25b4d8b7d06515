"""Counts by month as columns with their years below."""

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.views.labels import MONTHS
from headwater.web.charts.bars import Column, columns


@dataclass(frozen=True, slots=True)
class Timeline:
    """Columns with a label for each, the first and the last month, and all of it in words."""

    columns: tuple[Column, ...]
    labels: tuple[str, ...]
    first: str
    last: str
    words: str


def timeline(counts: Sequence[tuple[int, int]]) -> Timeline | None:
    """A timeline of counts by month (year * 12 + month - 1); None for a single month or none."""
    if len(counts) < 2:
        return None
    first, last = counts[0][0], counts[-1][0]
    by_month = dict(counts)
    months = range(first, last + 1)
    held = [by_month.get(month, 0) for month in months]
    words = f"{sum(held):,} from {month_name(first)} to {month_name(last)}"
    labels = tuple(
        f"{month_name(month)}: {count}" for month, count in zip(months, held, strict=True)
    )
    return Timeline(columns(held), labels, month_name(first), month_name(last), words)


def month_name(month: int) -> str:
    """A month counted from the year 0, in words."""
    return f"{MONTHS[month % 12]} {month // 12}"
