"""Through whose hands a content came, outermost first, the speaker last.

A hand is known from the clause itself ("told CNN", "citing three sources": `hands`), from nesting
(what lies in a content came through the hands of its source), from a poll whose respondents speak,
or from the sentences before (`discourse`). The article's own outlet is left out.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from headwater.article import Article
from headwater.reading.discourse import PERFECT, Discourse, carried, key
from headwater.reading.excerpts import Excerpts
from headwater.reading.frames import SAME_LENGTH, Frame, anchor, frames_of
from headwater.reading.hands import (
    REPORTS,
    Clue,
    claimant,
    inner_hand,
    listed,
    outer_hands,
    relayed_hand,
)
from headwater.reading.names import names_in
from headwater.reading.outlets import Outlets
from headwater.reading.own import bare, own_names
from headwater.reading.people import People
from headwater.reading.polls import Polls
from headwater.reading.relays import names_hand
from headwater.reading.sentences import Sentences
from headwater.reading.types import Attribution, Hand
from headwater.reading.words import closed


def chained(
    attributions: Sequence[Attribution], article: Article, people: People, sentences: Sentences
) -> tuple[Attribution, ...]:
    """The attributions, each with its `chain`. They have their speakers and their `within`.

    Where an outlet only passes on what others told it, these become the speakers.
    """
    return Chains(attributions, article, people, sentences).made()


REPORTERS = frozenset({"outlet", "document"})
"""Kinds of sources that tell what others said."""
LEAD = 3
"""Paragraphs, headline included, in which an article tells in short what it tells later."""
LEADS = 5
"""Paragraphs between a statement told there and the same with its hands."""
WRITER = frozenset({"I", "we"})
"""The names of the article's own writer, who is no hand."""
FILLS = 0.6
"""Share of a content that somebody's statement inside it fills, where it is the whole of it."""


