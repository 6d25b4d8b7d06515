"""What the words of a time expression say, before it is known when they were written.

Each rule of `rules/*.toml` names one function here: a match in, a `Meaning` out, None where the
words turn out to mean no time.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from headwater.reading.timex.amounts import HALVES as HALVED
from headwater.reading.timex.amounts import duration, hedge_of, number_of, unit_of
from headwater.reading.timex.grammar import Match, grammar
from headwater.reading.timex.lexicon import table
from headwater.reading.timex.periods import SEASONS, Unit
from headwater.reading.types import TimexMod, TimexType


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from the period at hand: "last year" is the year by -1.

    `origin` is what it is counted from: the publication time, or the last date spoken of; where
    `weekday` is given, that day of the week `weeks` later, or the next such day if there are none.
    """

    unit: Unit
    by: int
    origin: str = "published"
    weekday: int | None = None
    weeks: int = 0
    nth: tuple[int, int] | None = None
    months: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """A period known by its name within a larger one: a month of a year, a weekday of a week.

    `which`: the one at hand ("this"), before it ("last", "before"), after it ("next", "after"), or
    whichever the tense of the sentence asks for (None).
    """

    unit: Unit
    number: int | None = None
    month: int | None = None
    day: int | None = None
    year: int | Shift | None = None
    which: str | None = None
    nth: tuple[int, int] | None = None
    back: int = 0

    @property
    def is_weekday(self) -> bool:
        """Whether it is a day known by its place in the week."""
        return self.unit == "day" and self.number is not None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A period that needs no anchor, as TIMEX3 writes it."""

    value: str


When = Shift | Named | Fixed


@dataclass(frozen=True, slots=True)
class Meaning:
    """A type, when it is, and how the words narrow or widen that.

    `clock` is what follows the day of a TIME ("T22:00", "TMO"); `value` an unanchored value
    ("P2Y", "PRESENT_REF", "XXXX-WXX-5").
    """

    type: TimexType
    when: When | None = None
    value: str | None = None
    clock: str = ""
    mod: TimexMod | None = None
    quant: str | None = None
    freq: str | None = None
    zone: str | None = None


STEPS = {
    "this": (0, "published"), "last": (-1, "published"), "next": (1, "published"),
    "latest": (0, "text"), "before": (-1, "text"), "after": (1, "text"), "same": (0, "text"),
}  # fmt: skip
"""By how many units each `deictic` lies from what."""

PARTS = {
    "beginning": "START", "start": "START", "end": "END", "close": "END", "middle": "MID",
    "later": "ON_OR_AFTER", "beyond": "ON_OR_AFTER", "after": "ON_OR_AFTER",
    "earlier": "ON_OR_BEFORE", "about": "APPROX", "around": "APPROX", "circa": "APPROX",
    "approximately": "APPROX",
}  # fmt: skip
"""What the words around a date make of it."""

RATES = frozenset(("million", "billion", "percent", "%", "times", "once", "twice", "cents"))
"""Words after which "a year" is a rate."""

NAMES = frozenset(("may", "march", "april", "june", "august", "jan", "mar"))
"""Months that are also names, or words that may begin a sentence."""

PLACED = frozenset(
    ("in", "of", "since", "until", "till", "by", "from", "during", "through", "between", "after",
     "before", "and", "or", "to", "for", "on", "around", "about", "throughout")
)  # fmt: skip
"""What a month alone stands after, and a name seldom."""

OPENINGS = frozenset(("", *".!?:;\"“”(—–-_`'‘…[*•", "--"))
"""What may stand before the first word of a sentence."""

DAYPARTS = frozenset(("night",))

Reader = Callable[[Match], Meaning | None]


def iso(match: Match) -> Meaning | None:
    """2021-03-04, with or without a time."""
    word = match.tokens.raw(match.first)
    day = word[:10]
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
        return _meaning(Named("year", year=year))
    return _meaning(Named("day", month=real[0][0], day=real[0][1], year=year))


def calendar(match: Match) -> Meaning | None:
    """A day, month, season or year by its name."""
    which, year = _which(match), _year(match)
    month, day = _integer(match, "month"), _integer(match, "small") or _integer(match, "ordinal")
    if day is not None:
        return _meaning(Named("day", month=month, day=day, year=year))
    if month is not None and not _is_name(match):
        named = Named("month", month, year=year, which=None if year else which)
    elif (weekday := _integer(match, "weekday")) is not None:
        named = Named("day", weekday, which=which)
    elif season := match.get("season"):
        number = SEASONS.index(str(season))
        named = Named("season", number, year=year, which=None if year else which)
    elif isinstance(year, int) and year > 99 and not _is_code(match):
        return Meaning("DATE", Fixed(f"{year:04}"))
    elif isinstance(year, int) and year < 100:
        named = Named("year", year=year)
    else:
        return None
    return _meaning(named)


def _is_code(match: Match) -> bool:
    """Whether a year alone is the end of some other number: 555-1988."""
    tokens, dash = match.tokens, match.first - 1
    if tokens.word(dash) not in ("-", "–") or tokens.ends[dash] != tokens.starts[match.first]:
        return False
    return tokens.word(dash - 1)[-1:].isdigit() and "year" not in tokens.kinds[dash - 1]


def _is_name(match: Match) -> bool:
    """Whether a month alone is somebody's name (Theresa May, June Orsk) or begins a sentence."""
    if match.stop - match.first > 1 or match.words()[0] not in NAMES:
        return False
    before, after = match.tokens.raw(match.first - 1), match.tokens.raw(match.stop)
    begins = match.tokens.word(match.first - 1) in OPENINGS
    if begins:
        return not after[:1].isdigit() and after != ","
    return (before[:1].isupper() or after[:1].isupper()) and before.lower() not in PLACED


