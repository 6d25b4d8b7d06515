"""Whether what a sentence says of a time is past or to come, from the verbs next to it.

A weekday without more is the last one in "said Wednesday" and the next one in "will meet Friday".
The nearest verb to the left decides, and where there is none that to the right.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Tense = Literal["past", "future", "open"]
"""What is said lies behind, or ahead, or may lie on either side ("by Friday")."""

WORD = re.compile(r"(?!May\b)\b[^\W\d_]+(?:['’][^\W\d_]+)?|['’]ll\b|[.!?;]")
"""A word, but for the month of May, which looks like a verb; or what ends a sentence."""

STOPS = frozenset(".!?;")
PASSIVE = frozenset(("be", "being"))
"""After these a past form is of no past: it will be sold."""

AHEAD = 70
"""The same to the right, where what follows the next verb is of another clause already."""

HAD_REACH = 7
"""Words before "by" among which "had" says that what was done by then lies in the past."""

NEAR_ARRANGED = 5
"""Words before a time within which what "is" under way is arranged: is leaving on Friday."""

REACH = 120
"""Code points to either side in which a verb is looked for: about twenty words."""


@cache
def table() -> Mapping[str, Mapping[str, Any]]:
    """The file `tense.toml`."""
    return tomllib.loads(files(__package__).joinpath("tense.toml").read_text("utf-8"))


@cache
def _table() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(row["words"]) for name, row in table().items()}


@cache
def _endings() -> tuple[str, ...]:
    return tuple(table()["past"]["endings"])


def tense_at(text: str, start: int, end: int) -> Tense | None:
    """The tense of what is said of the expression between two places; None if no verb is near."""
    left = WORD.findall(text, max(0, start - REACH), start)
    right = WORD.findall(text, end, end + AHEAD)
    if left and left[-1].lower() in _table()["open"]:
        lies_behind = _had(left) or (_left(left[:-1]) is None and _right(right) == "past")
        return "past" if lies_behind else "open"
    return _left(left) or _right(right)


def _had(words: list[str]) -> bool:
    """Whether what is said lies behind: "members had filed reports by Wednesday", "the men held it
    until Friday"; a thing put off until Friday does not."""
    near = [word.lower() for word in words[-HAD_REACH:]]
    stop = next((at for at in range(len(near), 0, -1) if near[at - 1] in STOPS), 0)
    lasted = near[-1] in ("until", "till") and not _table()["defers"].intersection(near)
    return bool({"had", "already"}.intersection(near[stop:])) or (
        lasted and _left(words[-HAD_REACH:-1]) == "past"
    )


def _left(words: list[str]) -> Tense | None:
    to = len(words)  # where the last "to" before the time stands
    for number in range(len(words) - 1, -1, -1):
        word = words[number].lower()
        if word in STOPS:
            if _is_initial(words, number):
                continue
            return None
        if word == "to":
            to = number
        ahead = word in _table()["future"] or _is_arranged(words, number)
        if ahead or _governs(word, to - number, to < len(words)):
            return "past" if _was_to_be(words, number) else "future"
        if _is_past(word) and (number == 0 or words[number - 1].lower() not in PASSIVE):
            return "past"
    return None


def _was_to_be(words: list[str], number: int) -> bool:
    """Whether what was planned lies behind: "had been scheduled to return on Thursday"."""
    return [word.lower() for word in words[max(0, number - 2) : number]] == ["had", "been"]


def _is_arranged(words: list[str], number: int) -> bool:
    """Whether a word and the next look ahead together: planned for, are meeting."""
    word, following = words[number].lower(), "".join(words[number + 1 : number + 2]).lower()
    if word in _table()["present"]:
        after = [later.lower() for later in words[number + 1 :]]
        return after in ([], ["on"]) or (following.endswith("ing") and len(after) < NEAR_ARRANGED)
    return f"{word} {following}" in _table()["arranged"]


def _is_initial(words: list[str], number: int) -> bool:
    """Whether a full stop ends an initial or a short title (J. Orsk, Mr. Orsk), no sentence."""
    before = words[number - 1] if number else ""
    return words[number] == "." and before[:1].isupper() and len(before) <= 3


def _governs(word: str, before: int, infinitive: bool) -> bool:
    """Whether a word so far before the "to" of an infinitive makes it one of the future."""
    if not infinitive:
        return False
    return word in _table()["intent"] or (before == 1 and word in _table()["bound"])


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
    return len(word) > 3 and word.endswith(_endings()) and word not in _table()["not_past"]
