"""When events happened that are dated by others: "three days before Putin launched the invasion".

Once the text dates the other event, this one has a date too, and how it was worked out is kept as
steps. It works both ways: an event that lies three days before a dated one dates that one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.article import Span
from headwater.reading.dated.clauses import Clause
from headwater.reading.dated.datings import Dating
from headwater.reading.dated.intervals import DAY, Interval, as_day
from headwater.reading.dated.profile import Profile, profile
from headwater.reading.dated.relations import Relation
from headwater.reading.dated.same import kinship
from headwater.reading.dated.tokens import Token
from headwater.reading.dated.voices import voice
from headwater.reading.dated.words import closed, kinds

ENOUGH = 2.5
"""Evidence that an event is the one another is dated by."""

CARRIES = 2
"""Sentences over which "weeks before" still means what was spoken of last."""


def related(
    clauses: Sequence[Clause], relations: Sequence[Relation]
) -> Iterator[tuple[Clause, Clause, Relation]]:
    """(the clause that is dated, the one that dates it, how), for the clauses of a sentence."""
    starts = {relation.span.start: relation for relation in relations}
    for place, clause in enumerate(clauses):
        relation = starts.get(clause.relation) if clause.relation is not None else None
        if not relation:
            continue
        main = next((c for c in clauses if c.tokens == clause.before), None)
        dated = main and any(t.timed for t in main.tokens)
        if main is None or not (dated or any(t.content for t in main.tokens)):
            main = next((c for c in clauses[place + 1 :] if c.by == clause.by), main)
        if main:
            yield main, clause, relation


def anchor_tokens(clause: Clause, relation: Relation) -> tuple[Token, ...]:
    """The words that name the event by which another is dated; they end at a comma, if they are
    whole by then: "two weeks after the verdict of 2 April, the defence wrote"."""
    words = tuple(t for t in clause.tokens if t.start >= relation.span.end)
    comma = next((i for i, t in enumerate(words) if t.text == ","), len(words))
    named = words[:comma]
    stems = [t.stem for t in named]
    known = any(kinds().of(stems, i) for i in range(comma)) or any(t.timed for t in named)
    pronoun = bool(named) and named[0].lower in closed("standing") and not known
    return named if known or pronoun else words


class Solver:
    """Works out dates of events from those of others, over the datings of one article."""

    def __init__(self, dated: Sequence[Dating]) -> None:
        self._dated: list[Dating] = []
        self._by_kind: dict[str, list[int]] = {}
        self._by_sentence: dict[int, list[Dating]] = {}
        for one in dated:
            self.add(one)
        self._carried: tuple[int, Profile, Dating | None] | None = None

    def solved(self, main: Clause, clause: Clause, relation: Relation) -> Iterator[Dating]:
        """The datings that follow from one relation: of what is dated, or of what dates it."""
        tokens = anchor_tokens(clause, relation)
        named = any(t.content or t.timed for t in tokens)
        wanted = profile(clause, tokens) if named else None
        found = self._anchor(clause, wanted, main) if wanted else self._last(main)
        if wanted is None and self._carried and main.sentence - self._carried[0] <= CARRIES:
            wanted, found = self._carried[1], self._carried[2]
        elif wanted:
            self._carried = main.sentence, wanted, found
        own = self._own(main)
        if own and own.when and wanted:
            yield from self._turned(own, clause, tokens, wanted, relation)
        looks_back = _looks_back(main) or not any(t.content for t in main.tokens)
        if not own or not looks_back or not relation.exact:
            span = Span(relation.span.start, max(relation.span.end, _end(tokens)))
            made = _dating(main, relation, found, wanted, span)
            yield replace(made, voice=voice(main)[0]) if main.by is None else made

    def _own(self, main: Clause) -> Dating | None:
        """The dating of a clause itself, or of what it looks back at."""
        for one in self._by_sentence.get(main.sentence, ()):
            if (one.clause is main or main.holds(one.start)) and not one.nominal and one.when:
                return one
        return self._last(main) if _looks_back(main) else None

    def add(self, one: Dating) -> None:
        """Remember a dating, so that others can be worked out from it."""
        for kind in one.profile.kinds | one.profile.noun_kinds | one.profile.verbs:
            self._by_kind.setdefault(kind, []).append(len(self._dated))
        self._dated.append(one)
        self._by_sentence.setdefault(one.clause.sentence, []).append(one)

    def _last(self, main: Clause) -> Dating | None:
        """The last dating before a clause."""
        before = [
            one
            for sentence in range(main.sentence - CARRIES, main.sentence + 1)
            for one in self._by_sentence.get(sentence, ())
            if one.when
            and not one.nominal
            and one.clause is not main
            and one.start < main.tokens[-1].end
        ]
        return max(before, key=lambda one: one.start, default=None)

    def _anchor(self, clause: Clause, wanted: Profile, main: Clause) -> Dating | None:
        """The dating of the event that a clause names: its own, or another's of the same event."""
        here = self._by_sentence.get(clause.sentence, ())
        mine = (one for one in here if one.clause is clause or clause.holds(one.start))
        own = [one for one in mine if one.when]
        best = own[0] if own else None
        wanted = best.profile if best and best.nominal else wanted
        for one in self._candidates(wanted, main):
            if one.when and (not best or (best.when and one.when.within(best.when))):
                best = one
        return best

    def _candidates(self, wanted: Profile, main: Clause) -> list[Dating]:
        numbers = {
            number
            for kind in wanted.kinds | wanted.noun_kinds | wanted.verbs
            for number in self._by_kind.get(kind, ())[-NEAREST:]
        }
        scored = []
        for number in numbers:
            one = self._dated[number]
            if one.clause is not main and one.relation is None:
                score = kinship(one.profile, wanted)
                if score >= ENOUGH:
                    scored.append((score, -number, one))
        return [one for _, _, one in sorted(scored, key=lambda s: s[:2], reverse=True)]

    def _turned(
        self, own: Dating, clause: Clause, tokens: tuple[Token, ...], wanted: Profile, how: Relation
    ) -> Iterator[Dating]:
        """What the date of an event says of the one it is related to."""
        if not how.exact or own.when is None or not any(t.content for t in tokens):
            return
        here = self._by_sentence.get(clause.sentence, ())
        inner = next((one for one in here if one.clause is clause and one.nominal), None)
        told = inner.profile if inner else wanted
        when = how.inverse().applied(own.when)
        words = inner.tokens if inner else tokens
        span = Span(how.span.start, max(how.span.end, _end(tokens)))
        step = (f"{as_day(own.when) or own.value}", own.evidence)
        who = voice(clause)[0] or (voice(own.clause)[0] if own.clause.by is None else ())
        yield Dating(
            clause, words, told, when, as_day(when) or own.value, span,
            relation=how.inverse(), steps=(*own.steps, step), nominal=True,
            rests=own.rests | {own.start}, voice=who,
        )  # fmt: skip


