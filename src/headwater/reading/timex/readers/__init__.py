"""What each match says: every rule of `rules/*.toml` names one function of these files.

A match in, a `Meaning` out, None where the words turn out to mean no time. There is a file for
each file of rules, and one for expressions that hold others.
"""

from collections.abc import Callable, Mapping

from headwater.reading.timex.grammar import Match, grammar
from headwater.reading.timex.meaning import Meaning
from headwater.reading.timex.readers import clock, counted, days, lengths, periods, spoken
from headwater.reading.timex.readers.composed import COMPOSED

READERS: Mapping[str, Callable[[Match], Meaning | None]] = {
    **days.READERS, **periods.READERS, **counted.READERS, **clock.READERS, **lengths.READERS,
    **spoken.READERS,
}  # fmt: skip


def meaning_of(match: Match) -> Meaning | None:
    """What a match says; None where its words turn out to name no time."""
    means = match.rule.means
    if means in COMPOSED:
        return COMPOSED[means](match, lambda group: _inner(match, group))
    return READERS[means](match)


def _inner(match: Match, group: str) -> Meaning | None:
    span = match.part(group)
    inner = grammar().whole(match.tokens, *span, group) if span else None
    return meaning_of(inner) if inner else None
