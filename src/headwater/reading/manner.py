"""Whether words are quoted: direct, indirect or mixed, from where the quotation marks lie."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.article import Article, Span
from headwater.models.attribution.marks import Quote, read_marks
from headwater.reading.types import Manner, Spans

WORD = re.compile(r"[^\W_]+")
QUOTED = frozenset({Quote.INSIDE, Quote.UNCLOSED})
INTRODUCES = "that"
"""The word that may stand before a quotation and belong to the content without being quoted."""


@dataclass(frozen=True, slots=True)
class Quotations:
    """Where each paragraph of a text starts, in order, and the Quote of each of its characters."""

    text: str
    starts: tuple[int, ...]
    states: tuple[bytes, ...]

    @classmethod
    def of(cls, article: Article) -> "Quotations":
        """Those of an article."""
        spans = sorted((p.start, p.end) for p in article.paragraphs)
        states = tuple(read_marks(article.text[start:end]).state for start, end in spans)
        return cls(article.text, tuple(start for start, _ in spans), states)

    def at(self, piece: Span) -> Iterator[tuple[int, bytes]]:
        """(where, state) of each stretch of a piece that lies within one paragraph."""
        for number in range(max(0, bisect_right(self.starts, piece.start) - 1), len(self.starts)):
            first, state = self.starts[number], self.states[number]
            if first >= piece.end:
                break
            start, end = max(piece.start, first), min(piece.end, first + len(state))
            if start < end:
                yield start, state[start - first : end - first]


def manner_of(content: Spans, quotations: Quotations) -> Manner:
    """The manner of a content: direct if all its words are quoted, indirect if none is."""
    words = [word for piece in content for word in _words(piece, quotations)]
    quoted = [is_quoted for _, is_quoted in words]
    if words and words[0] == (INTRODUCES, False):
        quoted = quoted[1:]
    if not any(quoted):
        return "indirect"
    return "direct" if all(quoted) else "mixed"


def _words(piece: Span, quotations: Quotations) -> Iterator[tuple[str, bool]]:
    """Each word of a piece in small letters, and whether it begins within quotation marks."""
    for start, states in quotations.at(piece):
        for word in WORD.finditer(quotations.text, start, start + len(states)):
            yield word.group().lower(), states[word.start() - start] in QUOTED
