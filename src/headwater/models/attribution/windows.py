"""Turn paragraphs into what the network reads: word pieces with their case and quotation state.

A *word* here is a run of letters and digits or a single punctuation mark; the network
reads word pieces and answers for words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from unicodedata import category

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from headwater.models.attribution.marks import DOUBLED, Quote, read_marks

Ints = npt.NDArray[np.int64]

# The paragraph marker, BERT's [CLS]: begins every paragraph and stands for "none" in linking.
MARKER = 101


class Shape(IntEnum):
    """How a word is written; SPACED is added where a space or the paragraph's start precedes."""

    OTHER = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    MIXED = 4
    SPACED = 5
    MARKER = 10


SHAPES = 11
QUOTES = len(Quote)


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """A text as the network reads it.

    `words`: (start, end) of each word in the text; `first`: index of each word's first piece;
    `ids`, `shape`, `quote`: one number for each piece.
    """

    words: list[tuple[int, int]]
    first: Ints
    ids: Ints
    shape: Ints
    quote: Ints

    def cut(self, start: int, end: int) -> "Tokens":
        """The tokens of the words from `start` up to, not including, `end`."""
        bounds = [*self.first.tolist(), len(self.ids)]
        a, b = bounds[start], bounds[end]
        return Tokens(
            self.words[start:end],
            self.first[start:end] - a,
            self.ids[a:b],
            self.shape[a:b],
            self.quote[a:b],
        )

    def tail(self, pieces: int) -> "Tokens | None":
        """The last words that fit into so many pieces, None if not one does."""
        left = max(0, len(self.ids) - pieces)
        start = int(np.searchsorted(self.first, left))
        return self.cut(start, len(self.words)) if start < len(self.words) else None


def shape_of(word: str) -> Shape:
    """The case of one word."""
    if not any(c.isalpha() for c in word):
        return Shape.OTHER
    if word.islower():
        return Shape.LOWER
    if word[0].isupper() and not any(c.isupper() for c in word[1:]):
        return Shape.TITLE
    return Shape.UPPER if word.isupper() else Shape.MIXED


def encode(text: str, tokenizer: Tokenizer) -> Tokens:
    """Tokenize one paragraph; offsets are code points into `text`."""
    marks = read_marks(text)
    encoding = tokenizer.encode(marks.text, add_special_tokens=False)
    words: list[tuple[int, int]] = []
    first: list[int] = []
    shape: list[int] = []
    quote: list[int] = []
    last = None
    for index, (word, (start, end)) in enumerate(
        zip(encoding.word_ids, encoding.offsets, strict=True)
    ):
        if word != last:
            last = word
            first.append(index)
            words.append((start, end + (text[start : end + 1] in DOUBLED)))
            spaced = start == 0 or text[start - 1].isspace()
        else:
            words[-1] = (words[-1][0], end)
        shape.append(Shape.SPACED if spaced else 0)
        quote.append(marks.state[start])
    shapes = [shape_of(text[s:e]) for s, e in words]
    pieces = np.asarray(shape, np.int64)
    starts = np.asarray(first, np.int64)
    words = [(start, _whole(text, end)) for start, end in words]
    pieces += np.repeat(np.asarray(shapes, np.int64), np.diff([*first, len(shape)]))
    return Tokens(
        words, starts, np.asarray(encoding.ids, np.int64), pieces, np.asarray(quote, np.int64)
    )


def _whole(text: str, end: int) -> int:
    """A word's end, moved behind the combining and invisible characters that belong to it."""
    while end < len(text) and text[end] >= "\xad" and category(text[end]) in ("Mn", "Me", "Cf"):
        end += 1
    return end


def cuts(tokens: Tokens, text: str, limit: int) -> Iterator[Tokens]:
    """Split a paragraph longer than `limit` pieces, after a sentence where one ends in time."""
    start, count = 0, len(tokens.words)
    while start < count:
        end = int(np.searchsorted(tokens.first, tokens.first[start] + limit, side="right"))
        if len(tokens.ids) - tokens.first[start] <= limit:
            end = count
        else:
            end = _sentence_end(tokens, text, start, max(end - 1, start + 1))
        yield tokens.cut(start, end)
        start = end


def _sentence_end(tokens: Tokens, text: str, start: int, end: int) -> int:
    """The last place in the second half of [start, end) where a sentence has ended, or `end`."""
    for index in range(end - 1, (start + end) // 2, -1):
        here = tokens.words[index][0]
        spaced = tokens.shape[tokens.first[index]] >= Shape.SPACED
        if spaced and text[max(0, here - 8) : here].rstrip()[-1:] in ".?!\"”’'":
            return index
    return end
