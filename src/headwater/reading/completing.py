"""What belongs to a source or a content that the network cut short, given back by rule.

A noun phrase goes on over its relative clause, its apposition and its participle, up to the cue
("A third source, who was told of it by her staff, said"). A clause that stands before "she said"
begins where a clause can begin. Of "in the words of" only the quoted words are the content, and "no
mention of" belongs to the cue. The forms stand in `completing.toml`.

On PolNeAR train, sources before their cue hold their relative clause twice as often as not, their
apposition 18 times, their participle 7 times; of the clauses right before source and cue, 95 in 100
begin with their sentence, and of the rest hardly one begins behind a word that is neither a
conjunction nor a preposition; "no mention" and its like are in the cue 17 times of 18.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from headwater.article import Article, Span
from headwater.intake.lines import dateline_end
from headwater.reading.frames import SAME_LENGTH
from headwater.reading.lexicon import noun_of, table
from headwater.reading.manner import Quotations, manner_of
from headwater.reading.sentences import Sentences
from headwater.reading.types import Attribution, Spans
from headwater.reading.words import closed

ADVERBS = re.compile(r"(?: ?(?:also|later|then|since|now|has|have|had|\w+ly))* ?\Z")
"""What may stand between a noun phrase and its verb."""
MIDDLE = re.compile(r"(?P<word>[^\W_][\w'-]*) \Z")
"""A word without a mark behind it: what follows is the middle of a clause."""
BEHIND = re.compile(r"[\"”]?,[\"”]? ?")
"""What stands between a clause and "she said"."""
MARKS = "\"“”‘'"


@cache
def rows(kind: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of one kind: "behind" or "before"."""
    return tuple(re.compile(row["pattern"]) for row in table("completing.toml")[kind])


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """The pattern of one kind: "verbatim" or "light"."""
    return re.compile(table("completing.toml")[kind]["pattern"])


def completed(
    found: Sequence[Attribution], article: Article, sentences: Sentences
) -> tuple[Attribution, ...]:
    """The attributions with whole sources and contents.

    What lies in the source of another and has none itself is left out: it tells how that source
    knows, which is part of its chain.
    """
    clauses = Clauses(found, article, sentences)
    named = {one.source: clauses.source(one) for one in sorted(found, key=clauses.source)}
    whole = [replace(clauses.completed(one), source=named[one.source]) for one in found]
    sources = {sentences.index(span.start): span for one in whole for span in one.source}
    return tuple(one for one in whole if not _is_inside(one, sources, sentences))


def _is_inside(one: Attribution, sources: Mapping[int, Span], sentences: Sentences) -> bool:
    if one.source or not one.cue:
        return False
    around = sources.get(sentences.index(one.cue[0].start))
    return around is not None and all(around.covers(span) for span in one.cue + one.content)


class Clauses:
    """The clauses of an article in which its attributions are expressed."""

    def __init__(
        self, found: Sequence[Attribution], article: Article, sentences: Sentences
    ) -> None:
        self._text = article.text.translate(SAME_LENGTH)
        self._quotations = Quotations.of(article)
        self._sentences = sentences
        self._begins = {p.start for p in article.paragraphs}
        self._told: dict[int, list[Span]] = {}
        for one in found:
            for span in one.source + one.cue:
                self._told.setdefault(sentences.index(span.start), []).append(span)

    def completed(self, one: Attribution) -> Attribution:
        """An attribution with its whole cue and content."""
        one = self._with_cue(one)
        content = self._quoted(one) or self._from_its_start(one)
        manner = one.manner if content == one.content else manner_of(content, self._quotations)
        return replace(one, content=content, manner=manner)

    def _with_cue(self, one: Attribution) -> Attribution:
        """An attribution with an empty noun phrase in its cue: "made no mention of"."""
        cue, first = one.cue[-1:], one.content[0]
        if not cue or not 0 <= first.start - cue[0].end <= 1:
            return one
        empty = _pattern("light").match(self._text, first.start, first.end)
        if empty is None:
            return one
        rest = Span(empty.end() + 1, first.end)
        return replace(
            one,
            cue=(*one.cue[:-1], Span(cue[0].start, empty.end())),
            content=(rest, *one.content[1:]),
        )

    def source(self, one: Attribution) -> Spans:
        """All of the noun phrase that stands before the cue."""
        if len(one.source) != 1 or len(one.cue) != 1 or one.source[0].end > one.cue[0].start:
            return one.source
        source, cue = one.source[0], one.cue[0]
        if source.of(self._text).lower() in closed("pronouns"):
            return one.source
        if not self._sentences.at(cue.start).covers(source):
            return one.source
        if any(piece.start < cue.start and source.end < piece.end for piece in one.content):
            return one.source
        end = self._end(source.end, cue.start)
        return (Span(self._start(source) if end == source.end else source.start, end),)

    def _end(self, at: int, cue: int) -> int:
        """Where a noun phrase ends that was found up to `at`; there, if anything else stands
        between it and its verb."""
        end = at
        while not ADVERBS.match(self._text, end, cue):
            found = next(
                (m for row in rows("behind") if (m := row.match(self._text, end, cue))), None
            )
            if found is None:
                return at
            end = found.end("more")
        return end

    def _start(self, source: Span) -> int:
        """Where the noun phrase begins that a source is only the end of."""
        sentence = self._sentences.at(source.start)
        before = self._text[sentence.start : source.start]
        for row in rows("before"):
            found = row.search(before)
            if found and noun_of([found["head"].lower()]):
                return sentence.start + found.start("more")
        return source.start

    def _quoted(self, one: Attribution) -> Spans:
        """The quoted pieces of a content whose cue announces somebody's very words."""
        if len(one.cue) != 1 or not _pattern("verbatim").match(one.cue[0].of(self._text)):
            return ()
        pieces = one.content
        return tuple(p for p in pieces if manner_of((p,), self._quotations) == "direct")

    def _from_its_start(self, one: Attribution) -> Spans:
        """The content with the whole of the clause that stands before source and cue."""
        if not one.source or not one.cue or not one.content:
            return one.content
        first, behind = min(one.content), min(one.source[0].start, one.cue[0].start)
        before = max(one.content).end <= behind
        if not before or not BEHIND.fullmatch(self._text, max(one.content).end, behind):
            return one.content
        start = self._clause(first)
        return (Span(start, first.end), *(p for p in one.content if p != first))

    def _clause(self, piece: Span) -> int:
        """Where the clause begins in whose middle a piece does; else where that begins."""
        number = self._sentences.index(piece.start)
        start = self._sentences.spans[number].start
        if start in self._begins:
            start += dateline_end(self._text[start : piece.start])
        middle = MIDDLE.search(self._text, start, piece.start)
        told = any(span.end <= piece.start for span in self._told.get(number, ()))
        if middle is None or told or self._text[piece.start] in MARKS:
            return piece.start
        return piece.start if middle["word"].lower() in closed("function") else start
