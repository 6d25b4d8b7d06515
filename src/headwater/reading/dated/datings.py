"""Datings: which clause, or which noun phrase, a time expression dates, and to which time.

"The Feb. 24 invasion" dates the invasion, "was signed on 4 July" the signing, "from May to June"
one stretch. Prepositions open a time to one side: "before noon", "since 2020".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from headwater.article import Span
from headwater.reading.dated.clauses import Clause
from headwater.reading.dated.intervals import DAY, Interval, as_day, interval
from headwater.reading.dated.phrases import beside, noun_phrase, participle, reduced
from headwater.reading.dated.profile import Profile, profile
from headwater.reading.dated.relations import Relation, length_of
from headwater.reading.dated.tokens import Token
from headwater.reading.dated.voices import is_dated, voice
from headwater.reading.dated.words import closed
from headwater.reading.types import Timex

ONE_DAY = re.compile(
    r"the (?:very )?(?:day|week|month|year|night|evening|morning|time|moment)$", re.I
)
LOOSE = re.compile(r"^[a-z]+-[a-z]+$", re.I)
"""A part of a day as an adjective: "late-night tweets"."""
ARTICLE = re.compile(r"\b(?:a|an|one|some)\s+$", re.I)
DAY_AFTER = re.compile(r"\s*,?\s*on\s+")
TO = re.compile(r"\s*(?:to|until|till|and|through|–|-|—)\s*", re.I)
NEGATION = frozenset(("not", "never", "no", "nor"))
CLOSE = frozenset(("just", "shortly", "right", "soon", "immediately"))
"""Words that make "before noon" about noon."""
SIDES = {
    "before": "BEFORE", "by": "ON_OR_BEFORE", "until": "until", "till": "until", "since": "since",
    "after": "AFTER", "from": "since",
}  # fmt: skip
"""What a preposition makes of a time."""


@dataclass(frozen=True, slots=True)
class Dating:
    """A happening and when it is said to have been.

    `tokens` are the words that tell of it, `when` is None where it is dated by another event that
    has no date. `relation` and `anchor` say by which, `rests` are the numbers of the datings that
    it was worked out from.
    """

    clause: Clause
    tokens: tuple[Token, ...]
    profile: Profile
    when: Interval | None
    value: str | None
    evidence: Span
    time: Timex | None = None
    relation: Relation | None = None
    anchor: Profile | None = None
    steps: tuple[tuple[str, Span], ...] = ()
    rests: frozenset[int] = frozenset()
    nominal: bool = False
    voice: tuple[Token, ...] = ()

    @property
    def start(self) -> int:
        """Where the words that date it begin."""
        return self.evidence.start


def datings_in(
    clauses: Sequence[Clause],
    times: Sequence[Timex],
    relations: Sequence[Relation],
    text: str,
) -> list[Dating]:
    """What the time expressions of one sentence date, in order."""
    usable = [t for t in times if _usable(t, text) and not _in_relation(t, relations)]
    found: list[Dating] = []
    for index, clause in enumerate(clauses):
        here = [t for t in usable if clause.holds(t.span[0].start)]
        stays = _tells(clause) or clause.relation is not None or _is_day_of(clauses, index)
        home = clause if stays else _home(clauses, index)
        for time, other in _paired(here, text):
            made = _dating(clause, home, time, other, text)
            if made:
                made = _lasting(_voiced(made), times, text)
                found.append(made)
                found += _inherited(made, clauses)
    return found


def _lasting(one: Dating, times: Sequence[Timex], text: str) -> Dating:
    """A dating of what had lasted so long by then as one of its beginning: "they had been inside
    for at least three weeks by that day"."""
    lasted = next((t for t in times if t.type == "DURATION" and _lasts(t, one, text)), None)
    length = lasted and length_of(lasted, lasted.span[0].of(text))
    if not lasted or not length or one.when is None:
        return one
    first, last = one.when.first - length[1] * DAY, one.when.last - length[0] * DAY
    begun = Interval(-inf if lasted.mod in MORE else first, last, one.when.clock)
    span = Span(min(lasted.span[0].start, one.start), max(lasted.span[-1].end, one.evidence.end))
    told = replace(one.profile, phase=frozenset(("start",)))
    step = (one.value or "", one.evidence)
    return replace(one, when=begun, value=as_day(begun), evidence=span, profile=told, steps=(step,))


def _lasts(lasted: Timex, one: Dating, text: str) -> bool:
    """Whether a length lies between "had been" and "by" the time of a dating."""
    start, end = lasted.span[0].start, lasted.span[-1].end
    been = any(t.lower in closed("been") and t.end <= start for t in one.clause.tokens)
    return been and start < one.start and bool(BY_THEN.fullmatch(text[end : one.start]))


MORE = ("MORE_THAN", "EQUAL_OR_MORE")
BY_THEN = re.compile(r"[\s\"“”’']*,?\s*(?:by|as of)\s+(?:the\s+)?", re.I)


def _voiced(one: Dating) -> Dating:
    """A dating with who or what gives it, where that is said without a word of saying."""
    if one.voice:
        return one
    who, told = voice(one.clause)
    if told and one.start < told[0].start:
        return one
    if not told or one.nominal or is_dated(one.clause.tokens) is not None:
        return replace(one, voice=who)
    return replace(one, voice=who, tokens=told, profile=profile(one.clause, told))


def _inherited(one: Dating, clauses: Sequence[Clause]) -> Iterator[Dating]:
    """What happened at an event that is dated: "the Oct. 4 meeting at which he announced it"."""
    if not one.nominal:
        return
    end = one.tokens[-1].end
    for clause in clauses:
        start = clause.tokens[0].start
        if clause.opener in INHERITS and 0 <= start - end <= 4 and clause.by == one.clause.by:
            told = profile(clause, clause.tokens)
            yield replace(one, clause=clause, tokens=clause.tokens, profile=told, nominal=False)


