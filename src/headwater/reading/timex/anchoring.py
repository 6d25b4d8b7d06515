"""Which time on the calendar an expression means: its meaning, and what it is anchored on.

The anchors are the publication time and the dates that the text spoke of before. What neither of
them gives stays open: an X in the value, and the name of what is missing.
"""

from dataclasses import dataclass, replace

from headwater.reading.timex.meaning import Fixed, Meaning, Named, Shift
from headwater.reading.timex.naming import nearest, nth_weekday, of_year
from headwater.reading.timex.periods import ORDER, Period, Unit, day_of, period_of, plus_months
from headwater.reading.timex.tense import Tense

OPEN = {
    "day": "XXXX-XX-XX", "weekend": "XXXX-WXX-WE", "week": "XXXX-WXX", "month": "XXXX-XX",
    "season": "XXXX", "quarter": "XXXX-QX", "half": "XXXX-HX", "year": "XXXX", "decade": "XXX",
    "century": "XX", "millennium": "X",
}  # fmt: skip
"""The value of a period of which only the unit is known."""

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
        return Anchored(when.value, period_of(when.value), "text")
    return _shifted(when, talk) if isinstance(when, Shift) else _named(when, talk, tense)


def _shifted(shift: Shift, talk: Discourse) -> Anchored:
    if shift.origin == "text" and shift.by > 0 and talk.at - talk.last_at > REACH:
        return Anchored(OPEN[shift.unit], missing="text")
    base, anchor = _origin(shift, talk)
    if base is None:
        return Anchored(OPEN[shift.unit], missing="published")
    if shift.weekday:
        base = _weekday_from(base, shift)
    in_quarters = base is not None and base.unit == "quarter" and shift.unit == "year"
    moved = base and base.shifted(shift.by * (4 if in_quarters else 1))
    if moved and shift.nth:
        moved = nth_weekday(moved.start.year, moved.start.month, *shift.nth)
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
    said = shift.origin == "text" or (shift.origin == "near" and talk.at - talk.last_at < NEAR)
    if said and talk.last and ORDER.index(talk.last.unit) <= ORDER.index(shift.unit):
        return Period.around(talk.last.start, shift.unit), talk.last_id
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
    day_spoken = talk.last and talk.last.unit == "day" and talk.at - talk.last_at < REACH
    if named.which == "near" and talk.last and day_spoken:
        base, anchor = talk.last, talk.last_id or "text"
    if named.which == "that" and talk.last and talk.last.unit in ("day", "month"):
        base, anchor = talk.last, talk.last_id or "text"
    if base is None:
        return _without_day(named, talk)
    best = nearest(named, base, tense)
    if best is None:
        return Anchored(_open(named), missing="calendar")
    return Anchored(best.value, best, anchor)


def _without_day(named: Named, talk: Discourse) -> Anchored:
    """A name where the day of publication is not known."""
    year = talk.today("year")
    if named.which == "this" and year and named.month is None and named.unit != "day":
        return _in_year(replace(named, year=year.start.year, which=None), talk)
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
    some = of_year(named, 2000)
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
    moved = base.shifted(_quarters_on(named, base, talk))
    return Anchored(moved.value, moved, anchor) if moved else Anchored(OPEN["quarter"])


def _quarters_on(named: Named, base: Period, talk: Discourse) -> int:
    """By how many quarters a quarter lies from the one that was spoken of."""
    year, this = named.year, talk.today("year")
    if isinstance(year, int):
        return 4 * (year - base.start.year)
    if isinstance(year, Shift):
        own = year.origin == "quarter" or this is None
        return 4 * (year.by if own or this is None else this.start.year + year.by - base.start.year)
    return {"before": -1, "next": 1}.get(named.which or "", 0)


def _in_year(named: Named, talk: Discourse) -> Anchored:
    """A name in a year that is given."""
    year, anchor = named.year or 0, "text"
    if isinstance(year, Shift):
        quarter = talk.recent_quarter()
        start = quarter if year.origin == "quarter" and quarter else talk.today("year")
        if year.origin == "text" and talk.last:
            start = talk.last
        if start is None:
            return Anchored(_open(named), missing="published")
        year, anchor = start.start.year + year.by, "published"
    if year < 100:
        full = _full_year(year, talk)
        if full is None:
            return Anchored(f"XX{year:02}" + _open(named)[4:], missing="published")
        year = full
    period = of_year(named, year)
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
