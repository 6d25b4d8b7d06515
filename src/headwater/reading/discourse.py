"""How far the hands of a report reach: over sentences, until the article turns to somebody else.

Three things are remembered while the attributions are read in order. Where each speaker was heard
(told CNN), which holds for what that speaker says next, until the article puts it in public or at
another time. The report that is being told (Reuters reported, citing three sources), which holds
for those it is told of who have no name. The poll in question, which holds for its respondents.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from headwater.reading.frames import Frame
from headwater.reading.types import Attribution, Hand

REACH = 2
"""Paragraphs over which a report goes on without a word of it (read off PolNeAR train)."""


@cache
def table() -> Mapping[str, Any]:
    """The file `discourse.toml`."""
    return tomllib.loads(files("headwater.reading").joinpath("discourse.toml").read_text("utf-8"))


@cache
def words(kind: str) -> re.Pattern[str]:
    """The words of one kind: "public", "elsewhen" or "continues"."""
    return re.compile(rf"\b(?:{'|'.join(table()[kind]['words'])})\b")


@dataclass(frozen=True, slots=True)
class Heard:
    """Hands that go on, and the paragraph and the sentence in which they last showed."""

    hands: tuple[Hand, ...]
    paragraph: int
    sentence: int


@dataclass(slots=True)
class Discourse:
    """What is remembered; the only thing here that changes while an article is read.

    `last` is who spoke last, `here` where; `venues` where each speaker was heard; `report` what is
    being told; `openly` are the statements made in public, `stage` the paragraph where each speaker
    made one last.
    """

    last: str = ""
    venues: dict[str, Heard] = field(default_factory=dict)
    report: Heard | None = None
    here: Heard = Heard((), -1, -1)
    openly: set[str] = field(default_factory=set)
    stage: dict[str, int] = field(default_factory=dict)

    def hands(
        self, one: Attribution, own: tuple[Hand, ...], frame: Frame, paragraph: int
    ) -> tuple[Hand, ...]:
        """The hands of the next attribution in order: its own, or those that go on."""
        who = key(one)
        if own:
            hands = self._own(one, own, frame, paragraph)
        elif not who:
            return carried(self.here.hands) if self.here.sentence == frame.begins else ()
        else:
            hands = self._old(one, frame, paragraph)
        self.last = who
        self.here = Heard(hands, paragraph, frame.begins)
        return hands

    def reported(self, one: Attribution, hand: Hand, frame: Frame, paragraph: int) -> None:
        """An outlet or a document that reports something opens a report of its own."""
        self.report = Heard((hand,), paragraph, frame.begins)
        self.last = key(one)

    def _own(
        self, one: Attribution, own: tuple[Hand, ...], frame: Frame, paragraph: int
    ) -> tuple[Hand, ...]:
        heard = Heard(own, paragraph, frame.begins)
        if key(one):
            self.venues[key(one)] = heard
        if one.speaker.kind in OPENS or own[-1].how in REPORTING:
            self.report = heard
        return own

    def _old(self, one: Attribution, frame: Frame, paragraph: int) -> tuple[Hand, ...]:
        who = key(one)
        venue = self.venues.get(who)
        if venue and venue.sentence == frame.begins:
            return carried(venue.hands)
        public = bool(words("public").search(frame.sentence))
        if public or (who == self.last and paragraph - self.stage.get(who, -REACH) < REACH):
            self.openly.add(one.id)
        if public:
            self.venues.pop(who, None)
            self.stage[who] = paragraph
            return ()
        if words("elsewhen").search(frame.text) or PERFECT.match(frame.cue):
            return ()
        near = venue and who == self.last and paragraph - venue.paragraph <= REACH
        if venue and (near or words("continues").search(frame.text)):
            self.venues[who] = Heard(venue.hands, paragraph, frame.begins)
            return carried(venue.hands)
        return self._of_report(one, frame, paragraph)

    def _of_report(self, one: Attribution, frame: Frame, paragraph: int) -> tuple[Hand, ...]:
        report = self.report
        if report is None:
            return ()
        told = report.hands[-1].kind == "outlet" or _is_definite(one)
        if one.speaker.kind == "unnamed" and told and paragraph - report.paragraph <= REACH:
            self.report = Heard(report.hands, paragraph, frame.begins)
            return carried(report.hands)
        if one.speaker.kind in {"person", "organisation"}:
            self.report = None
        return ()


def _is_definite(one: Attribution) -> bool:
    """Whether it goes back to somebody: "the employee", "one of them"."""
    return bool(
        re.match(r"(?i)(?:the|this|that|these|those|both)\b|.* of the", one.speaker.name or "")
    )


PERFECT = re.compile(r"(?:has|have|had|'s|'ve|'d) ")
"""How cues of another time begin: "has long said" is not of the interview before it."""
OPENS = frozenset({"unnamed", "document"})
"""Kinds of speakers whose hands are those of a whole report."""
REPORTING = frozenset({"reports", "obtained", "cites"})


def key(one: Attribution) -> str:
    """What tells one speaker from another; nothing where none is known."""
    return one.speaker.entity or (one.speaker.name or "").casefold()


def carried(hands: tuple[Hand, ...]) -> tuple[Hand, ...]:
    """The same hands, known from another sentence."""
    return tuple(Hand(h.name, h.kind, h.count, h.entity, h.evidence, "carried") for h in hands)
