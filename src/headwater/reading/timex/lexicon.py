"""Which kinds of word each word can be, by the table `words.toml` and by its shape.

A token has a set of kinds ("second": an ordinal, and a unit). Each set that occurs is one
character, so that a text becomes a string of such characters, and a pattern over kinds a regular
expression over that string.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

Value = int | float | str
Kinds = Mapping[str, Value]
"""The kinds that a word can be, and what it stands for as each of them."""

NAME: Kinds = {"name": ""}
"""A word with a capital that is nothing else: Nairobi."""

NONE = "."
"""The character of a word that no time expression holds."""

SHAPES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"\d{4}-\d\d-\d\dT\d\d:?\d\d(?::?\d\d)?(?:Z|[+-]\d\d:?\d\d)?", ("isotime",)),
    (r"\d{4}-\d\d-\d\d|\d{4}/\d\d/\d\d", ("isodate",)),
    (r"\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)", ("slashdate",)),
    (r"(?:1\d{3}|20\d\d|21\d\d)[-/]\d\d", ("span",)),
    (r"\d{1,2}:\d\d(?::\d\d)?", ("hhmm",)),
    (r"\d{1,2}\.\d\d", ("number", "dotclock")),
    (r"\d/\d", ("fraction",)),
    (r"(?:1\d|20)\d0['’]?s", ("decade",)),
    (r"['’]\d0['’]?s", ("decade", "tens")),
    (r"\d0['’]?s", ("tens",)),
    (r"['’]\d\d", ("shortyear",)),
    (r"\d{1,2}(?:st|nd|rd|th)", ("ordinal",)),
    (r"0?[1-9]|[12]\d|3[01]", ("number", "small")),
    (r"1\d{3}|20\d\d|21\d\d", ("number", "year")),
    (r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", ("number",)),
)
"""Numbers by their shape, first match first, and the kinds they can be."""


@cache
def table() -> Mapping[str, Any]:
    """The file `words.toml`."""
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))


def tables() -> Iterator[tuple[str, Mapping[str, Value]]]:
    """(kind, its words with what they stand for) of every table."""
    for kind, words in table().items():
        if isinstance(words, dict):
            yield kind, words


class Lexicon:
    """The words of the table and the literal words of the patterns."""

    def __init__(self, literals: Iterable[str]) -> None:
        self.small: dict[str, Kinds] = {}
        self.capital: dict[str, Kinds] = {}
        proper = frozenset(table()["proper"])
        for kind, words in tables():
            for word, value in words.items():
                if " " not in word:
                    self._add(word, kind, value, proper=kind in proper)
        for word, value in table()["numeral"].items():
            self._add(word, "number", value, proper=False)
        for word in literals:
            self._add(word, literal(word), word, proper=False)
        self._characters: dict[frozenset[str], str] = {}
        self._classes: dict[str, str] = {}
        shapes = [dict.fromkeys(kinds, "") for _, kinds in SHAPES]
        for kinds in (*self.small.values(), *self.capital.values(), *shapes, *MERGED):
            self.character(kinds)

    def _add(self, word: str, kind: str, value: Value, *, proper: bool) -> None:
        self.capital[word] = {**self.capital.get(word, {}), kind: value}
        if not proper:
            self.small[word] = {**self.small.get(word, {}), kind: value}

    def kinds(self, word: str) -> Kinds | None:
        """What a word can be; None for one that no time expression holds."""
        known = self.capital if word[:1].isupper() else self.small
        return known.get(word.lower().replace("’", "'")) or (NAME if word[:1].isupper() else None)

    def character(self, kinds: Kinds) -> str:
        """The character of a set of kinds."""
        if not kinds:
            return NONE
        return self._characters.setdefault(frozenset(kinds), chr(0x4E00 + len(self._characters)))

    def one_of(self, kind: str) -> str:
        """A character class of every set that holds `kind`. Raises KeyError if none does."""
        if kind not in self._classes:
            some = "".join(char for kinds, char in self._characters.items() if kind in kinds)
            if not some:
                raise KeyError(kind)
            self._classes[kind] = f"[{some}]"
        return self._classes[kind]


MERGED: tuple[Kinds, ...] = (
    {"number": 0},
    {"number": 0, "year": 0},
    {"ordinal": 0},
    NAME,
)
"""What several number words make together, and what is no word of the table."""


def literal(word: str) -> str:
    """The kind of a word that patterns name as itself."""
    return f"={word}"
