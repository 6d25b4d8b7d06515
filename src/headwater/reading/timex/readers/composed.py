"""Reads expressions that hold others: early next year, 10 p.m. Monday, Friday evening."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from headwater.reading.timex.grammar import Match
from headwater.reading.timex.meaning import Meaning, Shift
from headwater.reading.timex.readers.asked import phase_of, which_of
from headwater.reading.types import TimexMod

Inner = Callable[[str], Meaning | None]
"""The meaning of what a group of a match holds; None where it holds nothing."""

PARTS: Mapping[str, TimexMod] = {
    "beginning": "START", "start": "START", "end": "END", "close": "END", "middle": "MID",
    "later": "ON_OR_AFTER", "beyond": "ON_OR_AFTER", "after": "ON_OR_AFTER",
    "earlier": "ON_OR_BEFORE", "about": "APPROX", "around": "APPROX", "circa": "APPROX",
    "approximately": "APPROX",
}  # fmt: skip
"""What the words around a date make of it."""

AROUND = 5
"""How many words of an expression may stand before the date in it."""


def part(match: Match, inner: Inner) -> Meaning | None:
    """Early, mid, late; the end of; around; or later: a date with a `mod`."""
    said = inner("date") or inner("day")
    if said is None:
        return None
    words = {*match.words()[:AROUND], *match.words()[-2:]}
    mod = phase_of(match) or next((PARTS[word] for word in PARTS if word in words), None)
    return replace(said, mod=mod or said.mod)


def half_of(match: Match, inner: Inner) -> Meaning | None:
    """The last half of the 1980s."""
    said = inner("date")
    late = {"last", "latter", "second"} & set(match.words()[:2])
    return replace(said, mod="END" if late else "START") if said else None


def timed(_: Match, inner: Inner) -> Meaning | None:
    """A time of a day."""
    hour, day = inner("hour"), inner("day")
    return replace(hour, when=day.when) if hour and day else hour


def daypart(match: Match, inner: Inner) -> Meaning | None:
    """The morning, last night, Friday evening."""
    day = inner("day")
    when = day.when if day else _day_of(match)
    name = match.get("daypart") or "NI"
    return Meaning("TIME", when, clock=f"T{name}", mod=phase_of(match))


def small_hours(_: Match, inner: Inner) -> Meaning | None:
    """The small hours of Monday."""
    day = inner("day")
    return Meaning("TIME", day.when, clock="TMO") if day else None


def _day_of(match: Match) -> Shift:
    """The day of a part of a day: last night, this morning, the following evening."""
    words, which = match.words(), which_of(match)
    if which in ("next", "after", "before"):
        return Shift("day", -1 if which == "before" else 1, "text")
    if "last" in words:
        return Shift("day", -1)
    if "this" in words or "tonight" in words:
        return Shift("day", 0)
    return Shift("day", 0, "text")


COMPOSED = {
    "part": part,
    "half_of": half_of,
    "timed": timed,
    "daypart": daypart,
    "small_hours": small_hours,
}
