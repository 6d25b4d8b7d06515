"""Whether words are quoted: direct, indirect or mixed, from where the quotation marks lie."""

from headwater.article import Article, Span
from headwater.models.attribution.marks import Quote, read_marks
from headwater.reading.types import Manner, Spans

QUOTED = frozenset({Quote.INSIDE, Quote.UNCLOSED})
SHARE = 0.8
"""Of a direct content's words, those in quotation marks: the bound of PolNeAR's scorers."""


def manner_of(content: Spans, article: Article) -> Manner:
    """The manner of a content: direct if (nearly) all its words are quoted, indirect if none is."""
    words = quoted = 0
    for piece in content:
        for text, state in _paragraphs(piece, article):
            for word in range(len(text)):
                starts = text[word].isalnum() and (word == 0 or not text[word - 1].isalnum())
                words += starts
                quoted += starts and state[word] in QUOTED
    if not quoted:
        return "indirect"
    return "direct" if quoted >= SHARE * words else "mixed"


def _paragraphs(piece: Span, article: Article) -> list[tuple[str, bytes]]:
    """The parts of a piece in each paragraph, with the quotation state of their characters."""
    out = []
    for paragraph in article.paragraphs:
        start, end = max(piece.start, paragraph.start), min(piece.end, paragraph.end)
        if start < end:
            state = read_marks(article.text[paragraph.start : paragraph.end]).state
            a, b = start - paragraph.start, end - paragraph.start
            out.append((article.text[start:end], state[a:b]))
    return out
