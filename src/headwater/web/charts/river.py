"""The river drawn: where each article and each stream stands, wide or tall.

Wide: time runs to the right, each article has a row, those of one head stand together. Tall, for a
narrow screen: time runs down, each article has a row, each head a lane. Long pauses are shortened,
so the axis says each day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Literal

from headwater.corpus.pages.river import River, Station, Stream
from headwater.views.characters import one_line
from headwater.views.labels import DAYS, MONTHS
from headwater.views.shapes import shortened
from headwater.web.charts.bundles import bundled
from headwater.web.charts.telling import caption

Shape = Literal["wide", "tall"]
WIDTH, LEFT, RIGHT, TOP = 1080, 64, 250, 58
ROW = 52
TALL_WIDTH, LANES, LABELS = 360, (26, 116), 134
TALL_ROW, TALL_TOP = 62, 40
LABEL_LIMIT = {"wide": 46, "tall": 27}
TURN = 64
"""Units in which a stream comes down to the row that it runs along."""
COLOURS = 6
"""Heads that have a colour of their own; the next begin again."""
PAUSE = 6 * 3600
"""Seconds of a pause that are drawn to scale; of the rest, the square root."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An article, or a bundle of like ones, where it is drawn; `path`: the keys of its course."""

    key: str
    link: str
    x: float
    y: float
    label_x: float
    label_y: float
    kind: str
    colour: int
    name: str
    caption: str
    words: str
    path: str
    rills: tuple[str, ...]
    circle: bool


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A stream as a path with its width."""

    path: str
    width: float
    kind: str
    colour: int
    ends: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that a template needs to draw a river."""

    shape: Shape
    width: int
    height: int
    marks: tuple[Mark, ...]
    ribbons: tuple[Ribbon, ...]
    ticks: tuple[Tick, ...]
    first: float
    last: float


def drawn(river: River, shape: Shape, words: Mapping[int, str]) -> Drawing:
    """A river's drawing; `words` tell the way of each article."""
    return _Drawer(river, shape, words).drawing()


