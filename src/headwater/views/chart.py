"""A timeline as a drawing: where each event stands on the axis, and what its row says.

The axis is not to scale: the room between two dates grows with the logarithm of the days between
them, so that an hour of a war and the century before it are both seen.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log2

from headwater.corpus.timeline import Dispute, Entry, Timeline
from headwater.views import chronology
from headwater.views.characters import one_line
from headwater.views.shapes import shortened

WIDTH, LABELS, MARGIN = 760, 300, 20
"""Units of the drawing: all of it, the column of words, the room at the right."""
ROW, HEAD = 30, 36
TICK = 96
"""Units between two dates on the axis at least."""
LEAST = 8
"""Units that a bar is wide at least."""
WORDS = 44
ROWS = 60
"""Events that are drawn at most; the list beside the drawing has all."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One dating in a row: from `x`, so `wide`; `says` is its date and its hands in words."""

    x: float
    wide: float
    says: str
    open: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One event: its words, short and whole, its bars, and what kind of row it is."""

    y: int
    label: str
    words: str
    bars: tuple[Bar, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """One event in the list beside the drawing."""

    when: str
    words: str
    hands: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the template draws, and the same as words."""

    height: int
    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, str], ...]
    lines: tuple[Line, ...]
    disputes: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]
    left_out: int


Dated = tuple[str | None, str | None]


class Axis:
    """Days to places on the drawing."""

    def __init__(self, days: Sequence[Dated]) -> None:
        edges = {_number(begin) for begin, _ in days} | {_number(end, 1) for _, end in days}
        self._edges = sorted(edge for edge in edges if edge)
        places = [0.0]
        for before, after in zip(self._edges, self._edges[1:], strict=False):
            places.append(places[-1] + log2(1 + after - before))
        room = WIDTH - LABELS - MARGIN
        scale = room / places[-1] if places[-1] else 0.0
        self._places = [LABELS + place * scale for place in places]

    def at(self, day: int) -> float:
        """The place of one of the days that the axis was made for."""
        return self._places[bisect_left(self._edges, day)]

    def bar(self, begin: str | None, end: str | None) -> tuple[float, float]:
        """Where a stretch begins, and how wide it is."""
        left = self.at(_number(begin)) if begin else LABELS
        right = self.at(_number(end, 1)) if end else WIDTH - MARGIN
        return left, max(right - left, LEAST)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Dates along the axis, as many as there is room for."""
        last = -float(TICK)
        for place, edge in zip(self._places, self._edges, strict=False):
            if place - last >= TICK and place <= WIDTH - MARGIN - TICK / 2:
                last = place
                yield place, chronology.short(date.fromordinal(edge).isoformat())


def _number(day: str | None, more: int = 0) -> int:
    return min(date.fromisoformat(day).toordinal() + more, date.max.toordinal()) if day else 0


def chart(timeline: Timeline) -> Chart | None:
    """The drawing of a timeline; None for one without any date."""
    names = chronology.outlets(timeline)
    shown = [entry for entry in timeline.entries if entry.begin or entry.end]
    drawn = [entry for entry in shown if not entry.contested][:ROWS]
    disputes = [d for d in timeline.contested if any(_dates(d))]
    if not shown and not disputes:
        return None
    axis = Axis([(e.begin, e.end) for e in drawn] + [day for d in disputes for day in _dates(d)])
    rows = sorted([*_events(drawn, axis, names), *_disputes(disputes, axis, names)], key=_first)
    return Chart(
        height=HEAD + ROW * len(rows) + ROW // 2,
        rows=tuple(_placed(row, number) for number, row in enumerate(rows)),
        ticks=tuple(axis.ticks()),
        lines=tuple(_line(entry, names) for entry in timeline.entries),
        disputes=tuple(_told(dispute, names) for dispute in timeline.contested),
        left_out=max(0, sum(not entry.contested for entry in shown) - ROWS),
    )


def _dates(dispute: Dispute) -> list[Dated]:
    return [(v.begin, v.end) for v in dispute.about.versions if v.begin or v.end]


def _events(entries: Sequence[Entry], axis: Axis, names: Mapping[str, str]) -> Iterator[Row]:
    for entry in entries:
        line = _line(entry, names)
        says = f"{line.when}: {'; '.join(line.hands)}"
        bar = Bar(*axis.bar(entry.begin, entry.end), says, not (entry.begin and entry.end))
        kind = "planned" if entry.planned else entry.kind
        yield Row(0, shortened(line.words, WORDS), line.words, (bar,), kind)


def _disputes(disputes: Sequence[Dispute], axis: Axis, names: Mapping[str, str]) -> Iterator[Row]:
    for dispute in disputes:
        words = one_line(dispute.about.event)
        bars = []
        for version in dispute.about.versions:
            if version.begin or version.end:
                who = chronology.version_hands(names[dispute.article], version)
                says = f"{chronology.version_when(version)}: {who}"
                place = axis.bar(version.begin, version.end)
                bars.append(Bar(*place, says, not (version.begin and version.end)))
        yield Row(0, "≠ " + shortened(words, WORDS - 2), words, tuple(bars), "contested")


def _first(row: Row) -> float:
    return min(bar.x for bar in row.bars)


def _placed(row: Row, number: int) -> Row:
    return Row(HEAD + ROW * number, row.label, row.words, row.bars, row.kind)


def _line(entry: Entry, names: Mapping[str, str]) -> Line:
    hands = []
    for telling in entry.tellings:
        how = chronology.worked_out(telling.steps, telling.dated)
        said = f"{chronology.hands(telling, names)}, “{one_line(telling.dated)}”"
        hands.append(f"{chronology.hands(telling, names)}, {how}" if how else said)
    return Line(
        chronology.when(entry.begin, entry.end, entry.value),
        one_line(entry.tellings[0].words),
        tuple(hands),
        chronology.remarks(entry),
    )


def _told(
    dispute: Dispute, names: Mapping[str, str]
) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    versions = tuple(
        (
            chronology.version_when(version),
            chronology.version_hands(names[dispute.article], version),
            chronology.worked_out(version.steps, dated) or f"“{one_line(dated)}”",
        )
        for version, dated in zip(dispute.about.versions, dispute.words, strict=True)
    )
    return one_line(dispute.about.event), versions
