"""How one event is said to lie in time from another: "three days before", "within days of".

The phrases are rows of `relations.toml`. What is measured in days has no slack; weeks, months and
years are spoken of more loosely than that.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from headwater.article import Span
from headwater.reading.dated.intervals import DAY, Interval
from headwater.reading.dated.words import table
from headwater.reading.timex.lexicon import table as words_of_time
from headwater.reading.types import Timex

Moves = Literal["before", "after", "same", "around"]
UNITS = {"D": 1.0, "W": 7.0, "M": 30.4, "Y": 365.25}
LENGTH = re.compile(r"P(?:(\d+(?:\.\d+)?|X)([DWMY]))|PT(?:(\d+(?:\.\d+)?|X)([HMS]))")
CLOCK_UNITS = {"H": 1 / 24, "M": 1 / 1440, "S": 1 / 86400}
MARKS = "[\\s\"“”'’‘]"
TO_A_TIME = re.compile(
    MARKS + r"*(?:(?:dawn|noon|midnight|sunrise|sunset|dusk|daybreak|nightfall)\s+(?:on\s+)?)?"
)
GAP = re.compile(MARKS + "*")
OPEN = {"D": (1.0, 13.0), "W": (10.0, 90.0), "M": (28.0, 700.0), "Y": (300.0, 36500.0)}
"""Days that "days", "weeks", "months" and "years" may be."""
UNIT_WORDS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}
ONE = re.compile(
    r"the (?:very )?(?:next |previous )?(day|week|month|year|night|evening|morning|afternoon)$",
    re.I,
)
WEEKDAY = re.compile(r"(?:the )?(\w+day)$", re.I)
BESIDE = re.compile(r"\s+(before|after)(?=\s+(?:the|his|her|its|their|that|this)\s)", re.I)
NTH = r"(?P<nth>\w+(?:-\w+)?)"


@dataclass(frozen=True, slots=True)
class Relation:
    """A phrase, which way it goes, and how many days at least and at most.

    `clock` says that the distance is counted in hours or minutes, `weekday` that it is the nearest
    such day of the week, `within` that all of the year in which the other event lies is meant.
    """

    span: Span
    moves: Moves
    least: float
    most: float
    exact: bool  # how far is said in a number
    clock: bool = False
    weekday: int = 0
    within: str = ""

    def applied(self, anchor: Interval) -> Interval:
        """When an event is that lies so from an anchor."""
        least, most = self.least * DAY, self.most * DAY
        if self.moves == "around":
            return anchor.widened(most)
        if self.moves == "same":
            return _year_around(anchor) if self.within == "year" else anchor
        if self.weekday and anchor.days:
            return _weekday_beside(anchor, self.weekday, before=self.moves == "before")
        if self.exact and not self.clock:
            middle = round((least + most) / 2 / DAY) * DAY
            moved = anchor.shifted(-middle if self.moves == "before" else middle)
            return moved.widened((most - least) / 2)
        if self.moves == "before":
            return Interval(anchor.first - most, anchor.last - least)
        return Interval(anchor.first + least, anchor.last + most)

    def inverse(self) -> "Relation":
        """How the anchor lies from the event."""
        turned: dict[Moves, Moves] = {"before": "after", "after": "before"}
        moves = turned.get(self.moves, self.moves)
        return Relation(self.span, moves, self.least, self.most, self.exact, self.clock)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table: what stands before and after a length, or the whole phrase."""

    head: re.Pattern[str] | None
    tail: re.Pattern[str]
    moves: Moves
    near: tuple[float, float] | None
    nth: float = 0
    within: str = ""


