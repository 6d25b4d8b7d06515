"""What single words and names say about a source: nouns of roles and bodies, names, places.

Read from the tables `nouns.toml`, `bodies.toml` and `given_names.tsv`; no text is looked at.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from headwater.reading.types import SourceKind

Gender = Literal["m", "f", "x"]
GENDERS: tuple[Gender, ...] = ("f", "m")
DOTTED = re.compile(r"\b(?:[a-z]\.){2,}(?![a-z])")
"""Initials with full stops: "F.B.I."."""
PACKAGE = files("headwater.reading")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that names who speaks: what kind of source it makes, and what in the plural.

    `one` is its singular, `plural` whether this form is the plural.
    """

    one: str
    kind: SourceKind
    many: SourceKind
    plural: bool


@cache
def table(name: str) -> Mapping[str, Any]:
    """One of the tables beside this file."""
    return tomllib.loads(PACKAGE.joinpath(name).read_text("utf-8"))


@cache
def nouns() -> Mapping[str, Noun]:
    """Every noun of the table in both numbers, in small letters."""
    rows = table("nouns.toml")
    found: dict[str, Noun] = {}
    for row in rows["noun"]:
        kind = row["kind"]
        for word in row["words"]:
            found.setdefault(word, Noun(word, kind, row.get("many", kind), kind == "group"))
    for noun in [*found.values()]:
        found.setdefault(_plural(noun.one), Noun(noun.one, noun.kind, noun.many, True))
    for many, one in rows["irregular"].items():
        if one in found:
            found[many] = Noun(one, found[one].kind, found[one].many, True)
    for short, one in rows["short"].items():
        found[short] = found[one]
    return found


def noun_of(words: list[str]) -> Noun | None:
    """The noun that words in small letters end in, its longest form first."""
    for length in (3, 2, 1):
        if len(words) >= length and (noun := _noun(" ".join(words[-length:]))):
            return noun
    return None


def _noun(word: str) -> Noun | None:
    known = nouns()
    if word.endswith("%"):
        return known["percent"]
    if word.endswith(("-year-old", "-year-olds")):
        return known["person" if word.endswith("d") else "people"]
    return known.get(word) or (known.get(word.rsplit("-", 1)[1]) if "-" in word else None)


@cache
def _alike() -> Mapping[str, str]:
    rows: Mapping[str, list[str]] = table("nouns.toml")["alike"]
    return {noun: first for first, others in reversed([*rows.items()]) for noun in (first, *others)}


def alike(noun: str) -> str:
    """The first of the nouns that mean alike to a noun ("survey": "poll"), or the noun itself."""
    return _alike().get(noun, noun)


def _plural(word: str) -> str:
    if word.endswith(("man", "woman")):
        return f"{word[:-2]}en"
    if word.endswith("y") and word[-2:-1] not in "aeou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


@cache
def _given() -> Mapping[str, Gender]:
    rows = PACKAGE.joinpath("given_names.tsv").read_text("utf-8").splitlines()
    parted = (row.split("\t") for row in rows if not row.startswith("#"))
    letters: dict[str, Gender] = {"m": "m", "f": "f", "x": "x"}
    return {name: letters[gender] for gender, names in parted for name in names.split()}


def gender_of(given: str) -> Gender | None:
    """The gender that a given name mostly goes with; None for a word that is none."""
    return _given().get(given.lower())


def gender_of_noun(noun: Noun | None) -> Gender | None:
    """The gender that a noun of a person says."""
    rows = table("nouns.toml")["gender"]
    return next((g for g in GENDERS if noun and noun.one in rows[g]), None)


@cache
def _names() -> Mapping[str, SourceKind]:
    bodies = table("bodies.toml")
    found: dict[str, SourceKind] = {
        bare(name): "organisation" for names in bodies["places"].values() for name in names
    }
    for kind, names in reversed(bodies["named"].items()):
        found.update((bare(name), kind) for name in names)
    return found


@cache
def _heads() -> Mapping[str, SourceKind]:
    rows = table("bodies.toml")["heads"]
    return {word.lower(): kind for kind, words in reversed(rows.items()) for word in words}


@cache
def places() -> frozenset[str]:
    """Countries, regions and cities, as `bare` has them."""
    names = table("bodies.toml")["places"].values()
    return frozenset(bare(name) for group in names for name in group)


def known_name(name: str) -> SourceKind | None:
    """What the table says that a name is."""
    return _names().get(bare(name))


@cache
def _shapes() -> Sequence[tuple[SourceKind, re.Pattern[str]]]:
    rows = table("bodies.toml")["shapes"]
    return [(kind, re.compile(shape)) for kind, shapes in rows.items() for shape in shapes]


def shape_kind(name: str) -> SourceKind | None:
    """What the form of a whole name says that it is: "KXYZ-TV" is a station."""
    return next((kind for kind, shape in _shapes() if shape.fullmatch(name)), None)


def head_kind(word: str) -> SourceKind | None:
    """What the last word of a name says that the name is."""
    return _heads().get(word.lower())


def outlets_of(nationality: str) -> tuple[str, ...]:
    """The outlets that "the British news agency" and the like can mean."""
    return tuple(table("bodies.toml")["nationality"].get(nationality, ()))


@cache
def _aliases() -> Mapping[str, str]:
    rows = table("bodies.toml")["alias"]
    return {bare(short): bare(name) for short, name in rows.items()}


def alias(name: str) -> str:
    """The full name, as `bare` has it, of a body that is also called otherwise ("huffpo")."""
    return _aliases().get(name, name)


def bare(name: str) -> str:
    """A name in small letters without its article."""
    low = name.lower().removeprefix("the ").replace("’", "'")
    return DOTTED.sub(lambda found: found.group().replace(".", ""), low)
