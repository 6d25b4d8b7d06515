"""Reads times as they are spoken: ten to nine in the morning, two winters ago."""

from dataclasses import replace

from headwater.reading.timex.amounts import number_of
from headwater.reading.timex.grammar import Match
from headwater.reading.timex.lexicon import Value
from headwater.reading.timex.meaning import Meaning, Named, Shift, dated
from headwater.reading.timex.periods import SEASONS
from headwater.reading.timex.readers.asked import integer, year_of
from headwater.reading.timex.readers.clock import SPOKEN_OF, clock
from headwater.reading.types import TimexMod

MINUTES = frozenset((5, 10, 20, 25))
"""What is said to be past an hour, or wanting to it, in figures; else it is a range."""
SHARES = {"half": 30, "quarter": 15}
NAMED_HOURS = {"noon": 12, "midnight": 24}
NIGHT_ENDS = 6
"""The hour up to which "in the night" is after midnight."""
NAMES = {"summers": "SU", "winters": "WI", "autumns": "FA", "springs": "SP"}
PARTS: dict[str, TimexMod] = {
    "first": "START", "opening": "START", "second": "MID", "third": "MID",
    "last": "END", "final": "END", "closing": "END", "dying": "END",
}  # fmt: skip
"""What the days and weeks of a month make of it."""


def spoken(match: Match) -> Meaning | None:
    """Ten to nine in the morning, half past one."""
    numbers = [int(value) for value in match.all("number")]
    words = match.words()
    share = next((SHARES[word] for word in words[:2] if word in SHARES), None)
    minutes = numbers.pop(0) if share is None and numbers else share
    hour = next((NAMED_HOURS[word] for word in words if word in NAMED_HOURS), 0) or numbers[-1]
    named = "minutes" in words or "minute" in words
    if minutes is None or not 1 <= hour <= 24 or not 1 <= minutes < 60:
        return None
    if share is None and not named and minutes not in MINUTES:
        return None
    start = _hours(hour, match.get("daypart")) * 60
    at = (start + minutes if "past" in words else start - minutes) % (24 * 60)
    return Meaning("TIME", SPOKEN_OF, clock=f"T{at // 60:02}:{at % 60:02}")


def hour_alone(match: Match) -> Meaning | None:
    """Gone three."""
    hour = integer(match, "number") or 0
    if not 1 <= hour <= 12:
        return None
    return Meaning("TIME", SPOKEN_OF, clock=f"T{_hours(hour, None):02}:00")


def first_hour(match: Match) -> Meaning | None:
    """The one of "between one and three in the morning"."""
    tokens, after = match.tokens, match.stop + 2
    part = [tokens.word(number) for number in range(after, after + 3)]
    hour = integer(match, "number") or 0
    if part[:2] != ["in", "the"] or not 1 <= hour <= 12:
        return None
    kinds = tokens.kinds[after + 2] if after + 2 < len(tokens.kinds) else {}
    if "daypart" not in kinds:
        return None
    return Meaning("TIME", SPOKEN_OF, clock=f"T{_hours(hour, kinds['daypart']):02}:00")


def of_daypart(match: Match) -> Meaning | None:
    """3 in the afternoon, 10.15 in the evening."""
    said = clock(match)
    if said is None or not 1 <= int(said.clock[1:3]) <= 12:
        return None
    part = "NI" if match.words()[-1] == "night" else match.get("daypart")
    hour = _hours(int(said.clock[1:3]), part)
    return replace(said, when=_day_said(match), clock=f"T{hour:02}{said.clock[3:]}")


def _day_said(match: Match) -> Shift:
    """The day of "nine last night", "nine the next morning"."""
    words = match.words()
    if "last" in words:
        return Shift("day", -1)
    if "this" in words:
        return Shift("day", 0)
    return Shift("day", 1, "text") if {"next", "following"} & {*words} else SPOKEN_OF


def _hours(hour: int, part: Value | None) -> int:
    """The hour of 24; without a part of the day, up to six is taken for the afternoon."""
    if hour > 12 or part is None:
        return hour % 24 + 12 * (hour <= NIGHT_ENDS)
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


def part_of_year(match: Match) -> Meaning | None:
    """The closing days of 1912."""
    year = Named("year", year=year_of(match))
    return dated(year, next(PARTS[word] for word in match.words() if word in PARTS))


READERS = {
    "spoken": spoken, "hour_alone": hour_alone, "of_daypart": of_daypart,
    "seasons_ago": seasons_ago, "before_last": before_last, "part_of_month": part_of_month,
    "part_of_year": part_of_year, "first_hour": first_hour,
}  # fmt: skip
