"""What an answer answers: the statement that it names, or the last that it can be about.

"Exxon's claim" is what Exxon says; "the ruling" what somebody ruled; "the report" is the report as
a whole. What names nothing answers what somebody else said last, or what was said of its speaker.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from headwater.article import Article
from headwater.reading.answers import Answer, thing_in, words
from headwater.reading.frames import Frame
from headwater.reading.rejoinder import Parties
from headwater.reading.types import Attribution

REPORT = "report"
NEAR = 1
"""Paragraphs before an answer in which what it answers stands, if its content does not say."""
NAMED = 3
"""The same, where its content names who said it."""
REACH = 12
"""Statements before an answer among which what it answers is looked for."""
FAR = 60
"""Statements before and after an answer among which that of whoever it names is looked for."""
ALIKE = 2
"""Words that an answer shares with what it answers, at least, where it only tells of it."""
STEM = 5
VERB = 4
"""Letters that a noun of saying has from its verb: "accusation", "accused"."""
OPENING = 20
"""Code points in which a sentence says that it is set against another."""
BETWEEN = re.compile(r", (?:however|though|by contrast|in contrast|on the other hand|instead),")
"""Words between commas by which a clause is set against the one before."""
AGAIN = re.compile(r"\b(?:this|that|these|those) \Z")
"""What stands before a thing that has just been told of."""
OWNER = re.compile(r"([A-ZÀ-Þ][\w-]+)(?:'s?)? (?:[a-z]+ )?\Z")


def owner(content: str, named: "re.Match[str]") -> str | None:
    """Whose claim is named: "Exxon's claim", "claims by Exxon Mobil", "the Lorrimer report"."""
    before = OWNER.search(content[: named.start()])
    behind = re.match(r" (?:by|from|of) (?:the )?([A-ZÀ-Þ][\w-]+)", content[named.end() :])
    found = before or behind
    return found.group(1) if found else None


class Targets:
    """The statements of one article, to find among them what another answers."""

    def __init__(
        self,
        attributions: Sequence[Attribution],
        article: Article,
        frames: Mapping[str, Frame],
        parties: Parties,
    ) -> None:
        self._all = attributions
        self._text = article.text
        self._frames = [frames[one.id] for one in attributions]
        self._parties = parties
        starts = sorted(p.start for p in article.paragraphs)
        self.paragraphs = [bisect_right(starts, one.content[0].start) for one in attributions]
        self._stems = [self._said(one) for one in attributions]
        hands = (hand.name or "" for one in attributions for hand in one.chain[:-1])
        self._passed = {word for name in hands for word in name.split()}

    def content(self, n: int) -> str:
        """The words of the content of statement `n`."""
        return " ".join(span.of(self._text) for span in self._all[n].content).replace("’", "'")

    def is_headline(self, n: int) -> bool:
        """Whether a statement stands in the first paragraph, which tells what is told later."""
        return self.paragraphs[n] <= 1 and self.paragraphs[-1] > 1

    def beside(self, m: int, n: int) -> bool:
        """Whether two statements are of one speaker in one sentence."""
        one, other = self._all[m], self._all[n]
        same = one.speaker.entity == other.speaker.entity and one.within == other.within
        return same and self._frames[m].begins == self._frames[n].begins

    def named(self, n: int, row: Answer | None) -> str | None:
        """What an answer answers by its cue and by what its content names."""
        if row and row.own:
            return self._own(n)
        content = self.content(n)
        thing = thing_in(content)
        whose = owner(content, thing) if thing else None
        found = self._of_owner(n, whose)
        if not found and thing and words("reports").fullmatch(thing.group()):
            return (None if whose else self._of_document(n)) or REPORT
        if found or (thing and (found := self._of_verb(n, thing.group()))):
            return found
        if whose:
            return None
        if self.is_unsaid(n) and not self._is_told(n):
            return REPORT
        bare = row is not None and row.needs == "nothing"
        return self.last(n) if bare else self.of_party(n) or self.last(n)

    def is_unsaid(self, n: int) -> bool:
        """Whether a statement is about a thing that nobody need have said: "the idea that"."""
        content = self.content(n)
        thing = thing_in(content)
        again = thing and AGAIN.search(content[: thing.start()])
        bare = thing and not re.search(r"\w", content[thing.end() :])
        if thing is None or again or bare:
            return False
        return words("unsaid").fullmatch(thing.group()) is not None

    def _is_told(self, n: int) -> bool:
        """Whether what is answered is what somebody else has just said."""
        near = (m for m in self._back(n, NEAR) if self._other(n, m))
        return any(self._shared(n, m) >= ALIKE for m in near)

    def last(self, n: int) -> str | None:
        """What somebody else said last, close before; nothing for a headline."""
        if self.is_headline(n):
            return None
        for m in self._back(n, NEAR):
            if self._all[m].stance == "asks" or not self._all[m].source:
                return None
            if self._other(n, m):
                return self._id(m)
        return None

    def of_party(self, n: int) -> str | None:
        """What has just been said of the party of a statement that sounds like an answer to it."""
        frame = self._frames[n]
        if not (words("states").search(frame.cue) or words("replies").search(frame.cue)):
            return None
        m = self._parties.said_of(n, frame, self.paragraphs)
        return None if m is None else self._id(m)

    def set_against(self, n: int) -> str | None:
        """What somebody else has just said, where this is set against it: "But experts say"."""
        frame = self._frames[n]
        opens = re.search(r"\w+", frame.text if frame.start > frame.begins else self._opening(n))
        against = opens and words("contrast").fullmatch(opens.group())
        if not against and not BETWEEN.search(frame.text):
            return None
        if not words("states").search(frame.cue):
            return None
        near = [m for m in self._back(n, NAMED) if self._other(n, m) and self._states(m)]
        if near and near[0] == n - 1 and self.paragraphs[n] == self.paragraphs[n - 1]:
            return self._all[n - 1].id
        theirs = [m for m in near if self._parties.is_of(n, m) and self._shared(n, m)]
        return self._all[max(theirs, key=lambda m: self._shared(n, m))].id if theirs else None

    def _states(self, m: int) -> bool:
        cue = self._frames[m].cue
        return bool(words("states").search(cue) or words("attacks").search(cue))

    def _own(self, n: int) -> str | None:
        """What the speaker or his side said before, in the body of the article: the first of it."""
        said = [m for m in self._back(n, REACH) if self._parties.same(m, n)]
        plain = [m for m in said if self.paragraphs[m] > 1 and self._states(m)]
        return self._all[plain[-1]].id if plain else None

    def _of_owner(self, n: int, name: str | None) -> str | None:
        """The statement of whoever is named that shares most words, else the last before; of an
        outlet, its report as a whole."""
        if name is None:
            return None
        window = range(max(0, n - FAR), min(len(self._all), n + FAR))
        theirs = [m for m in window if m != n and name in self._called(m)]
        if name in self._passed:
            return REPORT
        if any(self._all[m].speaker.kind in {"outlet", "document"} for m in theirs):
            return REPORT
        near = sorted(theirs, key=lambda m: (-self._shared(n, m), m > n, abs(n - m)))
        return self._all[near[0]].id if near else None

    def _of_verb(self, n: int, thing: str) -> str | None:
        """What somebody else said with the verb of a noun: "the ruling", "he ruled"."""
        stem = re.sub(r"(?:ings?|s)\Z", "", thing.lower())[:VERB]
        cue = re.compile(rf"\b{re.escape(stem)}", re.IGNORECASE)
        back = self._back(n, REACH)
        found = (m for m in back if self._other(n, m) and cue.search(self._frames[m].cue))
        return next((self._all[m].id for m in found), None)

    def _of_document(self, n: int) -> str | None:
        """What a report is said to say, of which the article has no other."""
        said = (m for m in range(n) if self.paragraphs[m] > 1)
        theirs = (m for m in said if self._all[m].speaker.kind == "document")
        found = (m for m in theirs if words("reports").fullmatch(" ".join(self._called(m)[-1:])))
        return next((self._all[m].id for m in found), None)

    def _back(self, n: int, paragraphs: int) -> Iterator[int]:
        """The statements before, the last first, as far as so many paragraphs reach."""
        for m in range(n - 1, max(-1, n - REACH), -1):
            if self.paragraphs[n] - self.paragraphs[m] > paragraphs:
                return
            yield m

    def _id(self, m: int) -> str:
        """A statement, or the first of those that its speaker makes at once: "said, adding"."""
        while m and self._adds(m - 1, m):
            m -= 1
        return self._all[m].id

    def _adds(self, m: int, n: int) -> bool:
        """Whether the same speaker adds one statement to another."""
        cue = self._frames[n].cue
        if self.beside(m, n) and cue.endswith(("ing", "ing:")):
            return True
        same = self._all[m].speaker.entity == self._all[n].speaker.entity
        near = self.paragraphs[m] == self.paragraphs[n]
        return same and near and bool(words("adds").search(cue))

    def _opening(self, n: int) -> str:
        begins = self._frames[n].begins
        return self._text[begins : begins + OPENING]

    def _called(self, m: int) -> list[str]:
        return (self._all[m].speaker.name or "").split()

    def _other(self, n: int, m: int) -> bool:
        """Whether two statements are of different speakers, neither within the other."""
        one, other = self._all[n], self._all[m]
        apart = one.within != other.id and other.within != one.id
        return apart and one.speaker.entity != other.speaker.entity and bool(other.speaker.name)

    def _shared(self, n: int, m: int) -> int:
        return len(self._stems[n] & self._stems[m])

    def _said(self, one: Attribution) -> set[str]:
        said = " ".join(span.of(self._text) for span in one.content).lower()
        return {
            w[:STEM] for w in re.findall(r"[^\W\d_]{4,}", said) if not words("empty").fullmatch(w)
        }
