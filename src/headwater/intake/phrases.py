"""Rules of language as data: tables of patterns (`*.toml`), each rule with an example of its own.

`furniture.toml` says what the fields of a rule mean; every table here has the same.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

Reach = Literal["whole", "opening", "sentence", "within"]

_BULLETS = "•·*▶►→»«>-–—_[] "
_TYPOGRAPHY = (
    ("’", "'"),
    ("‘", "'"),
    *((char, "") for char in "\u200b\u200c\u200d\u2060\ufeff\xad"),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to know a kind of line; `pattern` is a regular expression, written out.

    `names` is what the pattern's named group holds in the example, if it has one.
    """

    kind: str
    reach: Reach
    pattern: str
    example: str
    near_misses: tuple[str, ...] = ()
    beside: bool = False
    cues: tuple[str, ...] = ()
    names: str = ""

    def compiled(self, ignore_case: bool = True) -> re.Pattern[str]:
        """The pattern alone, with its named groups."""
        return re.compile(self.pattern, re.IGNORECASE if ignore_case else re.NOFLAG)


@dataclass(frozen=True, slots=True)
class Matcher:
    """Many rules in one pattern."""

    pattern: re.Pattern[str]
    kinds: tuple[str, ...]

    def kind(self, text: str, start: int = 0) -> str | None:
        """The kind that `text` is known to be by its words from `start` on, or None."""
        found = self.pattern.match(text, start)
        return self.kinds[found.lastindex - 1] if found and found.lastindex else None


@cache
def rules_in(table: str) -> tuple[Rule, ...]:
    """Every rule of the table `table` ("furniture" is `furniture.toml`).

    Raises ValueError where a rule says what no rule can say.
    """
    entries = tomllib.loads(files("headwater.intake").joinpath(f"{table}.toml").read_text("utf-8"))
    words: dict[str, str] = {}
    for name, pattern in entries["words"].items():
        words[name] = _written_out(pattern, words)
    return tuple(_rule(entry, words) for entry in entries["rule"])


def _rule(entry: Mapping[str, Any], words: Mapping[str, str]) -> Rule:
    if entry["reach"] not in get_args(Reach):
        raise ValueError(f"no such reach: {entry}")
    lists = {name: tuple(entry.get(name, ())) for name in ("near_misses", "cues")}
    return Rule(**{**entry, **lists, "pattern": _written_out(entry["pattern"], words)})


def _written_out(pattern: str | list[str], words: Mapping[str, str]) -> str:
    if isinstance(pattern, list):  # names, the longest first, so that none cuts another short
        return "(?:" + "|".join(map(re.escape, sorted(pattern, key=len, reverse=True))) + ")"
    one_line = re.sub(r"(?:\A|\n) *", "", pattern)
    return re.sub(r"%([a-z ]+)%", lambda name: words[name[1]], one_line)


def combined(rules: Iterable[Rule], ignore_case: bool = True) -> Matcher:
    """One matcher for `rules`; named groups are given up."""
    chosen = tuple(rules)
    branches = (
        "((?:" + re.sub(r"\?P<\w+>", "?:", rule.pattern) + ")" + r"\Z" * (rule.reach == "whole")
        for rule in chosen
    )
    pattern = "|".join(branch + ")" for branch in branches) or r"(?!)"
    flags = re.IGNORECASE if ignore_case else re.NOFLAG
    return Matcher(re.compile(pattern, flags), tuple(rule.kind for rule in chosen))


def plain(text: str) -> str:
    """`text` with one kind of apostrophe and of space, without bullets and invisible characters."""
    if not text.isascii():
        for char, instead in _TYPOGRAPHY:
            text = text.replace(char, instead)
    bare = " ".join(text.split()).strip(_BULLETS)
    return bare[1:-1] if bare.startswith("(") and bare.endswith(")") else bare
