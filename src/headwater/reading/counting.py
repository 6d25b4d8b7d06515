"""How many unnamed people words speak of, and whether they go back to some named before.

"Three sources" are new, "the sources" and "two of them" are not, "a third source" may be.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from headwater.reading.lexicon import noun_of, table
from headwater.reading.quantity import ONE, SOME, Size, filled, number, size_of, without_number
from headwater.reading.words import closed


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a list of sources: its noun in the singular, how many it is.

    `many` is whether it is more than one, `numbered` whether a number says so.
    """

    noun: str
    size: Size
    many: bool
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """What words for sources say: their parts, and how they go back to others.

    `of`: they are some of others ("two of the three"), `whole` the noun and number of these.
    `back`: they are others ("the sources", "both"); `bare`: no noun is said ("one", "another").
    `ordinal`: which in a count ("a third": 3). `rest`: one of those before that is left over ("the
    second", "the other"). `other`: somebody else ("another"). `one`: "one
    official", who may be one of those before. `near`: the last told of ("that person"). `also`:
    other nouns for them ("the leaker, a technician"). `shared`: how many of them are said to be
    among those before ("two of whom were among the four"), or counted twice. `possessive`: they are
    some of somebody's ("three of his investors").
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
    near: bool = False
    also: frozenset[str] = frozenset()
    shared: int = 0
    possessive: bool = False

    @property
    def size(self) -> Size:
        """How many people they are; who belongs to two members of a list counts once."""
        total = sum((part.size for part in self.parts), Size(0, 0))
        return total.but(Size(self.shared, self.shared)) if len(self.parts) > 1 else total

    @property
    def least(self) -> int:
        """How many people at least."""
        return self.size.least

    @property
    def exact(self) -> bool:
        """Whether it is just so many."""
        return self.size.exact

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
    shared = _shared(low)
    divided = _word("partitive").match(low)
    if divided:
        whole = _part(_word("determiner").sub("", divided["whole"]))
        best = _word("best").match(divided["part"])
        part = Part("", ONE, False) if best else _part(divided["part"])
        # "several officials of the former government" are no part of it
        noun = noun_of([divided["noun"] or ""])
        if noun is None or noun.one == whole.noun:
            size = size_of(low)
            part = replace(part, size=size, numbered=True) if size else part
            theirs = bool(_word("possessive").match(divided["whole"]))
            parts = (part, *_doubtful(low))
            return Wording(parts, of=True, whole=whole, shared=shared, possessive=theirs)
    parts = (*(_part(piece) for piece in _pieces(low)), *_doubtful(low))
    apposed = _filled("apposed").search(low)
    if apposed and size_of(apposed["part"]) in {parts[0].size, None}:
        whole = _part(_word("determiner").sub("", apposed["whole"]))
        return Wording(parts, of=True, whole=whole, shared=shared)
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
        near=bool(_word("near").match(low)),
        also=frozenset(_noun(found) for found in _word("also").findall(low)) - {""},
        shared=shared,
    )


def _shared(low: str) -> int:
    found = _filled("shared").search(low)
    return number(found["n"] or found["m"]) if found else 0


def _doubtful(low: str) -> tuple[Part, ...]:
    """Who may be there or not: "and possibly a third"."""
    found = _filled("doubtful").search(low)
    if found is None:
        return ()
    more = number(found["n"]) if found["n"] else 1
    return (Part("", Size(0, more), more > 1),)


@cache
def _table() -> Mapping[str, Any]:
    return table("unnamed.toml")


@cache
def _word(kind: str) -> re.Pattern[str]:
    return re.compile(_table()["wording"][kind])


@cache
def _filled(kind: str) -> re.Pattern[str]:
    return re.compile(filled(_table()["wording"][kind]))


def number_before(text: str, at: int) -> int:
    """Where the number begins whose last word begins at a place: "between ten and" fifteen."""
    found = _filled("before").search(text[max(0, at - 60) : at])
    return at - len(found.group()) if found else at


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


def knows(words: str) -> bool:
    """Whether words say what sources know: "a person familiar with the plan"."""
    return bool(_word("knowing").search(words.lower().replace("’", "'")))


def complement(words: str) -> frozenset[str]:
    """The words behind a noun that say whose or which one it is: "freighter" in "the pilot of the
    freighter"."""
    low = _word("knowing").split(" ".join(words.lower().replace("’", "'").split()))[0].split(",")[0]
    found = _word("belongs").search(low)
    rest = re.findall(r"[\w'-]+", found["to"]) if found else []
    return frozenset(rest) - closed("function") - closed("plain")


