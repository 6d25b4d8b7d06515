"""Which statement answers which: denies it, disputes it or confirms it; or the report as a whole.

An answer is known by its cue ("denied"), by what it says of what it answers ("the report is
misleading"), or by standing against it ("but") on the same matter. An organisation and its
spokesman who stand in one clause ("denied the report, with spokesman N. telling …") are one voice.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from headwater.article import Article
from headwater.reading.frames import Frame, frames_of
from headwater.reading.lexicon import table
from headwater.reading.sentences import Sentences
from headwater.reading.stance import negation
from headwater.reading.types import Attribution, Response

What = Literal["denies", "disputes", "confirms"]
REPORT = "report"
NEAR = 1
"""Paragraphs before an answer in which what it answers stands, if its content does not say."""
STEM = 5
FAR = 60
"""Statements before and after an answer among which that of whoever it names is looked for."""
REACH = 12
"""Statements before an answer among which what it answers is looked for."""
OWNER = re.compile(r"([A-ZÀ-Þ][\w-]+)(?:'s?)? (?:[a-z]+ )?\Z")
REPORTS = frozenset(
    {"report", "reports", "reporting", "story", "article", "coverage", "allegations"}
)
EMPTY = frozenset({"that", "this", "with", "from", "have", "will", "would", "they", "been", "said"})


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of the table."""

    what: What
    pattern: re.Pattern[str]
    strong: bool

    @property
    def weak(self) -> bool:
        """Whether such a cue answers only what it finds fault with."""
        return not self.strong and self.what == "disputes"


@cache
def answers() -> tuple[Answer, ...]:
    """The rows, in their order."""
    rows: Sequence[Mapping[str, Any]] = table("response.toml")["answer"]
    return tuple(Answer(row["is"], _any(row["words"]), row["strong"]) for row in rows)


@cache
def words(kind: str) -> re.Pattern[str]:
    """The words of one list: "things", "faults", "contrast" or "states"."""
    return _any(table("response.toml")[kind]["words"])


def _any(of: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(of)})(?!\w)", re.IGNORECASE)


def answered(
    attributions: Sequence[Attribution], article: Article, sentences: Sentences
) -> tuple[tuple[Attribution, ...], tuple[Response, ...]]:
    """(the attributions, those of one voice with a denial denying too; the answers)."""
    return _Answers(attributions, article, sentences).found()


def _owner(content: str, named: "re.Match[str]") -> str | None:
    """Whose claim is named: "Exxon's claim", "claims by Exxon Mobil", "the Lorrimer report"."""
    before = OWNER.search(content[: named.start()])
    behind = re.match(r" (?:by|from|of) (?:the )?([A-ZÀ-Þ][\w-]+)", content[named.end() :])
    found = before or behind
    return found.group(1) if found else None


