"""The words around an attribution that say who speaks, with what is said blanked out.

Evidence of hands ("told", "citing", "in an interview with") is looked for here, so that nobody's
words are mistaken for the article's own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.article import Article, Span
from headwater.reading.sentences import Sentences
from headwater.reading.types import Attribution, Spans

BLANK = "\x00"
SAME_LENGTH = str.maketrans({"’": "'", "‘": "'", "\xa0": " ", "\u202f": " ", "\n": " ", "\r": " "})
"""One character for one, so that offsets stay what they are."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The clause of one attribution: `text` begins at `start` of the article's text.

    `sentence` is the sentence it lies in, with all that is said blanked out, from `begins` on;
    `raw` is `text` with nothing blanked out; `cue` are the words of the cue.
    """

    text: str
    start: int
    sentence: str
    begins: int
    raw: str
    cue: str


def frames_of(
    attributions: Sequence[Attribution], article: Article, sentences: Sentences
) -> dict[str, Frame]:
    """The frame of each attribution, by its id."""
    even = article.text.translate(SAME_LENGTH)
    by_sentence: dict[int, list[Attribution]] = {}
    for one in attributions:
        by_sentence.setdefault(sentences.index(anchor(one)), []).append(one)
    covers = _covers(attributions, sentences)
    found: dict[str, Frame] = {}
    for number, here in by_sentence.items():
        for one in here:
            found[one.id] = _frame(one, here, covers.get(number, []), sentences.spans[number], even)
    return found


def anchor(one: Attribution) -> int:
    """Where an attribution is expressed: its cue, else its source, else its content."""
    return min(span.start for span in one.cue or one.source or one.content)


def _covers(
    attributions: Sequence[Attribution], sentences: Sentences
) -> dict[int, list[Attribution]]:
    """The attributions whose content reaches into each sentence."""
    found: dict[int, list[Attribution]] = {}
    for one in attributions:
        numbers = {
            number
            for piece in one.content
            for number in range(sentences.index(piece.start), sentences.index(piece.end - 1) + 1)
        }
        for number in numbers:
            found.setdefault(number, []).append(one)
    return found


def _frame(
    one: Attribution,
    beside: Sequence[Attribution],
    covering: Sequence[Attribution],
    sentence: Span,
    even: str,
) -> Frame:
    here = anchor(one)
    masked = list(sentence.of(even))
    for other in covering:
        for piece in other.content:
            if other is one or not piece.start <= here < piece.end:
                _blank(masked, piece, sentence)
    text = "".join(masked)
    start, end = _clause(one, beside, sentence)
    masked_clause = text[start - sentence.start : end - sentence.start]
    cue = " ".join(span.of(even) for span in one.cue)
    return Frame(masked_clause, start, text, sentence.start, even[start:end], cue)


def _blank(masked: list[str], piece: Span, sentence: Span) -> None:
    left, right = max(piece.start, sentence.start), min(piece.end, sentence.end)
    if left < right:
        masked[left - sentence.start : right - sentence.start] = BLANK * (right - left)


def _clause(one: Attribution, beside: Sequence[Attribution], sentence: Span) -> tuple[int, int]:
    """From where another attribution's source and cue end to where the next one's begin."""
    mine = _said(one, sentence)
    if not mine:
        return sentence.start, sentence.end
    first, last = min(s.start for s in mine), max(s.end for s in mine)
    others = [span for other in beside if other is not one for span in _said(other, sentence)]
    left = max((s.end for s in others if s.end <= first), default=sentence.start)
    right = min((s.start for s in others if s.start >= last), default=sentence.end)
    return left, right


def _said(one: Attribution, sentence: Span) -> Spans:
    """Its source and cue, as far as they lie in the sentence."""
    return tuple(span for span in one.source + one.cue if sentence.covers(span))


def spaced(text: str) -> str:
    """`text` on one line."""
    return re.sub(r"\s+", " ", text).strip()