def _pieces(low: str) -> list[str]:
    """The members of a list of sources; words that list none are one piece."""
    core = _word("tail").split(low)[0]
    pair = _word("pair").match(core)
    if pair and {pair["one"], pair["other"]} <= _kin():
        return [f"a {pair['one']}", f"a {pair['other']}"]
    pieces = [piece for piece in _word("listed").split(core) if piece.strip()]
    joined = re.search(r"\b(?:and|or|plus|as well as|along with)\b", core)
    if len(pieces) < 2 or not joined:
        return [low]
    first, *others = pieces
    if _breaks_down(first, others):
        return [first]
    pieces = [first, *(_counted(piece, _noun(first)) for piece in others)]
    return pieces if all(_noun(piece) and not _is_body(piece) for piece in pieces) else [low]


@cache
def _kin() -> frozenset[str]:
    return frozenset(table("nouns.toml")["family"]["words"])


def _breaks_down(first: str, others: list[str]) -> bool:
    """Whether the later members say who the first are: "two people, one from each side and …"."""
    whole = size_of(first)
    parts = [size_of(piece) or ONE for piece in others]
    kinds = {_noun(first) in leaving_open("generic"), *(not _noun(piece) for piece in others)}
    same = whole is not None and whole.many and sum(parts, Size(0, 0)) == whole
    return same and (True in kinds)


def _counted(piece: str, noun: str) -> str:
    """A member of a list with the noun of the first, where it has none of its own: "a former
    minister and two serving ones", "five employees and three of a rival"."""
    if _word("ones").search(piece):
        return _word("ones").sub(noun, piece)
    return _word("counted").sub(rf"\g<0>{noun} ", piece) if not _noun(piece) else piece


def _is_body(piece: str) -> bool:
    """Whether a member of a list is where people belong: "officials at the bank and the port"."""
    noun = noun_of(_noun(piece).split()[-1:])
    kinds = {"organisation", "outlet", "document"} | (
        {"group"} if piece.startswith("the ") else set()
    )
    return noun is not None and noun.kind in kinds


def _noun(piece: str) -> str:
    return _head(piece)[0]


def _part(piece: str) -> Part:
    noun, plural = _head(piece)
    if _word("single").match(piece):
        return Part(noun, ONE, False)
    measured = size_of(piece)
    if measured:
        return Part(noun, measured, measured.many, numbered=True)
    each = _each(piece, plural=plural)
    if each:
        open_ended = plural and not _word("one_each").search(piece)
        return Part(noun, Size(each, None if open_ended else each), True, numbered=True)
    if _word("article").match(piece) or not plural:
        return Part(noun, ONE, False)
    return Part(noun, SOME, True)


def _head(piece: str) -> tuple[str, bool]:
    """(the noun of a piece in the singular, before what follows it, whether it is a plural); no
    noun if it has none."""
    rest = _word("theirs").sub("", without_number(piece))
    head = _word("after").split(rest if _word("adjective").match(rest) else f" {rest}")[0]
    words = _until_clause(re.findall(r"[\w'-]+", head))
    if not words or _word("empty").fullmatch(words[-1]):
        return "", bool(_word("plural").search(" ".join(words)))
    known = noun_of(words[-3:])
    last = known.one if known else words[-1]
    plural = known.plural if known else bool(_word("plural").search(" ".join(words)))
    return str(_table()["alike"].get(last, last)), plural


def _until_clause(words: list[str]) -> list[str]:
    """The words up to a noun of people behind which a clause begins: "a guard mending nets", "the
    soldiers we met"."""
    for n in range(1, len(words)):
        noun = noun_of(words[:n])
        clause = words[n].endswith(("ing", "ed")) or words[n] in closed("pronouns")
        if noun and noun.kind == "person" and clause and not noun_of(words[: n + 1]):
            return words[:n]
    return words


def _each(piece: str, *, plural: bool) -> int:
    """How many bodies words say that people come from, where each has some: "officials of both
    forces", "from three agencies", "at the coastguard, the customs service and the port police"; 0
    where they do not."""
    first = _word("after").search(f" {piece}")
    start = max(0, first.start() - 1) if first else len(piece)
    counted = _filled("each").match(piece, start)
    if counted and (plural or _word("distributed").search(counted.group())):
        return number(counted["n"]) if counted["n"] else 2
    listed = _word("bodies").match(piece, start)
    return len(re.split(r",? and |, ", listed["list"])) if listed and plural else 0
