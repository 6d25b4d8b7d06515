"""The noun phrase that names somebody: its determiner, number, title, name or head, what follows.

A small deterministic parser over the words of a span. It knows no verbs and needs none: a source is
a noun phrase already. `words_of` and `runs` also serve to find names in whole paragraphs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from headwater.article import Span
from headwater.reading.lexicon import Noun, gender_of, head_kind, known_name, noun_of, table

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[.'’\-/&][^\W_]+)*")
OWN = re.compile(r"['’]s?$|['’](?=\s)")
JOINS = re.compile(r" |\. |\.? ?& ?")
"""What may stand between two words of one name."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text. `own`: it is a possessive, whose mark `bare` leaves out."""

    text: str
    start: int
    end: int
    own: bool = False

    @property
    def bare(self) -> str:
        """The word without a possessive's ending."""
        return self.text[: -len(self.ending)] if self.own and self.ending else self.text

    @property
    def ending(self) -> str:
        """The "'s" that `text` has at its end, or nothing."""
        found = OWN.search(self.text)
        return found.group() if found else ""

    @property
    def stop(self) -> int:
        """Where the word ends without a possessive's ending."""
        return self.start + len(self.bare)

    @property
    def low(self) -> str:
        """The word without a possessive's ending, in small letters."""
        return self.bare.lower()

    @property
    def is_capital(self) -> bool:
        """Whether it is written as names are."""
        return self.text[0].isupper() and self.low not in closed("function")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase. Spans are code points into the text that it was parsed from.

    `core` runs from the determiner to the name or head; `title` is what stands before a name;
    `name` or `head`, of which one is there; `own` the name of a possessor; `tail` what follows up
    to a comma or a relative clause; `clause` what follows that.
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


@cache
def closed(name: str) -> frozenset[str]:
    """One of the lists of words of closed classes in `phrase.toml`."""
    return frozenset(table("phrase.toml")["words"][name])