def adverb(match: Match) -> Meaning | None:
    """Yesterday, today, tomorrow."""
    by = _integer(match, "yesterday") or 0
    words = match.words()
    return _meaning(Shift("day", by - ("before" in words) + ("after" in words)))


def of_week(match: Match) -> Meaning | None:
    """Tuesday last week: a weekday of a week that is named."""
    by, origin = STEPS[_which(match) or "this"]
    return _meaning(Shift("day", 0, origin, weekday=_integer(match, "weekday"), weeks=by))


def holiday(match: Match) -> Meaning | None:
    """Christmas, Thanksgiving: a day of the year by its name, which has a capital."""
    name = " ".join(match.words("holiday")).replace("’", "'").replace(" 's", "'s")
    span = match.part("holiday")
    if span is None or not match.tokens.raw(span[0])[:1].isupper():
        return None
    year = _year(match)
    which = None if year else _which(match)
    month, *rest = table()["holiday"][name].split("-", 2)
    if len(rest) == 1:
        named = Named("day", month=int(month), day=int(rest[0]), year=year, which=which)
        return _meaning(named)
    nth, weekday = "-".join(rest).rsplit("-", 1)
    days = (int(nth), int(weekday))
    return _meaning(Named("day", month=int(month), nth=days, year=year, which=which))


def nth_weekday(match: Match) -> Meaning | None:
    """The first Sunday of October."""
    weekday = _integer(match, "weekday") or 1
    nth = -1 if "last" in match.words()[:2] else _integer(match, "ordinal") or 0
    if not -1 <= nth <= 5 or not nth:
        return None
    month = _integer(match, "month")
    if month:
        return _meaning(Named("day", month=month, nth=(nth, weekday), year=_year(match)))
    by, origin = STEPS[_which(match) or "this"]
    return _meaning(Shift("month", by, origin, nth=(nth, weekday)))


def era(match: Match) -> Meaning | None:
    """A year before Christ, or after."""
    before = "BC" if match.words()[-1].startswith("b") else ""
    return Meaning("DATE", Fixed(f"{before}{_integer(match, 'year'):04}"))


