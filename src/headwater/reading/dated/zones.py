"""By which clock a time of day is given: a zone that is named, or so many hours from one."""

import re

from headwater.reading.dated.datings import Dating
from headwater.reading.dated.intervals import DAY, Interval
from headwater.reading.dated.relations import number_said

AHEAD = re.compile(r"\b([\w-]+) hours? (ahead of|behind) (?:GMT|UTC|Greenwich)", re.IGNORECASE)
WRITTEN = re.compile(r"\b(?:GMT|UTC)\s?([+-])\s?(\d{1,2})\b")
REACH = 60
"""Code points behind a time within which its clock is told of."""


def offset(one: Dating, text: str) -> float | None:
    """Hours by which the clock of a time is ahead of UTC; None where that is not known."""
    if one.time is None or one.when is None or one.when.length >= DAY:
        return None
    around = text[one.evidence.start : one.evidence.end + REACH]
    written, ahead = WRITTEN.search(around), AHEAD.search(around)
    if written:
        return float(written[1] + written[2])
    if ahead and "local" in around[: ahead.start()]:
        number = number_said(ahead[1])
        return (number if ahead[2].lower() == "ahead of" else -number) if number else None
    if not one.time.zone:
        return None
    return 0.0 if one.time.zone == "Z" else float(one.time.zone)


def in_utc(when: Interval, hours: float) -> Interval:
    """A stretch of time by the clock of UTC."""
    return when.shifted(-hours * 60)


def zoned(value: str, hours: float) -> str:
    """A value with its zone, ISO 8601: "2025-05-02T21:00+03:00"."""
    minutes = round(abs(hours) * 60)
    return value + (f"{'-+'[hours > 0]}{minutes // 60:02}:{minutes % 60:02}" if hours else "Z")
