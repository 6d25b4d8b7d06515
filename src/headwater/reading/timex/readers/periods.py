"""Reads quarters, decades, centuries, and periods by where they lie: last year, the week."""

import re
from dataclasses import replace

from headwater.reading.timex.amounts import duration, unit_of
from headwater.reading.timex.grammar import Match
from headwater.reading.timex.lexicon import table
from headwater.reading.timex.meaning import STEPS, Fixed, Meaning, Named, Shift, dated
from headwater.reading.timex.periods import UNITS
from headwater.reading.timex.readers.asked import integer, phase_of, which_of, year_of
from headwater.reading.timex.readers.days import calendar
from headwater.reading.types import TimexMod

BUSINESS = frozenset(table()["business"])
AROUND = 100
"""Words to either side: about a paragraph."""

LONG = {"decade": 10, "century": 100}
"""Years of the units whose last one ends today, and not with their own: the past decade."""


def era(match: Match) -> Meaning | None:
    """A year before Christ, or after."""
    before = "BC" if match.words()[-1].startswith("b") else ""
    return Meaning("DATE", Fixed(f"{before}{integer(match, 'year'):04}"))


def quarter(match: Match) -> Meaning | None:
    """The third quarter, a year's quarter, the year-ago quarter, the latest quarter."""
    words = match.words()
    number = 4 if "final" in words else integer(match, "ordinal")
    if number is not None and not 1 <= number <= 4:
        return None
    year = year_of(match)
    if {"ago", "earlier", "comparable", "corresponding"} & set(words):
        year = year or Shift("year", -1, "quarter")
    number = number or integer(match, "quartername")
    named = Named("quarter", number, year=year, which=None if year else which_of(match))
    return dated(named)


def last_quarter(match: Match) -> Meaning | None:
    """The last quarter of this year, of 2015."""
    which = str(match.all("deictic")[-1]) if len(match.all("deictic")) > 1 else "this"
    return dated(Named("quarter", 4, year=integer(match, "year") or Shift("year", STEPS[which][0])))


def half(match: Match) -> Meaning | None:
    """The first half of a year."""
    number = 2 if {"last", "latter"} & set(match.words()[:2]) else integer(match, "ordinal")
    return dated(Named("half", number, year=year_of(match))) if number in (1, 2) else None


def part_season(match: Match) -> Meaning | None:
    """The early summer."""
    said = calendar(match)
    return replace(said, mod=phase_of(match)) if said else None


def decade(match: Match) -> Meaning | None:
    """The 1970s, the '70s, the seventies."""
    tens = match.get("decades")
    written = match.get("decade") or match.get("tens")
    if tens is None and written is not None:
        digits = re.sub(r"\D", "", str(written))
        if len(digits) == 4:
            return Meaning("DATE", Fixed(digits[:3]))
        tens = int(digits)
    return dated(Named("decade", int(tens or 0)), phase_of(match))


def century(match: Match) -> Meaning | None:
    """The 11th century."""
    number = integer(match, "ordinal")
    if number is None or not 1 <= number <= 30:
        return None
    before = "BC" if "bc" in match.words() else ""
    return Meaning("DATE", Fixed(f"{before}{number - 1:02}"))


def deictic(match: Match) -> Meaning | None:
    """Last year, this week, next month, the following day."""
    unit = unit_of(match)
    if unit in ("second", "night"):
        return None
    by, origin = STEPS[which_of(match) or "this"]
    if match.words()[:2] == ["the", "next"]:
        origin = "text" if unit == "day" else "near"
    if unit in LONG and (by, origin) == (-1, "published") and {"the", "past"} & {*match.words()}:
        return Meaning("DURATION", value=duration(1, unit), stretch=Shift("year", -LONG[unit]))
    if unit in ("minute", "hour", "fortnight"):
        return Meaning("DURATION", value=duration(1, unit))
    mod: TimexMod | None = "APPROX" if match.words()[-1] == "so" else None
    return dated(Shift(UNITS[unit], by, origin), mod)


def new_year(_: Match) -> Meaning | None:
    """The new year: the next one."""
    return dated(Shift("year", 1))


def anaphor(match: Match) -> Meaning | None:
    """The year, the quarter, the day that was spoken of."""
    unit, following = unit_of(match), match.tokens.word(match.stop)
    counted = match.stop < len(match.tokens.kinds) and "number" in match.tokens.kinds[match.stop]
    if counted or unit in ("second", "minute", "hour", "night", "fortnight"):
        return None
    if unit == "quarter" and not _of_business(match):
        return None
    if unit == "year" and following in ("ended", "ending", "to"):
        return Meaning("DURATION", value="P1Y")
    if unit == "weekend":
        return dated(Named("weekend"))
    return dated(Shift(UNITS[unit], 0, "near"))


def _of_business(match: Match) -> bool:
    """Whether "the quarter" stands among words of money, and is no part of a town."""
    around = range(match.first - AROUND, match.stop + AROUND)
    return any(match.tokens.word(number) in BUSINESS for number in around)


def year_end(_: Match) -> Meaning | None:
    """The last day of the year."""
    return dated(Named("day", month=12, day=31))


def unit_end(match: Match) -> Meaning | None:
    """Week's end, the month's end."""
    return dated(Shift(UNITS[unit_of(match)], 0), "END")


def next_to(match: Match) -> Meaning | None:
    """The year before, the day after: next to what was spoken of."""
    unit, by = unit_of(match), 1 if match.words()[-1] == "after" else -1
    return dated(Shift(UNITS[unit], by, "text")) if unit in UNITS else None


READERS = {
    "era": era, "quarter": quarter, "last_quarter": last_quarter, "half": half,
    "part_season": part_season, "decade": decade,
    "century": century, "deictic": deictic, "new_year": new_year, "anaphor": anaphor,
    "year_end": year_end, "unit_end": unit_end, "next_to": next_to,
}  # fmt: skip
