"""Which time on the calendar an expression means: its meaning, and what it is anchored on.

The anchors are the publication time and the dates that the text spoke of before. What neither of
them gives stays open: an X in the value, and the name of what is missing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from headwater.reading.timex.meaning import Fixed, Meaning, Named, Shift
from headwater.reading.timex.periods import ORDER, Period, Unit, day_of, plus_months
from headwater.reading.timex.tense import Tense

OPEN = {
    "day": "XXXX-XX-XX", "weekend": "XXXX-WXX-WE", "week": "XXXX-WXX", "month": "XXXX-XX",
    "season": "XXXX", "quarter": "XXXX-QX", "half": "XXXX-HX", "year": "XXXX", "decade": "XXX",
    "century": "XX", "millennium": "X",
}  # fmt: skip
"""The value of a period of which only the unit is known."""

AGAINST = 6.0
"""How much further a date against the tense counts than one that goes with it."""

NEAR = 150
"""Code points in which "the year" means that of the date just spoken of: about a sentence."""

REACH = 700
"""Code points in which "a year ago" still means the quarter that was spoken of."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """A value, the period where it is one, and what it rests on or lacks."""

    value: str
    period: Period | None = None
    anchor: str | None = None
    missing: str | None = None


@dataclass(slots=True)
class Discourse:
    """What a text has said of time so far.

    `published` is the period in which it was published, as precise as that is known.
    """

    published: Period | None = None
    last: Period | None = None
    last_id: str | None = None
    quarter: Period | None = None
    quarter_at: int = 0
    last_at: int = 0
    at: int = 0
    ids: dict[str, str] = field(default_factory=dict)

    def today(self, unit: Unit) -> Period | None:
        """The unit in which the text was published; None if that is not known so precisely."""
        known = self.published
        if known is None or ORDER.index(known.unit) > ORDER.index(unit):
            return None
        return Period.around(known.start, unit)

    def recent_quarter(self) -> Period | None:
        """The quarter that was spoken of just before."""
        return self.quarter if self.quarter and self.at - self.quarter_at < REACH else None


def anchored(meaning: Meaning, talk: Discourse, tense: Tense | None) -> Anchored:
    """The value of a meaning at this point of a text."""
    when = meaning.when
    if meaning.value is not None:
        return Anchored(meaning.value)
    if when is None:
        return Anchored("XXXX-XX-XX", missing="published")
    if isinstance(when, Fixed):
        return Anchored(when.value, _period(when.value), "text")
    return _shifted(when, talk) if isinstance(when, Shift) else _named(when, talk, tense)


def _period(value: str) -> Period | None:
    """The period that a fixed value of digits names."""
    if not value.replace("-", "").isdigit():
        return None
    units: dict[int, Unit] = {10: "day", 7: "month", 4: "year", 3: "decade", 2: "century"}
    unit = units[len(value)]
    year = int(value[:4].ljust(4, "0"))
    month = int(value[5:7]) if len(value) > 4 else 1
    return Period(unit, date(max(1, year), month, int(value[8:]) if unit == "day" else 1))


def _shifted(shift: Shift, talk: Discourse) -> Anchored:
    if shift.origin == "text" and shift.by > 0 and talk.at - talk.last_at > REACH:
        return Anchored(OPEN[shift.unit], missing="text")
    base, anchor = _origin(shift, talk)
    if base is None:
        return Anchored(OPEN[shift.unit], missing="published")
    if shift.weekday:
        base = _weekday_from(base, shift)
    moved = base and base.shifted(
        shift.by * (4 if base.unit == "quarter" and shift.unit == "year" else 1)
    )
    if moved and shift.nth:
        moved = _nth(moved.start.year, moved.start.month, *shift.nth)
    if moved and shift.months:
        moved = _months_on(moved, shift.months)
    if moved is None:
        return Anchored(OPEN[shift.unit], missing="calendar")
    return Anchored(moved.value, moved, anchor)


def _months_on(period: Period, months: int) -> Period | None:
    """The period of that unit so many months later: the same day of another month."""
    try:
        return Period.around(plus_months(period.start, months), period.unit)
    except ValueError:
        return None


def _weekday_from(base: Period, shift: Shift) -> Period | None:
    """The weekday that a shift starts from."""
    ahead = (shift.weekday or 0) - base.start.isoweekday()
    return base.shifted(ahead + 7 * shift.weeks if shift.weeks else ahead % 7)


def _origin(shift: Shift, talk: Discourse) -> tuple[Period | None, str | None]:
    """The period that a shift starts from, and its name."""
    quarter = talk.recent_quarter()
    if shift.unit == "year" and shift.by == -1 and quarter and shift.origin in ("text", "counted"):
        return quarter, talk.last_id
    if shift.unit == "quarter" and shift.origin in ("text", "near") and quarter:
        return quarter, talk.last_id
    last = talk.last
    near = shift.origin == "near" and talk.at - talk.last_at < NEAR
    if (
        (shift.origin == "text" or near)
        and last
        and ORDER.index(last.unit) <= ORDER.index(shift.unit)
    ):
        return Period.around(last.start, shift.unit), talk.last_id
    today = talk.today(shift.unit)
    if shift.unit == "quarter" and shift.origin in ("text", "near") and today:
        return today.shifted(-1), "published"
    return today, "published"


def _named(named: Named, talk: Discourse, tense: Tense | None) -> Anchored:
    if named.unit == "quarter" and named.number is None:
        return _same_quarter(named, talk)
    if named.year is not None:
        return _in_year(named, talk)
    base, anchor = talk.today("day"), "published"
    if named.which in ("before", "after", "same") and talk.last and talk.last.unit == "day":
        base, anchor = talk.last, talk.last_id or "text"
    if base is None:
        return _without_day(named, talk, tense)
    return _chosen(named, base, anchor, tense)


def _chosen(named: Named, base: Period, anchor: str, tense: Tense | None) -> Anchored:
    best = _best(_candidates(named, base), base, named.which, tense, named.is_weekday)
    if best is None:
        return Anchored(_open(named), missing="calendar")
    best = best.shifted(-7 * named.back) or best
    return Anchored(best.value, best, anchor)


def _without_day(named: Named, talk: Discourse, tense: Tense | None) -> Anchored:
    """A name where the day of publication is not known."""
    year = talk.today("year")
    if named.which == "this" and year and named.month is None and named.unit != "day":
        return _in_year(Named(named.unit, named.number, year=year.start.year), talk)
    del tense
    return Anchored(_open(named), missing="published")


def _open(named: Named) -> str:
    """What a name without its year says: XXXX-WXX-3, XXXX-06."""
    if named.unit == "day" and named.number:
        return f"XXXX-WXX-{named.number}"
    if named.nth:
        return f"XXXX-{named.month:02}-XX"
    if named.unit == "day":
        return _open_day(named.month, named.day)
    if named.unit == "decade":
        return f"XX{(named.number or 0) // 10}"
    some = _of_year(named, 2000)
    return "XXXX" + some.value[4:] if some else OPEN[named.unit]


def _open_day(month: int | None, day: int | None) -> str:
    """A day of no known year, as far as any year has it: 30 February is but in February."""
    if month and not day_of(2000, month, day or 1):
        return f"XXXX-{month:02}"
    return "-".join(("XXXX", *(f"{number:02}" if number else "XX" for number in (month, day))))


def _same_quarter(named: Named, talk: Discourse) -> Anchored:
    """The quarter that was spoken of, in its own year or another."""
    today = talk.today("quarter")
    if named.which == "this" and today and named.year is None:
        return Anchored(today.value, today, "published")
    known = talk.recent_quarter()
    base, anchor = (known, talk.last_id) if known else (today and today.shifted(-1), "published")
    if base is None:
        return Anchored(OPEN["quarter"], missing="published")
    by = named.year
    if isinstance(by, int):
        moved: Period | None = base.shifted(4 * (by - base.start.year))
    elif isinstance(by, Shift):
        this = talk.today("year")
        years = (
            by.by
            if by.origin == "quarter" or this is None
            else (this.start.year + by.by - base.start.year)
        )
        moved = base.shifted(4 * years)
    else:
        moved = base.shifted(-1 if named.which == "before" else named.which == "next")
    return Anchored(moved.value, moved, anchor) if moved else Anchored("XXXX-QX")


def _in_year(named: Named, talk: Discourse) -> Anchored:
    """A name in a year that is given."""
    year, anchor = named.year or 0, "text"
    if isinstance(year, Shift):
        quarter = talk.recent_quarter()
        start = quarter if year.origin == "quarter" and quarter else talk.today("year")
        if start is None:
            return Anchored(_open(named), missing="published")
        year, anchor = start.start.year + year.by, "published"
    if year < 100:
        full = _full_year(year, talk)
        if full is None:
            return Anchored(f"XX{year:02}" + _open(named)[4:], missing="published")
        year = full
    period = _of_year(named, year)
    if period is None:
        return Anchored(f"{year:04}", None, missing="calendar")
    return Anchored(period.value, period, anchor)


def _full_year(short: int, talk: Discourse) -> int | None:
    """The year that two digits mean: within eighty years before publication or twenty after."""
    today = talk.today("year")
    if today is None:
        return None
    some = (today.start.year // 100 * 100 + short + century for century in (-100, 0, 100))
    near = (year for year in some if -80 < year - today.start.year <= 20 and year > 0)
    return next(near, None)


def _of_year(named: Named, year: int) -> Period | None:
    """The period of that name in a year; None if it has none."""
    if named.nth:
        return _nth(year, named.month or 0, *named.nth)
    if named.unit == "day":
        return day_of(year, named.month or 0, named.day or 0)
    if named.unit == "year":
        return Period("year", date(year, 1, 1)) if 1 <= year <= 9999 else None
    number = named.number or 0
    months = {"month": number, "quarter": number * 3 - 2, "half": number * 6 - 5,
              "season": number * 3 or 12}  # fmt: skip
    start = day_of(year, months.get(named.unit, 0), 1)
    return Period(named.unit, start.start) if start else None


def _nth(year: int, month: int, which: int, weekday: int) -> Period | None:
    """The first, second … or last (-1) such weekday of a month."""
    first = day_of(year, month, 1)
    if first is None:
        return None
    ahead = (weekday - first.start.isoweekday()) % 7
    days = [first.shifted(ahead + 7 * week) for week in range(5)]
    inside = [day for day in days if day and day.start.month == month]
    return inside[which - 1 if which > 0 else which]


def _candidates(named: Named, base: Period) -> Iterable[Period]:
    """The periods of that name around a day."""
    year = base.start.year
    if named.unit == "weekend":
        some: list[Period | None] = [
            Period.around(base.start, "weekend").shifted(by) for by in (-1, 0, 1)
        ]
    elif named.unit == "decade":
        some = [_period(str((year // 100 + by) * 10 + (named.number or 0) // 10)) for by in (-1, 0)]
    elif named.unit == "day" and named.number:
        first = base.shifted(named.number - base.start.isoweekday())
        some = [first.shifted(7 * by) if first else None for by in (-1, 0, 1)]
    elif named.unit == "day" and not named.month:
        months = (Period.around(base.start, "month").shifted(by) for by in (-1, 0, 1))
        some = [day_of(m.start.year, m.start.month, named.day or 0) for m in months if m]
    else:
        some = [_of_year(named, year + by) for by in (-1, 0, 1)]
    return [period for period in some if period]


def _best(
    some: Iterable[Period], base: Period, which: str | None, tense: Tense | None, weekly: bool
) -> Period | None:
    """The one that "last", "next" or the tense asks for."""
    day = base.start
    if which in ("last", "before"):
        past = [one for one in some if one.end < day]
        return max(past, key=lambda one: one.start, default=None)
    if which in ("next", "after"):
        future = [one for one in some if one.start > day]
        return min(future, key=lambda one: one.start, default=None)
    if which == "same":
        return next((one for one in some if one.covers(base)), None)
    if which == "this":
        some = [one for one in some if one.start.year == day.year] or some
        return min(some, key=lambda one: abs((one.start - day).days), default=None)
    if base.unit == "day" and weekly:
        ahead = tense in ("future", "open")
        some = [one for one in some if (one.start >= day if ahead else one.start <= day)]
    return min(some, key=lambda one: _distance(one, day, tense), default=None)


def _distance(one: Period, day: date, tense: Tense | None) -> float:
    """How far a period is from a day, one against the tense further."""
    if one.start <= day <= one.end:
        return 0
    if one.end < day:
        return (day - one.end).days * (AGAINST if tense == "future" else 1)
    far = AGAINST if tense == "past" else 1
    return (one.start - day).days * far
