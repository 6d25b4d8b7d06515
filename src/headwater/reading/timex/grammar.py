"""What time expressions look like: the rules of `grammar.toml` as regular expressions over kinds.

A pattern is compiled to an expression over the characters that `lexicon` gives to sets of kinds.
Each kind, macro and group in it is a named group, so that what it stood for can be asked of a
match; inside a macro or a group there are none, as those are read again on their own.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from headwater.reading.timex.lexicon import SHAPES, Kinds, Lexicon, Value, literal, tables
from headwater.reading.timex.patterns import beginnings, expression, parsed
from headwater.reading.timex.patterns import words as words_of
from headwater.reading.timex.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: what it looks like, who reads it, and what may stand beside it."""

    means: str
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
        return self.tokens.kinds[span[0]][kind] if span else None

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


@cache
def table() -> Mapping[str, Any]:
    """The file `grammar.toml`."""
    return tomllib.loads(files(__package__).joinpath("grammar.toml").read_text("utf-8"))


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
        rule = Rule(row["means"], pattern, names, group, *beside)
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
        if word not in _named():
            return self._plain(word)
        name = f"g{len(names)}"
        names[name] = word
        return f"(?P<{name}>{self._plain(word)})"

    def _plain(self, word: str) -> str:
        if word in self._macros:
            return expression(self._macros[word], self._plain)
        if word in self._groups:
            return f"(?:{'|'.join(self._groups[word])})"
        return self.lexicon.one_of(word if word in _kinds() else literal(word))

    def _first(self, word: str) -> set[str]:
        if word in self._macros:
            return beginnings(self._macros[word], self._first)[0]
        if word in self._groups:
            return self._group_firsts[word]
        return set(self._plain(word)) - set("[]")

    def matches(self, tokens: Tokens) -> Iterator[Match]:
        """The longest match at each place, from left to right, none over another."""
        found = self._start.search(tokens.characters)
        while found:
            best = self._longest(tokens, found.start())
            if best:
                yield best
            place = best.stop if best else found.end()
            found = self._start.search(tokens.characters, place)

    def _longest(self, tokens: Tokens, place: int) -> Match | None:
        best: Match | None = None
        for rule in self._by_first[tokens.characters[place]]:
            found = rule.pattern.match(tokens.characters, place)
            if found and found.end() > (best.stop if best else place):
                before, after = tokens.word(place - 1), tokens.word(found.end())
                if rule.allows(before, after):
                    best = Match(rule, tokens, place, found.end(), found)
        return best

    def whole(self, tokens: Tokens, first: int, stop: int, *groups: str) -> Match | None:
        """The first rule of these groups that takes these tokens, all of them."""
        for name in groups:
            for rule in reversed(self._of_group[name]):
                found = rule.pattern.fullmatch(tokens.characters, first, stop)
                if found:
                    return Match(rule, tokens, first, stop, found)
        return None


BESIDE = ("before", "after", "not_before", "not_after")


@cache
def grammar() -> Grammar:
    """The grammar, made once."""
    return Grammar()


@cache
def _kinds() -> frozenset[str]:
    shaped = (kind for _, kinds in SHAPES for kind in kinds)
    return frozenset((*(kind for kind, _ in tables()), *shaped))


@cache
def _named() -> frozenset[str]:
    """What a match can be asked for: kinds, macros and groups."""
    groups = (row["group"] for row in table()["rule"] if "group" in row)
    return _kinds() | frozenset(table()["macro"]) | frozenset(groups)


def _literals() -> set[str]:
    patterns = (*(row["pattern"] for row in table()["rule"]), *table()["macro"].values())
    return set().union(*(words_of(parsed(one)) for one in patterns)) - _named() | {"and", "-"}
