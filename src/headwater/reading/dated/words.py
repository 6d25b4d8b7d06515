"""Single words: their stems, and which kinds of event they speak of.

The tables are `syntax.toml` and `kinds.toml`. A stem joins the forms of a verb and the nouns made
of it ("resigned", "resignation"); a kind joins words for one event ("captured", "fell").
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

SHORTEST = 3
"""Letters of a stem at least: less says nothing."""

ENDINGS: tuple[tuple[str, str], ...] = (
    ("isation", "is"), ("ization", "is"), ("ification", "ifi"), ("ation", ""), ("ition", ""),
    ("ction", "ct"), ("ption", "pt"), ("tion", "t"), ("sion", "s"), ("ment", ""),
    ("ance", ""), ("ence", ""), ("ize", "is"), ("ise", "is"), ("iz", "is"),
)  # fmt: skip
"""Endings that make nouns of verbs, and two spellings of one, with what is left in their place."""

EED = frozenset(("agreed", "disagreed", "freed", "decreed", "guaranteed"))
"""Past forms among the words in "eed"."""

GAP = 2
"""Words that may stand between those of a phrase: "took the driver away"."""


@cache
def table(name: str) -> Mapping[str, Any]:
    """One of the tables beside this file."""
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))


@cache
def closed(kind: str) -> frozenset[str]:
    """The small words of one kind, of the table `syntax.toml`."""
    return frozenset(table("syntax.toml")["closed"][kind])


@cache
def _bases() -> Mapping[str, str]:
    irregular = table("syntax.toml")["irregular"]
    return {form: base for base, forms in irregular.items() for form in forms}


@cache
def _joined() -> Mapping[str, str]:
    same = table("syntax.toml")["same"]
    return {noun: verb for verb, nouns in same.items() for noun in nouns}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What the forms of a word have in common, in small letters: "resignations" gives "resign"."""
    plain = re.sub(r"['’]s?$", "", word.lower())
    plain = _bases().get(plain, plain)
    plain = _uninflected(plain)
    plain = _joined().get(plain, _joined().get(plain + "e", plain))
    for ending, rest in ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= SHORTEST:
            plain = plain[: -len(ending)] + rest
            break
    if len(plain) > SHORTEST and plain.endswith("e"):
        plain = plain[:-1]
    return plain[:-1] + "i" if len(plain) > SHORTEST and plain.endswith("y") else plain


def _uninflected(word: str) -> str:
    if word in _joined() or len(word) <= SHORTEST:
        return word
    if word.endswith(("ies", "ied")) and len(word) > SHORTEST + 1:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    if word.endswith("eed"):
        return word[:-1]
    for ending in ("ed", "ing"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= SHORTEST and re.search("[aeiouy]", rest):
            return _undoubled(rest)
    return word


def _undoubled(word: str) -> str:
    double = len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in "lsz"
    return word[:-1] if double else word


@cache
def is_past(word: str) -> bool:
    """Whether a word in small letters looks like the past form of a verb."""
    if word in _bases():
        return word not in ("loss", "decisions", "offence", "beginning", "being", "shutting")
    return word in EED or (len(word) > SHORTEST + 1 and word.endswith("ed") and word[-3] != "e")


@cache
def stop() -> frozenset[str]:
    """Words that name no part of an event."""
    return frozenset(table("syntax.toml")["stop"]["words"])


@cache
def light() -> frozenset[str]:
    """The stems of verbs that only say that their subject happened."""
    return frozenset(stem(word) for word in table("syntax.toml")["light"]["words"])


class Kinds:
    """Which kinds of event stems speak of, by a table of words and phrases."""

    def __init__(self, rows: Mapping[str, Sequence[str]]) -> None:
        self.single: dict[str, set[str]] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for kind, words in rows.items():
            for word in words:
                stems = tuple(stem(part) for part in word.split())
                if len(stems) == 1:
                    self.single.setdefault(stems[0], set()).add(kind)
                else:
                    self.phrases.setdefault(stems[0], []).append((stems, kind))

    def of(self, stems: Sequence[str], place: int) -> set[str]:
        """The kinds that the word at `place` speaks of, alone or with those that follow it."""
        found = set(self.single.get(stems[place], ()))
        for phrase, kind in self.phrases.get(stems[place], ()):
            if _follows(phrase[1:], stems, place + 1):
                found.add(kind)
        return found


def _follows(rest: Sequence[str], stems: Sequence[str], place: int) -> bool:
    for word in rest:
        within = stems[place : place + GAP + 1]
        if word not in within:
            return False
        place += within.index(word) + 1
    return True


@cache
def kinds() -> Kinds:
    """The kinds of event of `kinds.toml`."""
    return Kinds({row["is"]: row["words"] for row in table("kinds.toml")["kind"]})


@cache
def phases() -> Kinds:
    """The start and the end of an event, of `syntax.toml`."""
    return Kinds(table("syntax.toml")["phase"])


@cache
def pattern(part: str, key: str = "words") -> "re.Pattern[str]":
    """The patterns of one part of `syntax.toml` as one, for words as they are written."""
    return re.compile(rf"\b(?:{'|'.join(table('syntax.toml')[part][key])})\b", re.IGNORECASE)