NEAREST = 12
"""How many datings of a kind are looked at, so that long texts take no longer a sentence."""


def _dating(
    main: Clause, how: Relation, anchor: Dating | None, wanted: Profile | None, span: Span
) -> Dating:
    if anchor and how.moves == "same" and 0 <= anchor.start - span.end <= APPOSED:
        span = Span(span.start, anchor.evidence.end)
    when: Interval | None = None
    steps: tuple[tuple[str, Span], ...] = ()
    rests: frozenset[int] = frozenset()
    value = None
    if anchor and anchor.when:
        when = how.applied(anchor.when)
        known = as_day(anchor.when) or anchor.value or ""
        value = as_day(when) or _counted(how, anchor.when) if how.exact else None
        steps = (*anchor.steps, (known, anchor.evidence))
        rests = anchor.rests | {anchor.start}
    return Dating(
        main, main.tokens, profile(main), when, value, span,
        relation=how, anchor=wanted, steps=steps, rests=rests,
    )  # fmt: skip


def _counted(how: Relation, anchor: Interval) -> str | None:
    """The day that so many weeks lead to, which may be meant loosely."""
    middle = round((how.least + how.most) / 2) * DAY
    if how.clock or how.most - how.least > WEEKS_SLACK:
        return None
    return as_day(anchor.shifted(-middle if how.moves == "before" else middle))


APPOSED = 5
"""Code points between "the night of the storm" and the date that follows it."""
WEEKS_SLACK = 6
"""Days between the least and the most that a number of weeks means."""


def _looks_back(main: Clause) -> bool:
    told = profile(main)
    return told.happens and not told.verbs and (told.anaphor or told.looks_back)


def _end(tokens: Sequence[Token]) -> int:
    return max((t.end for t in tokens if t.word or t.timed), default=0)
