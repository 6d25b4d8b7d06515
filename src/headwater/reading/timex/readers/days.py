"""Reads days, and months, seasons and years by their names."""

import re
from dataclasses import replace
from datetime import date

from headwater.reading.timex.grammar import Match
from headwater.reading.timex.lexicon import Kinds, table
from headwater.reading.timex.meaning import STEPS, Fixed, Meaning, Named, Shift, dated
from headwater.reading.timex.periods import SEASONS
from headwater.reading.timex.readers.asked import integer, which_of, year_of

NAMES = frozenset(("may", "march", "april", "june", "august", "jan", "mar"))
"""Months that are also names, or words that may begin a sentence."""

PLACED = frozenset(
    ("in", "of", "since", "until", "till", "by", "from", "during", "through", "between", "after",
     "before", "and", "or", "to", "for", "on", "around", "about", "throughout")
)  # fmt: skip
"""What a month alone stands after, and a name seldom."""

OPENINGS = frozenset(("", *".!?:;\"“”(—–_`'‘…[*•", "--"))
"""What may stand before the first word of a sentence."""


MOVABLE = re.compile(r"([a-z]+)([+-]\d+)")
"""A feast that moves with another, and by how many days it lies from it."""


def iso(match: Match) -> Meaning | None:
    """2021-03-04, with or without a time."""
    word = match.tokens.raw(match.first)
    day = word[:10].replace("/", "-")
    if not _is_day(day):
        return None
    if len(word) == 10:
        return Meaning("DATE", Fixed(day))
    return Meaning("TIME", Fixed(day), clock=word[10:16])


def slashed(match: Match) -> Meaning | None:
    """9/13/2022, where only one order of day and month is a date; else no more than the year."""
    first, second, year = (int(part) for part in re.split(r"[/.]", match.words()[0]))
    orders = {(first, second), (second, first)}
    real = [order for order in orders if _is_day(f"2000-{order[0]:02}-{order[1]:02}")]
    if not real or 100 <= year < 1000:
        return None
    if len(real) > 1:
        return dated(Named("year", year=year))
    return dated(Named("day", month=real[0][0], day=real[0][1], year=year))


def calendar(match: Match) -> Meaning | None:
    """A day, month, season or year by its name."""
    which, year = which_of(match), year_of(match)
    month, day = integer(match, "month"), integer(match, "small") or integer(match, "ordinal")
    if day is not None:
        return dated(Named("day", month=month, day=day, year=year))
    if month is not None and not _is_name(match):
        named = Named("month", month, year=year, which=None if year else which)
    elif (weekday := integer(match, "weekday")) is not None:
        named = Named("day", weekday, which=which)
    elif (season := match.get("season")) and not _is_event(match):
        number = SEASONS.index(str(season))
        named = Named("season", number, year=year, which=None if year else which)
    elif isinstance(year, int) and year > 99 and not _is_code(match):
        return Meaning("DATE", Fixed(f"{year:04}"))
    elif isinstance(year, int) and year < 100:
        named = Named("year", year=year)
    else:
        return None
    return dated(named)


def in_figures(match: Match) -> Meaning | None:
    """The 6th; in words it would be the sixth of some other things, but not after "it was"."""
    tokens = match.tokens
    it = tokens.word(match.first - 2) in ("it", "that") and tokens.word(match.first - 1) == "was"
    figures = tokens.raw(match.stop - 1)[:1].isdigit()
    return calendar(match) if figures or it else None


def of_that_year(match: Match) -> Meaning | None:
    """The third of March of that year: of the one that was spoken of."""
    month, day = integer(match, "month"), integer(match, "small") or integer(match, "ordinal")
    return dated(Named("day", month=month, day=day, year=Shift("year", 0, "text")))


def of_that_month(match: Match) -> Meaning | None:
    """The third of that month: of the one that was spoken of."""
    return dated(Named("day", day=integer(match, "ordinal"), which="that"))


