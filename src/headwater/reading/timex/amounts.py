"""How much time: the number and the unit of "nearly two and a half years", as TIMEX3 writes it."""

from headwater.reading.timex.grammar import Match
from headwater.reading.types import TimexMod

LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "NI", "weekend": "WE",
    "week": "W", "month": "M", "quarter": "Q", "year": "Y", "millennium": "ML",
}  # fmt: skip
"""The letters of TIMEX3 durations; a "T" before those of parts of a day."""

IN_SMALLER = {"fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100)}
"""Units that are written as so many of a smaller one."""

HALVES = {"year": ("month", 12), "hour": ("minute", 60), "minute": ("second", 60)}
"""Units whose fractions are written in a smaller one."""

OPEN_LETTERS = {"decade": "DE", "century": "CE", "fortnight": "W"}
"""How an open number of a unit is written where `LETTERS` has none."""

HEDGES: tuple[tuple[str, TimexMod], ...] = (
    ("no more", "EQUAL_OR_LESS"), ("no later", "EQUAL_OR_LESS"), ("no longer", "EQUAL_OR_LESS"),
    ("no less", "EQUAL_OR_MORE"), ("no fewer", "EQUAL_OR_MORE"), ("at least", "EQUAL_OR_MORE"),
    ("at most", "EQUAL_OR_LESS"), ("up to", "EQUAL_OR_LESS"), ("as much", "EQUAL_OR_LESS"),
    ("as many", "EQUAL_OR_LESS"), ("as long", "EQUAL_OR_LESS"), ("within", "EQUAL_OR_LESS"),
    ("more", "MORE_THAN"), ("longer", "MORE_THAN"), ("over", "MORE_THAN"),
    ("less", "LESS_THAN"), ("fewer", "LESS_THAN"), ("under", "LESS_THAN"),
    ("nearly", "LESS_THAN"), ("almost", "LESS_THAN"), ("about", "APPROX"), ("around", "APPROX"),
    ("approximately", "APPROX"), ("roughly", "APPROX"), ("some", "APPROX"),
)  # fmt: skip
"""What the words before a number make of it; the first found in them counts."""


def number_of(match: Match) -> float | None:
    """How many; None where the words leave it open ("several", "two or three")."""
    span = match.part("count")
    if span is None:
        return None
    words = match.words("count")
    kinds = match.tokens.kinds[span[0] : span[1]]
    if any("vague" in kind for kind in kinds):
        return None
    numbers = [float(kind["number"]) for kind in kinds if "number" in kind]
    if len(numbers) > 1 and not ("and" in words and "half" in words):
        return None
    half = 0.5 if {"half"} & set(words) or any("fraction" in kind for kind in kinds) else 0.0
    if numbers:
        return numbers[0] + half
    if "dozen" in words:
        return 6.0 if half else 12.0
    if half:
        return half
    if "couple" in words:
        return 2.0
    return 1.0 if words[0] in ("a", "an", "another", "each") and len(words) <= 2 else None


def unit_of(match: Match) -> str:
    """The unit that is counted."""
    return str(match.get("units") or match.get("unit"))


def duration(number: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units: "P2Y6M", "PT30M", "PXW"."""
    if number is None:
        return _written("X", LETTERS.get(unit) or OPEN_LETTERS[unit])
    if unit in IN_SMALLER:
        unit, times = IN_SMALLER[unit]
        number *= times
    whole, fraction = int(number), number % 1
    if not fraction or unit not in HALVES:
        return _written(f"{number:g}", LETTERS[unit])
    smaller, times = HALVES[unit]
    rest = _written(f"{fraction * times:g}", LETTERS[smaller])
    return _written(str(whole), LETTERS[unit]) + rest.lstrip("PT") if whole else rest


def _written(number: str, letter: str) -> str:
    return f"PT{number}{letter[1:]}" if letter[0] == "T" else f"P{number}{letter}"


def hedge_of(words: list[str]) -> TimexMod | None:
    """What "nearly", "at least" and the like make of a number."""
    said = " ".join(words)
    return next((mod for word, mod in HEDGES if word in said), None)
