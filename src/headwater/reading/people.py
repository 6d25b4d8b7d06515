"""Who the sources of an article are: names joined, "he" and "the senator" resolved.

`People` is made once an article. It puts every mention on a trail, in the order of the text, and
resolves each pronoun from what is on the trail by then (`headwater.reading.antecedent`).
"""

import re
from collections import Counter
from collections.abc import Sequence

from headwater.article import Article, Span
from headwater.reading.antecedent import OPENS, OWNS, QUOTED, SPEAKS, STANDS, Place, Trail
from headwater.reading.entities import Entities
from headwater.reading.entity import Entity
from headwater.reading.headline import leading, repeated, split
from headwater.reading.interview import Interview, Turn
from headwater.reading.lexicon import table
from headwater.reading.mentions import Mention, named_in
from headwater.reading.register import Register
from headwater.reading.roles import held_as, roles_of
from headwater.reading.scene import Scene
from headwater.reading.types import Attribution, Source, Spans, Speaker
from headwater.reading.whom import Whom
from headwater.reading.words import closed, numbers

NOBODY = Speaker(kind="none")
SAME = {
    "unnamed": {"person", "unnamed"},
    "group": {"group", "unnamed"},
    "organisation": {"organisation", "outlet"},
    "document": {"document", "outlet"},
    "outlet": {"outlet"},
    "person": {"person"},
}
"""What a source may be that a headline only describes as one of a kind."""
LEAD_SAME = {"person"}
"""What somebody may be whom a lead describes before it names them."""
MAIN = 0.4
"""Share of what an article attributes that makes somebody the one it is about."""
SIGNED = re.compile(
    r"[.!?,]?[”\"’']{0,2}\s*\n?\s*[-–—]{1,2}\s*"
    r"(?P<who>(?:[A-ZÀ-Þ][\w.’'-]*)(?: [A-ZÀ-Þ][\w.’'-]*){0,3}?)(?=[.,]?\s*(?:\n|$)|, )"
)
"""A name behind a dash under a quotation."""
AGENT = re.compile(
    r"\s+[Bb]y\s+(?P<who>(?:[Tt]he |[Aa]n? )?[\w’'-]+"
    r"(?: (?=[A-Z])(?!(?:BEFORE|AFTER|IN|ON|OF|FOR|WITH|Before|After|In|On|Of)\b)[\w’'-]+)*)"
)
"""The agent of a passive."""
LABEL = re.compile(r"(?: \w+)?(?: reports?| reported| writes?| wrote):\s*\n|:")
ME = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
YOU = frozenset({"you", "your", "yours", "yourself"})
"""Words whose meaning is whose turn of an interview it is."""
GOES_ON = 3
"""Sentences that may lie between a quotation that names nobody and the last who spoke."""


