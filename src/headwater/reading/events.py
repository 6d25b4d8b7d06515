"""What is said to have happened, when, and by whom.

Every time expression that gives a date dates a clause or a noun phrase of the text; those that are
dated by another event are worked out from it. In whose words it stands is known from the
attributions: the innermost content that it lies in, else the article itself.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from headwater.article import Article, Paragraph, Span
from headwater.intake.lines import dateline_end
from headwater.reading.dated.clauses import Clause, clauses_in
from headwater.reading.dated.datings import Dating, datings_in
from headwater.reading.dated.intervals import DAY
from headwater.reading.dated.relations import Relation, mentions, relations_in
from headwater.reading.dated.tokens import tokens_in
from headwater.reading.dated.words import closed, is_past, kinds, stem
from headwater.reading.relative import Solver, related
from headwater.reading.sentences import Sentences
from headwater.reading.types import Attribution, Event, Step, Timex

SAME_LENGTH = str.maketrans({"’": "'", "‘": "'", "\xa0": " ", "\u202f": " ", "\n": " ", "\r": " "})
"""One character for one, so that offsets stay what they are."""

APART = ("furniture", "byline", "dateline")
"""Kinds of paragraph in which nothing is said to have happened."""

LONGEST_DATELINE = 120
"""Code points of a dateline at most."""

Related = tuple[Clause, Clause, Relation]


def datings_of(
    article: Article,
    attributions: Sequence[Attribution],
    times: Sequence[Timex],
    sentences: Sentences,
) -> tuple[Dating, ...]:
    """Every dating of an article in the order of the text; linear in its length."""
    reaching = _reaching([one for one in attributions if _says(one, article.text)], sentences)
    paragraphs = sorted(article.paragraphs, key=lambda p: p.start)
    told = [one for one in times if not _in_dateline(one, paragraphs, article.text)]
    timed = _timed(told, sentences)
    text = article.text.translate(SAME_LENGTH)
    direct: list[Dating] = []
    linked: list[Related] = []
    related_too = {sentences.index(place) for place in mentions(text)}
    for number in sorted({*timed, *related_too}):
        here = timed.get(number, [])
        sentence = sentences.spans[number]
        if kind_at(paragraphs, sentence.start) in APART:
            continue
        relations = relations_in(text, sentence, here)
        tokens = tokens_in(text, sentence, [s for t in here for s in t.span])
        spans = [relation.span for relation in relations]
        clauses = clauses_in(tokens, number, reaching.get(number, ()), spans)
        direct += datings_in(clauses, here, relations, text)
        linked += related(clauses, relations)
    wanted = {one.id for one in attributions if one.stance in ("wants", "asks")}
    found = sorted([*direct, *_solved(direct, linked)], key=lambda one: one.start)
    return tuple(_to_come(one) if one.clause.by in wanted else one for one in found)


def _in_dateline(time: Timex, paragraphs: Sequence[Paragraph], text: str) -> bool:
    """Whether a time only says when a report was filed: "ORSK, May 3 (Harbour Wire) — The"."""
    end = time.span[-1].end
    place = bisect_right(paragraphs, time.span[0].start, key=lambda p: p.start) - 1
    start = paragraphs[place].start if place >= 0 else 0
    if end - start > LONGEST_DATELINE:
        return False
    return end <= start + dateline_end(text[start : start + 2 * LONGEST_DATELINE])


def kind_at(paragraphs: Sequence[Paragraph], offset: int) -> str:
    """What kind of paragraph a place lies in; `paragraphs` in order of their starts."""
    place = bisect_right(paragraphs, offset, key=lambda p: p.start) - 1
    return paragraphs[place].kind if place >= 0 else "body"


def _to_come(one: Dating) -> Dating:
    """What somebody wants has not happened."""
    return replace(one, profile=replace(one.profile, planned=True))


def _solved(direct: Sequence[Dating], linked: Sequence[Related]) -> Iterator[Dating]:
    solver = Solver(direct)
    for main, clause, relation in linked:
        for one in [*solver.solved(main, clause, relation)]:
            solver.add(one)
            yield one


def _says(one: Attribution, text: str) -> bool:
    """Whether an attribution is somebody's account of what happened.

    It is not where only a pronoun is attributed ("a copy of which was obtained"), where an adverb
    is all that attributes ("reportedly"), and where telling or learning of something is itself what
    happened ("engineers told the board about the airbags in March").
    """
    length = sum(len(piece) for piece in one.content)
    hedge = not one.source and len(one.cue) == 1 and len(one.cue[0]) < LONGEST_HEDGE
    if hedge or length <= LONGEST_PRONOUN:
        return False
    words = [word for piece in one.content for word in WORD.findall(piece.of(text).lower())]
    if any(is_past(word) or word in closed("auxiliaries") for word in words):
        return True
    cues = [stem(word) for piece in one.cue for word in WORD.findall(piece.of(text))]
    known = set().union(*(kinds().of(cues, place) for place in range(len(cues))))
    return one.within is None and not known & TELLING


WORD = re.compile(r"\w+")
TELLING = frozenset(("learning", "finding"))
"""Kinds of event that a cue without a clause is."""
LONGEST_HEDGE = 13
"""Code points of one word such as "reportedly"; "was said" without a source says no more."""
LONGEST_PRONOUN = 5
"""Code points of "which"."""


def _reaching(
    attributions: Sequence[Attribution], sentences: Sentences
) -> dict[int, list[Attribution]]:
    """The attributions of which any part lies in each sentence."""
    found: dict[int, list[Attribution]] = {}
    for one in attributions:
        numbers = {
            number
            for piece in one.source + one.cue + one.content
            for number in range(sentences.index(piece.start), sentences.index(piece.end - 1) + 1)
        }
        for number in numbers:
            found.setdefault(number, []).append(one)
    return found


def _timed(times: Sequence[Timex], sentences: Sentences) -> dict[int, list[Timex]]:
    found: dict[int, list[Timex]] = {}
    for time in times:
        found.setdefault(sentences.index(time.span[0].start), []).append(time)
    return found


def hands_of(one: Attribution) -> tuple[str, ...]:
    """The names of those through whose hands an attribution came, outermost first."""
    names = [hand.name for hand in one.chain if hand.name]
    return tuple(names) or ((one.speaker.name,) if one.speaker.name else ())


def events_of(dated: Sequence[Dating], attributions: Sequence[Attribution]) -> tuple[Event, ...]:
    """The datings that give a day, a year or anything between, as the contract has them."""
    by_id = {one.id: one for one in attributions}
    shown = [one for one in dated if one.when and not one.when.clock and one.value and _tells(one)]
    return tuple(_event(f"e{n}", one, by_id) for n, one in enumerate(shown, start=1))


def _tells(one: Dating) -> bool:
    return any(token.content or token.role == "cue" for token in one.tokens)


def _event(name: str, one: Dating, by_id: dict[str, Attribution]) -> Event:
    told = by_id.get(one.clause.by or "")
    spoken = None if one.nominal else by_id.get(one.clause.speech or "")
    about = spoken or told
    begin, end = bounds(one)
    return Event(
        id=name,
        words=tuple(sorted(spoken.source + spoken.cue + spoken.content))
        if spoken
        else (words(one),),
        value=one.value or "",
        begin=begin,
        end=end,
        kind="speech" if spoken else "happening",
        planned=one.profile.planned,
        by=hands_of(told) if told else (),
        attribution=about.id if about else None,
        evidence=(one.evidence,),
        steps=steps(one),
    )


def words(one: Dating) -> Span:
    """The words that tell of an event, without the conjunction and the marks around them."""
    tokens = [t for t in one.tokens if t.text[:1].isalnum()] or [*one.tokens]
    if len(tokens) > 1 and tokens[0].lower in OPENERS:
        tokens.pop(0)
    return Span(min(t.start for t in tokens), max(t.end for t in tokens))


OPENERS = frozenset(("that", "and", "but", "so", "where", "when", "which", "while", "although"))
"""What opens a clause and says nothing of what happened."""


def bounds(one: Dating) -> tuple[str | None, str | None]:
    """The first and the last day that a dating allows."""
    if one.when is None or one.when.clock:
        return None, None
    return _iso(one.when.first), _iso(one.when.last - 1)


def steps(one: Dating) -> tuple[Step, ...]:
    """What a dating was worked out from."""
    return tuple(Step(value, (span,)) for value, span in one.steps)


def _iso(minutes: float) -> str | None:
    try:
        return date.fromordinal(int(minutes // DAY)).isoformat()
    except (ValueError, OverflowError):
        return None