@cache
def numbers() -> dict[str, int]:
    """The numbers that are written as words."""
    found: dict[str, Any] = table("phrase.toml")["numbers"]
    return {str(word): int(value) for word, value in found.items()}


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of a piece of a text."""
    found = []
    for match in WORD.finditer(text, start, end):
        word, stop = match.group(), match.end()
        own = word.endswith(("'s", "’s"))
        if not own and word.endswith("s") and text[stop : stop + 2] in {"' ", "’ "}:
            own = stop < end
        found.append(Word(word, match.start(), stop, own))
    return found


def runs(words: Sequence[Word], text: str) -> list[tuple[int, int]]:
    """(first, past the last) of each run of words that are one name, titles before it included."""
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(words):
        if not words[i].is_capital:
            i += 1
            continue
        j = _run_end(words, text, i)
        found.append((i, j))
        i = j
    return found


def _run_end(words: Sequence[Word], text: str, i: int) -> int:
    j = i + 1
    while j < len(words) and not words[j - 1].own:
        step = _step(words, text, i, j)
        if not step:
            break
        j += step
    return j


def _step(words: Sequence[Word], text: str, i: int, j: int) -> int:
    """How many words more the name [i, j) has next: itself, or a joining word and what it joins."""
    if not _joined(words, text, j):
        return 0
    if words[j].is_capital:
        return 1
    for length in (1, 2):
        k = j + length
        if k < len(words) and words[k].is_capital and _all_joined(words, text, j, k):
            links = " ".join(word.text for word in words[j:k])
            if _links(words, i, j, links, words[k]):
                return length + 1
    return 0


def _links(words: Sequence[Word], i: int, j: int, links: str, after: Word) -> bool:
    if links in closed("particles"):
        return True
    if links == "and":
        inside = any(word.text in {"of", "for", "on"} for word in words[i:j])
        return inside and not after.text.isupper() and not gender_of(after.low)
    if links not in closed("links"):
        return False
    before = words[j - 1].low
    kind = head_kind(before)
    return kind in {"organisation", "document"} or before in closed("offices")


def _joined(words: Sequence[Word], text: str, j: int) -> bool:
    gap = text[words[j - 1].end : words[j].start]
    if gap == ". ":
        return is_abbreviation(words[j - 1].text)
    return bool(JOINS.fullmatch(gap))


def _all_joined(words: Sequence[Word], text: str, j: int, k: int) -> bool:
    return all(_joined(words, text, n) for n in range(j + 1, k + 1))


def is_abbreviation(word: str) -> bool:
    """Whether a full stop after the word ends no sentence ("Sen.", "J.")."""
    return len(word) == 1 or word.lower() in closed("abbreviations")


def split_title(words: Sequence[Word]) -> int:
    """How many words of a run are a title before a name: 2 of "NYPD Commissioner James Orr"."""
    whole = " ".join(word.bare for word in words)
    if known_name(whole) or (head_kind(words[-1].low) and not _is_title(words[0])):
        return 0
    titles = [n for n, word in enumerate(words[:-1], start=1) if _is_title(word)]
    if not titles:
        return _after_party(words)
    n = titles[-1]
    if words[n].text in {"of", "for"}:
        given = [k for k in range(n + 2, len(words)) if gender_of(words[k].low)]
        return given[0] if given else len(words)
    return n


def _after_party(words: Sequence[Word]) -> int:
    """ "Republican" and "Democrat" and the like before a full name are no part of it."""
    return 1 if words[0].low in closed("parties") and len(words) > 2 else 0


def _is_title(word: Word) -> bool:
    if word.low.rstrip(".") in closed("titles"):
        return True
    noun = noun_of([word.low])
    return bool(noun and noun.kind == "person" and not noun.plural and not gender_of(word.low))


def phrase_at(text: str, span: Span) -> Phrase:
    """The noun phrase that a span holds."""
    words = tuple(words_of(text, span.start, span.end))
    if not words:
        return Phrase(span, (), ())
    core_end = _core_end(words, text)
    core = words[:core_end]
    start = 0
    determiner = ""
    if core[0].low in closed("determiners"):
        determiner, start = core[0].low, 1
    number = None
    if start < len(core) and (number := number_of(core[start])) is not None:
        start += 1
    tail, clause = _rest(words, core_end, text, span)
    parts: dict[str, Any] = {"determiner": determiner, "number": number, "tail": tail}
    if core[0].low in closed("pronouns") and len(core) == 1:
        parts["pronoun"] = core[0].low
    return Phrase(span, words, core, clause=clause, **parts, **_named(core, start, text))


def number_of(word: Word) -> int | None:
    """The number that a word says."""
    if word.text.isdigit() and len(word.text) < 4:
        return int(word.text)
    return numbers().get(word.low)


def _core_end(words: Sequence[Word], text: str) -> int:
    """Past the last word before a comma, a bracket, a preposition or a relative clause."""
    spans = runs(words, text)
    inside = {n for i, j in spans for n in range(i + 1, j)}
    for n in range(1, len(words)):
        gap = text[words[n - 1].end : words[n].start]
        if any(mark in gap for mark in ",;:()—–") and not gap.startswith("’"):
            return n
        if n not in inside and words[n].low in closed("after") and not words[n].is_capital:
            return n
    return len(words)


def _rest(words: Sequence[Word], n: int, text: str, span: Span) -> tuple[Span | None, Span | None]:
    """(what follows the core up to a comma or a relative clause, what follows that)."""
    if n >= len(words):
        return None, None
    stop = n
    gap = text[words[n - 1].end : words[n].start]
    if gap.strip('”"’ ') == "" and words[n].low not in closed("relative"):
        stop = n + 1
        while stop < len(words) and _goes_on(words, stop, text):
            stop += 1
    tail = Span(words[n].start, words[stop - 1].end) if stop > n else None
    clause = Span(words[stop].start, span.end) if stop < len(words) else None
    return tail, clause


def _goes_on(words: Sequence[Word], n: int, text: str) -> bool:
    gap = text[words[n - 1].end : words[n].start]
    return "," not in gap and "(" not in gap and words[n].low not in closed("relative")


def _named(core: Sequence[Word], start: int, text: str) -> dict[str, Any]:
    """The name or the head of a core, with what stands before it."""
    found: dict[str, Any] = {"own": _owner(core, start)}
    spans = runs(core[start:], text)
    if spans and spans[-1][1] == len(core) - start:
        first, last = (n + start for n in spans[-1])
        title = split_title(core[first:last])
        if first + title < last and not _is_description(core, first, last, start):
            name = core[first + title : last]
            found["name"] = Span(name[0].start, name[-1].stop)
            before = first + title
            begin = next((n + 1 for n in range(before - 1, start - 1, -1) if core[n].own), start)
            if begin < before:
                found["title"] = Span(core[begin].start, core[before - 1].end)
            return found
    low = [word.low for word in core[start:]]
    return {**found, "head": low[-1] if low else core[-1].low, "noun": noun_of(low)}


def _is_description(core: Sequence[Word], first: int, last: int, start: int) -> bool:
    """Whether a run in capitals is a description: "the President", "Democrats"."""
    if last - first > 1 and known_name(" ".join(w.bare for w in core[first:last])):
        return False
    noun = noun_of([core[last - 1].low])
    if not noun or noun.kind not in {"person", "group"} or gender_of(core[first].low):
        return False
    return last - first == 1 or first > start or start > 0


def _owner(core: Sequence[Word], start: int) -> Span | None:
    for n in range(start, len(core)):
        if core[n].own:
            first = n
            while first > start and core[first - 1].is_capital:
                first -= 1
            return Span(core[first].start, core[n].stop)
    return None
