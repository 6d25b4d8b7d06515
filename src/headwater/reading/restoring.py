"""Statements of unnamed people that the network left out or gave to others, put back by rule.

Where a clause stands before "according to" or a verb of saying with people who have no name, it is
said by them ("The hull was cracked, two people who saw it said"), whatever else was found there;
whom a report cites is no part of what it says ("reported, citing two aides, that …"). The forms
stand in `rereading.toml`.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from headwater.article import Article, Span
from headwater.reading.adverbs import put_back_hearsay
from headwater.reading.frames import SAME_LENGTH
from headwater.reading.known import SURE, Known, is_unnamed, speaks, stripped, touch
from headwater.reading.manner import Quotations, manner_of
from headwater.reading.mentions import is_quoted
from headwater.reading.plainly import say_plainly
from headwater.reading.relays import CITES
from headwater.reading.rereading import table
from headwater.reading.sentences import Sentences
from headwater.reading.types import Attribution, Spans
from headwater.reading.words import closed


@dataclass(frozen=True, slots=True)
class Form:
    """A clause, a cue and who says it, as they stand in one sentence, that ends at `end`."""

    who: Span
    cue: Span
    clause: Span
    end: int

    @property
    def whole(self) -> Span:
        """All three."""
        return Span(self.clause.start, max(self.who.end, self.cue.end))


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in table()["behind"])


@cache
def _tells() -> re.Pattern[str]:
    return re.compile(table()["tells"]["pattern"], re.IGNORECASE)


@cache
def _citing() -> re.Pattern[str]:
    return re.compile(table()["citing"]["pattern"])


def restored(
    found: Sequence[Attribution], article: Article, sentences: Sentences
) -> tuple[Attribution, ...]:
    """The attributions, those of unnamed people behind a clause among them, and none whose content
    is whom a report cites."""
    quotations = Quotations.of(article)
    even = article.text.translate(SAME_LENGTH)
    known = Known([_without_cited(one, even, quotations) for one in found], sentences)
    for form in _found(article, even, sentences, quotations):
        _put(form, known, article.text, quotations)
    say_plainly(known, article, even, quotations)
    put_back_hearsay(known, article, even, sentences, quotations)
    return tuple(_with_subject(one, article.text, sentences) for one in known.all)


def _with_subject(one: Attribution, text: str, sentences: Sentences) -> Attribution:
    """An attribution that names nobody, or only says "each", with the unnamed people whom its
    sentence begins with."""
    floats = bool(one.source) and one.source[0].of(text).lower() in closed("floating")
    if not one.cue or (one.source and not floats):
        return one
    start = sentences.at(one.cue[0].start).start
    stop = one.source[0].start if floats else one.cue[0].start
    who = stripped(start, stop, text)
    outside = who and all(piece.start >= stop for piece in one.content)
    if not who or not outside or not _tells().match(one.cue[0].of(text)):
        return one
    return replace(one, source=(who,)) if is_unnamed(text, who) else one


def _found(
    article: Article, even: str, sentences: Sentences, quotations: Quotations
) -> Iterator[Form]:
    """Every place where a clause stands before those who say it."""
    read = [p.span for p in article.paragraphs if p.kind in {"body", "caption"}]
    for sentence in sentences.spans:
        if not any(span.start < sentence.end and sentence.start < span.end for span in read):
            continue
        start = sentence.start
        matches = [m for form in _forms() for m in form.finditer(even, start, sentence.end)]
        for match in sorted(matches, key=lambda match: match.start()):
            who, cue = Span(*match.span("who")), Span(*match.span("cue"))
            if min(who.start, cue.start) < start or is_quoted(cue.start, quotations):
                continue
            clause = stripped(start, min(who.start, cue.start), even)
            unnamed = speaks(article.text, who)
            if clause and unnamed:
                yield Form(who, cue, clause, sentence.end)
            if unnamed or cue.start < who.start:
                start = max(who.end, cue.end)


def _put(form: Form, known: Known, text: str, quotations: Quotations) -> None:
    """Take in what a form says: set the attribution of its cue right, or make a new one."""
    near = known.near(form.cue)
    theirs = {n: one for n, one in near.items() if touch(one.source, form.who)}
    if any(_is_behind(one, form) for one in theirs.values()):
        for n, one in theirs.items():
            known.change(n, _with_cue(one, form))
        _give(form, known, theirs, quotations)
        return
    if any(p.covers(form.whole) and p != form.whole for one in near.values() for p in one.content):
        return
    mine = {n: one for n, one in near.items() if touch(one.cue, form.cue)}
    for n, one in near.items():
        known.change(n, None if n in mine else _outside(one, form, quotations))
    known.add(_made(form, mine.values(), text, quotations))


def _give(
    form: Form, known: Known, theirs: Mapping[int, Attribution], quotations: Quotations
) -> None:
    """Give who says a clause what was found to be said, in it, by somebody of another sentence."""
    here = Span(form.clause.start, form.end)
    for n, one in known.near(form.cue).items():
        pieces = tuple(piece for piece in one.content if form.clause.covers(piece))
        if n in theirs or not pieces or not one.cue or touch((*one.cue, *one.source), here):
            continue
        known.change(n, _outside(one, form, quotations))
        first = min(theirs)
        content = tuple(sorted({*known.near(form.cue)[first].content, *pieces}))
        manner = manner_of(content, quotations)
        known.change(first, replace(theirs[first], content=content, manner=manner))


def _made(
    form: Form, mine: Collection[Attribution], text: str, quotations: Quotations
) -> Attribution:
    """What a form says, with what those of its cue say behind it."""
    rest = (_after(piece, form.whole.end, text) for one in mine for piece in one.content)
    content = (form.clause, *filter(None, rest))
    return Attribution(
        id="restored",
        source=(form.who,),
        cue=(form.cue,),
        content=content,
        manner=manner_of(content, quotations),
        confidence=max([SURE, *(one.confidence for one in mine)]),
    )


def _with_cue(one: Attribution, form: Form) -> Attribution:
    """An attribution of the same source with the cue beside it, where it has another's."""
    mine = not one.cue or any(touch((span,), form.whole) for span in one.cue)
    return one if mine else replace(one, cue=(form.cue,))


