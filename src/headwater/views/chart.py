"""A timeline as a drawing: where each event stands on the axis, and what its row says.

The axis is not to scale: the room between two dates grows with the logarithm of the days between
them, so that an hour of a war and the century before it are both seen. Wide, the words stand left
of the bars; narrow, for a phone, above them.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from math import log2
from typing import Literal

from headwater.corpus.apart import Entry
from headwater.corpus.timeline import Dispute, Timeline
from headwater.views import chronology
from headwater.views.characters import one_line
from headwater.views.shapes import shortened

Shape = Literal["wide", "narrow"]
ROWS = 60
"""Events that are drawn at most, those told by most articles first; the list beside the drawing
has all."""
HEAD = 36
"""Units above the first row: the axis's dates."""
TICK = 96
"""Units between two dates on the axis at least."""
HALF = 32
"""Units from the middle of such a date to its ends."""
LEAST = 8
"""Units that a bar is wide at least."""
BAR, THIN = 12, 9
"""How high a bar is that is alone in its row, and one of several."""
STEP = 14
"""Units from one of several bars to the next."""
LETTER = 5.6
"""Units that a letter of a bar's date takes, on average."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of a drawing: its width, where bars begin, the room at the right, the letters of
    an event that are shown, the height of a row, and how far below its top its bars begin."""

    shape: Shape
    width: int
    left: int
    margin: int
    letters: int
    row: int
    above: int


FRAMES = (Frame("wide", 760, 300, 20, 44, 30, 6), Frame("narrow", 344, 6, 8, 48, 46, 24))


@dataclass(frozen=True, slots=True)
class Bar:
    """One dating in a row: where it stands, its date, and its date and its hands in words; `anchor`
    is the side of the date that stands at `at`, `inside` whether that is in the bar."""

    x: float
    y: float
    wide: float
    high: int
    when: str
    at: float
    anchor: Literal["start", "end"]
    inside: bool
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
    """One event in the list beside the drawing; `hands` are each with the id of the article."""

    when: str
    words: str
    hands: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The rows in one shape."""

    shape: Shape
    width: int
    height: int
    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the template draws, in each shape, and the same as words.

    `disputes` are events, each with its versions: when, by whom, from what words, in which article.
    """

    drawings: tuple[Drawing, ...]
    lines: tuple[Line, ...]
    disputes: tuple[tuple[str, tuple[tuple[str, str, str, str], ...]], ...]
    left_out: int


Days = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class _Dated:
    """One dating before it is placed: its days, and as `Bar` has them `when` and `says`."""

    days: Days
    when: str
    says: str


@dataclass(frozen=True, slots=True)
class _Event:
    """One row before it is placed."""

    words: str
    mark: str
    datings: tuple[_Dated, ...]
    kind: str


