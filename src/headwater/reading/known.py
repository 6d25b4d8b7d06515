"""The attributions of an article while statements of unnamed people are put back among them."""

from collections.abc import Sequence

from headwater.article import Span
from headwater.reading.counting import wording
from headwater.reading.nameless import is_somebody, were_asked
from headwater.reading.phrase import phrase_at
from headwater.reading.sentences import Sentences
from headwater.reading.source import kind_of
from headwater.reading.types import Attribution, Spans
from headwater.reading.words import closed

SURE = 0.8
"""Confidence in a statement that was put back."""
LEAST = 6
"""Code points of a clause that can be said by somebody."""
EDGES = " ,;:–—-\n"


class Known:
    """The attributions of an article, looked up by the sentences that they reach into."""

    def __init__(self, found: Sequence[Attribution], sentences: Sentences) -> None:
        self._sentences = sentences
        self._known: dict[int, Attribution] = {}
        self._at: dict[int, list[int]] = {}
        self._next = 0
        for one in found:
            self.add(one)

    @property
    def all(self) -> tuple[Attribution, ...]:
        """All of them, those that were added last."""
        return tuple(self._known.values())

    def add(self, one: Attribution) -> None:
        """Take in another."""
        number, self._next = self._next, self._next + 1
        self._known[number] = one
        for sentence in self._reached(one):
            self._at.setdefault(sentence, []).append(number)

    def near(self, span: Span) -> dict[int, Attribution]:
        """Those that reach into the sentence of a span, by their numbers."""
        numbers = self._at.get(self._sentences.index(span.start), ())
        return {n: self._known[n] for n in numbers if n in self._known}

    def change(self, number: int, one: Attribution | None) -> None:
        """Put one in the place of another that reached as far, or nothing."""
        if one is None:
            del self._known[number]
        else:
            self._known[number] = one

    def _reached(self, one: Attribution) -> set[int]:
        index = self._sentences.index
        spans = (*one.source, *one.cue, *one.content)
        return {n for span in spans for n in range(index(span.start), index(span.end - 1) + 1)}


def stripped(start: int, end: int, text: str) -> Span | None:
    """The words between two places without the marks around them; None for hardly any."""
    words = text[start:end]
    left = len(words) - len(words.lstrip(EDGES))
    right = len(words.rstrip(EDGES))
    return Span(start + left, start + right) if right - left >= LEAST else None


def is_unnamed(text: str, who: Span, *, new: bool = True) -> bool:
    """Whether a noun phrase speaks of people who have no name, as of somebody `new`."""
    phrase = phrase_at(text, who)
    form = wording(who.of(text))
    if form.of and form.parts[0].numbered and is_somebody((form.whole or form.parts[0]).noun):
        return phrase.name is None
    if were_asked(who.of(text)):
        return True
    if (
        not phrase.core
        or phrase.name
        or phrase.pronoun
        or (new and phrase.determiner in closed("definite"))
    ):
        return False
    return phrase.noun is not None and kind_of(phrase) == "unnamed"


def speaks(text: str, who: Span) -> bool:
    """Whether words are of unnamed people, or of one of those told of before."""
    form = wording(who.of(text))
    picked = form.other or form.ordinal > 0 or form.parts[0].numbered
    of_them = form.of and form.whole is not None and not form.whole.noun
    return is_unnamed(text, who) or (form.bare and not form.back and picked) or of_them


def touch(spans: Spans, span: Span) -> bool:
    """Whether one of some spans has a character in common with a span."""
    return any(one.start < span.end and span.start < one.end for one in spans)
