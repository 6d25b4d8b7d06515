"""The words of an article as numbers, and the few shingles of them that find its copies.

Only what the outlet publishes as the report counts: no headline, byline or furniture, which change
from outlet to outlet while the text stays.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from headwater.article import Paragraph, Span
from headwater.models.attribution.marks import Quote, read_marks

SHINGLE = 5
"""Words of a shingle, as in Broder's resemblance (1997) and the figures of this project."""
WINDOW = 8
"""Shingles of which the smallest is kept (winnowing: Schleimer, Wilkerson and Aiken 2003): any run
of SHINGLE + WINDOW - 1 = 12 words that two texts share has a fingerprint in common."""
REPORT = frozenset({"dateline", "caption", "body", "quote"})
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_QUOTED = frozenset({Quote.INSIDE, Quote.UNCLOSED})
_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(31)
_KEPT = np.uint64(16)

Numbers = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a report in their order: a number for each, where it stands, whether quoted.

    Equal words, however capitalised, have equal numbers.
    """

    numbers: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    quoted: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.numbers)

    def span(self, first: int, after: int) -> Span:
        """From the start of word `first` to the end of the last word before `after`."""
        return Span(self.spans[first][0], self.spans[after - 1][1])


def words_of(text: str, paragraphs: Sequence[Paragraph]) -> Words:
    """The words of the paragraphs of `text` that are the report."""
    found = [word for each in paragraphs if each.kind in REPORT for word in _words(text, each)]
    numbers, spans, quoted = zip(*found, strict=True) if found else ((), (), ())
    return Words(numbers, spans, quoted)


def _words(text: str, paragraph: Paragraph) -> Iterator[tuple[int, tuple[int, int], bool]]:
    start = paragraph.start
    piece = text[start : paragraph.end]
    state = read_marks(piece).state
    for found in _WORD.finditer(piece):
        place = (start + found.start(), start + found.end())
        yield _number(found.group()), place, state[found.start()] in _QUOTED


@lru_cache(maxsize=65536)
def _number(word: str) -> int:
    return zlib.crc32(word.casefold().replace("’", "'").encode("utf-8", "surrogatepass"))


def shingles(words: Words) -> Numbers:
    """One hash for each run of SHINGLE words, in their order; none for a shorter text."""
    if len(words) < SHINGLE:
        return np.empty(0, np.uint64)
    runs = sliding_window_view(np.array(words.numbers, np.uint64), SHINGLE)
    hashes = np.zeros(len(runs), np.uint64)
    for place in range(SHINGLE):
        hashes = (hashes ^ runs[:, place]) * _BASE
        hashes ^= hashes >> _SHIFT
    return hashes * _MIX


def fingerprints(words: Words) -> tuple[int, ...]:
    """The shingles that stand for the text: the smallest of each window, sorted, 48 bits each."""
    hashes = shingles(words) >> _KEPT
    if len(hashes) > WINDOW:
        hashes = sliding_window_view(hashes, WINDOW).min(axis=1)
    return tuple(int(one) for one in np.unique(hashes))