class People:
    """The people and bodies of one article, and who speaks in each of its attributions."""

    def __init__(self, article: Article, attributions: Sequence[Attribution]) -> None:
        self._text = article.text
        self._named = named_in(article)
        roles = roles_of(article.text, self._named.mentions)
        outlets = {credit.name for credit in article.credits} | {article.outlet or ""} - {""}
        self._entities = Entities(self._named.mentions, roles, outlets)
        self._trail = Trail(self._named.paragraphs)
        self._whom = Whom(Scene(article.text, self._named, self._entities, self._trail))
        self._register = Register()
        self._interview = Interview.of(article)
        self._asked = self._interviewed()
        self._of: dict[str, Entity | None] = {}
        self._at: dict[Span, Entity | None] = {}
        self._walk(attributions)
        self._repeat(article, attributions)
        self._lend(attributions)

    @classmethod
    def of(cls, article: Article, attributions: Sequence[Attribution]) -> "People":
        """The people of an article with these attributions, which have their `within`."""
        return cls(article, attributions)

    def speaker(self, attribution: Attribution) -> Speaker:
        """Who speaks in an attribution of this article."""
        entity = self._of.get(attribution.id)
        return self._register.speaker(entity) if entity else NOBODY

    def named(self, spans: Span | Spans) -> Speaker:
        """Whom a piece of the text names, resolved; of kind "none" if it holds no word."""
        pieces = (spans,) if isinstance(spans, Span) else spans
        entity = self._whom.entity(pieces[0]) if pieces else None
        return self._register.speaker(entity) if entity else NOBODY

    def turn(self, at: int) -> tuple[Speaker, Span] | None:
        """Whose turn of an interview a character lies in, and the label that says so; nothing in
        the questions of the article's own writer."""
        turn = self._interview.at(at)
        entity = self._of_turn(turn) if turn else None
        if turn is None or entity is None or entity.kind == "author":
            return None
        return self._register.speaker(entity), turn.label

    @property
    def sources(self) -> tuple[Source, ...]:
        """Everybody who was asked for so far, with all their mentions."""
        return self._register.sources

    @property
    def with_roles(self) -> tuple[Source, ...]:
        """The people whom the article gives a role, whether they speak or not."""
        everybody = dict.fromkeys(filter(None, self._entities.of.values()))
        people = [one for one in everybody if one.kind == "person" and one.is_named and one.roles]
        known = {self._register.speaker(one).entity for one in people}
        return tuple(source for source in self._register.sources if source.entity in known)

    def _walk(self, attributions: Sequence[Attribution]) -> None:
        """Everything in the order of the text: mentions onto the trail, sources resolved."""
        events = [(m.span.start, 1, n) for n, m in enumerate(self._named.mentions)]
        events += [
            ((one.source or one.cue or one.content)[0].start, 0, n)
            for n, one in enumerate(attributions)
        ]
        for _, is_mention, n in sorted(events):
            if is_mention:
                self._place(self._named.mentions[n], n)
            else:
                self._attribute(attributions[n])

    def _repeat(self, article: Article, attributions: Sequence[Attribution]) -> None:
        """A headline that only describes its source speaks of the source that the lead names."""
        above, below = split(article, attributions)
        lead = leading(article, below)
        speakers = Counter(filter(None, (self._of[one.id] for one in attributions)))
        for one in (*above, *lead):
            entity = self._of[one.id]
            if entity is None or entity.is_named or not one.source:
                continue
            short = one in above or _is_headlinese(entity)
            same = SAME.get(entity.kind or "", set()) if short else LEAD_SAME
            found = self._repeated(one, below, article.text) if short else None
            if found is None or found.kind not in same:
                found = self._meant(entity, speakers, same, in_headline=short)
            if found:
                self._of[one.id] = found
                self._register.note(found, one.source[0])

    def _repeated(self, one: Attribution, below: Sequence[Attribution], text: str) -> Entity | None:
        other = repeated(one, [other for other in below if other is not one], text)
        return self._of[other.id] if other else None

    def _meant(
        self, entity: Entity, speakers: Counter[Entity], same: set[str], *, in_headline: bool
    ) -> Entity | None:
        """Whom of those who speak further on a headline or a lead describes without their name: the
        only one of that role, or in a headline who speaks most."""
        several = entity.kind == "unnamed" and entity.count != 1
        if several or entity.kind not in same | {"unnamed"}:
            return None
        if not in_headline and not entity.nouns.isdisjoint(_withheld()):
            return None
        named = [one for one in speakers if one.is_named and one.kind in same]
        alike = [one for one in named if one.heads & entity.heads]
        if len(alike) == 1:
            return alike[0]
        most = max(named, key=lambda one: speakers[one], default=None)
        main = most and in_headline and speakers[most] >= MAIN * speakers.total()
        return most if main else None

    def _lend(self, attributions: Sequence[Attribution]) -> None:
        """ "I" and "we" inside what somebody says are who says it."""
        for one in attributions:
            entity, holder = self._of[one.id], self._of.get(one.within or "")
            if holder and entity and entity.kind == "author":
                self._of[one.id] = holder

    def _place(self, mention: Mention, n: int) -> None:
        entity = self._entities.of.get(n)
        if entity is None and mention.described:
            entity = self._apposed(mention)
        if entity is None and mention.described:
            entity = self._whom.described(mention.span, opens=mention.opens)
        if entity is None and mention.pronoun:
            entity = self._whom.by_pronoun(mention.pronoun, mention.span.start)
        if entity and mention.pronoun in {"his", "her"} and entity.kind == "person":
            held = held_as(self._text, mention.span.end)
            if held:
                entity.is_called(held)
        if entity:
            self._entities.of[n] = entity
            weight = OWNS if self._is_label(mention.span) else _weight(mention)
            self._put(entity, mention.span, mention.sentence, weight)

    def _apposed(self, mention: Mention) -> Entity | None:
        """The person whose name stands right before a description, a comma between them."""
        last = self._trail.places[-1] if self._trail.places else None
        if last is None or last.entity.kind != "person":
            return None
        between = self._text[last.span.end : mention.span.start]
        return last.entity if between == ", " else None

    def _put(self, entity: Entity, span: Span, sentence: int, weight: float) -> None:
        self._trail.add(Place(span, sentence, entity, weight))
        self._register.note(entity, span)

    def _interviewed(self) -> Entity | None:
        """Who answers the questions of an interview: the person most named before it begins."""
        if not self._interview.start:
            return None
        before = self._named.within(Span(0, self._interview.start))
        named = (self._entities.of.get(n) for n in before)
        people = Counter(one for one in named if one and one.kind == "person" and one.count == 1)
        return next((one for one, _ in people.most_common(1)), None)

    def _of_turn(self, turn: Turn) -> Entity | None:
        if turn.asks:
            return self._whom.by_pronoun("i", turn.start)
        return self._asked if turn.answers else self._whom.entity(turn.label)

    def _in_turn(self, one: Attribution) -> bool:
        """Whether who speaks depends on whose turn of an interview it is, and is known by it: "I",
        "you", and in an answer whoever is not named. The "you" of an answer is nobody."""
        turn = self._interview.at((one.source or one.cue or one.content)[0].start)
        if turn is None:
            return False
        said = one.source[0].of(self._text).lower() if one.source else ""
        mine = said in ME or (one.source and turn.label.covers(one.source[0]))
        if mine or (not one.source and one.cue and turn.answers):
            self._of[one.id] = self._of_turn(turn)
        elif said in YOU and (turn.asks or turn.answers):
            self._of[one.id] = self._asked if turn.asks else None
        else:
            return False
        return turn.answers or self._of[one.id] is not None

    def _attribute(self, one: Attribution) -> None:
        if self._in_turn(one):
            return
        if not one.source:
            self._of[one.id] = self._unsaid(one)
            return
        span = one.source[0]
        entity = self._at.get(span) or self._whom.entity(span, one.content)
        self._at[span] = entity
        self._of[one.id] = entity
        if entity:
            weight = OWNS if self._is_label(span) else SPEAKS
            self._put(entity, span, self._named.sentence(span.start), weight)

    def _agent(self, one: Attribution) -> Entity | None:
        """By whom something passive was done that names no source: "named by police"."""
        agent = AGENT.match(self._text, one.cue[-1].end)
        return self._whom.entity(Span(*agent.span("who"))) if agent else None

    def _is_label(self, span: Span) -> bool:
        """Whether a name labels what its bearer says, who is no "he" in it: "KERN:", or "Dorn
        reports:" before a passage of his."""
        return LABEL.match(self._text, span.end) is not None

    def _unsaid(self, one: Attribution) -> Entity | None:
        """The speaker of an attribution that names none, where the text goes on with the last."""
        if one.cue:
            return self._agent(one)
        if one.manner != "direct":
            return None
        signed = SIGNED.match(self._text, one.content[-1].end)
        if signed and (entity := self._whom.entity(Span(*signed.span("who")))):
            return entity
        at = one.content[0].start
        return self._trail.best(at, self._named.sentence(at), lambda _: 1.0, within=GOES_ON)


def _withheld() -> set[str]:
    """Nouns of people whose names are kept back, so that nobody named further on is meant."""
    rows = table("nouns.toml")
    return set(rows["withheld"]["words"]) - {"spokesman", *rows["alike"]["spokesman"]}


def _is_headlinese(entity: Entity) -> bool:
    """Whether somebody is described without an article, as headlines and their decks do."""
    opening = entity.name.split()[0].lower().strip(",")
    bare = opening not in closed("determiners") and opening not in numbers()
    return entity.kind == "unnamed" and entity.count == 1 and bare


def _weight(mention: Mention) -> float:
    if mention.quoted:
        return QUOTED
    if mention.own:
        return STANDS if mention.opens else OWNS
    return OPENS if mention.opens else STANDS
