"""A story as a river: its articles, what each takes from which, and where the water rises.

An article stands on others by copying them or by resting on their report; one that stands on none
is a head. What is drawn is the least that says so: a copy of a copy flows from the first, and what
a copy rests on is what its original rests on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from headwater.corpus.results import Result

StreamKind = Literal["copy", "rests on", "credits"]


@dataclass(frozen=True, slots=True)
class Station(Result):
    """An article of a story.

    `moment` is the first second that its publication time allows; `sources` who speaks in it on
    whom nobody else reports, by name, the unnamed in its words.
    """

    id: int
    outlet_id: int | None
    outlet: str | None
    title: str | None
    published: str | None
    moment: int | None
    sources: tuple[str, ...] = ()
    statements: int = 0
    unnamed: int = 0
    denials: int = 0
    contested: int = 0


@dataclass(frozen=True, slots=True)
class Stream(Result):
    """What an article takes from another: `share` of its own words, 0 to 1, for a copy."""

    upstream: int
    downstream: int
    kind: StreamKind
    share: float = 1.0


@dataclass(frozen=True)
class River:
    """The articles in order of time, and the streams between them. `circles` are given by the
    articles that rest, through others, on an earlier one of their own outlet.
    """

    stations: tuple[Station, ...]
    streams: tuple[Stream, ...]

    @cached_property
    def by_id(self) -> Mapping[int, Station]:
        """The articles by their ids."""
        return {one.id: one for one in self.stations}

    @cached_property
    def above(self) -> Mapping[int, tuple[Stream, ...]]:
        """The streams that flow into each article, the main one first, credits last."""
        found: dict[int, list[Stream]] = {one.id: [] for one in self.stations}
        for stream in self.streams:
            found[stream.downstream].append(stream)
        return {number: tuple(sorted(into, key=_weight)) for number, into in found.items()}

    def main(self, number: int) -> Stream | None:
        """The stream that an article lives on; None for a head."""
        into = self.above[number]
        return into[0] if into and into[0].kind != "credits" else None

    def course(self, number: int) -> tuple[Stream, ...]:
        """The main streams from an article up to its head, the nearest first."""
        return self._courses[number]

    @cached_property
    def _courses(self) -> Mapping[int, tuple[Stream, ...]]:
        found: dict[int, tuple[Stream, ...]] = {}
        for one in self.stations:
            way: list[Stream] = []
            stream = self.main(one.id)
            while stream:  # no stream leads back: `river` sees to that
                way.append(stream)
                stream = self.main(stream.upstream)
            found[one.id] = tuple(way)
        return found

    @cached_property
    def below(self) -> Mapping[int, tuple[int, ...]]:
        """The articles that the water of each reaches."""
        found: dict[int, list[int]] = {one.id: [] for one in self.stations}
        for one in self.stations:
            for stream in self.course(one.id):
                found[stream.upstream].append(one.id)
        return {number: tuple(reached) for number, reached in found.items()}

    def head(self, number: int) -> int:
        """The article at the head of the water that an article carries."""
        course = self.course(number)
        return course[-1].upstream if course else number

    @cached_property
    def heads(self) -> tuple[Station, ...]:
        """The articles that stand on no other."""
        return tuple(one for one in self.stations if self.main(one.id) is None)

    @cached_property
    def circles(self) -> Mapping[int, tuple[int, ...]]:
        """The way round, from an article through others to an earlier one of its own outlet."""
        return {one.id: way for one in self.stations if (way := self._round(one))}

    def _round(self, station: Station) -> tuple[int, ...]:
        way = [station.id]
        for stream in self.course(station.id):
            way.append(stream.upstream)
            upstream = self.by_id[stream.upstream]
            same = station.outlet_id is not None and upstream.outlet_id == station.outlet_id
            if same:
                return tuple(way) if len(way) > 2 else ()
        return ()


def _weight(stream: Stream) -> tuple[int, float, int]:
    order = {"copy": 0, "rests on": 1, "credits": 2}
    return order[stream.kind], -stream.share, stream.upstream


def river(stations: Iterable[Station], streams: Iterable[Stream]) -> River:
    """The river of some articles and of all that is known to link them."""
    ordered = tuple(sorted(stations, key=lambda one: (one.moment is None, one.moment or 0, one.id)))
    place = {one.id: i for i, one in enumerate(ordered)}
    known = [s for s in streams if s.upstream in place and s.downstream in place]
    copies = _copies([s for s in known if s.kind == "copy"], place)
    copied = {stream.downstream for stream in copies}
    rest = [s for s in known if s.kind != "copy" and s.downstream not in copied]
    return River(ordered, (*copies, *_without_loops(rest, copies)))


def _copies(streams: Sequence[Stream], place: Mapping[int, int]) -> list[Stream]:
    """For each copy the streams from what it was made of: one for each text it was made of."""
    into: dict[int, list[Stream]] = {}
    for stream in streams:
        into.setdefault(stream.downstream, []).append(stream)
    root: dict[int, int] = {}
    above: dict[int, set[int]] = {}
    kept: list[Stream] = []
    for number in sorted(place, key=lambda one: place[one]):
        taken: set[int] = set()
        ranked = sorted(into.get(number, ()), key=lambda s: (-round(s.share, 2), place[s.upstream]))
        for stream in ranked:
            first = root.get(stream.upstream, stream.upstream)
            flows_back = number in _all_above(stream.upstream, above)
            if first not in taken and not flows_back:
                taken.add(first)
                kept.append(stream)
                above.setdefault(number, set()).add(stream.upstream)
                root.setdefault(number, first)
    return kept


def _without_loops(streams: Sequence[Stream], copies: Sequence[Stream]) -> list[Stream]:
    """Each stream once, and none that would make water flow back to where it came from."""
    above: dict[int, set[int]] = {}
    for stream in copies:
        above.setdefault(stream.downstream, set()).add(stream.upstream)
    kept: dict[tuple[int, int], Stream] = {}
    for stream in sorted(streams, key=_weight):
        pair = (stream.upstream, stream.downstream)
        if pair in kept or stream.downstream in _all_above(stream.upstream, above):
            continue
        kept[pair] = stream
        if stream.kind != "credits":
            above.setdefault(stream.downstream, set()).add(stream.upstream)
    return list(kept.values())


def _all_above(number: int, above: Mapping[int, set[int]]) -> set[int]:
    found, waiting = {number}, [number]
    while waiting:
        new = above.get(waiting.pop(), set()) - found
        found |= new
        waiting.extend(new)
    return found