def _is_behind(one: Attribution, form: Form) -> bool:
    """Whether an attribution says a clause before its cue, or what follows it in its sentence."""
    return any(
        piece.end <= form.cue.start or form.whole.end <= piece.start < form.end
        for piece in one.content
    )


def _after(piece: Span, at: int, text: str) -> Span | None:
    """What of a piece stands behind a place."""
    return stripped(max(at, piece.start), piece.end, text) if piece.end > at else None


def _outside(one: Attribution, form: Form, quotations: Quotations) -> Attribution | None:
    """Another's attribution without the pieces that a form says; None if nothing is left.

    Who speaks inside the clause keeps what is said there."""
    if one.cue and form.clause.covers(one.cue[0]):
        return one
    content = tuple(piece for piece in one.content if not form.whole.covers(piece))
    if len(content) == len(one.content):
        return one
    return replace(one, content=content, manner=manner_of(content, quotations)) if content else None


def _without_cited(one: Attribution, even: str, quotations: Quotations) -> Attribution:
    """An attribution without those whom it cites in its content, if more is left of it."""
    content = tuple(_behind_cited(piece, even) for piece in one.content)
    left = tuple(piece for piece in content if piece)
    if left == one.content or not left:
        return one
    manner = manner_of(left, quotations)
    return replace(one, cue=_reporting(one, even), content=left, manner=manner)


def _reporting(one: Attribution, text: str) -> Spans:
    """The verb before "citing", which reports what the citing only backs: "reported, citing"."""
    cue = one.cue[0] if one.cue else None
    if cue is None or not one.source or not CITES.match(cue.of(text)):
        return one.cue
    verb = stripped(one.source[-1].end, cue.start, text)
    return (verb,) if verb and "," not in verb.of(text) else one.cue


def _behind_cited(piece: Span, text: str) -> Span | None:
    """A piece behind whom it begins by citing; None if it is no more than these."""
    found = _citing().search(text, max(0, piece.start - 40), piece.end + 1)
    if found is None or not found.start() < piece.start <= found.start("who") + 1:
        return piece
    if not is_unnamed(text, Span(*found.span("who")), new=False):
        return piece
    return stripped(found.end(), piece.end, text)