def other_end(match: Match) -> Meaning | None:
    """The 5 of "Nov. 3-5"."""
    if match.first < 3:
        return None
    start, month = (match.tokens.kinds[match.first - by] for by in (2, 3))
    return _end(match, month) if "small" in start else None


def first_end(match: Match) -> Meaning | None:
    """The 3 of "3-5 November", of "the 3rd and the 5th of November"."""
    later = range(match.stop + 1, len(match.tokens.kinds))
    place = next((n for n in later if match.tokens.word(n) != "the"), len(match.tokens.kinds))
    end, after = match.tokens.kinds[place : place + 1], place + 1
    after += match.tokens.word(after) == "of"
    month = match.tokens.kinds[after : after + 1]
    if not end or not month or not {"small", "ordinal"} & end[0].keys():
        return None
    return _end(match, month[0])


def _end(match: Match, month: Kinds) -> Meaning | None:
    """A day of a month that stands at the other end of a range."""
    if "month" not in month:
        return None
    day = integer(match, "small") or integer(match, "ordinal")
    return dated(Named("day", month=int(month["month"]), day=day))


def named_day(match: Match) -> Meaning | None:
    """A day that an event is named by: 9/11, the Sept. 11 attacks."""
    day = str(match.rule.says)
    month = integer(match, "month")
    if month and (month, integer(match, "small")) != (int(day[5:7]), int(day[8:])):
        return None
    return Meaning("DATE", Fixed(day))


def _is_event(match: Match) -> bool:
    """Whether a season is part of a name: the Summer Games."""
    tokens, last = match.tokens, match.stop - 1
    return tokens.raw(last)[:1].isupper() and tokens.raw(last + 1)[:1].isupper()


def _is_code(match: Match) -> bool:
    """Whether a year alone is the end of some other number: 555-1988, 020 7946 1988."""
    tokens, dash = match.tokens, match.first - 1
    if dash >= 0 and "number" in tokens.kinds[dash]:
        return True
    if tokens.word(dash) not in ("-", "–") or tokens.ends[dash] != tokens.starts[match.first]:
        return False
    return tokens.word(dash - 1)[-1:].isdigit() and "year" not in tokens.kinds[dash - 1]


def _is_name(match: Match) -> bool:
    """Whether a month alone is somebody's name (Theresa May, June Orsk) or begins a sentence."""
    if match.stop - match.first > 1 or match.words()[0] not in NAMES:
        return False
    before, after = match.tokens.raw(match.first - 1), match.tokens.raw(match.stop)
    if after == "on":
        return True  # the March on the capital
    begins = match.tokens.beside(match.first - 1) in OPENINGS
    if begins:
        return not after[:1].isdigit() and after != ","
    return (before[:1].isupper() or after[:1].isupper()) and before.lower() not in PLACED


def adverb(match: Match) -> Meaning | None:
    """Yesterday, today, tomorrow."""
    by = integer(match, "yesterday") or 0
    words = match.words()
    return dated(Shift("day", by - ("before" in words) + ("after" in words)))


def of_week(match: Match) -> Meaning | None:
    """Tuesday last week: a weekday of a week that is named."""
    by, origin = STEPS[which_of(match) or "this"]
    return dated(Shift("day", 0, origin, weekday=integer(match, "weekday"), weeks=by))


def holiday(match: Match) -> Meaning | None:
    """Christmas, Thanksgiving: a day of the year by its name, which has a capital."""
    kind = "feast" if match.part("feast") else "holiday"
    span = match.part(kind)
    if span is None or not any(match.tokens.raw(n)[:1].isupper() for n in range(*span)):
        return None
    if _in_title(match):
        return None
    year = year_of(match)
    which = None if year else which_of(match)
    code = table()[kind][_as_listed(match.words(kind))]
    movable = MOVABLE.fullmatch(code)
    if movable:
        feast, plus = movable[1], int(movable[2])
        return dated(Named("day", movable=feast, plus=plus, year=year, which=which))
    month, *rest = code.split("-", 2)
    if len(rest) == 1:
        named = Named("day", month=int(month), day=int(rest[0]), year=year, which=which)
        return dated(named)
    nth, weekday = "-".join(rest).rsplit("-", 1)
    days = (int(nth), int(weekday))
    return dated(Named("day", month=int(month), nth=days, year=year, which=which))


