"""Whether what a sentence says of a time is past or to come, from the verbs next to it.

A weekday without more is the last one in "said Wednesday" and the next one in "will meet Friday".
The nearest verb to the left decides, and where there is none that to the right.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

Tense = Literal["past", "future"]

WORD = re.compile(r"(?!May\b)\b[^\W\d_]+(?:['’][^\W\d_]+)?|['’]ll\b|[.!?;]")
"""A word, but for the month of May, which looks like a verb; or what ends a sentence."""

STOPS = frozenset(".!?;")
PASSIVE = frozenset(("be", "being"))
"""After these a past form is of no past: it will be sold."""

REACH = 120
"""Code points to either side in which a verb is looked for: about twenty words."""


@cache
def _table() -> dict[str, frozenset[str]]:
    raw = tomllib.loads(files(__package__).joinpath("tense.toml").read_text("utf-8"))
    return {name: frozenset(row["words"]) for name, row in raw.items()}


@cache
def _endings() -> tuple[str, ...]:
    raw = tomllib.loads(files(__package__).joinpath("tense.toml").read_text("utf-8"))
    return tuple(raw["past"]["endings"])


def tense_at(text: str, start: int, end: int) -> Tense | None:
    """The tense of what is said of the expression between two places; None if no verb is near."""
    left = WORD.findall(text, max(0, start - REACH), start)
    if left and left[-1].lower() in _table()["open"]:
        return None
    return _left(left) or _right(WORD.findall(text, end, end + REACH))


def _left(words: list[str]) -> Tense | None:
    infinitive = False
    for number in range(len(words) - 1, -1, -1):
        word = words[number].lower()
        if word in STOPS:
            if (
                word == "."
                and number
                and len(words[number - 1]) <= 3
                and words[number - 1][0].isupper()
            ):
                continue
            return None
        if word == "to":
            infinitive = True
        elif word in _table()["future"] or (infinitive and word in _table()["intent"]):
            return "future"
        elif _is_past(word) and (number == 0 or words[number - 1].lower() not in PASSIVE):
            return "past"
    return None


def _right(words: list[str]) -> Tense | None:
    for word in words:
        if word in STOPS:
            return None
        if word.lower() in _table()["future"]:
            return "future"
        if _is_past(word.lower()):
            return "past"
    return None


def _is_past(word: str) -> bool:
    if word in _table()["past"]:
        return True
    return len(word) > 4 and word.endswith(_endings()) and word not in _table()["not_past"]
