"""Statements of unnamed people that the form of a sentence says plainly, put back by rule.

"A third says that it rains", "as one put it, “a circus”", "As this paper learned from two members,
it rains", "In coalition circles it is said that it rains", "A colleague sees it otherwise: “It
rains.”". The forms stand in `rereading.toml`; what was found already stays, but for words that
nobody else can have said.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from headwater.article import Article, Span
from headwater.reading.known import SURE, Known, speaks, stripped, touch
from headwater.reading.manner import Quotations, manner_of
from headwater.reading.rereading import table
from headwater.reading.types import Attribution, Spans


@dataclass(frozen=True, slots=True)
class Form:
    """Who says something, by which cue, and what; `takes` is whether others who were found to say
    it cannot have said it."""

    who: Span
    cue: Span
    said: Span
    takes: bool

    @property
    def whole(self) -> Span:
        """All three."""
        spans = (self.who, self.cue, self.said)
        return Span(min(s.start for s in spans), max(s.end for s in spans))


@cache
def _rows() -> Sequence[tuple[re.Pattern[str], bool]]:
    rows: Sequence[Mapping[str, Any]] = table()["plain"]
    return [(re.compile(row["pattern"]), row.get("takes", False)) for row in rows]


def say_plainly(known: Known, article: Article, even: str, quotations: Quotations) -> None:
    """Take in what unnamed people say in one of the forms; `even` is the text with plain marks."""
    for form in _found(article, even):
        near = known.near(form.who)
        theirs = {n: one for n, one in near.items() if _tells(one, form)}
        if any(_stays(one, form) for one in theirs.values()):
            continue
        for n, one in near.items():
            known.change(n, None if n in theirs else _without(one, form.whole, even, quotations))
        manner = manner_of((form.said,), quotations)
        known.add(Attribution("restored", (form.who,), (form.cue,), (form.said,), manner, SURE))


def _found(article: Article, even: str) -> Iterator[Form]:
    for paragraph in article.paragraphs:
        if paragraph.kind not in {"body", "caption"}:
            continue
        for pattern, takes in _rows():
            for found in pattern.finditer(even, paragraph.start, paragraph.end):
                who, cue = Span(*found.span("who")), Span(*found.span("cue"))
                said = stripped(*found.span("said"), even)
                if said and speaks(article.text, who):
                    yield Form(who, cue, said, takes)


def _tells(one: Attribution, form: Form) -> bool:
    """Whether an attribution has its source or cue where a form has them."""
    ends = Span(min(form.who.start, form.cue.start), max(form.who.end, form.cue.end))
    return touch((*one.source, *one.cue), ends)


def _stays(one: Attribution, form: Form) -> bool:
    """Whether an attribution that has its source or cue in a form leaves nothing to put back."""
    if not form.takes:
        return bool(one.source)
    return touch(one.source, form.who) and touch(one.content, form.said)


def _without(one: Attribution, span: Span, text: str, quotations: Quotations) -> Attribution | None:
    """An attribution less what is said in a span; None if nothing is left."""
    content = tuple(part for piece in one.content for part in _parts(piece, span, text))
    if content == one.content:
        return one
    return replace(one, content=content, manner=manner_of(content, quotations)) if content else None


def _parts(piece: Span, span: Span, text: str) -> Spans:
    """What of a piece stands before and behind a span."""
    if piece.end <= span.start or span.end <= piece.start:
        return (piece,)
    parts = stripped(piece.start, span.start, text), stripped(span.end, piece.end, text)
    return tuple(part for part in parts if part)
