"""What a clause says plainly and the network may leave out, put back by rule.

"Reportedly" and its like attribute the whole clause that they stand in; "was quoted as saying" has
its source right before it; a headline that ends in "– Reuters" is attributed to Reuters.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from headwater.article import Article, Span
from headwater.reading.frames import SAME_LENGTH
from headwater.reading.manner import Quotations, manner_of
from headwater.reading.sentences import Sentences
from headwater.reading.types import Attribution

ADVERB = re.compile(r"(?i)(?:reportedly|allegedly|purportedly|supposedly|reputedly)\Z")
QUOTED = re.compile(r"(?i)(?:was|were|is|are|has been|have been) (?:quoted|cited)(?: as saying)?\Z")
SUBJECT = re.compile(r"(?:\A|[\"”“,;:–—]\s*)(?P<who>[^\"”“,;:–—]{2,160}?)\s*\Z")
CERTAIN = 0.9
"""Confidence in what a headline's credit attributes: the form is checked by the intake."""


def mended(
    attributions: Iterable[Attribution], article: Article, sentences: Sentences
) -> tuple[Attribution, ...]:
    """The attributions with what their clauses give, those of headline credits first."""
    found = tuple(_mended(one, article, sentences) for one in attributions)
    return (*_credited(found, article), *found)


def _mended(one: Attribution, article: Article, sentences: Sentences) -> Attribution:
    if one.source or len(one.cue) != 1 or not one.content:
        return one
    cue = one.cue[0]
    words = " ".join(cue.of(article.text).split())
    if ADVERB.match(words):
        return replace(one, content=_clause(one, sentences.at(cue.start), article.text))
    if QUOTED.match(words):
        return replace(one, source=_subject(one, sentences.at(cue.start), article.text))
    return one


def _clause(one: Attribution, sentence: Span, text: str) -> tuple[Span, ...]:
    """What follows the adverb too, where the network stopped at it."""
    cue = one.cue[0]
    rest = text[cue.end : sentence.end].rstrip(" .!?…\n")
    if any(piece.start >= cue.end for piece in one.content) or not rest.strip():
        return one.content
    start = cue.end + len(rest) - len(rest.lstrip())
    return (*one.content, Span(start, cue.end + len(rest)))


def _subject(one: Attribution, sentence: Span, text: str) -> tuple[Span, ...]:
    """The noun phrase between what is quoted and "was quoted"."""
    cue = one.cue[0]
    start = max([sentence.start, *(p.end for p in one.content if p.end <= cue.start)])
    named = SUBJECT.search(text[start : cue.start].translate(SAME_LENGTH))
    return (Span(start + named.start("who"), start + named.end("who")),) if named else ()


def _credited(found: Sequence[Attribution], article: Article) -> Iterator[Attribution]:
    """The headline, attributed to the outlet that it credits."""
    text = article.text
    quotations = Quotations.of(article)
    heads = [p.span for p in article.paragraphs if p.kind == "headline"]
    for credit in article.credits:
        head = next((head for head in heads if head.covers(credit.span)), None)
        if credit.where != "headline" or head is None or _has(found, credit.span):
            continue
        before, after = (head.start, credit.span.start), (credit.span.end, head.end)
        content = _stripped(*max(before, after, key=lambda ends: ends[1] - ends[0]), text)
        if content:
            yield Attribution(
                id="credit",
                source=(credit.span,),
                cue=(),
                content=(content,),
                manner=manner_of((content,), quotations),
                confidence=CERTAIN,
            )


def _has(found: Sequence[Attribution], credit: Span) -> bool:
    return any(span.covers(credit) for one in found for span in one.source)


def _stripped(start: int, end: int, text: str) -> Span | None:
    words = text[start:end]
    left = len(words) - len(words.lstrip(" :–—-(|"))
    right = len(words.rstrip(" :–—-(|\n"))
    return Span(start + left, start + right) if left < right else None