def quarter(match: Match) -> Meaning | None:
    """The third quarter, a year's quarter, the year-ago quarter, the latest quarter."""
    words = match.words()
    number = 4 if "final" in words else _integer(match, "ordinal")
    if number is not None and not 1 <= number <= 4:
        return None
    year = _year(match)
    if {"ago", "earlier", "comparable", "corresponding"} & set(words):
        year = year or Shift("year", -1, "quarter")
    number = number or _integer(match, "quartername")
    named = Named("quarter", number, year=year, which=None if year else _which(match))
    return _meaning(named)


def half(match: Match) -> Meaning | None:
    """The first half of a year."""
    number = 2 if {"last", "latter"} & set(match.words()[:2]) else _integer(match, "ordinal")
    return _meaning(Named("half", number, year=_year(match))) if number in (1, 2) else None


def half_of(match: Match) -> Meaning | None:
    """The last half of the 1980s."""
    inner = _inner(match, "date")
    late = {"last", "latter", "second"} & set(match.words()[:2])
    return replace(inner, mod="END" if late else "START") if inner else None


def part_season(match: Match) -> Meaning | None:
    """The early summer."""
    said = calendar(match)
    return replace(said, mod=match.get("phase")) if said else None  # type: ignore[arg-type]


def decade(match: Match) -> Meaning | None:
    """The 1970s, the '70s, the seventies."""
    tens = match.get("decades")
    written = match.get("decade") or match.get("tens")
    if tens is None and written is not None:
        digits = re.sub(r"\D", "", str(written))
        if len(digits) == 4:
            return Meaning("DATE", Fixed(digits[:3]))
        tens = int(digits)
    return _meaning(Named("decade", int(tens or 0)))


def century(match: Match) -> Meaning | None:
    """The 11th century."""
    number = _integer(match, "ordinal")
    if number is None or not 1 <= number <= 30:
        return None
    before = "BC" if "bc" in match.words() else ""
    return Meaning("DATE", Fixed(f"{before}{number - 1:02}"))


def deictic(match: Match) -> Meaning | None:
    """Last year, this week, next month, the following day."""
    unit = unit_of(match)
    if unit in DAYPARTS:
        return None
    by, origin = STEPS[_which(match) or "this"]
    if unit == "second":
        return None
    if match.words()[:2] == ["the", "next"]:
        origin = "text" if unit == "day" else "near"
    if unit in ("minute", "hour", "fortnight"):
        return Meaning("DURATION", value=duration(1, unit))
    mod: TimexMod | None = "APPROX" if match.words()[-1] == "so" else None
    return _meaning(Shift(unit, by, origin), mod)  # type: ignore[arg-type]


def new_year(_: Match) -> Meaning | None:
    """The new year: the next one."""
    return _meaning(Shift("year", 1))


def anaphor(match: Match) -> Meaning | None:
    """The year, the quarter, the day that was spoken of."""
    unit, following = unit_of(match), match.tokens.word(match.stop)
    if unit in ("second", "minute", "hour", "night", "fortnight"):
        return None
    if unit == "year" and following in ("ended", "ending", "to"):
        return Meaning("DURATION", value="P1Y")
    if unit == "weekend":
        return _meaning(Named("weekend"))
    return _meaning(Shift(unit, 0, "near"))  # type: ignore[arg-type]


def year_end(_: Match) -> Meaning | None:
    """The last day of the year."""
    return _meaning(Named("day", month=12, day=31))


def ago(match: Match) -> Meaning | None:
    """Three years ago: a period as coarse as what is counted."""
    origin = "text" if match.words()[-1] == "earlier" else "counted"
    return _counted(match, -1, origin, "PAST_REF")


