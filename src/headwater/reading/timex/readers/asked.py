"""What several readers ask of a match: which one, of which year."""

from collections.abc import Mapping

from headwater.reading.timex.grammar import Match
from headwater.reading.timex.meaning import STEPS, Shift
from headwater.reading.types import TimexMod

PHASES: Mapping[str, TimexMod] = {"START": "START", "MID": "MID", "END": "END"}


def which_of(match: Match) -> str | None:
    """Which of its kind is meant, as `words.toml` has it: last, next, this; None if not said."""
    said = [str(which) for which in match.all("deictic")]
    if not said:
        return "same" if match.words()[0] == "that" else None
    return next((which for which in reversed(said) if which != "this"), said[0])


def year_of(match: Match) -> int | Shift | None:
    """The year that is named, two digits of it as they stand; None if none is."""
    year = match.get("year")
    if isinstance(year, int):
        return year
    if short := match.get("shortyear"):
        return int(str(short)[1:])
    if match.get("yearword") is not None and match.get("deictic") is not None:
        by, origin = STEPS[which_of(match) or "this"]
        return Shift("year", by, origin)
    return None


def integer(match: Match, kind: str) -> int | None:
    """What the word of a kind stands for, where that is a whole number."""
    value = match.get(kind)
    return value if isinstance(value, int) else None


def phase_of(match: Match) -> TimexMod | None:
    """What "early", "mid" or "late" makes of a period; None where there is none of them."""
    return PHASES.get(str(match.get("phase"))) if match.part("phase") else None