def _year_around(of: Interval) -> Interval:
    first, last = (date.fromordinal(int(m // DAY)).year for m in (of.first, of.last - 1))
    return Interval(date(first, 1, 1).toordinal() * DAY, (date(last, 12, 31).toordinal() + 1) * DAY)


def _weekday_beside(of: Interval, weekday: int, *, before: bool) -> Interval:
    """The last such day of the week before a day, or the first after it."""
    day = int(of.first // DAY)
    away = (date.fromordinal(day).isoweekday() - weekday) % 7 or 7
    start = (day - away if before else day + (7 - away or 7)) * DAY
    return Interval(start, start + DAY)


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(_row(row) for row in table("relations.toml")["relation"])


def _row(row: Mapping[str, Any]) -> _Row:
    head, timed, tail = row["pattern"].rpartition("{time}")
    before = re.compile(rf"\b{_written(head.strip())}$", re.IGNORECASE) if head else None
    after = re.compile(rf"\b{_written(tail.strip()).replace('{nth}', NTH)}\b", re.IGNORECASE)
    near = None if timed else tuple(row.get("near", (0, 0)))
    return _Row(before, after, row["moves"], near, row.get("nth", 0), row.get("within", ""))


def _written(pattern: str) -> str:
    """Quotation marks may stand inside: “within days” of."""
    return pattern.replace(" ", MARKS + "+")


def mentions(text: str) -> list[int]:
    """Where in a whole text phrases without a number begin; each sentence looks at them again."""
    return [found.start() for found in _any_bare().finditer(text)]


@cache
def _any_bare() -> "re.Pattern[str]":
    bare = (row.tail.pattern.replace("?P<nth>", "?:") for row in _rows() if row.near is not None)
    return re.compile("|".join(f"(?:{pattern})" for pattern in bare), re.IGNORECASE)


def relations_in(text: str, sentence: Span, times: Sequence[Timex]) -> list[Relation]:
    """The relations that a sentence states, none over another, in order."""
    starts = {time.span[0].start for time in times}
    named = [s for time in times if time.type != "DURATION" for s in time.span]
    bare = (
        one
        for one in _bare(text, sentence)
        if not starts & _next(text, one.span.end) and not any(_within(one, s) for s in named)
    )
    found = [*_timed(text, sentence, times), *bare]
    found.sort(key=lambda relation: (relation.span.start, -relation.span.end))
    kept: list[Relation] = []
    for relation in found:
        if not kept or relation.span.start >= kept[-1].span.end:
            kept.append(relation)
    return kept


def _within(one: Relation, time: Span) -> bool:
    """Whether a phrase is part of a time expression that goes on: "the evening of 27 July"."""
    return time.start < one.span.end < time.end and one.span.start < time.end


def _next(text: str, place: int) -> set[int]:
    """Where what follows a phrase begins; "just before dawn on Sunday" is one time, or two."""
    found = (pattern.match(text, place) for pattern in (GAP, TO_A_TIME))
    return {gap.end() for gap in found if gap}


def _timed(text: str, sentence: Span, times: Sequence[Timex]) -> Iterator[Relation]:
    for time in times:
        span = time.span[-1]
        length = length_of(time, span.of(text))
        if length is None:
            yield from _on_weekday(time, span, text)
            continue
        for row in _rows():
            joined = _around(row, span, text, sentence) if row.near is None else None
            if joined:
                least, most, clock = length
                yield Relation(joined, row.moves, least, most, most < 2 * least, clock)


def _on_weekday(time: Timex, span: Span, text: str) -> Iterator[Relation]:
    """The Monday before the shooting."""
    name, beside = WEEKDAY.match(span.of(text)), BESIDE.match(text, span.end)
    number = words_of_time()["weekday"].get(name[1].lower()) if name else None
    if number and beside and len(time.value) == len("2000-01-01"):
        moves: Moves = "before" if beside[1].lower() == "before" else "after"
        yield Relation(Span(span.start, beside.end()), moves, 1, 7, exact=True, weekday=number)


def _around(row: _Row, time: Span, text: str, sentence: Span) -> Span | None:
    """The phrase that a row makes with a time expression, if it does."""
    gap = GAP.match(text, time.end)
    joined = row.tail.match(text, gap.end() if gap else time.end, sentence.end)
    if not joined:
        return None
    start = time.start
    if row.head:
        within = row.head.search(time.of(text).lower().split(" ")[0])
        before = row.head.search(text[max(sentence.start, start - 24) : start].rstrip())
        if not within and not before:
            return None
        start -= 0 if within else len(before.group()) + 1 if before else 0
    return Span(max(sentence.start, start), joined.end())


def _bare(text: str, sentence: Span) -> Iterator[Relation]:
    for row in _rows():
        if row.near is not None:
            for found in row.tail.finditer(text, sentence.start, sentence.end):
                span = Span(found.start(), found.end())
                near = _nth(found["nth"], row.nth) if row.nth else row.near
                if near:
                    exact = near[0] == near[1]
                    yield Relation(span, row.moves, *near, exact=exact, within=row.within)


def _nth(word: str, days: float) -> tuple[float, float] | None:
    """How many days "the tenth day" lies after the first, at least and at most."""
    number = number_said(word)
    return ((number - 1) * days, (number - 1) * days + days - 1) if number else None


def number_said(word: str) -> int:
    """The number of "ten", "tenth", "10th", "twenty-first"; 0 for any other word."""
    known = {**words_of_time()["numeral"], **words_of_time()["ordinal"], "hundredth": 100}
    digits = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)?", word)
    parts = [known.get(part, 0) for part in word.lower().split("-")]
    return int(digits[1]) if digits else sum(parts) if all(parts) else 0


def length_of(time: Timex, words: str) -> tuple[float, float, bool] | None:
    """Days at least, at most, and whether it is counted by the clock."""
    one = ONE.match(words)
    if one:
        unit = one.group(1)
        days = UNIT_WORDS.get(unit, 1.0)
        return (*_loose(days, unit[0].upper() if unit in UNIT_WORDS else "D", time.mod), False)
    found = LENGTH.fullmatch(time.value) if time.type == "DURATION" else None
    if not found:
        return None
    number, unit, hours, short = found.groups()
    if short:
        days = (float(hours) if hours != "X" else 4) * CLOCK_UNITS[short]
        return days * 0.8, days * 1.25, True
    if number == "X":
        return (*OPEN[unit], False)
    return (*_loose(float(number) * UNITS[unit], unit, time.mod), False)


def _loose(days: float, unit: str, mod: str | None) -> tuple[float, float]:
    slack = {"D": 0.0, "W": 1.0 if days < 8 else 3.0, "M": 16.0, "Y": 190.0}[unit]
    if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return days, days * 1.5 + 1
    if mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        return days * 0.6, days
    if mod is not None:
        slack += days * 0.3 + 1
    return days - slack, days + slack