def ago_exactly(match: Match) -> Meaning | None:
    """A year ago today, three years ago this month, a week ago Friday."""
    number = number_of(match)
    units = [str(kinds.get("unit") or kinds.get("units")) for kinds in match.kinds()]
    units = [unit for unit in units if unit != "None"]
    unit, fine = units[0], units[-1] if "this" in match.words() else "day"
    months = {"month": 1, "year": 12, "decade": 120}.get(unit)
    days = {"day": 1, "week": 7}.get(unit)
    weekday = _integer(match, "weekday")
    if number is None or number % 1 or (months is None and days is None):
        return None
    if weekday and unit != "week":
        return _counted(match, -1, "published", "PAST_REF")
    if months:
        return _meaning(Shift(fine, 0, months=-months * int(number)))  # type: ignore[arg-type]
    return _meaning(
        Shift("day", -(days or 0) * int(number), weekday=weekday, weeks=-1 if weekday else 0)
    )


def weekdays_ago(match: Match) -> Meaning | None:
    """Two Fridays ago."""
    number = number_of(match)
    weekday = _integer(match, "weekday") or _integer(match, "weekdays")
    if number is None or number % 1:
        return Meaning("DATE", value="PAST_REF")
    return _meaning(Named("day", weekday, which="last", back=int(number) - 1))


def from_day(match: Match) -> Meaning | None:
    """A week from Friday: so many units after a day that is named."""
    number, unit = number_of(match), unit_of(match)
    weekday, near = _integer(match, "weekday"), _integer(match, "yesterday") or 0
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit, 0)
    if not days or number is None or number % 1:
        return from_now(match)
    by = near + int(number) * days
    return _meaning(Shift("day", by, weekday=weekday))


def vague_ago(_: Match) -> Meaning | None:
    """Months ago."""
    return Meaning("DATE", value="PAST_REF")


def from_now(match: Match) -> Meaning | None:
    """Two weeks from now."""
    return _counted(match, 1, "published", "FUTURE_REF")


def year_ago(_: Match) -> Meaning | None:
    """Year-earlier: the same period of the year before."""
    return _meaning(Shift("year", -1, "text"))


def _counted(match: Match, sign: int, origin: str, vague: str) -> Meaning:
    number, unit = number_of(match), unit_of(match)
    mod = hedge_of(match.words("approx")) or ("APPROX" if "so" in match.words() else None)
    if match.part("one"):
        number = 1.5
    if unit in HALVED and number is not None and number % 1:
        unit, number = HALVED[unit][0], number * HALVED[unit][1]
    if number is None or number % 1:
        return Meaning("DATE", value=vague, mod=mod)
    if unit in ("second", "minute", "hour"):
        return Meaning("TIME", value=vague, mod=mod)
    unit, times = {"fortnight": ("week", 2), "night": ("day", 1)}.get(unit, (unit, 1))
    return _meaning(Shift(unit, sign * int(number) * times, origin), mod)  # type: ignore[arg-type]


def ref_then(_: Match) -> Meaning | None:
    """Then-current."""
    return Meaning("DATE", value="PAST_REF")


def part(match: Match) -> Meaning | None:
    """Early, mid, late; the end of; around; or later: a date with a `mod`."""
    inner = _inner(match, "date") or _inner(match, "day")
    if inner is None:
        return None
    words = set(match.words()[:5]) | set(match.words()[-2:])
    named = match.get("phase")
    mod = str(named) if named else next((m for w, m in PARTS.items() if w in words), None)
    return replace(inner, mod=mod or inner.mod)  # type: ignore[arg-type]


def clock(match: Match) -> Meaning | None:
    """A time of day."""
    words = match.words()
    if "noon" in words or "midnight" in words:
        spoken_of = Shift("day", 0, "text")
        return Meaning("TIME", spoken_of, clock="T12:00" if "noon" in words else "T24:00")
    written = str(match.get("hhmm") or match.get("dotclock") or match.get("small") or "")
    written = written or str(match.get("number") or "")
    raw = match.tokens.raw(match.first)
    if re.fullmatch(r"[0-2]\d[0-5]\d", raw):
        written = f"{raw[:2]}:{raw[2:]}"
    elif words[-1] == "hours" and "hhmm" not in match.tokens.kinds[match.first]:
        return None
    hour, minute = [*re.split(r"[:.]", written), "0"][:2]
    if not hour or int(minute) > 59:
        return None
    return _clock(int(hour), int(minute), words, match)


