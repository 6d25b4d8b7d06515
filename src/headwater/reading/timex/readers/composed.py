"""Reads expressions that hold others: early next year, 10 p.m. Monday, Friday evening."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from headwater.reading.timex.grammar import Match
from headwater.reading.timex.meaning import Meaning, Named, Shift
from headwater.reading.timex.readers.asked import phase_of, which_of
from headwater.reading.timex.readers.days import holiday
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
    hour, day = inner("hour"), inner("day") or inner("nth")
    return replace(hour, when=day.when) if hour and day else hour


def daypart(match: Match, inner: Inner) -> Meaning | None:
    """The morning, last night, Friday evening."""
    day = inner("day") or inner("nth")
    when = day.when if day else _day_of(match)
    name = match.get("daypart") or "NI"
    return Meaning("TIME", when, clock=f"T{name}", mod=phase_of(match))


def small_hours(match: Match, inner: Inner) -> Meaning | None:
    """The small hours of Monday."""
    day = inner("day") or inner("nth")
    clock = "TNI" if "late" in match.words() else "TMO"
    return Meaning("TIME", day.when, clock=clock) if day else None


def light(match: Match, inner: Inner) -> Meaning | None:
    """First light on Monday."""
    day, clock = inner("day") or inner("nth"), "TMO" if "first" in match.words() else "TEV"
    return Meaning("TIME", day.when, clock=clock) if day else None


def hour_on_day(match: Match, inner: Inner) -> Meaning | None:
    """18.30 on Monday, 0600 on June 4: what is a clock only beside a day."""
    day, said = inner("day"), match.tokens.raw(match.first)
    digits = re.fullmatch(r"(\d{1,2})[:.]?(\d\d)", said)
    if day is None or digits is None or int(digits[1]) > 23 or int(digits[2]) > 59:
        return None
    return Meaning("TIME", day.when, clock=f"T{int(digits[1]):02}:{digits[2]}")


def beside(match: Match, _: Inner) -> Meaning | None:
    """The day after Candlemas, the eve of a feast."""
    day = holiday(match)
    return _moved(day, 1 if "after" in match.words() else -1)


def eve(match: Match, inner: Inner) -> Meaning | None:
    """The eve of Christmas, of Saint John, of 4 July."""
    return _moved(holiday(match) if match.part("feast") else inner("day"), -1)


def _moved(day: Meaning | None, by: int) -> Meaning | None:
    """A day that is named, so many days later."""
    when = day and day.when
    if day is None or not isinstance(when, Named) or when.unit != "day":
        return None
    return replace(day, when=replace(when, plus=when.plus + by))


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
    "beside": beside,
    "eve": eve,
    "light": light,
    "hour_on_day": hour_on_day,
}
