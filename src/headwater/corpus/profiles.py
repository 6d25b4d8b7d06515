"""What an article is about, in numbers: its names, figures and words, weighed, and its vector.

Two events of one kind differ in who, where, how many and when; so names and figures (numbers,
weekdays, months) count as much as all words of a text do elsewhere. What is rare in news counts
more, by a table that never changes: a profile depends on its article alone.
"""

import math
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from headwater.article import Article
from headwater.corpus.vectors import vectors

FREQUENCIES = Path(__file__).with_name("frequencies.tsv")
"""Words and in how many articles of news they stand (`training/frequencies.py`)."""

PARTS = frozenset({"headline", "caption", "body", "quote"})
LONGEST = 100_000
"""Characters of an article that are looked at: an event is told at the beginning."""
LEAD = 400
"""Characters that the vector is made of."""
LEADS = 20
"""Terms by which other articles are found."""
LEADING = 30
"""Words after which a figure counts half: what happened, when and to how many stands in the lead,
what it is compared with below. As all constants here, by `benchmarks.stories`."""
FEW = 5.0
"""Added to the squared length of the figures: one weekday in common is not all in common."""
CALENDAR = 3.0
"""Weight of a weekday, a month or a year: that of a word in one article of twenty. Which years are
rare hangs on when the table was made."""
KEPT = 64
"""Names, and likewise figures and words, that a profile keeps: those that weigh most."""
WORDS = 0.3
MEANING = 0.2
"""Weight of the words' cosine, and of the vectors', where those of names and figures have 1."""
UNRELATED = 0.5
"""The vectors' cosine of articles of one kind of event: more speaks for one event."""

