"""What a clause says plainly and the network may leave out, put back by rule.

What stands before "said" and a noun phrase at the end of the sentence is said by whom that names.
"Reportedly" and its like attribute the whole clause that they stand in; "was quoted as saying" has
its source right before it; a headline that ends in "– Reuters" is attributed to Reuters.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from headwater.article import Article, Span
from headwater.reading.frames import SAME_LENGTH
from headwater.reading.manner import Quotations, manner_of
from headwater.reading.phrase import phrase_at
from headwater.reading.sentences import Sentences
from headwater.reading.stance import stance_of
from headwater.reading.types import Attribution, Spans
from headwater.reading.words import closed

AUXILIARY = r"(?:has|have|had|is|are|was|were|be|been|being|will|would|may|might|can|could|did|not)"
HEARSAY = r"(?:reportedly|allegedly|purportedly|supposedly|reputedly)"
"""Adverbs that attribute a clause to nobody who is named."""
ADVERB = re.compile(rf"(?i)(?:{AUXILIARY} )*(?P<adverb>{HEARSAY})\Z")
AUXILIARIES = re.compile(rf"(?: {AUXILIARY})+ ")
"""What may stand between a subject, or a verb, and an adverb."""
QUOTED = re.compile(r"(?i)(?:was|were|is|are|has been|have been) (?:quoted|cited)(?: as saying)?\Z")
SUBJECT = re.compile(r"(?:\A|[\"”“,;:–—]\s*)(?P<who>[^\"”“,;:–—]{2,160}?)\s*\Z")
SAID = re.compile(r"(?i)(?:said|says|say|recalled|recalls|insisted|explained|complained)\Z")
CLAUSE = re.compile(r"[^,;]{6,},\s*\Z")
COLON = re.compile(r"[\"”’]?(?P<colon>:) ?")
BEHIND = re.compile(r"(?P<who>[^,;.\"“”\n]{4,120})(?=[,;.\n]|\Z)")
"""A statement that stands before its cue, and the noun phrase behind the cue, to its end."""
CERTAIN = 0.9
"""Confidence in what a headline's credit attributes: the form is checked by the intake."""


def mended(
    attributions: Iterable[Attribution], article: Article, sentences: Sentences
) -> tuple[Attribution, ...]:
    """The attributions with what their clauses give, those of headline credits first."""
    quotations = Quotations.of(article)
    parted = (part for one in attributions for part in _parted(one, article, quotations))
    found = tuple(_mended(one, article, sentences) for one in parted)
    return (*_credited(found, article), *found)


def _mended(one: Attribution, article: Article, sentences: Sentences) -> Attribution:
    if len(one.cue) != 1 or not one.content:
        return one
    if one.source:
        return _turned(one, article) or one
    cue = one.cue[0]
    words = " ".join(cue.of(article.text).split())
    if adverb := ADVERB.match(words):
        if any(piece.end + 1 == cue.start for piece in one.content):
            one = replace(one, cue=(Span(cue.end - len(adverb["adverb"]), cue.end),))
        return replace(one, content=_clause(one, sentences.at(cue.start), article.text))
    if QUOTED.match(words):
        return replace(one, source=_subject(one, sentences.at(cue.start), article.text))
    return one


def _parted(one: Attribution, article: Article, quotations: Quotations) -> Iterator[Attribution]:
    """What a headline quotes before who denies something, apart from what is denied: "“Sound and
    dry”: Dorn denies hull is cracked"."""
    words, *denied = one.content or (None,)
    colon = COLON.match(article.text, words.end) if words and denied and one.cue else None
    if colon is None or words is None or not one.source or one.source[0].start != colon.end():
        yield one
        return
    apart = stance_of(one.cue, tuple(denied), article) == "denies"
    if not apart or manner_of((words,), quotations) != "direct":
        yield one
        return
    yield replace(one, cue=(Span(*colon.span("colon")),), content=(words,), manner="direct")
    yield replace(one, content=tuple(denied), manner=manner_of(tuple(denied), quotations))


def _turned(one: Attribution, article: Article) -> Attribution | None:
    """An attribution whose source the network took for its content: "The dam held, said two people
    close to the mayor." None for any other."""
    text, cue, said = article.text, one.cue[0], one.content[0]
    if one.source[0].start >= cue.start:
        return None
    before = Span(one.source[0].start, cue.start)
    if not SAID.match(cue.of(text)) or not CLAUSE.match(before.of(text)) or said.start < cue.end:
        return None
    found = BEHIND.match(text, said.start)
    who = Span(*found.span("who")) if found else None
    if who is None or who.end < min(said.end, found.end() if found else 0) - 1:
        return None
    phrase = phrase_at(text, who)
    whole = Span(phrase.core[0].start, (phrase.tail or phrase.core[-1]).end) if phrase.core else who
    is_people = phrase.noun is not None and phrase.noun.kind == "person"
    if (
        whole != who
        or phrase.determiner in closed("definite")
        or not (is_people or phrase.head == "one")
    ):
        return None
    later = [span for span in one.content if span.end > who.end + 2]
    rest = [Span(max(span.start, who.end + 2), span.end) for span in later]
    clause = Span(before.start, before.start + len(before.of(text).rstrip(" ,\n")))
    content = (clause, *rest)
    manner = manner_of(content, Quotations.of(article))
    return replace(one, source=(who,), content=content, manner=manner)


def _clause(one: Attribution, sentence: Span, text: str) -> tuple[Span, ...]:
    """What stands on both sides of the adverb, where the network left some of it out."""
    one, cue = replace(one, content=_up_to(one.content, one.cue[0], text)), one.cue[0]
    rest = text[cue.end : sentence.end].rstrip(" .!?…\n")
    if any(piece.start >= cue.end for piece in one.content) or not rest.strip():
        return one.content
    start = cue.end + len(rest) - len(rest.lstrip())
    return (*one.content, Span(start, cue.end + len(rest)))


def _up_to(content: Spans, cue: Span, text: str) -> Spans:
    """The pieces with the auxiliaries between them and an adverb: "has reportedly been"."""

    def whole(piece: Span) -> Span:
        if piece.end <= cue.start and AUXILIARIES.fullmatch(text, piece.end, cue.start):
            return Span(piece.start, cue.start - (text[cue.start - 1] == " "))
        if cue.end <= piece.start and AUXILIARIES.fullmatch(text, cue.end, piece.start):
            return Span(cue.end + (text[cue.end] == " "), piece.end)
        return piece

    return tuple(map(whole, content))


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
