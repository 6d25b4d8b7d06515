"""Which words of a clause a time expression stands with: a noun phrase that it is part of, one
that a participle joins it to, or those of the clause around it."""

import re
from collections.abc import Sequence

from headwater.reading.dated.clauses import Clause
from headwater.reading.dated.tokens import Token
from headwater.reading.dated.words import closed, is_past
from headwater.reading.types import Timex

YEAR = re.compile(r"\d{4}")
LONGEST_PHRASE = 7
"""Words of a noun phrase that a time expression stands in, at most."""


def noun_phrase(clause: Clause, time: Timex, text: str) -> tuple[Token, ...]:
    """The noun phrase that a time expression is part of ("the Feb. 24 invasion of Ukraine")."""
    start, end = time.span[0].start, time.span[-1].end
    before = [t for t in clause.tokens if t.end <= start]
    after = [t for t in clause.tokens if t.start >= end]
    possessive = bool(re.match(r"['’]s?\b", text[end : end + 2]))
    after = [t for t in after if t.text not in ("'", "’", "s", "’s", "'s")]
    determined = bool(before) and (
        before[-1].lower in ("the", "a", "an", "its", "their", "his", "her", "this", "that")
        or before[-1].text.endswith(("’s", "'s", "s’", "s'"))
    )
    within = time.span[0].of(text).lower().startswith(("the ", "a ", "this ", "last ", "next "))
    if (
        time.type == "TIME"
        and not any(c.isdigit() for c in time.span[0].of(text))
        and not possessive
    ):
        return ()
    bare = bool(YEAR.fullmatch(text, start, end)) and before[-1:] != [] and _governs(before[-1])
    if not after or not (possessive or determined or within or bare) or not after[0].content:
        return ()
    if after[0].start - end > 3 or (within and not possessive and after[0].name):
        return ()
    found: list[Token] = []
    for token in after:
        if (
            token.verbal
            or token.text in ",.;"
            or (not token.content and token.lower not in ("of", "the"))
        ):
            break
        found.append(token)
        if len(found) >= LONGEST_PHRASE:
            break
    owner = [before[-1]] if determined and before[-1].content else []
    return (*owner, *found)


def _governs(word: Token) -> bool:
    """Whether a year after a word opens a noun phrase ("about 2012 attacks"), and dates no verb."""
    return not word.content and not word.verbal and word.lower not in closed("adverbial")


def participle(clause: Clause, time: Timex) -> tuple[Token, ...]:
    """The noun phrase of a participle that a time follows ("a letter dated 8 January")."""
    before = [t for t in clause.tokens if t.end <= time.span[0].start]
    while (
        before
        and not before[-1].verbal
        and before[-1].lower in ("on", "in", "at", "to", "the", "from")
    ):
        before.pop()
    if len(before) < 3 or not is_past(before[-1].lower) or before[-1].lower not in DATED:
        return ()
    found: list[Token] = []
    if before[-2].text == ",":
        before.pop(-2)
    for token in reversed(before[:-1]):
        if token.verbal or token.text == ",":
            break
        found.append(token)
    return tuple(reversed(found)) if found and not found[0].verbal else ()


def reduced(clause: Clause, time: Timex) -> tuple[Token, ...]:
    """The noun phrase of a participle before a verb ("the footage released Friday did not")."""
    before = [t for t in clause.tokens if t.end <= time.span[0].start and t.lower not in SMALL]
    later = any(t.verbal for t in clause.tokens if t.start >= time.span[-1].end)
    if len(before) < 2 or not later or not before[-1].lower.endswith("ed"):
        return ()
    if any(t.verbal for t in before[:-1]) or not before[-2].content:
        return ()
    return tuple(before)


SMALL = frozenset(("on", "in", "at", "the", "of", "by", "from"))
DATED = frozenset(("dated", "stamped", "postmarked"))
"""Participles that date the thing before them."""


def beside(home: Clause, time: Timex) -> Sequence[Token]:
    """The words of a clause that tell of what a time dates: not those of a relative clause before
    the verb ("a king who could not stand heights opened it in 1931"), not those of another verb
    after "and", not what is quoted in it."""
    words = _unquoted(home.tokens, time.span[0].start)
    at = next((i for i, t in enumerate(words) if t.start >= time.span[0].start), len(words))
    first, last = 0, len(words)
    for place in range(1, len(words)):
        ahead = words[place : place + 1 + FEW]
        joins = words[place].lower in closed("coordinating") and any(t.verbal for t in ahead)
        finite = is_past(words[place].lower) and not words[place - 1].verbal
        if place < at and (joins or (finite and any(t.verbal for t in words[:place]))):
            first = place
        elif place > at and joins:
            last = place
            break
    return words[first:last]


FEW = 4
"""Words after "and" among which a verb makes what follows something else."""


def _unquoted(tokens: Sequence[Token], at: int) -> list[Token]:
    """The tokens without what stands in quotation marks, unless the place `at` does."""
    kept: list[Token] = []
    opened: list[Token] | None = None
    for token in tokens:
        if token.text in QUOTES and (opened is not None or token.text not in CLOSING):
            if opened is None:
                opened = []
            else:
                kept += opened if any(t.start == at for t in opened) else []
                opened = None
        else:
            (kept if opened is None else opened).append(token)
    return [*kept, *(opened or ())]


QUOTES, CLOSING = frozenset('"“”'), frozenset("”")