_MONTHS = "january february march april may june july august september october november december"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CALENDAR = {name: name for name in _DAYS} | {
    form: name[:3] for name in _MONTHS.split() for form in (name, name[:3])
}
_WORD = re.compile(r"\d+(?:[.,]\d+| \. \d+)*|[^\W\d_]+(?:['’][^\W\d_]{2,})?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ADDRESS = re.compile(r"(?m)^\s*(?:https?\s?:|www\s?\.).*$|https?://\S+", re.IGNORECASE)

TERM = np.dtype([("term", "<u4"), ("weight", "<f2")])
Terms = npt.NDArray[np.void]
Bytes = npt.NDArray[np.int8]
Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and whether it is written as a name is, or is a figure."""

    key: str
    is_name: bool
    is_figure: bool


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """`terms`: hashes of names, figures and words, ascending, with their weights (dtype `TERM`);
    `vector`: 384 numbers in 8 bits, of any length; `leads`: terms to look for in other articles,
    the weightiest first."""

    terms: Terms
    vector: Bytes
    leads: tuple[int, ...] = ()


def words(text: str) -> Iterator[Word]:
    """The words of a text in their order, addresses left out."""
    for found in _WORD.finditer(_ADDRESS.sub("", text[:LONGEST])):
        word = found[0]
        if word[0].isdecimal():
            yield Word(word.replace(" ", ""), is_name=False, is_figure=True)
            continue
        key = word.lower()
        if word[0].isupper() and key in _CALENDAR:
            yield Word(_CALENDAR[key], is_name=False, is_figure=True)
        else:
            yield Word(key, word[0].isupper(), is_figure=False)


def text_of(article: Article) -> str:
    """The title and what is the report, a line for each paragraph."""
    pieces = [one.span.of(article.text) for one in article.paragraphs if one.kind in PARTS]
    if article.title and article.title not in pieces[:1]:
        pieces.insert(0, article.title)
    return "\n".join(pieces)


def profile_of(article: Article) -> Profile:
    """The profile of an article. Raises ModelError if the sentence model is damaged."""
    text = text_of(article)
    found = list(words(text))
    names, plain = _counted(found)
    weighed = (
        _unit("name", {key: math.sqrt(n) * rarity(key) for key, n in names.items()}),
        _unit("word", {key: (1 + math.log(n)) * rarity(key) for key, n in plain.items()}, WORDS),
    )
    figures = _unit("figure", _figures(found), spare=FEW)
    by_weight = sorted((-w, term) for part in weighed for term, w in part.items())
    leads = tuple(term for _, term in by_weight[:LEADS])
    return Profile(_terms((*weighed, figures)), packed(vectors([lead_of(text)])[0]), leads)


def lead_of(text: str) -> str:
    """What the vector of a text is made of."""
    return _ADDRESS.sub("", text[: 4 * LEAD]).strip()[:LEAD]


def _counted(found: Iterable[Word]) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """How often each name and each other word stands there; a name is written as one anywhere."""
    counts: dict[str, int] = {}
    names: set[str] = set()
    for word in found:
        if not word.is_figure:
            counts[word.key] = counts.get(word.key, 0) + 1
            if word.is_name:
                names.add(word.key)
    return (
        {key: n for key, n in counts.items() if key in names},
        {key: n for key, n in counts.items() if key not in names},
    )


def _figures(found: Iterable[Word]) -> dict[str, float]:
    """Figures by their rarity, how early they stand, and how often."""
    first: dict[str, int] = {}
    counts: dict[str, int] = {}
    for place, word in enumerate(found):
        if word.is_figure:
            first.setdefault(word.key, place)
            counts[word.key] = counts.get(word.key, 0) + 1
    return {
        key: (rarity(key) if _is_number(key) else CALENDAR)
        / (1 + place / LEADING)
        * (1 + math.log(counts[key]))
        for key, place in first.items()
    }


def _is_number(figure: str) -> bool:
    return figure[0].isdecimal() and not _YEAR.fullmatch(figure)


def _unit(
    kind: str, weights: Mapping[str, float], share: float = 1.0, spare: float = 0.0
) -> dict[int, float]:
    """The weightiest `KEPT`, of which the squares add up to `share`, by hashes of kind and word."""
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
    length = math.sqrt(sum(weight**2 for _, weight in kept) + spare)
    scale = math.sqrt(share) / length if kept else 0.0
    return {zlib.crc32(f"{kind} {key}".encode()): weight * scale for key, weight in kept}


def _terms(parts: Iterable[Mapping[int, float]]) -> Terms:
    whole = {term: weight for part in parts for term, weight in part.items()}
    return np.array(sorted(whole.items()), TERM)


def packed(vector: npt.NDArray[np.float32]) -> Bytes:
    """A vector in 8 bits: its greatest number is 127."""
    whole: Bytes = np.round(vector * (127 / np.abs(vector).max())).astype(np.int8)
    return whole


def rarity(word: str) -> float:
    """How rare a word is in news: the logarithm of one in so many articles, and a little."""
    articles, table = _frequencies()
    return max(math.log((articles + 1) / (table.get(word, 0) + 0.5)), 0.05)


@lru_cache(maxsize=1)
def _frequencies() -> tuple[int, Mapping[str, int]]:
    rows = FREQUENCIES.read_text("utf-8").splitlines()
    table = {word: int(count) for word, count in (row.split("\t") for row in rows)}
    return table.pop(""), table


def closeness(left: Sequence[Profile], right: Sequence[Profile]) -> Matrix:
    """[left, right]: how much each two articles are about one event. From about 0.5 on they are,
    if there are no others to compare with; 0 where they have nothing in common."""
    everyone = (*left, *right)
    every = np.concatenate([one.terms for one in everyone])
    known, columns = np.unique(every["term"], return_inverse=True)
    dense = np.zeros((len(everyone), len(known)), np.float32)
    rows = np.repeat(np.arange(len(everyone)), [len(one.terms) for one in everyone])
    dense[rows, columns] = every["weight"]
    meant = np.stack([one.vector for one in everyone]).astype(np.float32)
    meant /= np.linalg.norm(meant, axis=1, keepdims=True)
    a, b = slice(len(left)), slice(len(left), None)
    found: Matrix = dense[a] @ dense[b].T + MEANING * (meant[a] @ meant[b].T - UNRELATED)
    return found