class Chains:
    """The chains of one article while they are made."""

    def __init__(
        self,
        attributions: Sequence[Attribution],
        article: Article,
        people: People,
        sentences: Sentences,
    ) -> None:
        self._all = attributions
        self._article = article
        self._people = people
        self._outlets = Outlets.of(article, people)
        self._excerpts = Excerpts.of(article, self._outlets)
        self._frames = _frames(attributions, article, sentences)
        self._starts = sorted(p.start for p in article.paragraphs)
        self._polls = Polls(article)
        self._inside = _children(attributions)
        self._clues = {
            one.id: outer_hands(one, self._frames[one.id], self._outlets) for one in attributions
        }
        self._own = own_names(article, attributions, self._clues)
        self._made: dict[str, Attribution] = {}
        self._last: Attribution | None = None
        self._unpacked: set[str] = set()
        self._openly: AbstractSet[str] = frozenset()

    def made(self) -> tuple[Attribution, ...]:
        """Every attribution with its chain, in the order they were given."""
        discourse = Discourse()
        ordered = sorted(self._all, key=_place)
        for one in ordered:
            self._made[one.id] = self._chained(one, discourse)
            self._last = one
        self._openly = discourse.openly
        self._carry_back([self._made[one.id] for one in ordered if not one.within])
        return tuple(self._made[one.id] for one in self._all)

    def _carry_back(self, ordered: Sequence[Attribution]) -> None:
        """What is told in short first, and then with its hands by the same speaker, has these."""
        latest: dict[str, Attribution] = {}
        for one in reversed(ordered):
            later = latest.get(key(one))
            if later and self._takes(one, later):
                hands = carried(later.chain[:-1])
                self._made[one.id] = replace(one, chain=joined((*hands, one.chain[-1])))
            if len(one.chain) > 1:
                latest[key(one)] = self._made[one.id]

    def _takes(self, one: Attribution, later: Attribution) -> bool:
        """Whether a statement has the hands that its speaker's next is told with.

        So it is in one sentence ("Calling it theft, she told CNN"), where it tells the same in
        short, and where its own were only carried on to it into the paragraph of others.
        """
        if len(one.chain) == 1:
            begins = {self._frames[one.id].begins, self._frames[later.id].begins}
            return len(begins) == 1 or self._leads(one, later)
        own = any(hand.how == "carried" for hand in later.chain)
        only_carried = all(hand.how == "carried" for hand in one.chain[:-1])
        return only_carried and not own and self._paragraph(one) == self._paragraph(later)

    def _leads(self, one: Attribution, later: Attribution) -> bool:
        """Whether one is the other in short: near, and some of the same words."""
        frame, paragraph = self._frames[one.id], self._paragraph(one)
        if one.id in self._openly or PERFECT.match(frame.cue):
            return False
        gap = self._paragraph(later) - paragraph
        shared = len(self._said(one) & self._said(later))
        return (shared > 0 and gap <= 1) or (shared > 1 and paragraph <= LEAD and gap <= LEADS)

    def _said(self, one: Attribution) -> set[str]:
        """The words of a content that say something, by their beginnings."""
        text = " ".join(span.of(self._article.text) for span in one.content).lower()
        return {word[:5] for word in re.findall(r"[^\W\d_]{4,}", text)} - closed("hollow")

    def _chained(self, one: Attribution, discourse: Discourse) -> Attribution:
        holder = self._made.get(one.within or "")
        if holder and one.speaker.kind == "author":
            one = replace(one, speaker=holder.speaker)
        if taken_up := claimant(one, self._frames[one.id], self._outlets):
            one = replace(one, speaker=taken_up.who)
        own = tuple(_hand(clue) for clue in self._clues[one.id] if not self._is_own(clue))
        own = own or self._poll(one) or self._asked(one)
        inner = self._inner(one)
        if inner is None:
            hands = (*self._before(one, own, discourse), _speaks(one, "speaks"))
            return replace(one, chain=joined(hands))
        spoken = replace(one, speaker=inner.who)
        if one.speaker.kind in REPORTERS or REPORTS.match(self._frames[one.id].cue):
            before = self._before(spoken, (*own, _speaks(one, inner.how)), discourse)
        else:
            before = (*self._before(one, own, discourse), _speaks(one, inner.how))
        return replace(spoken, chain=joined((*before, replace(_hand(inner), how="speaks"))))

    def _before(
        self, one: Attribution, own: tuple[Hand, ...], discourse: Discourse
    ) -> tuple[Hand, ...]:
        holder = self._made.get(one.within or "")
        if holder:
            through = holder.chain[:-1] if holder.id in self._unpacked else holder.chain
            return (*_nested(through), *own)
        if answers := self._people.turn(_place(one)[0]):
            return (_hand(Clue(*answers, "nested")), *own)
        return self._excerpted(one, self._unnested(one, own, discourse))

    def _excerpted(self, one: Attribution, hands: tuple[Hand, ...]) -> tuple[Hand, ...]:
        """The hands, with the outlet first in whose passage an attribution lies."""
        clue = self._excerpts.at(_place(one)[0])
        if clue is None or self._is_own(clue):
            return hands
        first = _hand(clue)
        if (first.entity, first.name) == (one.speaker.entity, one.speaker.name):
            return hands
        others = (h for h in hands if (h.entity, h.name) != (first.entity, first.name))
        return (*carried((first,)), *others)

    def _unnested(
        self, one: Attribution, own: tuple[Hand, ...], discourse: Discourse
    ) -> tuple[Hand, ...]:
        frame, paragraph = self._frames[one.id], self._paragraph(one)
        if one.speaker.kind in REPORTERS and not own:
            tells = one.stance != "wants" and not self._is_own(_clue(one))
            if tells and not self._polls.is_one(one.source):
                discourse.reported(one, _speaks(one, "reports"), frame, paragraph)
            return ()
        return discourse.hands(one, own, frame, paragraph)

    def _is_own(self, clue: Clue) -> bool:
        names = {bare(clue.who.name or ""), bare(clue.span.of(self._article.text))}
        return not names.isdisjoint(self._own)

    def _inner(self, one: Attribution) -> Clue | None:
        """Who speaks behind the source that is named, if somebody does."""
        cited = inner_hand(one, self._frames[one.id], self._outlets)
        if cited:
            return cited
        if one.speaker.kind not in REPORTERS and one.manner != "indirect":
            return None
        whole = sum(map(len, one.content))
        for child in self._inside.get(one.id, ()):
            cue = self._frames[child.id].cue
            if sum(map(len, child.content)) >= FILLS * whole and listed("relayed").search(cue):
                if self._goes_back(child):
                    return None
                self._unpacked.add(one.id)
                return _clue(child)
        if one.speaker.kind not in REPORTERS or one.manner == "direct":
            return None
        told = relayed_hand(one, self._article.text, self._outlets)
        if told:
            self._unpacked.add(one.id)
        return told

    def _goes_back(self, child: Attribution) -> bool:
        """Whether a source inside a content is the outer one again: "the union says it warned"."""
        words = " ".join(span.of(self._article.text) for span in child.source).lower()
        return words in closed("outer")

    def _poll(self, one: Attribution) -> tuple[Hand, ...]:
        """The poll whose respondents speak; what lies in a content has its hands already."""
        if one.within:
            return ()
        poll = self._polls.of(one, self._paragraph(one), self._starts)
        return (_hand(Clue(self._outlets.anybody(poll), poll, "polls")),) if poll else ()

    def _asked(self, one: Attribution) -> tuple[Hand, ...]:
        """The outlet of the journalist whose question, just before, this answers."""
        last = self._last
        if last is None or last.stance != "asks" or one.stance == "asks" or key(last) == key(one):
            return ()
        far = self._paragraph(one) - self._paragraph(last)
        if not key(one) or far > (one.manner == "direct"):
            return ()
        words = [(span.of(self._article.text).translate(SAME_LENGTH), span) for span in last.source]
        names = (name for written, span in words for name in names_in(written, span.start))
        found = ((self._outlets.at(name), name) for name in names)
        return next(((_hand(Clue(who, name, "interviewed")),) for who, name in found if who), ())

    def _paragraph(self, one: Attribution) -> int:
        here = anchor(one)
        return bisect_right(self._starts, here)