class _Answers:
    """The answers of one article while they are looked for."""

    def __init__(
        self, attributions: Sequence[Attribution], article: Article, sentences: Sentences
    ) -> None:
        self._all = attributions
        self._text = article.text
        self._frames = frames_of(attributions, article, sentences)
        self._starts = sorted(p.start for p in article.paragraphs)
        self._stems = [self._said(one) for one in attributions]
        hands = (hand.name or "" for one in attributions for hand in one.chain[:-1])
        self._passed = {word for name in hands for word in name.split()}

    def found(self) -> tuple[tuple[Attribution, ...], tuple[Response, ...]]:
        out: list[Attribution] = []
        responses: dict[str, Response] = {}
        for n, one in enumerate(self._all):
            before = self._same_voice(n, responses)
            answer = replace(before, by=one.id) if before else self._answer(n, responses)
            if answer:
                responses[one.id] = answer
            joins = before and before.what == "denies" and one.stance == "asserts"
            out.append(replace(one, stance="denies") if joins else one)
        return tuple(out), tuple(responses.values())

    def _answer(self, n: int, responses: Mapping[str, Response]) -> Response | None:
        one, frame = self._all[n], self._frames[self._all[n].id]
        polled = any(hand.how == "polls" for hand in one.chain)
        if negation().search(frame.cue) or one.stance in {"declines", "asks"} or polled:
            return None
        content = self._words(n)
        row = next((row for row in answers() if row.pattern.search(frame.cue)), None)
        at_fault = bool(words("faults").search(content))
        named = words("things").search(content)
        again = self._again(n, responses) if at_fault else None
        if again:
            return replace(again, by=one.id)
        if (row and (row.strong or (named and (at_fault or not row.weak)))) or (named and at_fault):
            to = self._target(n, content, strong=bool(row and row.strong))
        else:
            to = self._set_against(n, frame)
        return Response(one.id, to, row.what if row else "disputes") if to else None

    def _again(self, n: int, responses: Mapping[str, Response]) -> Response | None:
        """The answer that the same speaker has just given, which this goes on with."""
        for m in range(n - 1, max(-1, n - REACH), -1):
            if self._paragraph(n) - self._paragraph(m) > NEAR:
                return None
            if self._all[m].speaker.entity == self._all[n].speaker.entity:
                return responses.get(self._all[m].id)
        return None

    def _target(self, n: int, content: str, *, strong: bool) -> str | None:
        """What is answered: what the content names, what it repeats, else what was said last."""
        named = words("things").search(content)
        found = self._of_owner(n, _owner(content, named)) if named else None
        if found:
            return found
        if named and named.group().lower() in REPORTS:
            return REPORT
        return self._before(n) if strong or named else None

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
        near = sorted(
            theirs, key=lambda m: (-len(self._stems[n] & self._stems[m]), m > n, abs(n - m))
        )
        return self._all[near[0]].id if near else None

    def _called(self, m: int) -> list[str]:
        return (self._all[m].speaker.name or "").split()

    def _set_against(self, n: int, frame: Frame) -> str | None:
        """What somebody else has just said, where this is set against it: "But experts say"."""
        opens = frame.text.split()[:1] if frame.start > frame.begins else frame.sentence.split()[:1]
        if not opens or not words("contrast").fullmatch(opens[0].strip(",").lower()):
            return None
        before = self._all[n - 1] if n else None
        if before is None or not self._other(n, n - 1):
            return None
        if not all(words("states").search(f.cue) for f in (frame, self._frames[before.id])):
            return None
        return before.id if self._paragraph(n) == self._paragraph(n - 1) else None

    def _before(self, n: int) -> str | None:
        """What somebody else said last, close before."""
        for m in range(n - 1, max(-1, n - REACH), -1):
            if self._paragraph(n) - self._paragraph(m) > NEAR:
                return None
            if self._all[m].stance == "asks" or not self._all[m].source:
                return None
            if self._other(n, m):
                return self._all[m].id
        return None

    def _same_voice(self, n: int, responses: Mapping[str, Response]) -> Response | None:
        """The answer that a clause "with spokesman N. telling" goes on with."""
        frame = self._frames[self._all[n].id]
        if n == 0 or not re.match(r"[\s,\x00]*with ", frame.text):
            return None
        before = self._all[n - 1]
        same = self._frames[before.id].begins == frame.begins
        return responses.get(before.id) if same else None

    def _other(self, n: int, m: int) -> bool:
        """Whether two statements are of different speakers, neither within the other."""
        one, other = self._all[n], self._all[m]
        apart = one.within != other.id and other.within != one.id
        return apart and one.speaker.entity != other.speaker.entity and bool(other.speaker.name)

    def _words(self, n: int) -> str:
        return " ".join(span.of(self._text) for span in self._all[n].content).replace("’", "'")

    def _said(self, one: Attribution) -> set[str]:
        said = " ".join(span.of(self._text) for span in one.content).lower()
        return {w[:STEM] for w in re.findall(r"[^\W\d_]{4,}", said) if w not in EMPTY}

    def _paragraph(self, n: int) -> int:
        return bisect_right(self._starts, self._all[n].content[0].start)
