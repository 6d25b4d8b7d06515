"""The words of a text, and which of them are a name: "Department of Justice", "Bill de Blasio"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from headwater.reading.lexicon import gender_of, head_kind, known_name, noun_of, table

WORD = re.compile(
    r"(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?|[A-Z]\.(?= [A-Z])"
    r"|\d[\d,]*(?:\.\d+)?%?(?![^\W_]|[’'\-/])|[^\W_]+(?:[.'’\-/&][^\W_]+)*"
)
OWN = re.compile(r"['’]s$")
JOINS = re.compile(r"\s|\.\s|\.?\s?&\s?")
"""What may stand between two words of one name."""
MONTHS = frozenset({"may", "will", "march", "august", "april", "june"})
"""Words of other kinds that are a surname behind a given name."""
ADJECTIVE = re.compile(
    r"-(?:born|based|made|backed|backing|led|owned|run|area|style|funded|controlled|appointed"
    r"|educated|trained|speaking|era|wide|friendly|supporting|aligned|leaning|occupied|linked)$"
)
"""The end of a word that is no name though it begins with one: "Tarn-born", "Orsk-backing"."""
SEAT = re.compile(r"[RDI]-[A-Z]")
"""A member's party and state behind a name: "(R-Idaho)"."""
STATION = re.compile(r"\d{1,3}\Z")
"""The number of a station."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text. `own`: it is a possessive, whose ending `bare` leaves out; `low` is `bare`
    in small letters; `is_capital`: it is written as names are."""

    text: str
    start: int
    end: int
    own: bool
    bare: str
    low: str
    is_capital: bool

    @property
    def stop(self) -> int:
        """Where the word ends without a possessive's ending."""
        return self.start + len(self.bare)


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
    never, speech = closed("function"), closed("speech")
    found: list[Word] = []
    for match in WORD.finditer(text, start, end):
        word, stop = match.group(), match.end()
        bare = OWN.sub("", word)
        own = len(bare) < len(word) or (
            word.endswith("s") and text[stop : stop + 2] in {"' ", "’ "} and stop < end
        )
        low = bare.lower()
        capital = word[0].isupper() and low not in never and low not in speech
        capital = capital and not ADJECTIVE.search(word) and not SEAT.match(word)
        if word[0].isupper() and found and text[found[-1].end : match.start()] == " ":
            capital = capital or _joins(found[-1], low)
        found.append(Word(word, match.start(), stop, own, bare, low, capital))
    return found


def _joins(before: Word, low: str) -> bool:
    """Whether a month or a number is part of a name: "Ada May", "Radio Four"."""
    if low in MONTHS:
        return before.is_capital and gender_of(before.low) is not None
    return before.is_capital and low in numbers()


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
    while j < len(words):
        if words[j - 1].own and not _is_plural_owner(words, j):
            break
        step = _step(words, text, i, j)
        if not step:
            break
        j += step
    return j


def _is_plural_owner(words: Sequence[Word], j: int) -> bool:
    """Whether a possessive before the word numbered `j` is of a name: "Householders’ League"."""
    plural = words[j - 1].bare == words[j - 1].text and words[j - 1].low not in closed("parties")
    return plural and words[j].is_capital and head_kind(words[j].low) is not None


def _step(words: Sequence[Word], text: str, i: int, j: int) -> int:
    """How many words more the name [i, j) has next: itself, or a joining word and what it joins."""
    if not _joined(words, text, j):
        return 2 if _is_nickname(words, text, j) else 0
    if words[j].is_capital or is_station(words[j - 1], words[j]):
        return 1
    for length in (1, 2):
        k = j + length
        if k < len(words) and words[k].is_capital and _all_joined(words, text, j, k):
            links = " ".join(word.text for word in words[j:k])
            if _links(words, i, j, links, words[k]):
                return length + 1
    return 0


def is_station(name: Word, number: Word) -> bool:
    """Whether a number is that of a broadcaster's station or channel: "Channel 4", "Fox 35"."""
    return name.is_capital and name.low in closed("stations") and bool(STATION.match(number.text))


def _is_nickname(words: Sequence[Word], text: str, j: int) -> bool:
    """Whether the word numbered `j` is a nickname in quotation marks inside a name."""
    if j + 1 >= len(words) or not (words[j].is_capital and words[j + 1].is_capital):
        return False
    before = text[words[j - 1].end : words[j].start]
    after = text[words[j].end : words[j + 1].start]
    return before in {' "', " “", " '", " ‘"} and after in {'" ', "” ", "' ", "’ "}


def _links(words: Sequence[Word], i: int, j: int, links: str, after: Word) -> bool:
    whole = " ".join([*(word.bare for word in words[i:j]), links, after.bare])
    if links in closed("particles") or known_name(whole) == "outlet":
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
    if words[j - 1].own:
        gap = gap.lstrip("'’")
    if gap.startswith("."):
        return len(gap) == 2 and is_abbreviation(words[j - 1].text)
    return bool(JOINS.fullmatch(gap))


def _all_joined(words: Sequence[Word], text: str, j: int, k: int) -> bool:
    return all(_joined(words, text, n) for n in range(j + 1, k + 1))


def is_abbreviation(word: str) -> bool:
    """Whether a full stop after the word ends no sentence ("Sen.", "J.")."""
    return len(word) == 1 or word.lower().rstrip(".") in closed("abbreviations")


def split_title(words: Sequence[Word]) -> int:
    """How many words of a run are a title before a name: 2 of "NYPD Commissioner James Orr"."""
    whole = " ".join(word.bare for word in words)
    if known_name(whole) or (head_kind(words[-1].low) and not _is_title(words[0])):
        party = words[0].low in closed("parties")
        return int(party and known_name(" ".join(word.bare for word in words[1:])) is not None)
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
    if words[0].low.removesuffix("s") in closed("parties") and len(words) == 2:
        return int(words[0].low.endswith("s") and not words[1].own)
    return int(
        words[0].low in closed("parties") and len(words) > 2 and bool(gender_of(words[1].low))
    )


def stands_before_noun(words: Sequence[Word], n: int) -> bool:
    """Whether the word numbered `n` is an adjective before its noun: "a close friend", and not "a
    friend close to the mayor"."""
    if n + 1 >= len(words) or words[n].low in closed("function"):
        return False
    behind_noun = n > 0 and not words[n - 1].own and noun_of([words[n - 1].low]) is not None
    return noun_of([words[n + 1].low]) is not None and not behind_noun


def _is_title(word: Word) -> bool:
    if word.low.rstrip(".") in closed("titles"):
        return True
    noun = noun_of([word.low])
    if not noun or noun.kind != "person" or noun.plural:
        return False
    return not gender_of(word.low) and word.low not in closed("parties")