def _clock(hour: int, minute: int, words: list[str], match: Match) -> Meaning | None:
    halves = {word[0] for word in words if word in ("am", "pm", "a.m.", "p.m.", "a", "p")}
    if halves:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if "p" in halves else 0)
    if hour > 24 or (hour == 24 and minute):
        return None
    zone = match.get("zone")
    mod = hedge_of(match.words("approx"))
    spoken_of = Shift("day", 0, "text")
    return Meaning(
        "TIME", spoken_of, clock=f"T{hour:02}:{minute:02}", mod=mod, zone=str(zone or "") or None
    )


def timed(match: Match) -> Meaning | None:
    """A time of a day."""
    inner = _inner(match, "hour")
    day = _inner(match, "day")
    if inner is None:
        return None
    return replace(inner, when=day.when) if day else inner


def daypart(match: Match) -> Meaning | None:
    """The morning, last night, Friday evening."""
    words = match.words()
    name = match.get("daypart") or "NI"
    day = _inner(match, "day")
    named = match.get("phase")
    which = _which(match)
    if day:
        when = day.when
    elif which in ("next", "after", "before"):
        when = Shift("day", -1 if which == "before" else 1, "text")
    elif "last" in words:
        when = Shift("day", -1)
    elif "this" in words or "tonight" in words:
        when = Shift("day", 0)
    else:
        when = Shift("day", 0, "text")
    return Meaning("TIME", when, clock=f"T{name}", mod=named)  # type: ignore[arg-type]


def lasting(match: Match) -> Meaning | None:
    """How long: nearly three years, a two-year search, weeks."""
    words = match.words()
    if not match.all("unit") and not match.all("units"):
        return Meaning("DURATION", value="PXX")
    unit = unit_of(match)
    if match.part("one"):
        number: float | None = 0.5 if "half" in match.words("one") else 1.0
    elif match.part("count") is None and match.get("number") is not None:
        number = float(match.get("number") or 0)
    else:
        number = number_of(match)
    alone = match.words("one") in (["a"], ["an"], ["one"], ["another"])
    if unit in ("second", "quarter") and (alone or not (match.all("number") + match.all("vague"))):
        return None
    if words[-2:] == ["a", "half"] or ("half" in words and "and" in words and "-" in words):
        number = None if number is None else number + 0.5
    if words[-2:] == ["or", "two"]:
        number = None
    mod = hedge_of(match.words("approx")) or ("APPROX" if words[-1] == "so" else None)
    if alone and _is_rate(match):
        return None
    return Meaning("DURATION", value=duration(number, unit), mod=mod)


def _is_rate(match: Match) -> bool:
    """Whether "a year" stands after an amount, and dates nothing: $2 million a year."""
    if match.words()[0] not in ("a", "an") or match.stop - match.first != 2:
        return False
    tokens, place = match.tokens, match.first - 1
    before = tokens.word(place)
    if before in RATES or before[-1:].isdigit():
        return True
    counted = any("number" in kinds for kinds in tokens.kinds[max(0, place - 3) : place])
    return counted and before.endswith("s")


def quarter_century(_: Match) -> Meaning | None:
    """A quarter-century."""
    return Meaning("DURATION", value="P25Y")


def every(match: Match) -> Meaning | None:
    """Every Friday, each month, every two weeks, on Sundays."""
    words = match.words()
    quant = words[0].upper() if words[0] in ("every", "each") else None
    counted = number_of(match) if match.part("count") else 1.0
    number = 2.0 if "other" in words else counted
    weekday = match.get("weekday") or match.get("weekdays")
    name = match.get("daypart") or match.get("dayparts")
    if weekday:
        value = f"XXXX-WXX-{weekday}" + (f"T{name}" if name else "")
    elif month := match.get("month"):
        value = f"XXXX-{month:02}"
    elif season := match.get("season"):
        value = f"XXXX-{season}"
    elif name:
        value = f"XXXX-XX-XXT{name}"
    else:
        value = duration(number, unit_of(match))
    return Meaning("SET", value=value, quant=quant)


