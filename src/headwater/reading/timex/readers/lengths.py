"""Reads how long something takes, how often it comes, and what has no date: now, soon."""

from itertools import pairwise

from headwater.reading.timex.amounts import duration, hedge_of, number_of, unit_of
from headwater.reading.timex.grammar import Match
from headwater.reading.timex.meaning import Meaning, Shift
from headwater.reading.timex.periods import UNITS
from headwater.reading.timex.readers.asked import integer, which_of

RATES = frozenset(("million", "billion", "percent", "%", "times", "once", "twice", "cents"))
"""Words after which "a year" is a rate."""

SINGLE = (["a"], ["an"], ["one"], ["another"])
TIMES = {"once": 1, "twice": 2}
SMALLER = {"year": "month", "month": "day", "week": "day", "day": "hour", "hour": "minute",
           "minute": "second"}  # fmt: skip
"""In which unit what is left over of another is counted."""


def lasting(match: Match) -> Meaning | None:
    """How long: nearly three years, a two-year search, weeks. Somebody's age is none."""
    words = match.words()
    if not match.all("unit") and not match.all("units"):
        return Meaning("DURATION", value="PXX")
    unit, alone = unit_of(match), match.words("one") in SINGLE
    if words[-1] == "old" and unit == "year":
        return None
    if unit in ("second", "quarter") and (alone or not match.all("number") + match.all("vague")):
        return None
    if alone and _is_rate(match):
        return None
    mod = hedge_of(match.words("approx")) or ("APPROX" if words[-1] == "so" else None)
    number = _number(match)
    value = duration(number, unit)
    return Meaning("DURATION", value=value, mod=mod, stretch=_stretch(match, number, unit))


def joint(match: Match) -> Meaning | None:
    """Two hours and ten minutes: so many of a unit and so many of a smaller one."""
    said = (kind.get("unit") or kind.get("units") for kind in match.kinds())
    units = [str(unit) for unit in said if unit]
    if any(SMALLER.get(large) != small for large, small in pairwise(units)):
        return None
    numbers = [float(number) for number in match.all("number")]
    numbers = [1.0] * (len(units) - len(numbers)) + numbers
    first, *rest = (duration(*part) for part in zip(numbers, units, strict=True))
    return Meaning("DURATION", value=first + "".join(part.lstrip("PT") for part in rest))


def long(match: Match) -> Meaning | None:
    """Weeklong, a decade-long feud, a three-day-long visit, months-long."""
    unit = str(match.get("lasting") or unit_of(match))
    several = match.all("units") or match.all("vague")
    number = match.get("number")
    times = None if several else float(number or 1)
    return Meaning("DURATION", value=duration(times, unit))


def _stretch(match: Match, number: float | None, unit: str) -> Shift | None:
    """The other end of "the past three years", "the next two weeks"; None where it stays open."""
    sign = {"last": -1, "next": 1}.get(which_of(match) or "")
    if sign is None or number is None or number % 1 or unit not in UNITS:
        return None
    return Shift(UNITS[unit], sign * int(number))


def _number(match: Match) -> float | None:
    words = match.words()
    if match.part("one"):
        number = 0.5 if "half" in match.words("one") else 1.0
    elif match.part("count"):
        return number_of(match)
    elif match.get("number") is None:
        return 0.5 if "half" in words else None
    else:
        number = float(match.get("number") or 0)
    if words[-2:] == ["or", "two"]:
        return None
    extra = words[-2:] == ["a", "half"] or {"half", "and", "-"} <= set(words)
    return number + 0.5 if extra else number


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


def every(match: Match) -> Meaning | None:
    """Every Friday, each month, every two weeks, on Sundays."""
    words = match.words()
    quant = words[0].upper() if words[0] in ("every", "each") else None
    part = match.get("daypart") or match.get("dayparts")
    return Meaning("SET", value=_recurring(match) + (f"T{part}" if part else ""), quant=quant)


def _recurring(match: Match) -> str:
    if weekday := match.get("weekday") or match.get("weekdays"):
        return f"XXXX-WXX-{weekday}"
    if month := match.get("month"):
        return f"XXXX-{month:02}"
    if season := match.get("season"):
        return f"XXXX-{season}"
    if match.get("daypart"):
        return "XXXX-XX-XX"
    if "other" in match.words():
        return duration(2, unit_of(match))
    return duration(number_of(match) if match.part("count") else 1, unit_of(match))


def day_of_each(match: Match) -> Meaning | None:
    """The 15th of each month."""
    day = integer(match, "ordinal") or 0
    return Meaning("SET", value=f"XXXX-XX-{day:02}", quant="EACH") if 1 <= day <= 31 else None


def times_a(match: Match) -> Meaning | None:
    """Twice a week, three days a month."""
    what = "X"
    number: object = TIMES.get(match.words()[0]) or match.get("number")
    if match.part("count"):
        number, what = number_of(match), duration(1, unit_of(match))[-1]
    freq = f"{number:g}{what}" if isinstance(number, int | float) else None
    return Meaning("SET", value=duration(1, str(match.all("unit")[-1])), freq=freq)


def fixed(match: Match) -> Meaning | None:
    """What the rule itself says: PAST_REF, P25Y."""
    value = str(match.rule.says)
    return Meaning("DATE" if value.endswith("_REF") else "DURATION", value=value)


def frequency(match: Match) -> Meaning | None:
    """Daily, annually."""
    return Meaning("SET", value=str(match.get("frequency")))


READERS = {
    "duration": lasting, "every": every, "day_of_each": day_of_each, "times_a": times_a,
    "fixed": fixed, "frequency": frequency, "joint": joint, "long": long,
}  # fmt: skip
