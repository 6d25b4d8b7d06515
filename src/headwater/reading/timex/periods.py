"""Calendar periods as TIMEX3 writes them (ISO 8601, with TIMEX3's seasons, decades, weekends).

A period is as precise as its unit: "1989-Q3" is a quarter, and no day of it is made up.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal[
    "day", "weekend", "week", "month", "season", "quarter", "half", "year",
    "decade", "century", "millennium",
]  # fmt: skip
SEASONS = ("WI", "SP", "SU", "FA")
MONTHS = {"month": 1, "season": 3, "quarter": 3, "half": 6, "year": 12, "decade": 120,
          "century": 1200, "millennium": 12000}  # fmt: skip
DAYS = {"day": 1, "weekend": 7, "week": 7}
ORDER: tuple[Unit, ...] = (
    "day", "weekend", "week", "month", "season", "quarter", "half", "year",
    "decade", "century", "millennium",
)  # fmt: skip
"""From the finest to the coarsest."""

UNITS: Mapping[str, Unit] = {unit: unit for unit in ORDER}
"""The words for units, as units."""

DIGITS: Mapping[int, Unit] = {10: "day", 7: "month", 4: "year", 3: "decade", 2: "century"}
"""The unit of a value of so many characters, where it is all digits."""


LAST = date(9999, 12, 20)
"""Later days are taken for this one: the weeks around them would leave the calendar."""


@dataclass(frozen=True, slots=True)
class Period:
    """One period of the calendar, known by its unit and its first day.

    A season begins with a month (winter with December, and has the number of the year it begins
    in); a weekend is a Saturday and a Sunday, and is written with its week.
    """

    unit: Unit
    start: date

    @classmethod
    def around(cls, day: date, unit: Unit) -> "Period":
        """The period of that unit in which a day lies; for a weekend, that of its week."""
        return cls(unit, _first_day(min(day, LAST), unit))

    def shifted(self, by: int) -> "Period | None":
        """The period of the same unit so many later (or earlier); None off the calendar."""
        try:
            if self.unit in DAYS:
                return Period(self.unit, self.start + timedelta(days=by * DAYS[self.unit]))
            return Period(self.unit, plus_months(self.start, by * MONTHS[self.unit]))
        except (OverflowError, ValueError):
            return None

    @property
    def end(self) -> date:
        """Its last day."""
        if self.unit in ("day", "week"):
            return self.start + timedelta(days=DAYS[self.unit] - 1)
        if self.unit == "weekend":
            return self.start + timedelta(days=1)
        try:
            return plus_months(self.start, MONTHS[self.unit]) - timedelta(days=1)
        except ValueError:
            return date.max

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        return _value(self)

    def covers(self, other: "Period") -> bool:
        """Whether the other lies within this one, or is it."""
        return self.start <= other.start and other.end <= self.end


def _first_day(day: date, unit: Unit) -> date:
    if unit == "day":
        return day
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday())
        return monday + timedelta(days=5) if unit == "weekend" else monday
    if unit == "season":
        winter = day.year - (day.month < 3)
        return date(
            winter if day.month in (12, 1, 2) else day.year, day.month // 3 % 4 * 3 or 12, 1
        )
    months = MONTHS[unit]
    if months <= 12:
        return date(day.year, (day.month - 1) // months * months + 1, 1)
    years = months // 12
    return date(max(1, day.year // years * years), 1, 1)


def plus_months(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day.

    Raises ValueError off the calendar.
    """
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]) if 0 < year < 10000 else 1)


def _value(period: Period) -> str:
    day = period.start
    if period.unit == "day":
        return day.isoformat()
    if period.unit in ("week", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if period.unit == "weekend" else "")
    written = f"{day.year:04}"
    forms = {
        "month": f"{written}-{day.month:02}",
        "season": f"{written}-{SEASONS[day.month // 3 % 4]}",
        "quarter": f"{written}-Q{(day.month + 2) // 3}",
        "half": f"{written}-H{1 if day.month < 7 else 2}",
        "year": written,
        "decade": written[:3],
        "century": written[:2],
        "millennium": written[:1],
    }
    return forms[period.unit]


def day_of(year: int, month: int, day: int) -> Period | None:
    """A day; None where there is none (30 February)."""
    try:
        return Period("day", date(year, month, day))
    except ValueError:
        return None


def period_of(value: str) -> Period | None:
    """The period that a value of digits names: a day, month, year, decade or century."""
    if not value.replace("-", "").isdigit():
        return None
    unit = DIGITS[len(value)]
    year = int(value[:4].ljust(4, "0"))
    month = int(value[5:7]) if len(value) > 4 else 1
    return Period(unit, date(max(1, year), month, int(value[8:]) if unit == "day" else 1))