class _Drawer:
    """Places the articles of one river."""

    def __init__(self, river: River, shape: Shape, words: Mapping[int, str]) -> None:
        self._river = river
        self._shape = shape
        self._words = words
        self._bundles = bundled(river)
        self._shown = [one for one in river.stations if one.id not in self._bundles.hidden]
        self._colours = {head.id: i % COLOURS for i, head in enumerate(river.heads)}
        self._rows = self._row_order()
        self._axis = _axis([one.moment for one in self._shown if one.moment is not None])
        self._at = self._places()

    def drawing(self) -> Drawing:
        """Everything placed."""
        rows = max(len(self._shown), 1)
        wide = self._shape == "wide"
        ticks = self._ticks()
        return Drawing(
            shape=self._shape,
            width=WIDTH if wide else TALL_WIDTH,
            height=(TOP + rows * ROW + 16) if wide else (TALL_TOP + rows * TALL_ROW),
            marks=tuple(self._mark(one) for one in self._shown),
            ribbons=tuple(self._ribbon(stream) for stream in self._streams()),
            ticks=ticks,
            first=LEFT if wide else TALL_TOP,
            last=WIDTH - RIGHT if wide else TALL_TOP + rows * TALL_ROW,
        )

    def _streams(self) -> list[Stream]:
        hidden = self._bundles.hidden
        order = {"credits": 2, "rests on": 1, "copy": 0}
        shown = [s for s in self._river.streams if not {s.upstream, s.downstream} & hidden]
        return sorted(shown, key=lambda s: order[s.kind])

    def _row_order(self) -> dict[int, int]:
        """Tall: by time. Wide: each head with all that flows from it."""
        if self._shape == "tall":
            return {one.id: i for i, one in enumerate(self._shown)}
        below: dict[int, list[int]] = {}
        for one in self._shown:
            stream = self._river.main(one.id)
            if stream:
                below.setdefault(stream.upstream, []).append(one.id)
        order: list[int] = []
        waiting = [head.id for head in reversed(self._river.heads)]
        while waiting:
            number = waiting.pop()
            order.append(number)
            waiting.extend(reversed(below.get(number, ())))
        return {number: i for i, number in enumerate(order)}

    def _places(self) -> dict[int, tuple[float, float]]:
        found: dict[int, tuple[float, float]] = {}
        lanes = max(len(self._river.heads), 1)
        step = min(26.0, (LANES[1] - LANES[0]) / lanes)
        lane = {head.id: i for i, head in enumerate(self._river.heads)}
        for one in self._shown:
            row = self._rows[one.id]
            if self._shape == "wide":
                found[one.id] = (self._along(one, found), TOP + ROW * (row + 0.72))
            else:
                depth = len(self._river.course(one.id))
                x = LANES[0] + step * lane[self._river.head(one.id)] + min(depth, 3) * step * 0.4
                found[one.id] = (round(x, 1), TALL_TOP + TALL_ROW * (row + 0.5))
        return found

    def _along(self, one: Station, found: Mapping[int, tuple[float, float]]) -> float:
        """Where on the axis; the undated stand a step after what they take from."""
        if one.moment is not None:
            return round(LEFT + (WIDTH - LEFT - RIGHT) * self._axis[one.moment], 1)
        stream = self._river.main(one.id)
        before = found.get(stream.upstream, (LEFT - 40.0, 0.0))[0] if stream else LEFT - 40.0
        return min(before + 40.0, WIDTH - RIGHT + 20.0)

    def _mark(self, one: Station) -> Mark:
        x, y = self._at[one.id]
        bundle = self._bundles.of.get(one.id)
        stream = self._river.main(one.id)
        wide = self._shape == "wide"
        limit = LABEL_LIMIT[self._shape]
        name = bundle.name if bundle else one_line(one.outlet or "An unnamed outlet")
        return Mark(
            key=f"n{one.id}",
            link=f"/article/{one.id}",
            x=x,
            y=round(y, 1),
            label_x=x + 13 if wide else LABELS,
            label_y=round(y - 20, 1) if wide else round(y - 5, 1),
            kind="bundle" if bundle else stream.kind.replace(" ", "-") if stream else "head",
            colour=self._colours[self._river.head(one.id)],
            name=shortened(name, limit),
            caption=shortened(bundle.caption if bundle else caption(self._river, one), limit + 8),
            words=bundle.words if bundle else self._words[one.id],
            path=" ".join(f"n{number}" for number in self._path(one)),
            rills=self._rills(one, x, y) if not stream else (),
            circle=one.id in self._river.circles,
        )

    def _path(self, one: Station) -> Iterable[int]:
        """The articles that the water of one comes through, and those that it reaches."""
        above = [one.id, *(stream.upstream for stream in self._river.course(one.id))]
        hidden = self._bundles.hidden
        return (*above, *(n for n in self._river.below[one.id] if n not in hidden))

    def _rills(self, one: Station, x: float, y: float) -> tuple[str, ...]:
        """A short line for each source of a head, as springs run together."""
        count = min(len(one.sources), 4)
        spread = [(i - (count - 1) / 2) * 9 for i in range(count)]
        if self._shape == "wide":
            return tuple(
                f"M{x - 34:.1f} {y + off:.1f}Q{x - 14:.1f} {y + off:.1f} {x:.1f} {y:.1f}"
                for off in spread
            )
        return tuple(
            f"M{x + off:.1f} {y - 24:.1f}Q{x + off:.1f} {y - 10:.1f} {x:.1f} {y:.1f}"
            for off in spread
        )

    def _ribbon(self, stream: Stream) -> Ribbon:
        (x1, y1), (x2, y2) = self._at[stream.upstream], self._at[stream.downstream]
        if self._shape == "wide":
            # down at once, then along its own row: so it runs under no other article's name
            turn = min(TURN, x2 - x1)
            path = (
                f"M{x1} {y1:.1f}C{x1 + turn * 0.85:.1f} {y1:.1f} {x1 + turn * 0.1:.1f} {y2:.1f} "
                f"{x1 + turn:.1f} {y2:.1f}H{x2}"
            )
        else:
            turn = y1 + (y2 - y1) * 0.5
            path = f"M{x1} {y1:.1f}C{x1} {turn:.1f} {x2} {turn:.1f} {x2} {y2:.1f}"
        return Ribbon(
            path=path,
            width=_width(stream, self._shape),
            kind=stream.kind.replace(" ", "-"),
            colour=self._colours[self._river.head(stream.downstream)],
            ends=f"n{stream.upstream} n{stream.downstream}",
        )

    def _ticks(self) -> tuple[Tick, ...]:
        moments = [one.moment for one in self._shown if one.moment is not None]
        if not moments:
            return ()
        if self._shape == "tall":
            return self._tall_ticks()
        length = WIDTH - LEFT - RIGHT
        found: list[Tick] = []
        for day in _days(moments):
            at = round(LEFT + length * _between(self._axis, day), 1)
            if not found or at - found[-1].at > 70:
                found.append(Tick(at, _day_name(day)))
        return tuple(found)

    def _tall_ticks(self) -> tuple[Tick, ...]:
        found: list[Tick] = []
        last = ""
        for one in self._shown:
            name = _day_name(one.moment) if one.moment is not None else "undated"
            if name != last:
                found.append(Tick(TALL_TOP + TALL_ROW * self._rows[one.id], name))
            last = name
        return tuple(found)


def _width(stream: Stream, shape: Shape) -> float:
    most = 18.0 if shape == "wide" else 11.0
    if stream.kind == "copy":
        return round(2 + (most - 2) * min(stream.share, 1.0), 1)
    return round(most * 0.42, 1) if stream.kind == "rests on" else 1.6


def _axis(moments: Sequence[int]) -> dict[int, float]:
    """Where each moment stands, between 0 and 1: in order, and long pauses shortened."""
    ordered = sorted(set(moments))
    if len(ordered) < 2:
        return dict.fromkeys(ordered, 0.0)
    steps = [_drawn_pause(after - before) for before, after in pairwise(ordered)]
    least = sum(steps) / len(steps) * 0.45
    steps = [max(step, least) for step in steps]
    whole, at, found = sum(steps), 0.0, {ordered[0]: 0.0}
    for moment, step in zip(ordered[1:], steps, strict=True):
        at += step
        found[moment] = at / whole
    return found


def _drawn_pause(seconds: int) -> float:
    return seconds if seconds < PAUSE else PAUSE * (seconds / PAUSE) ** 0.5


def _between(axis: Mapping[int, float], moment: int) -> float:
    """Where a moment stands that no article has."""
    ordered = sorted(axis)
    if moment <= ordered[0]:
        return 0.0
    for before, after in pairwise(ordered):
        if before <= moment <= after:
            part = (moment - before) / (after - before)
            return axis[before] + part * (axis[after] - axis[before])
    return 1.0


def _days(moments: Sequence[int]) -> Iterable[int]:
    """The first seconds of the days from the first moment to the last, at most some dozens."""
    first, last = min(moments) // 86_400, max(moments) // 86_400
    step = max(1, (last - first) // 40)
    return (day * 86_400 for day in range(first, last + 1, step))


def _day_name(moment: int) -> str:
    when = datetime.fromtimestamp(moment, UTC)
    return f"{DAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1][:3]}"
