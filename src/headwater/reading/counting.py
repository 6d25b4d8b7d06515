"""How many unnamed people words speak of, and whether they go back to some named before.

"Three sources" are new, "the sources" and "two of them" are not, "a third source" may be.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from headwater.reading.lexicon import noun_of, table
from headwater.reading.words import closed


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a list of sources: its noun in the singular, how many it is at least.

    `exact` is whether it is just so many, `many` whether it is more than one, `numbered` whether a
    number says so.
    """

    noun: str
    least: int
    exact: bool
    many: bool
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """What words for sources say: their parts, and how they go back to others.

    `of`: they are some of others ("two of the three"), `whole` the noun and number of these.
    `back`: they are others ("the sources", "both"); `bare`: no noun is said ("one", "another").
    `ordinal`: which in a count ("a third": 3). `rest`: one of those before that is left over ("the
    second", "the other"). `other`: somebody else ("another"). `one`: "one
    official", who may be one of those before.
    """

    parts: tuple[Part, ...]
    of: bool = False
    whole: Part | None = None
    back: bool = False
    bare: bool = False
    ordinal: int = 0
    rest: bool = False
    other: bool = False
    one: bool = False

    @property
    def least(self) -> int:
        """How many people at least."""
        return sum(part.least for part in self.parts)

    @property
    def exact(self) -> bool:
        """Whether it is just so many."""
        return all(part.exact for part in self.parts)

    @property
    def numbered(self) -> bool:
        """Whether a number of several people, or a list of them, is given."""
        return any(part.numbered and part.noun and part.many for part in self.parts) or (
            len(self.parts) > 1
        )

    @property
    def many(self) -> bool:
        """Whether it is more than one person."""
        return len(self.parts) > 1 or self.parts[0].many


def wording(words: str) -> Wording:
    """What the words of an unnamed source say of number and reference."""
    low = " ".join(words.lower().replace("’", "'").split()).strip(' ,;:.“”"—–-')
    low = _word("opening").sub("", low)
    divided = _word("partitive").match(low)
    if divided:
        part, whole = _part(divided["part"]), _part(_word("determiner").sub("", divided["whole"]))
        # "several officials of the former government" are no part of it
        noun = noun_of([divided["noun"] or ""])
        if noun is None or noun.one == whole.noun:
            return Wording((part,), of=True, whole=whole)
    parts = tuple(_part(piece) for piece in _pieces(low))
    ordinal = _word("ordinal").match(low)
    bare = parts[0].noun == "" and len(parts) == 1
    return Wording(
        parts,
        back=bool(_word("back").match(low)) and not ordinal,
        bare=bare,
        ordinal=_ordinal(ordinal["which"]) if ordinal else 0,
        rest=bool(_word("rest").match(low)),
        other=bool(_word("other").match(low)),
        one=low.startswith("one "),
    )


@cache
def _table() -> Mapping[str, Any]:
    return table("unnamed.toml")


@cache
def _word(kind: str) -> re.Pattern[str]:
    return re.compile(_table()["wording"][kind])


@cache
def leaving_open(kind: str) -> frozenset[str]:
    """The nouns of people that leave open who they are: "generic", "anybody", or "pronouns"."""
    return frozenset(_table()["open"][kind])


def _ordinal(word: str) -> int:
    ordinals: Mapping[str, int] = _table()["ordinals"]
    return ordinals[word]


def modifiers(words: str) -> frozenset[str]:
    """The words that tell these sources from others of their noun: "treasury" in "three treasury
    sources familiar with the plan", whatever they know and on whichever terms they speak."""
    low = _word("knowing").split(" ".join(words.lower().replace("’", "'").split()))[0]
    head = _word("after").split(low)[0]
    said = [*re.findall(r"[\w'-]+", head)[:-1], *re.findall(r"[\w'-]+", low[len(head) :])]
    return frozenset(said) - closed("function") - closed("plain")


def _pieces(low: str) -> list[str]:
    """The members of a list of sources; words that list none are one piece."""
    core = _word("tail").split(low)[0]
    pieces = [piece for piece in _word("listed").split(core) if piece.strip()]
    joined = re.search(r"\b(?:and|or|plus|as well as|along with)\b", core)
    if len(pieces) < 2 or not joined:
        return [low]
    first, *others = pieces
    pieces = [first, *(_counted(piece, _noun(first)) for piece in others)]
    return pieces if all(_noun(piece) and not _is_body(piece) for piece in pieces) else [low]


def _counted(piece: str, noun: str) -> str:
    """A member of a list with the noun of the first, where it has none of its own: "a former
    minister and two serving ones", "five employees and three of a rival"."""
    if _word("ones").search(piece):
        return _word("ones").sub(noun, piece)
    return _word("counted").sub(rf"\g<0>{noun} ", piece) if not _noun(piece) else piece


def _is_body(piece: str) -> bool:
    """Whether a member of a list is where people belong: "officials at the bank and the port"."""
    noun = noun_of(_noun(piece).split()[-1:])
    return noun is not None and noun.kind in {"organisation", "outlet", "document"}


def _noun(piece: str) -> str:
    """The noun of a piece in the singular, before its preposition; nothing if it has none."""
    head = _word("after").split(piece)[0]
    if _word("empty").fullmatch((re.findall(r"[^\W\d_][\w'-]*", head) or [""])[-1]):
        return ""
    noun = noun_of(re.findall(r"[\w'-]+", head)[-3:])
    last = noun.one if noun else (re.findall(r"[^\W\d_][\w'-]*", head) or [""])[-1]
    return str(_table()["alike"].get(last, last))


def _part(piece: str) -> Part:
    noun = _noun(piece)
    head = _word("after").split(piece)[0]
    known = noun_of(re.findall(r"[\w'-]+", head)[-3:])
    plural = known.plural if known else bool(_word("plural").search(head))
    if _word("single").match(piece):
        return Part(noun, 1, True, False)
    each = _word("each").search(piece)
    if each and plural:
        return Part(noun, _number(each["n"]), True, True, numbered=True)
    for row in _table()["number"]:
        found = re.match(row["pattern"], piece)
        if found:
            least = row["least"] + (_number(found["n"]) if "n" in found.groupdict() else 0)
            return Part(noun, least, row["exact"], least > 1 or not row["exact"], numbered=True)
    return Part(noun, 2, False, True) if plural else Part(noun, 1, True, False)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else int(_table()["numbers"][word])
