"""Interviews printed as questions and answers, and transcripts: which paragraphs are whose turn.

A turn begins with a label ("Q:", "A:", "KERN:") and goes on to the next one. In it "I" is who
speaks, and in a question "you" is who is asked, whether or not the words lie inside an attribution.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.article import Article, Span

QUESTION = re.compile(r"(?:Q|Question|QUESTION)(?:(?P<mark>[.:])\s|(?=[A-Z“\"][a-z' ’]))")
ANSWER = re.compile(r"(?:A|Answer|ANSWER)(?P<mark>[.:])\s")
NAMED = re.compile(r"(?P<who>[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}):\s")
OFTEN = 2
"""Turns that either side of questions and answers has at least, and each of named speakers."""
SPEAKERS = 2
"""Named speakers of a transcript, at least."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one party says without a break: from `start`, its label, to `end`; `asks` whether it is
    labelled a question, `answers` whether an answer."""

    start: int
    end: int
    label: Span
    asks: bool = False
    answers: bool = False


class Interview:
    """The turns of an article, in order; none where it is no interview."""

    def __init__(self, turns: Sequence[Turn] = ()) -> None:
        self.turns = tuple(turns)
        self._starts = [turn.start for turn in turns]

    @classmethod
    def of(cls, article: Article) -> "Interview":
        """Those that the labels of its paragraphs show. Linear in the length of the text.

        The last one has as many paragraphs as the longest before it, at most: what follows may be
        the article's own again.
        """
        body = sorted((p for p in article.paragraphs if p.kind == "body"), key=lambda p: p.start)
        begins = [p.start for p in body]
        asked = [(at, m) for at in begins if (m := QUESTION.match(article.text, at))]
        told = [(at, m) for at in begins if (m := ANSWER.match(article.text, at))]
        if min(len(asked), len(told)) >= OFTEN:
            marks = [(at, _label(m), True, False) for at, m in asked]
            marks += [(at, _label(m), False, True) for at, m in told]
        else:
            marks = [(at, label, False, False) for at, label in _named(article.text, begins)]
        marks.sort()
        first = [bisect_right(begins, at) - 1 for at, *_ in marks]
        longest = max((after - n for n, after in pairwise(first)), default=1)
        past = [*first[1:], min(len(body), first[-1] + longest)] if first else []
        return cls(
            [
                Turn(at, body[n - 1].end, label, asks, answers)
                for (at, label, asks, answers), n in zip(marks, past, strict=True)
            ]
        )

    def at(self, place: int) -> Turn | None:
        """The turn that a character lies in."""
        before = bisect_right(self._starts, place)
        turn = self.turns[before - 1] if before else None
        return turn if turn and place < turn.end else None

    @property
    def start(self) -> int:
        """Where its first turn begins; 0 without turns."""
        return self._starts[0] if self._starts else 0


def _label(found: "re.Match[str]") -> Span:
    return Span(found.start(), found.start("mark") if found["mark"] else found.end())


def _named(text: str, begins: Sequence[int]) -> list[tuple[int, Span]]:
    """The paragraphs that begin with a name and a colon, where several names do so again and
    again."""
    found = [(at, m) for at in begins if (m := NAMED.match(text, at))]
    often = Counter(m["who"] for _, m in found)
    speak = {who for who, times in often.items() if times >= OFTEN}
    if len(speak) < SPEAKERS:
        return []
    return [(at, Span(*m.span("who"))) for at, m in found if m["who"] in speak]
