"""Reads times of day."""

import re

from headwater.reading.timex.amounts import hedge_of
from headwater.reading.timex.grammar import Match
from headwater.reading.timex.meaning import Meaning, Shift

SPOKEN_OF = Shift("day", 0, "text")
"""The day of a time that names none."""

NAMED = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}
HALVES = {"am": 0, "a.m.": 0, "a": 0, "pm": 12, "p.m.": 12, "p": 12}
"""By how many hours the halves of the day begin after midnight."""


def clock(match: Match) -> Meaning | None:
    """7:15 p.m., 14:30 GMT, nine o'clock, noon; None for what is no time of a day."""
    named = next((NAMED[word] for word in match.words() if word in NAMED), None)
    written = named or _written(match)
    if written is None:
        return None
    zone, mod = match.get("zone"), hedge_of(match.words("approx"))
    return Meaning("TIME", SPOKEN_OF, clock=written, mod=mod, zone=str(zone) if zone else None)


def _written(match: Match) -> str | None:
    digits = match.tokens.raw(match.first)
    if re.fullmatch(r"[0-2]\d[0-5]\d", digits):
        hour, minute = int(digits[:2]), int(digits[2:])
    elif match.part("number") and not {"clock", "in"} & {*match.words()}:
        return None
    else:
        said = (match.get(kind) for kind in ("hhmm", "dotclock", "small", "number"))
        first = next(value for value in said if value is not None)
        hour, minute = (int(part) for part in [*re.split(r"[:.]", str(first)), "0"][:2])
    return _of_day(hour, minute, [HALVES[word] for word in match.words() if word in HALVES])


def _of_day(hour: int, minute: int, halves: list[int]) -> str | None:
    if halves and not 1 <= hour <= 12:
        return None
    if halves:
        hour = hour % 12 + halves[0]
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        return None
    return f"T{hour:02}:{minute:02}"


READERS = {"clock": clock}
