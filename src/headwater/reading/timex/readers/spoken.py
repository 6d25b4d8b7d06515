"""Reads times as they are spoken: ten to nine in the morning, two winters ago."""

from dataclasses import replace

from headwater.reading.timex.amounts import number_of
from headwater.reading.timex.grammar import Match
from headwater.reading.timex.meaning import Meaning, Named, Shift, dated
from headwater.reading.timex.periods import SEASONS
from headwater.reading.timex.readers.asked import integer, year_of
from headwater.reading.timex.readers.clock import SPOKEN_OF, clock
from headwater.reading.types import TimexMod

MINUTES = frozenset((5, 10, 20, 25))
"""What is said to be past an hour, or wanting to it, in figures; else it is a range."""
NIGHT_ENDS = 6
"""The hour up to which "in the night" is after midnight."""
NAMES = {"summers": "SU", "winters": "WI", "autumns": "FA", "springs": "SP"}
PARTS: dict[str, TimexMod] = {
    "first": "START", "opening": "START", "second": "MID", "third": "MID",
    "last": "END", "final": "END", "closing": "END",
}  # fmt: skip
"""What the days and weeks of a month make of it."""


def spoken(match: Match) -> Meaning | None:
    """Ten to nine in the morning, half past one in the afternoon."""
    numbers = [int(value) for value in match.all("number")]
    words = match.words()
    minutes = {"half": 30, "quarter": 15}.get(words[0], numbers[0])
    hour = numbers[-1]
    if (words[0] not in ("half", "quarter") and minutes not in MINUTES) or not 1 <= hour <= 12:
        return None
    start = _hours(hour, str(match.get("daypart"))) * 60
    at = (start + minutes if "past" in words else start - minutes) % (24 * 60)
    return Meaning("TIME", SPOKEN_OF, clock=f"T{at // 60:02}:{at % 60:02}")


def of_daypart(match: Match) -> Meaning | None:
    """3 in the afternoon, 10.15 in the evening."""
    said = clock(match)
    if said is None or not 1 <= int(said.clock[1:3]) <= 12:
        return None
    hour = _hours(int(said.clock[1:3]), str(match.get("daypart")))
    return replace(said, clock=f"T{hour:02}{said.clock[3:]}")


def _hours(hour: int, part: str) -> int:
    after_noon = part in ("AF", "EV") or (part == "NI" and hour % 12 >= NIGHT_ENDS)
    return hour % 12 + 12 * after_noon


def seasons_ago(match: Match) -> Meaning | None:
    """Two summers ago."""
    number, name = number_of(match), NAMES[match.words()[-2]]
    if number is None or number % 1 or number < 1:
        return Meaning("DATE", value="PAST_REF")
    season = SEASONS.index(name)
    return dated(Named("season", season, which="last", back=int(number) - 1))


def before_last(match: Match) -> Meaning | None:
    """The summer before last, the week before last."""
    if season := match.get("season"):
        return dated(Named("season", SEASONS.index(str(season)), which="last", back=1))
    kinds = (("weekword", "week"), ("monthword", "month"))
    unit = next((unit for kind, unit in kinds if match.get(kind) is not None), "year")
    return dated(Shift("week" if unit == "week" else "month" if unit == "month" else "year", -2))


def part_of_month(match: Match) -> Meaning | None:
    """The first week of December, the last days of March."""
    month = Named("month", integer(match, "month"), year=year_of(match))
    return dated(month, next(PARTS[word] for word in match.words() if word in PARTS))


READERS = {
    "spoken": spoken, "of_daypart": of_daypart, "seasons_ago": seasons_ago,
    "before_last": before_last, "part_of_month": part_of_month,
}  # fmt: skip
