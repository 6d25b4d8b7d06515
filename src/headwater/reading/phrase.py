"""The noun phrase that names somebody: its determiner, number, title, name or head, what follows.

A small deterministic parser over the words of a span. It knows no verbs and needs none: a source is
a noun phrase already.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from headwater.article import Span
from headwater.reading.lexicon import Noun, gender_of, known_name, noun_of
from headwater.reading.words import (
    Word,
    closed,
    numbers,
    runs,
    split_title,
    stands_before_noun,
    words_of,
)

CLAUSE = re.compile(r" (?:who|whom|whose|close|familiar|with|briefed|involved|near)\b")
"""What follows people, and not the magazine: "People who were there"."""
POINTING = frozenset({"those", "anyone", "anybody", "everyone"})
"""Heads of noun phrases although they are determiners or pronouns: "those who"."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase. Spans are code points into the text that it was parsed from.

    `core` runs from the determiner to the name or head; `title` is what stands before a name;
    `name` or `head`, of which one is there; `own` the name of a possessor; `tail` what follows up
    to a comma or a relative clause; `clause` what follows that; `share`: the number is one
    "of" a number.
    """

    span: Span
    words: tuple[Word, ...]
    core: tuple[Word, ...]
    determiner: str = ""
    number: int | None = None
    pronoun: str = ""
    own: Span | None = None
    title: Span | None = None
    name: Span | None = None
    head: str = ""
    noun: Noun | None = None
    tail: Span | None = None
    clause: Span | None = None
    share: bool = False


def phrase_at(text: str, span: Span) -> Phrase:
    """The noun phrase that a span holds."""
    words = tuple(words_of(text, span.start, span.end))
    while len(words) > 1 and words[0].low in closed("leads"):
        if words[1].low in closed("about"):
            break
        words = words[1:]
    if not words:
        return Phrase(span, (), ())
    core_end = _core_end(words, text)
    core = words[:core_end]
    start, parts = _opening(core)
    tail, clause = _rest(words, core_end, text, span)
    alone = all(word.low in closed("about") for word in core[:-1])
    if core[-1].low in closed("pronouns") and alone:
        parts["pronoun"] = core[-1].low
    rest = words[core_end : core_end + 2]
    share = len(rest) == 2 and rest[0].low in {"of", "in"} and number_of(rest[1]) is not None
    parts |= {"tail": tail, "clause": clause, "share": share}
    return Phrase(span, words, core, **parts, **_named(core, start, text))


def members(text: str, span: Span) -> tuple[Span, ...]:
    """The noun phrases that a span coordinates, the first of which has a name: ("Lena Orsk", "her
    aides"); the span itself if it is one phrase."""
    words = words_of(text, span.start, span.end)
    if words and words[0].low in {"both", "neither", "either", "that"}:
        words = words[1:]
    inside = {n for i, j in runs(words, text) for n in range(i + 1, j)}
    cuts = [n for n, w in enumerate(words) if w.low in {"and", "nor"} and n not in inside and n]
    surnames = not cuts and all(word.is_capital for word in words)
    pieces = _pieces(words, cuts, text) if cuts else _listed(words, text) if surnames else []
    if surnames and any(len(piece) > 1 for piece in pieces):
        pieces = []
    return tuple(Span(a[0].start, a[-1].end) for a in pieces) if pieces else (span,)


def _pieces(words: list[Word], cuts: list[int], text: str) -> list[list[Word]]:
    """The words before and after an "and", the ones before parted at commas; none where it joins
    no noun phrases of which the first is a name."""
    for cut in cuts:
        before = _listed(words[:cut], text) or [words[:cut]]
        behind = words[cut + 1 :]
        both = all(map(_is_named, before)) or _is_theirs(words[:cut], behind)
        if behind and both and not _only_adjectives(behind):
            return [*before, behind]
    return []


def _listed(words: list[Word], text: str) -> list[list[Word]]:
    """Names parted by commas, at least two; none where anything else stands between."""
    if not words:
        return []
    parts: list[list[Word]] = [[]]
    for n, word in enumerate(words):
        if n and "," in text[words[n - 1].end : word.start]:
            parts.append([])
        parts[-1].append(word)
    the = [part[0].low == "the" for part in parts]
    alike = all(the) or not any(the[1:])
    return parts if len(parts) > 1 and alike and all(map(_is_named, parts)) else []


def _is_named(words: Sequence[Word]) -> bool:
    """Whether words end in a name and hold neither a preposition nor a clause."""
    noun = noun_of([words[-1].low])
    is_role = noun is not None and noun.kind == "person" and len(words) == 1
    is_name = words[-1].is_capital and not (noun and (noun.plural or is_role))
    never = closed("relative") | closed("determiners") | closed("after") | closed("verbs")
    first = 1 if words[0].low == "the" and all(word.is_capital for word in words[1:]) else 0
    return is_name and not words[-1].own and never.isdisjoint(w.low for w in words[first:])


def _is_theirs(before: Sequence[Word], behind: Sequence[Word]) -> bool:
    """Whether words are "the nominee" and those behind "his aides"."""
    noun = noun_of([before[-1].low])
    one = noun is not None and noun.kind == "person" and not noun.plural
    return one and before[0].low == "the" and bool(behind) and behind[0].low in {"his", "her"}


def _only_adjectives(words: Sequence[Word]) -> bool:
    return not any(word.is_capital or noun_of([word.low]) for word in words)


def _opening(core: Sequence[Word]) -> tuple[int, dict[str, Any]]:
    """(where the words after determiner and number begin, both of these)."""
    start, determiner, number = 0, "", None
    while start < len(core) and core[start].low in closed("determiners"):
        determiner, start = determiner or core[start].low, start + 1
    while start < len(core) and core[start].low in closed("about"):
        start += 1
    if start < len(core) and (number := number_of(core[start])) is not None:
        start += 1
    return start, {"determiner": determiner, "number": number}


def number_of(word: Word) -> int | None:
    """The number that a word says."""
    digits = word.text.replace(",", "")
    if digits.isdecimal() and (len(digits) != 4 or "," in word.text):
        return int(digits)
    return numbers().get(word.low)


def _core_end(words: Sequence[Word], text: str) -> int:
    """Past the last word before a comma, a bracket, a preposition or a relative clause."""
    inside = {n for i, j in runs(words, text) for n in range(i + 1, j)}
    for n in range(1, len(words)):
        gap = text[words[n - 1].end : words[n].start]
        if _parts(gap) and not _goes_on(words[:n], gap):
            return n
        if n not in inside and _ends_core(words, n):
            return n
    return len(words)


def _goes_on(before: Sequence[Word], gap: str) -> bool:
    """Whether a comma only parts adjectives: "the bearded, 60-year-old captain"."""
    determined = before[0].low in closed("determiners") and len(before) > 1
    plain = not any(word.is_capital or noun_of([word.low]) for word in before[1:])
    return determined and plain and gap == ", "


def _ends_core(words: Sequence[Word], n: int) -> bool:
    word, before = words[n], words[n - 1]
    if word.is_capital:
        return False
    if word.low in closed("possessors"):
        return before.low not in closed("quantifiers") | closed("determiners") | {"and"}
    if word.low == "than" and before.low in {"more", "less", "fewer", "other"}:
        return False
    if word.low in closed("about") and all(w.low in closed("about") for w in words[:n]):
        return False
    if word.low not in closed("after"):
        return _is_verb_behind(words, n)
    if stands_before_noun(words, n):
        return False
    bare = all(w.low in closed("determiners") or number_of(w) for w in words[:n])
    apart = closed("links") | closed("relative") | {"in"}
    return not bare or word.low in apart or before.low in POINTING


def _is_verb_behind(words: Sequence[Word], n: int) -> bool:
    """Whether a word behind a noun of people or things is a verb or participle, not a noun: a
    plural noun has no other behind it."""
    before, word = noun_of([words[n - 1].low]), words[n].low
    if before is None or noun_of([word]) or word == "and" or words[n - 1].own or "’" in word:
        return False
    running = word.endswith("ing") and before.kind == "person"
    return before.plural or running or word.endswith("ed") or word in {"just", "recently", "newly"}


def _rest(words: Sequence[Word], n: int, text: str, span: Span) -> tuple[Span | None, Span | None]:
    """(what follows the core up to a comma, what follows that)."""
    stop = n
    while stop < len(words) and not _is_parted(words, stop, text):
        stop += 1
    tail = Span(words[n].start, words[stop - 1].end) if stop > n else None
    clause = Span(words[stop].start, span.end) if stop < len(words) else None
    return tail, clause


def _is_parted(words: Sequence[Word], n: int, text: str) -> bool:
    gap = text[words[n - 1].end : words[n].start]
    return _parts(gap)


def _parts(gap: str) -> bool:
    """Whether what stands between two words ends a noun phrase."""
    return "--" in gap or any(mark in gap for mark in ",;:()—–")


def _named(core: Sequence[Word], start: int, text: str) -> dict[str, Any]:
    """The name or the head of a core, with what stands before it."""
    found: dict[str, Any] = {"own": _owner(core, start)}
    spans = runs(core[start:], text)
    if spans and spans[-1][1] == len(core) - start:
        first, last = (n + start for n in spans[-1])
        title = split_title(core[first:last])
        if first + title < last and not _is_description(core, first, last, start, text):
            return found | _name(core, start, first + title, last)
    low = [word.low for word in core[start:]] or [core[-1].low]
    return found | {"head": low[-1], "noun": noun_of(low)}


def _name(core: Sequence[Word], start: int, first: int, last: int) -> dict[str, Any]:
    """The name that the words [first, last) are, and the title before it."""
    owned = (n + 1 for n in range(first - 1, start - 1, -1) if core[n].own)
    begin = next(owned, start)
    title = Span(core[begin].start, core[first - 1].end) if begin < first else None
    name = Span(core[first].start, core[last - 1].stop)
    own = None if last - 1 >= 0 and core[last - 1].own and begin == start else _owner(core, start)
    return {"title": title, "name": name, "own": own}


def _is_description(core: Sequence[Word], first: int, last: int, start: int, text: str) -> bool:
    """Whether a run in capitals is a description: "the President", "Democrats", "Polls"."""
    noun = noun_of([core[last - 1].low])
    if last == 1 and noun and noun.plural and CLAUSE.match(text, core[0].end):
        return True
    if known_name(" ".join(w.bare for w in core[first:last])):
        return False
    if not noun or gender_of(core[first].low):
        return False
    whole = noun_of([word.low for word in core[first:last]])
    if last - first == 1 or (whole and " " in whole.one):
        return True
    return noun.kind in {"person", "group"} and (first > start or start > 0 or noun.plural)


def _owner(core: Sequence[Word], start: int) -> Span | None:
    for n in range(start, len(core) - 1):
        if core[n].own:
            first = n
            while first > start and core[first - 1].is_capital:
                first -= 1
            return Span(core[first].start, core[n].stop)
    return None
