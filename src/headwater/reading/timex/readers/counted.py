"""Reads times that are counted from another: three years ago, two months later."""

from headwater.reading.timex.amounts import HALVES, hedge_of, number_of, unit_of
from headwater.reading.timex.grammar import Match
from headwater.reading.timex.meaning import Meaning, Named, Shift, dated
from headwater.reading.timex.periods import UNITS
from headwater.reading.timex.readers.asked import integer

BEFORE = ("earlier", "before", "previously")
"""What counts back from the date that was spoken of."""

MONTHS = {"month": 1, "year": 12, "decade": 120}
DAYS = {"day": 1, "week": 7, "fortnight": 14}


def ago(match: Match) -> Meaning | None:
    """Three years ago: a period as coarse as what is counted."""
    origin = "text" if match.words()[-1] in BEFORE else "counted"
    return _counted(match, -1, origin, "PAST_REF")


def ago_exactly(match: Match) -> Meaning | None:
    """A year ago today, three years ago this month, a week ago Friday."""
    number = number_of(match)
    said = (kinds.get("unit") or kinds.get("units") for kinds in match.kinds())
    units = [str(unit) for unit in said if unit]
    unit, fine = units[0], units[-1] if "this" in match.words() else "day"
    months, days = MONTHS.get(unit), DAYS.get(unit)
    weekday = integer(match, "weekday")
    if number is None or number % 1 or (months is None and days is None):
        return None
    if weekday and unit != "week":
        return _counted(match, -1, "published", "PAST_REF")
    if months:
        return dated(Shift(UNITS[fine], 0, months=-months * int(number)))
    return dated(
        Shift("day", -(days or 0) * int(number), weekday=weekday, weeks=-1 if weekday else 0)
    )


def weekdays_ago(match: Match) -> Meaning | None:
    """Two Fridays ago."""
    number = number_of(match)
    weekday = integer(match, "weekday") or integer(match, "weekdays")
    if number is None or number % 1:
        return Meaning("DATE", value="PAST_REF")
    return dated(Named("day", weekday, which="last", back=int(number) - 1))


def from_day(match: Match) -> Meaning | None:
    """A week from Friday: so many units after a day that is named."""
    number, unit = number_of(match), unit_of(match)
    weekday, near = integer(match, "weekday"), integer(match, "yesterday") or 0
    days = DAYS.get(unit, 0)
    if not days or number is None or number % 1:
        return from_now(match)
    by = near + int(number) * days
    return dated(Shift("day", by, weekday=weekday))


def later(match: Match) -> Meaning | None:
    """Two months later than what was last spoken of; a few days later is but a length."""
    said = _counted(match, 1, "text", "FUTURE_REF")
    return said if said.when else None


def from_now(match: Match) -> Meaning | None:
    """Two weeks from now."""
    return _counted(match, 1, "published", "FUTURE_REF")


def year_ago(_: Match) -> Meaning | None:
    """Year-earlier: the same period of the year before."""
    return dated(Shift("year", -1, "text"))


def _counted(match: Match, sign: int, origin: str, vague: str) -> Meaning:
    number, unit = number_of(match), unit_of(match)
    mod = hedge_of(match.words("approx")) or ("APPROX" if "so" in match.words() else None)
    if match.part("one"):
        number = 1.5
    if unit in HALVES and number is not None and number % 1:
        unit, number = HALVES[unit][0], number * HALVES[unit][1]
    if number is None or number % 1:
        return Meaning("DATE", value=vague, mod=mod)
    if unit in ("second", "minute", "hour"):
        return Meaning("TIME", value=vague, mod=mod)
    unit, times = {"fortnight": ("week", 2), "night": ("day", 1)}.get(unit, (unit, 1))
    return dated(Shift(UNITS[unit], sign * int(number) * times, origin), mod)


READERS = {
    "ago": ago, "ago_exactly": ago_exactly, "weekdays_ago": weekdays_ago, "from_day": from_day,
    "later": later, "from_now": from_now, "year_ago": year_ago,
}  # fmt: skip
