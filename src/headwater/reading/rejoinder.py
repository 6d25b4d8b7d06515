"""Who answers what was said of them: the mayor is accused, and the next that she says is "never".

A statement is about a party where it names one; a party is a person with all who speak for it
("Kern", "Kern's campaign", "a spokesman for Kern"). What the party says next answers it where it
says no to an accusation, or where the article says that it replies.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from headwater.reading.answers import MARKS, words
from headwater.reading.frames import Frame
from headwater.reading.types import Attribution, Source, Spans

NEAR = 2
"""Paragraphs between what is said of a party and its answer (read off PolNeAR train)."""
REACH = 6
"""Statements before an answer among which what it answers is looked for."""
CAPITAL = re.compile(r"[A-ZÀ-Þ][\w-]{2,}")


class Parties:
    """Who is whose party among the speakers of one article, and of whom each statement speaks."""

    def __init__(
        self, attributions: Sequence[Attribution], text: str, sources: Sequence[Source]
    ) -> None:
        self._all = attributions
        self._text = text
        self._sides = [self._side(one) for one in attributions]
        self._of = _mentioned(attributions, sources)
        self._named = [_names(self._words(one.content)) for one in attributions]

    def said_of(self, n: int, frame: Frame, paragraphs: Sequence[int]) -> int | None:
        """What statement `n` answers of what has just been said of its party, if anything.

        `paragraphs` are the numbers of the paragraphs of all statements.
        """
        replies = bool(words("replies").search(frame.sentence))
        no = words("denials").match(self._words(self._all[n].content).lstrip(MARKS))
        if not replies and not no:
            return None
        for m in range(n - 1, max(-1, n - REACH), -1):
            if paragraphs[n] - paragraphs[m] > NEAR:
                return None
            if self.same(m, n) or not self._all[m].speaker.name:
                continue
            if self._all[m].stance == "asks":
                return None
            if self.is_of(m, n) and (replies or self._attacks(m)):
                return m
        return None

    def _attacks(self, m: int) -> bool:
        one = self._all[m]
        return bool(words("attacks").search(f"{self._words(one.cue)} {self._words(one.content)}"))

    def is_of(self, m: int, n: int) -> bool:
        """Whether statement `m` speaks of the party of statement `n`."""
        entity = self._all[n].speaker.entity
        mentioned = entity is not None and entity in self._of[m]
        return mentioned or not self._named[m].isdisjoint(self._sides[n])

    def same(self, m: int, n: int) -> bool:
        """Whether two statements are of one speaker or of one side."""
        one, other = self._all[m].speaker, self._all[n].speaker
        return one.entity == other.entity or not self._sides[m].isdisjoint(self._sides[n])

    def _side(self, one: Attribution) -> frozenset[str]:
        who = one.speaker
        written = filter(None, (who.name, who.role, who.affiliation, self._words(one.source)))
        return _names(" ".join(written))

    def _words(self, spans: Spans) -> str:
        return " ".join(span.of(self._text) for span in spans)


def _names(written: str) -> frozenset[str]:
    found = CAPITAL.findall(re.sub(r"['’]s?\b", "", written))
    return frozenset(word.lower() for word in found if not words("common").fullmatch(word))


def _mentioned(
    attributions: Sequence[Attribution], sources: Sequence[Source]
) -> list[frozenset[str]]:
    """The entities that each content mentions."""
    named = sorted((span.start, one.entity) for one in sources for span in one.mentions)
    starts = [start for start, _ in named]
    return [
        frozenset(
            entity
            for piece in one.content
            for _, entity in named[
                bisect_left(starts, piece.start) : bisect_left(starts, piece.end)
            ]
        )
        for one in attributions
    ]
