"""Whether words are quoted: direct, indirect or mixed, from where the quotation marks lie."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.article import Article, Span
from headwater.models.attribution.marks import Quote, read_marks
from headwater.reading.types import Manner, Spans

QUOTED = frozenset({Quote.INSIDE, Quote.UNCLOSED})
SHARE = 0.8
"""Of a direct content's words, those in quotation marks: the bound of PolNeAR's scorers."""


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
    """The manner of a content: direct if (nearly) all its words are quoted, indirect if none is."""
    words = quoted = 0
    text = quotations.text
    for piece in content:
        for start, states in quotations.at(piece):
            for index, state in enumerate(states, start):
                begins = text[index].isalnum() and (index == start or not text[index - 1].isalnum())
                words += begins
                quoted += begins and state in QUOTED
    if not quoted:
        return "indirect"
    return "direct" if quoted >= SHARE * words else "mixed"
