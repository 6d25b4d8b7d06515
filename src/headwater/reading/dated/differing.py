"""Whether two datings can both be right, as far as the words for the times go."""

from math import inf, log10

from headwater.reading.dated.datings import Dating
from headwater.reading.dated.intervals import DAY, Interval
from headwater.reading.dated.relations import Relation

ZONE = 14 * 60
"""Minutes that two clocks may differ where the text speaks of zones."""


def differ(one: Dating, other: Dating) -> bool:
    """Whether no moment can be in both."""
    if one.relation and other.relation and _one_anchor(one, other):
        return _apart(one.relation, other.relation)
    if one.when is None or other.when is None:
        return False
    mine, theirs = _stretch(one, other), _stretch(other, one)
    return mine is not None and theirs is not None and not mine.meets(theirs)


def clocks_apart(one: Dating, other: Dating) -> bool:
    """Whether both are times of a day, no further from each other than two clocks can be."""
    if one.when is None or other.when is None or max(one.when.length, other.when.length) >= DAY:
        return False
    return max(one.when.first - other.when.last, other.when.first - one.when.last) <= ZONE


def _stretch(one: Dating, other: Dating) -> Interval | None:
    """When a dating lies; "have closed since 2006" is all that follows, "dead since" is not."""
    if one.when is None:
        return None
    if "since" in one.profile.phase - other.profile.phase and one.profile.verbs:
        return Interval(one.when.first, inf, one.when.clock)
    if "until" in one.profile.phase - other.profile.phase:
        return Interval(-inf, one.when.last, one.when.clock)
    return one.when


def _one_anchor(one: Dating, other: Dating) -> bool:
    if one.anchor is None or other.anchor is None:
        return False
    mine = one.anchor.kinds | one.anchor.noun_kinds | one.anchor.nouns | one.anchor.args
    theirs = other.anchor.kinds | other.anchor.noun_kinds | other.anchor.nouns | other.anchor.args
    return bool(mine & theirs)


def _apart(mine: Relation, theirs: Relation) -> bool:
    if mine.moves != theirs.moves:
        return "same" not in (mine.moves, theirs.moves)
    return mine.most < theirs.least or theirs.most < mine.least


def earlier(one: Dating, other: Dating) -> bool:
    """Whether the second begins before the first."""
    mine, theirs = _stretch(one, other), _stretch(other, one)
    return bool(mine and theirs and theirs.first < mine.first)


def coarser(one: Dating, other: Dating) -> float:
    """How many powers of ten one stretch of time is longer than the other, at most three; one
    where either is open. Zero where both are dated by another event: its words say no more."""
    if one.when is None or other.when is None or (one.relation and other.relation):
        return 0.0
    lengths = one.when.length, other.when.length
    return 1.0 if inf in lengths else min(3.0, abs(log10(max(lengths) / max(1.0, min(lengths)))))


def reckoned(one: Dating, other: Dating) -> bool:
    """Whether days that are counted from another date contradict the date beside them."""
    counted = [d for d in (one, other) if d.steps and d.relation]
    return any(
        d.relation is not None and d.relation.exact and not d.relation.clock for d in counted
    )