class Axis:
    """Days to places on the drawing."""

    def __init__(self, days: Sequence[Days], frame: Frame) -> None:
        edges = {_number(begin) for begin, _ in days} | {_number(end, 1) for _, end in days}
        self._edges = sorted(edge for edge in edges if edge)
        self._names = _named(days)
        self._frame = frame
        places = [0.0]
        for before, after in zip(self._edges, self._edges[1:], strict=False):
            places.append(places[-1] + log2(1 + after - before))
        room = frame.width - frame.left - frame.margin
        scale = room / places[-1] if places[-1] else 0.0
        self._places = [frame.left + place * scale for place in places]

    def at(self, day: int) -> float:
        """The place of one of the days that the axis was made for."""
        return self._places[bisect_left(self._edges, day)]

    def bar(self, begin: str | None, end: str | None) -> tuple[float, float]:
        """Where a stretch begins, and how wide it is."""
        left = self.at(_number(begin)) if begin else self._frame.left
        right = self.at(_number(end, 1)) if end else self._frame.width - self._frame.margin
        return left, max(right - left, LEAST)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Dates along the axis, as many as there is room for, and no more precise than they are."""
        last = -float(TICK)
        for place, edge in zip(self._places, self._edges, strict=False):
            if place - last >= TICK:
                last = place
                day = date.fromordinal(edge).isoformat()
                at = min(max(place, HALF), self._frame.width - HALF)
                yield at, self._names.get(edge) or chronology.short(day)


def _named(days: Iterable[Days]) -> dict[int, str]:
    """What the months and years are called that begin on days on which nothing else does."""
    names: dict[int, str] = {}
    for begin, end in days:
        if begin:
            whole = chronology.when(begin, end, "") if end and begin != end else ""
            name = "" if not whole or " to " in whole else whole
            names[_number(begin)] = name and names.get(_number(begin), name)
    return names


def _number(day: str | None, more: int = 0) -> int:
    return min(date.fromisoformat(day).toordinal() + more, date.max.toordinal()) if day else 0


def chart(timeline: Timeline, most: int = ROWS) -> Chart | None:
    """The drawing of a timeline, with at most so many events that nobody contests; none where all
    its dates are vague, and None for one without any."""
    names = chronology.outlets(timeline)
    shown = [entry for entry in timeline.entries if entry.begin or entry.end]
    plain = [entry for entry in shown if not entry.contested]
    ranked = sorted(range(len(plain)), key=lambda n: _rank(plain[n]))
    drawn = [plain[n] for n in sorted(ranked[:most])]
    disputes = [d for d in timeline.contested if any(_days(d))]
    if not shown and not timeline.contested:
        return None
    events = [
        *(_event(entry, names) for entry in drawn),
        *(_disputed(dispute, names) for dispute in disputes),
    ]
    return Chart(
        drawings=tuple(_drawing(events, frame) for frame in FRAMES if events),
        lines=tuple(_line(entry, names) for entry in timeline.entries),
        disputes=tuple(_told(dispute, names) for dispute in timeline.contested),
        left_out=len(plain) - len(drawn),
    )


def _rank(entry: Entry) -> tuple[bool, int]:
    """What happened before what was said about it, and what most articles tell first."""
    return entry.kind == "speech", -len(entry.tellings)


def _days(dispute: Dispute) -> list[Days]:
    return [(v.begin, v.end) for v in dispute.about.versions if v.begin or v.end]


def _event(entry: Entry, names: Mapping[str, str]) -> _Event:
    line = _line(entry, names)
    dated = _Dated(
        (entry.begin, entry.end),
        line.when,
        f"{line.when}: {'; '.join(who for who, _ in line.hands)}",
    )
    return _Event(line.words, "", (dated,), "planned" if entry.planned else entry.kind)


def _disputed(dispute: Dispute, names: Mapping[str, str]) -> _Event:
    datings = []
    for version, _, article in dispute.versions():
        if version.begin or version.end:
            when = chronology.version_when(version)
            who = chronology.version_hands(names[article], version)
            datings.append(_Dated((version.begin, version.end), when, f"{when}: {who}"))
    return _Event(one_line(dispute.about.event), "≠ ", tuple(datings), "contested")


def _drawing(events: Sequence[_Event], frame: Frame) -> Drawing:
    """The events placed, the earliest first."""
    axis = Axis([dated.days for event in events for dated in event.datings], frame)
    ordered = sorted(events, key=lambda event: min(axis.bar(*d.days)[0] for d in event.datings))
    heights = [frame.row + STEP * (len(event.datings) - 1) for event in ordered]
    tops = list(accumulate(heights, initial=HEAD))
    return Drawing(
        shape=frame.shape,
        width=frame.width,
        height=tops[-1] + frame.row // 2,
        rows=tuple(
            _row(event, top, axis, frame) for event, top in zip(ordered, tops, strict=False)
        ),
        ticks=tuple(axis.ticks()),
    )


def _row(event: _Event, top: int, axis: Axis, frame: Frame) -> Row:
    high = BAR if len(event.datings) == 1 else THIN
    bars = []
    for number, dated in enumerate(event.datings):
        x, wide = axis.bar(*dated.days)
        at, anchor, inside = _beside(x, wide, dated.when, frame)
        y = top + frame.above + STEP * number
        is_open = not all(dated.days)
        bars.append(Bar(x, y, wide, high, dated.when, at, anchor, inside, dated.says, is_open))
    label = event.mark + shortened(event.words, frame.letters - len(event.mark))
    return Row(top + 16, label, event.words, tuple(bars), event.kind)


def _beside(
    x: float, wide: float, when: str, frame: Frame
) -> tuple[float, Literal["start", "end"], bool]:
    """Where a bar's date stands: right of it, left where there is no room, else in it."""
    length, gap = LETTER * len(when), 5
    if x + wide + gap + length <= frame.width:
        return x + wide + gap, "start", False
    if x - gap - length >= frame.left:
        return x - gap, "end", False
    return x + wide - gap, "end", True


def _line(entry: Entry, names: Mapping[str, str]) -> Line:
    hands = []
    for telling in entry.tellings:
        how = chronology.worked_out(telling.steps, telling.dated)
        said = f"{chronology.hands(telling, names)}, “{one_line(telling.dated)}”"
        who = f"{chronology.hands(telling, names)}, {how}" if how else said
        hands.append((who, telling.article))
    return Line(
        chronology.when(entry.begin, entry.end, entry.value),
        one_line(entry.tellings[0].words),
        tuple(hands),
        chronology.remarks(entry),
    )


def _told(
    dispute: Dispute, names: Mapping[str, str]
) -> tuple[str, tuple[tuple[str, str, str, str], ...]]:
    versions = tuple(
        (
            chronology.version_when(version),
            chronology.version_hands(names[article], version),
            chronology.worked_out(version.steps, dated) or f"“{one_line(dated)}”",
            article,
        )
        for version, dated, article in dispute.versions()
    )
    return one_line(dispute.about.event), versions
