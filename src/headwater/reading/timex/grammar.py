"""What time expressions look like: the rules of `rules/*.toml` as regular expressions over kinds.

A pattern is compiled to an expression over the characters that `lexicon` gives to sets of kinds.
Each kind, macro and group in it is a named group, so that what it stood for can be asked of a
match; inside a macro or a group there are none, as those are read again on their own.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from headwater.reading.timex.lexicon import Kinds, Lexicon, Value, literal
from headwater.reading.timex.lexicon import table as words
from headwater.reading.timex.patterns import beginnings, expression, parsed
from headwater.reading.timex.patterns import words as words_of
from headwater.reading.timex.tokens import Tokens

Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: what it looks like, who reads it, and what may stand beside it."""

    means: str
    says: str | None
    pattern: re.Pattern[str]
    names: Mapping[str, str]
    group: str | None
    before: frozenset[str]
    after: frozenset[str]
    not_before: frozenset[str]
    not_after: frozenset[str]

    def allows(self, before: str, after: str) -> bool:
        """Whether an expression may stand between these two words (in small letters)."""
        if before in self.not_before or after in self.not_after:
            return False
        if self.before and before not in self.before:
            return False
        return not self.after or after in self.after


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's match: the tokens from `first` up to `stop`, and where each of its parts is."""

    rule: Rule
    tokens: Tokens
    first: int
    stop: int
    found: "re.Match[str]"

    def _span(self, name: str) -> tuple[int, int] | None:
        for group, kind in self.rule.names.items():
            if kind == name and self.found[group] is not None:
                return self.found.span(group)
        return None

    def get(self, kind: str) -> Value | None:
        """What the word of this kind stands for; None where the match has none."""
        span = self._span(kind)
        if span:
            return self.tokens.kinds[span[0]][kind]
        return next(iter(self.all(kind)), None) if kind not in self.rule.names.values() else None

    def all(self, kind: str) -> list[Value]:
        """What every word of this kind stands for, in order, also where one place took several."""
        return [kinds[kind] for kinds in self.kinds() if kind in kinds]

    def kinds(self) -> list[Kinds]:
        """The kinds of every token of the match."""
        return self.tokens.kinds[self.first : self.stop]

    def part(self, name: str) -> tuple[int, int] | None:
        """The tokens of a macro or group; None where the match has none."""
        return self._span(name)

    def words(self, name: str | None = None) -> list[str]:
        """The words of a macro or group, or of all, in small letters."""
        span = (self.first, self.stop) if name is None else self._span(name)
        return [self.tokens.word(number) for number in range(*span)] if span else []


FILES = ("macros", "days", "periods", "counted", "spoken", "clock", "refs", "lengths", "sets")
"""The files of `rules`, in the order in which rules build on each other."""


@cache
def table() -> Mapping[str, Any]:
    """All files of rules as one: `rule`, a list of rows, and `macro`."""
    folder = files(__package__).joinpath("rules")
    parts = [tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8")) for name in FILES]
    rows = [row for part in parts for row in part.get("rule", ())]
    return {"rule": rows, "macro": {**_feasts(), **parts[0]["macro"]}}


def _feasts() -> Mapping[str, str]:
    """The patterns of the names of days, those first that hold others."""
    found: dict[str, str] = {}
    for kind in ("holiday", "feast"):
        longest = sorted(words()[kind], key=len, reverse=True)
        found[kind] = " | ".join(map(_named_day, longest))
    return found


def _named_day(name: str) -> str:
    parts = re.findall(r"'s|[\w.]+|'", name)
    return " ".join("( st .? | saint )" if part == "st" else part for part in parts)


class Grammar:
    """All rules, ready to be tried on a text."""

    def __init__(self) -> None:
        self.lexicon = Lexicon(sorted(_literals()))
        self._macros = {name: parsed(pattern) for name, pattern in table()["macro"].items()}
        self._groups: dict[str, list[str]] = {}
        self._group_firsts: dict[str, set[str]] = {}
        self._of_group: dict[str, list[Rule]] = {}
        self._by_first: dict[str, list[Rule]] = {}
        for row in table()["rule"]:
            self._add(row)
        self._start = re.compile(f"[{''.join(self._by_first)}]")

    def _add(self, row: Mapping[str, Any]) -> None:
        names: dict[str, str] = {}
        node, group = parsed(row["pattern"]), row.get("group")
        pattern = re.compile(expression(node, lambda word: self._named(word, names)))
        beside = (frozenset(row.get(key, ())) for key in BESIDE)
        rule = Rule(row["means"], row.get("says"), pattern, names, group, *beside)
        first = beginnings(node, self._first)[0]
        for character in sorted(first):
            self._by_first.setdefault(character, []).append(rule)
        if group:
            plain = expression(node, self._plain)  # before the rule is one of its own group
            self._groups.setdefault(group, []).insert(0, plain)  # the longer ones come later
            self._group_firsts.setdefault(group, set()).update(first)
            self._of_group.setdefault(group, []).append(rule)

    def _named(self, word: str, names: dict[str, str]) -> str:
        """The expression of a word of a rule, as a named group if a match can be asked for it."""
        if word[0] != "<" and not word.isupper():
            return self._plain(word)
        name = f"g{len(names)}"
        names[name] = word.strip("<>").lower()
        return f"(?P<{name}>{self._plain(word)})"

    def _plain(self, word: str) -> str:
        name = word[1:-1]
        if word[0] != "<":
            return self.lexicon.one_of(word.lower() if word.isupper() else literal(word))
        if name in self._macros:
            return expression(self._macros[name], self._plain)
        return f"(?:{'|'.join(self._groups[name])})"

    def _first(self, word: str) -> set[str]:
        name = word[1:-1]
        if word[0] == "<" and name in self._macros:
            return beginnings(self._macros[name], self._first)[0]
        if word[0] == "<":
            return self._group_firsts[name]
        return set(self._plain(word)) - set("[]")

    def read(
        self, tokens: Tokens, meaning: Callable[[Match], Meaning | None]
    ) -> Iterator[tuple[Match, Meaning]]:
        """The longest match with a meaning at each place, from left to right, none over another."""
        found = self._start.search(tokens.characters)
        while found:
            place = found.start()
            some = ((match, meaning(match)) for match in self._at(tokens, place))
            best = next(((match, said) for match, said in some if said is not None), None)
            if best:
                yield best
            found = self._start.search(tokens.characters, best[0].stop if best else place + 1)

    def _at(self, tokens: Tokens, place: int) -> list[Match]:
        """Every match that begins with a token, the longest first."""
        found = []
        for rule in self._by_first[tokens.characters[place]]:
            match = rule.pattern.match(tokens.characters, place)
            if match and rule.allows(tokens.beside(place - 1), tokens.beside(match.end())):
                found.append(Match(rule, tokens, place, match.end(), match))
        return sorted(found, key=lambda match: -match.stop)

    def whole(self, tokens: Tokens, first: int, stop: int, group: str) -> Match | None:
        """The last rule of a group that takes these tokens, all of them."""
        for rule in reversed(self._of_group[group]):
            found = rule.pattern.fullmatch(tokens.characters, first, stop)
            if found:
                return Match(rule, tokens, first, stop, found)
        return None


BESIDE = ("before", "after", "not_before", "not_after")


@cache
def grammar() -> Grammar:
    """The grammar, made once."""
    return Grammar()


def _literals() -> set[str]:
    patterns = (*(row["pattern"] for row in table()["rule"]), *table()["macro"].values())
    words = set().union(*(words_of(parsed(one)) for one in patterns)) | {"and", "-"}
    return {word for word in words if word[0] != "<" and not word.isupper()}