INHERITS = frozenset(("where", "which", "when"))
"""Openers of clauses that tell what happened at an event."""


def _usable(time: Timex, text: str) -> bool:
    if time.type not in ("DATE", "TIME") or interval(time.value, time.mod) is None:
        return False
    if time.type == "TIME" and LOOSE.search(time.span[0].of(text)):
        return False
    start = time.span[0].start
    indefinite = ARTICLE.search(text[max(0, start - 5) : start])
    return not indefinite and not ONE_DAY.match(time.span[0].of(text))


def _in_relation(time: Timex, relations: Sequence[Relation]) -> bool:
    return any(r.span.covers(time.span[0]) for r in relations)


def _tells(clause: Clause) -> bool:
    return any(token.content or token.role == "cue" for token in clause.tokens)


def _is_day_of(clauses: Sequence[Clause], index: int) -> bool:
    """Whether a clause only says of a date which day of something it was: "Friday was the tenth
    day of the strike"."""
    after = clauses[index + 1] if index + 1 < len(clauses) else None
    words = clauses[index].tokens
    return bool(after and after.relation is not None and any(t.verbal for t in words))


def _home(clauses: Sequence[Clause], index: int) -> Clause:
    """The clause that a time expression dates which stands by itself ("On Monday, …")."""
    clause = clauses[index]
    beside = [*clauses[index + 1 : index + 2], *clauses[max(0, index - 1) : index]]
    if clause.opener:
        beside.reverse()
    return next((c for c in beside if c.by == clause.by and _tells(c)), clause)


def _paired(times: Sequence[Timex], text: str) -> Iterator[tuple[Timex, Timex | None]]:
    """Each time expression, or two that are the ends of one stretch."""
    skip = False
    for place, time in enumerate(times):
        if skip:
            skip = False
            continue
        after = times[place + 1] if place + 1 < len(times) else None
        if after and _same_day(time, after, text):
            skip = True
            yield _joined(time, after), None
            continue
        start = time.span[0].start
        opens = re.search(
            r"\b(between|from)\s+(?:the\s+)?$", text[max(0, start - 14) : start], re.I
        )
        joined = after and TO.fullmatch(text[time.span[-1].end : after.span[0].start])
        skip = bool(opens and joined)
        yield time, after if skip else None


def _same_day(time: Timex, after: Timex, text: str) -> bool:
    """Whether a clock time and the day that follows it are one: "4 p.m. on the 25th"."""
    between = text[time.span[-1].end : after.span[0].start]
    clock = time.type == "TIME" and "T" in time.value and time.anchor != "text"
    return clock and after.type == "DATE" and bool(DAY_AFTER.fullmatch(between))


def _joined(time: Timex, day: Timex) -> Timex:
    """A clock time on the day that follows it."""
    span = Span(time.span[0].start, day.span[-1].end)
    clock = time.value.partition("T")[2]
    return replace(time, span=(span,), value=f"{day.value}T{clock}")


def _dating(
    clause: Clause, home: Clause, time: Timex, other: Timex | None, text: str
) -> Dating | None:
    when = interval(time.value, time.mod)
    span = Span(time.span[0].start, time.span[-1].end)
    if when is None:
        return None
    if other:
        return _stretch(home, time, other, span)
    phrase = noun_phrase(clause, time, text)
    if phrase:
        told = profile(clause, phrase)
        return Dating(clause, phrase, told, when, time.value, span, time, nominal=True)
    side = _side(clause, time)
    told = profile(home)
    if told.planned or told.other:
        near = profile(home, beside(home, time))
        told = replace(told, planned=near.planned, other=near.other)
    if side in ("since", "until"):
        phase = "start" if side == "since" else "end"
        told = replace(told, phase=frozenset((phase, side)))
    elif side:
        when = interval(time.value, side) if time.mod is None else when
    dated = is_dated(home.tokens)
    if dated is not None:
        subject = home.tokens[: next(i for i, t in enumerate(home.tokens) if t.verbal)]
        told = profile(home, subject) if any(t.content for t in subject) else told
    words = participle(home, time) or reduced(home, time)
    if words:
        told = profile(home, words)
        made = Dating(home, words, told, when, time.value, span, time, nominal=True)
        return replace(made, voice=words if home.by is None else ())
    return Dating(home, home.tokens, told, when, time.value, span, time)


def _stretch(home: Clause, time: Timex, other: Timex, span: Span) -> Dating:
    """The dating of what lasted from one time to another; of two clock times, on the day of the
    second."""
    if time.type == other.type == "TIME":
        time = replace(time, value="T".join((other.value.split("T")[0], time.value.split("T")[-1])))
    when, until = interval(time.value, time.mod), interval(other.value, other.mod)
    if when and until and until.last > when.first:
        when = Interval(when.first, until.last, when.clock)
    value = f"{time.value}/{other.value}"
    whole = Span(span.start, other.span[-1].end)
    return Dating(home, home.tokens, profile(home), when, value, whole, time)


def _side(clause: Clause, time: Timex) -> str | None:
    """The preposition that opens a time to one side, as a `mod` or a phase."""
    before = [t.lower for t in clause.tokens if t.end <= time.span[0].start][-2:]
    if before[-1:] == ["the"]:
        before.pop()
    word = before[-1] if before else clause.opener
    if word in ("before", "until") and NEGATION & {t.lower for t in clause.tokens}:
        return "ON_OR_AFTER"
    if before[-2:] == ["not", "until"]:
        return "ON_OR_AFTER"
    return None if len(before) > 1 and before[-2] in CLOSE else SIDES.get(word)
