"""Stretches of time: from the value of a time expression to the first and last minute it may mean.

A value keeps its precision: "2022-05" is all of May. Vague words get room on both sides, so that
two datings contradict each other only where no reading of the words lets both be right.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf

DAY = 1440
"""Minutes of a day; all of this file counts in minutes since the first of January of year 1."""

SEASONS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (12, 15)}
"""The first month and the one after the last; winters run into the year that follows."""

PARTS = {
    "MO": (3, 12), "MI": (11, 14), "AF": (12, 18), "EV": (16, 24), "NI": (17, 31), "DT": (4, 20),
}  # fmt: skip
"""Hours of the parts of a day, as wide as anybody uses them; a night runs into the next morning."""

DATE = re.compile(
    r"(\d{2,4})(?:-(\d\d)(?:-(\d\d))?|-W(\d\d)(?:-(WE|\d))?|-(SP|SU|FA|WI)|-Q([1-4])|-H([12]))?"
)
CLOCK = re.compile(r"T(?:(\d\d)(?::?(\d\d)(?::?\d\d)?)?|(MO|MI|AF|EV|NI|DT))")
OPEN_DAY = re.compile(r"[X-]+(?:W?X+-?)*[X-]*")

SLACK = {"season": 21 * DAY}
"""Minutes on both sides of what has no sharp edge."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From the first minute to the one after the last; infinite where the words leave it open.

    `clock` says that only the time of day is known.
    """

    first: float
    last: float
    clock: bool = False

    def meets(self, other: "Interval") -> bool:
        """Whether one moment can be in both."""
        if self.clock != other.clock:
            return True
        return self.first < other.last and other.first < self.last

    def within(self, other: "Interval") -> bool:
        """Whether all of this lies in the other."""
        return self.clock == other.clock and other.first <= self.first and self.last <= other.last

    def shifted(self, by: float) -> "Interval":
        """The same, so many minutes later."""
        return Interval(self.first + by, self.last + by, self.clock)

    def widened(self, by: float) -> "Interval":
        """The same with so many minutes more on each side."""
        return Interval(self.first - by, self.last + by, self.clock)

    @property
    def length(self) -> float:
        """Minutes that it lasts."""
        return self.last - self.first

    @property
    def days(self) -> bool:
        """Whether it is no longer than a day."""
        return self.length <= DAY and not self.clock


def interval(value: str, mod: str | None = None) -> Interval | None:
    """The interval of a TIMEX3 DATE or TIME value; None for one that names no stretch of time."""
    day, mark, clock = value.partition("T")
    found = _day(day)
    if mark and (hours := _hours("T" + clock)):
        if found is None:
            found = Interval(*hours, clock=True) if OPEN_DAY.fullmatch(day) or not day else None
        elif found.days:
            found = Interval(found.first + hours[0], found.first + hours[1])
    return _modified(found, mod) if found else None


def _day(value: str) -> Interval | None:
    found = DATE.fullmatch(value)
    if not found:
        return None
    try:
        return _calendar(*found.groups())
    except (ValueError, OverflowError):
        return None


def _calendar(year: str, *parts: str | None) -> Interval | None:
    month, day, week, weekday, season, quarter, half = parts
    if len(year) < 4:
        wide = 10 ** (4 - len(year))
        first = int(year) * wide
        return _between(date(max(first, 1), 1, 1), date(first + wide, 1, 1))
    number = int(year)
    if day and month:
        return _days(date(number, int(month), int(day)), 1)
    if month:
        return _months(number, int(month), 1)
    if week:
        monday = date.fromisocalendar(number, int(week), 1)
        if weekday == "WE":
            return _days(monday + timedelta(days=5), 2)
        return _days(monday + timedelta(days=int(weekday) - 1), 1) if weekday else _days(monday, 7)
    if season:
        first, stop = SEASONS[season]
        slack = SLACK["season"] * (4 if season == "WI" else 1)
        return _months(number, first, stop - first).widened(slack)
    if quarter:
        return _months(number, 3 * int(quarter) - 2, 3)
    return _months(number, 6 * int(half) - 5, 6) if half else _months(number, 1, 12)


def _months(year: int, month: int, count: int) -> Interval:
    after = year * 12 + month - 1 + count
    return _between(date(year, month, 1), date(after // 12, after % 12 + 1, 1))


def _days(first: date, count: int) -> Interval:
    start = first.toordinal() * DAY
    return Interval(start, start + count * DAY)


def _between(first: date, after: date) -> Interval:
    return Interval(first.toordinal() * DAY, after.toordinal() * DAY)


def _hours(clock: str) -> tuple[float, float] | None:
    """Minutes of a day: from, to."""
    found = CLOCK.match(clock)
    if not found:
        return None
    hour, minute, part = found.groups()
    if part:
        return PARTS[part][0] * 60, PARTS[part][1] * 60
    if int(hour) > 24 or (minute and int(minute) > 59):
        return None
    start = int(hour) * 60 + int(minute or 0)
    return start, start + (1 if minute else 60)


def _part(begins: float) -> Callable[[Interval], Interval]:
    """Two fifths of an interval, from a fraction of it on."""

    def part(of: Interval) -> Interval:
        start = of.first + of.length * begins
        return Interval(start, start + of.length * 0.4, of.clock)

    return part


MODS: dict[str, Callable[[Interval], Interval]] = {
    "START": _part(0.0),
    "MID": _part(0.3),
    "END": _part(0.6),
    "BEFORE": lambda i: Interval(-inf, i.first, i.clock),
    "AFTER": lambda i: Interval(i.last, inf, i.clock),
    "ON_OR_BEFORE": lambda i: Interval(-inf, i.last, i.clock),
    "ON_OR_AFTER": lambda i: Interval(i.first, inf, i.clock),
    "APPROX": lambda i: i.widened(max(i.length, 30)),
}
"""What a modifier makes of an interval: "early May" is its first two fifths."""


def _modified(of: Interval, mod: str | None) -> Interval:
    return MODS[mod](of) if mod in MODS else of


def as_day(of: Interval) -> str | None:
    """The day that an interval lies in, ISO 8601; None for one longer than that."""
    if not of.days or of.first in (inf, -inf):
        return None
    try:
        return date.fromordinal(int(of.first // DAY)).isoformat()
    except (ValueError, OverflowError):
        return None