def _frames(
    attributions: Sequence[Attribution], article: Article, sentences: Sentences
) -> dict[str, Frame]:
    """The frame of each attribution; what only names a hand ("citing a memo") ends no clause."""
    found = frames_of(attributions, article, sentences)
    telling = [one for one in attributions if not names_hand(one, article.text)]
    if len(telling) < len(attributions):
        found |= frames_of(telling, article, sentences)
    return found


def _children(attributions: Sequence[Attribution]) -> Mapping[str, list[Attribution]]:
    found: dict[str, list[Attribution]] = {}
    for one in attributions:
        if one.within:
            found.setdefault(one.within, []).append(one)
    return found


def _place(one: Attribution) -> tuple[int, int]:
    """The order of the text, what holds others before them."""
    spans = one.source + one.cue + one.content
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    return first, -last


def _clue(one: Attribution) -> Clue:
    return Clue(one.speaker, (one.source or one.content)[0], "cites")


def _hand(clue: Clue) -> Hand:
    who = clue.who
    return Hand(who.name, who.kind, who.count, who.entity, (clue.span,), clue.how)


def _speaks(one: Attribution, how: str) -> Hand:
    who = one.speaker
    return Hand(who.name, who.kind, who.count, who.entity, one.source, how)


def _nested(hands: tuple[Hand, ...]) -> tuple[Hand, ...]:
    return (*hands[:-1], replace(hands[-1], how="nested")) if hands else ()


def joined(hands: tuple[Hand, ...]) -> tuple[Hand, ...]:
    """The hands without anybody nameless or the article's own writer, and nobody twice in a row."""
    found: list[Hand] = []
    for hand in hands:
        if hand.name is None or (hand.name in WRITER and hand is not hands[-1]):
            continue
        if found and (hand.entity, hand.name) == (found[-1].entity, found[-1].name):
            found.pop()
        found.append(hand)
    return tuple(found)