def _in_title(match: Match) -> bool:
    """Whether a day belongs to a title or a name: "How They Stole Christmas"."""
    before = match.tokens.raw(match.first - 1)
    opens = match.tokens.beside(match.first - 2) in OPENINGS
    return before[:1].isupper() and before.lower() not in PLACED | {"the"} and not opens


def _as_listed(words: list[str]) -> str:
    """The name of a day as the table writes it."""
    known = ("st" if word == "saint" else word.replace("’", "'") for word in words if word != ".")
    return " ".join(known).replace(" '", "'")


def advent(match: Match) -> Meaning | None:
    """The third Sunday in Advent."""
    nth = integer(match, "ordinal") or 0
    plus = 7 * (nth - 1)
    return dated(Named("day", movable="advent", plus=plus)) if 1 <= nth <= 4 else None


def last_day(match: Match) -> Meaning | None:
    """The last day of March, or of the year: the day before the first of the next."""
    month = integer(match, "month") or 12
    year = year_of(match)
    named = Named("day", month=month % 12 + 1, day=1, plus=-1, which=None)
    if isinstance(year, int):
        named = replace(named, year=year + month // 12)
    elif year is not None:
        named = replace(named, year=replace(year, by=year.by + month // 12))
    return dated(named)


def night_between(match: Match) -> Meaning | None:
    """The night of 7 to 8 May, from Monday to Tuesday: that of the first day."""
    days = [int(value) for value in (*match.all("small"), *match.all("ordinal"))]
    weekday, month = integer(match, "weekday"), integer(match, "month")
    named = Named("day", weekday) if month is None else Named("day", month=month, day=min(days))
    return Meaning("TIME", replace(named, year=year_of(match)), clock="TNI")


def night_before_last(_: Match) -> Meaning | None:
    """The night before last."""
    return Meaning("TIME", Shift("day", -2), clock="TNI")


def before_last(match: Match) -> Meaning | None:
    """The Friday before last, a week last Friday."""
    return dated(Named("day", integer(match, "weekday"), which="last", back=1))


def week_on(match: Match) -> Meaning | None:
    """Monday week, a week on Monday."""
    return dated(Shift("day", 7, weekday=integer(match, "weekday")))


def that_weekday(match: Match) -> Meaning | None:
    """The Sunday: the one nearest to the day that was spoken of."""
    return dated(Named("day", integer(match, "weekday"), which="near"))


def nth_weekday(match: Match) -> Meaning | None:
    """The first Sunday of October."""
    weekday = integer(match, "weekday") or 1
    nth = -1 if "last" in match.words()[:2] else integer(match, "ordinal") or 0
    if not -1 <= nth <= 5 or not nth:
        return None
    month = integer(match, "month")
    if month:
        return dated(Named("day", month=month, nth=(nth, weekday), year=year_of(match)))
    by, origin = STEPS[which_of(match) or "this"]
    return dated(Shift("month", by, origin, nth=(nth, weekday)))


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


READERS = {
    "iso": iso, "slashed": slashed, "calendar": calendar, "in_figures": in_figures,
    "of_that_year": of_that_year, "of_that_month": of_that_month,
    "other_end": other_end, "first_end": first_end, "adverb": adverb, "of_week": of_week,
    "holiday": holiday, "nth_weekday": nth_weekday, "advent": advent, "last_day": last_day,
    "night_between": night_between, "night_before_last": night_before_last,
    "before_last_day": before_last, "week_on": week_on, "named_day": named_day,
    "that_weekday": that_weekday,
}  # fmt: skip