def day_of_each(match: Match) -> Meaning | None:
    """The 15th of each month."""
    day = _integer(match, "ordinal") or 0
    return Meaning("SET", value=f"XXXX-XX-{day:02}", quant="EACH") if 1 <= day <= 31 else None


def times_a(match: Match) -> Meaning | None:
    """Twice a week, three days a month."""
    words, last = match.words(), str(match.all("unit")[-1])
    number = {"once": 1.0, "twice": 2.0}.get(words[0]) or match.get("number")
    counted = number_of(match) if match.part("count") else number
    what = "X"
    if match.part("count"):
        what = duration(1, str((match.all("units") or match.all("unit"))[0]))[-1]
    freq = f"{counted:g}{what}" if isinstance(counted, int | float) else None
    return Meaning("SET", value=duration(1, last), freq=freq)


def frequency(match: Match) -> Meaning | None:
    """Daily, annually."""
    return Meaning("SET", value=str(match.get("frequency")))


def ref(match: Match) -> Meaning | None:
    """Now, recently, soon: no date that could be named."""
    words = set(match.words())
    if words & {"previously"}:
        return Meaning("DATE", value="PAST_REF")
    if words & {"future", "soon", "coming", "term", "possible"}:
        return Meaning("DATE", value="FUTURE_REF")
    if words & {"recently", "lately", "formerly", "recent", "past"}:
        return Meaning("DATE", value="PAST_REF")
    return Meaning("DATE", value="PRESENT_REF")


def _meaning(when: When, mod: TimexMod | None = None) -> Meaning:
    return Meaning("DATE", when, mod=mod)


def _inner(match: Match, group: str) -> Meaning | None:
    """The meaning of the words of a group within a match."""
    span = match.part(group)
    inner = grammar().whole(match.tokens, *span, group) if span else None
    return meaning_of(inner) if inner else None


def _which(match: Match) -> str | None:
    said = [str(which) for which in match.all("deictic")]
    if not said:
        return "same" if match.words()[0] == "that" else None
    return next((which for which in reversed(said) if which != "this"), said[0])


def _year(match: Match) -> int | Shift | None:
    year = match.get("year")
    if isinstance(year, int):
        return year
    if short := match.get("shortyear"):
        return int(str(short)[1:])
    if match.get("yearword") is not None and match.get("deictic") is not None:
        by, origin = STEPS[_which(match) or "this"]
        return Shift("year", by, origin)
    return None


def _integer(match: Match, kind: str) -> int | None:
    value = match.get(kind)
    return value if isinstance(value, int) else None


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


READERS: Mapping[str, Reader] = {
    "iso": iso, "slashed": slashed, "calendar": calendar, "adverb": adverb, "of_week": of_week,
    "holiday": holiday, "era": era, "quarter": quarter, "half": half, "half_of": half_of,
    "decade": decade, "century": century, "deictic": deictic, "anaphor": anaphor,
    "year_end": year_end, "part": part, "part_season": part_season, "ago": ago,
    "vague_ago": vague_ago, "from_now": from_now, "from_day": from_day,
    "year_ago": year_ago, "clock": clock, "timed": timed, "daypart": daypart,
    "duration": lasting, "every": every, "times_a": times_a, "frequency": frequency, "ref": ref,
    "ref_then": ref_then,
    "nth_weekday": nth_weekday, "new_year": new_year, "ago_exactly": ago_exactly,
    "quarter_century": quarter_century, "weekdays_ago": weekdays_ago, "day_of_each": day_of_each,
}  # fmt: skip


def meaning_of(match: Match) -> Meaning | None:
    """What a match says; None where its words turn out to name no time."""
    return READERS[match.rule.means](match)
