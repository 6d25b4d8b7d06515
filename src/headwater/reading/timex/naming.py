"""Which period of the calendar a name means: May, Friday, the third quarter, the nineties."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from headwater.reading.timex.meaning import Named
from headwater.reading.timex.periods import Period, Unit, day_of, period_of
from headwater.reading.timex.tense import Tense

AGAINST = 6.0
"""How much further a date against the tense counts than one that goes with it: of 3, 6 and 20 the
best for values on TimeBank."""

ROUND: Mapping[Unit, int] = {"day": 7, "season": 4}
"""After how many of a unit one of the same name comes round again."""


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian calendar (Meeus, Jones, Butcher)."""
    golden, century = year % 19, year // 100
    leap = century - century // 4 - (8 * century + 13) // 25
    moon = (19 * golden + leap + 15) % 30
    moon -= moon // 28 * (1 - moon // 28 * (29 // (moon + 1)) * ((21 - golden) // 11))
    week = (year + year // 4 + moon + 2 - century + century // 4) % 7
    days = moon - week
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))


def eastern(year: int) -> date:
    """Orthodox Easter, by the Julian calendar (Meeus), as a day of ours; from 1900 to 2099."""
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def advent(year: int) -> date:
    """The fourth Sunday before Christmas."""
    christmas = date(year, 12, 25)
    return christmas - timedelta(days=christmas.isoweekday() + 21)


MOVABLE: Mapping[str, Callable[[int], date]] = {
    "easter": easter, "orthodox": eastern, "advent": advent,
}  # fmt: skip
"""The feasts that other days of a year are counted from."""


def of_year(named: Named, year: int) -> Period | None:
    """The period of that name in a year; None if it has none."""
    plain = _plainly(named, year)
    return plain.shifted(named.plus) if plain and named.plus else plain


def _plainly(named: Named, year: int) -> Period | None:
    if named.movable is not None:
        return Period("day", MOVABLE[named.movable](year)) if year > 0 else None
    if named.nth:
        return nth_weekday(year, named.month or 0, *named.nth)
    if named.unit == "day":
        return day_of(year, named.month or 0, named.day or 0)
    if named.unit == "year":
        return Period("year", date(year, 1, 1)) if 1 <= year <= 9999 else None
    number = named.number or 0
    months = {"month": number, "quarter": number * 3 - 2, "half": number * 6 - 5,
              "season": number * 3 or 12}  # fmt: skip
    start = day_of(year, months.get(named.unit, 0), 1)
    return Period(named.unit, start.start) if start else None


def nth_weekday(year: int, month: int, which: int, weekday: int) -> Period | None:
    """The first, second … or last (-1) such weekday of a month."""
    first = day_of(year, month, 1)
    if first is None:
        return None
    ahead = (weekday - first.start.isoweekday()) % 7
    days = [first.shifted(ahead + 7 * week) for week in range(5)]
    inside = [day for day in days if day and day.start.month == month]
    return inside[which - 1 if which > 0 else which]


def _candidates(named: Named, base: Period) -> list[Period]:
    """The periods of that name around a day."""
    year = base.start.year
    if named.unit == "weekend":
        some: list[Period | None] = [
            Period.around(base.start, "weekend").shifted(by) for by in (-1, 0, 1)
        ]
    elif named.unit == "decade":
        tens = [(year // 100 + by) * 10 + (named.number or 0) // 10 for by in (-1, 0)]
        some = [period_of(f"{ten:03}") for ten in tens if ten > 0]
    elif named.unit == "day" and named.number:
        first = base.shifted(named.number - base.start.isoweekday())
        some = [first.shifted(7 * by) if first else None for by in (-1, 0, 1)]
    elif named.unit == "day" and not named.month and named.movable is None:
        months = (Period.around(base.start, "month").shifted(by) for by in (-1, 0, 1))
        some = [day_of(m.start.year, m.start.month, named.day or 0) for m in months if m]
    else:
        some = [of_year(named, year + by) for by in (-1, 0, 1)]
    return [period for period in some if period]


def nearest(named: Named, base: Period, tense: Tense | None) -> Period | None:
    """The period of that name that "last", "next" or the tense asks for; None if there is none."""
    some = _candidates(named, base)
    if named.which in ("last", "before"):
        best = max((one for one in some if one.end < base.start), key=_start, default=None)
    elif named.which in ("next", "after"):
        best = min((one for one in some if one.start > base.start), key=_start, default=None)
    elif named.which == "same":
        best = next((one for one in some if one.covers(base)), None)
    elif named.which == "that":
        best = next((one for one in some if one.start.month == base.start.month), None)
    elif named.which == "near":
        best = min(some, key=lambda one: abs((one.start - base.start).days), default=None)
    elif named.which == "this":
        own = [one for one in some if one.start.year == base.start.year] or some
        best = min(own, key=lambda one: abs((one.start - base.start).days), default=None)
    else:
        best = _by_tense(named, some, base.start, tense)
    return best and (best.shifted(-ROUND.get(named.unit, 1) * named.back) or best)


def _start(period: Period) -> date:
    return period.start


def _by_tense(
    named: Named, some: Iterable[Period], day: date, tense: Tense | None
) -> Period | None:
    """The nearest one; a weekday only on the side of the tense, the past if there is none."""
    if named.is_weekday:
        ahead = tense in ("future", "open")
        some = [one for one in some if (one.start >= day if ahead else one.start <= day)]
    return min(some, key=lambda one: _distance(one, day, tense), default=None)


def _distance(one: Period, day: date, tense: Tense | None) -> float:
    """How far a period is from a day, one against the tense further."""
    if one.start <= day <= one.end:
        return 0
    if one.end < day:
        return (day - one.end).days * (AGAINST if tense in ("future", "open") else 1)
    far = AGAINST if tense == "past" else 1
    return (one.start - day).days * far
