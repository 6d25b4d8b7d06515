"""Clauses with "reportedly" or its like that the network left out, put back by rule.

"That move by an old ally reportedly happened at noon": the adverb behind the noun phrase that a
sentence begins with attributes the whole of it, to nobody who is named. An adverb within what
somebody else says, or in a noun phrase ("the allegedly stolen car"), attributes nothing of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from headwater.article import Article, Span
from headwater.reading.known import SURE, Known, stripped, touch
from headwater.reading.manner import Quotations, manner_of
from headwater.reading.mending import AUXILIARY, HEARSAY
from headwater.reading.phrase import phrase_at
from headwater.reading.sentences import Sentences
from headwater.reading.types import Attribution
from headwater.reading.words import closed

SUBJECT = re.compile(
    rf"(?P<who>[^\W_][^,;:\"()]{{3,160}}?)(?P<verb>(?: {AUXILIARY})*) (?P<adverb>{HEARSAY}) (?=\w)"
)
"""What a sentence begins with, up to the adverb."""


@dataclass(frozen=True, slots=True)
class Form:
    """A sentence in two pieces with an adverb between them."""

    subject: Span
    adverb: Span
    rest: Span


def put_back_hearsay(
    known: Known, article: Article, even: str, sentences: Sentences, quotations: Quotations
) -> None:
    """Take in the sentences that are hearsay by their adverb; `even` is the text, plain marks."""
    bodies = [p.span for p in article.paragraphs if p.kind == "body"]
    for form in _found(even, sentences):
        near = known.near(form.adverb)
        if any(touch((*one.cue, *one.content), form.adverb) for one in near.values()):
            continue
        if not any(body.covers(form.adverb) for body in bodies):
            continue
        for number, one in near.items():
            known.change(number, _without(one, form.subject, quotations))
        content = (form.subject, form.rest)
        manner = manner_of(content, quotations)
        known.add(Attribution("restored", (), (form.adverb,), content, manner, SURE))


def _found(even: str, sentences: Sentences) -> Iterator[Form]:
    for sentence in sentences.spans:
        found = SUBJECT.match(even, sentence.start, sentence.end)
        if found is None or not _is_noun_phrase(even, Span(*found.span("who"))):
            continue
        rest = stripped(found.end("adverb"), _end(even, sentence), even)
        if rest:
            subject = Span(found.start("who"), found.end("verb"))
            yield Form(subject, Span(*found.span("adverb")), rest)


def _end(even: str, sentence: Span) -> int:
    return sentence.start + len(sentence.of(even).rstrip(" .!?…\n"))


def _is_noun_phrase(text: str, words: Span) -> bool:
    """Whether words are one noun phrase and no more; "that" and its like are none of its core."""
    phrase = phrase_at(text, words)
    if not phrase.core or (phrase.pronoun and phrase.tail):
        return False
    if words.of(text).split()[-1].lower() in closed("function"):
        return False
    before = text[words.start : phrase.core[0].start].split()
    return len(before) <= 1 and (phrase.tail or phrase.core[-1]).end == words.end


def _without(one: Attribution, subject: Span, quotations: Quotations) -> Attribution | None:
    """An attribution less what a clause begins with; None if nothing is left."""
    content = tuple(piece for piece in one.content if not subject.covers(piece))
    if content == one.content:
        return one
    return replace(one, content=content, manner=manner_of(content, quotations)) if content else None
