"""Whether two happenings are of the same event, by the words that tell of them.

The same verb, or a noun made of it, or a word for the same kind of event; who and what takes part.
What speaks against it: other names, another phase of the event, "a second", "planned for". The
weights were set by hand on the open passages of `benchmarks/passages`.
"""

from typing import Literal

from headwater.reading.dated.profile import Profile

NEAR = 2
"""Sentences within which one may look back at another."""
VERB, CROSS, KIND = 3.0, 2.5, 2.0
SHARED, MOST_SHARED = 1.0, 2.5
PHASE, OTHER_NAMES = 0.5, -3.0

Head = Literal["verb", "cross", "kind"]
HEADS: dict[Head, float] = {"verb": VERB, "cross": CROSS, "kind": KIND}


def kinship(one: Profile, other: Profile) -> float:
    """How much speaks for the two being of one event; 0 where nothing does."""
    kin = None if differ(one, other) else head(one, other)
    if kin is None:
        return 0.0
    args = (one.args | one.nouns | one.context) & (other.args | other.nouns | other.context)
    args -= one.verbs | other.verbs
    shared = min(MOST_SHARED, SHARED * (len(args) + len(one.names & other.names)))
    apart = bool(one.names - other.names and other.names - one.names)
    names = OTHER_NAMES / (3 if one.names & other.names or other.pronoun else 1) if apart else 0.0
    return HEADS[kin] + shared + names + (PHASE if one.phase & other.phase else 0.0)


def head(one: Profile, other: Profile) -> Head | None:
    """What the words for the happening itself have in common; None if they share nothing."""
    if one.verbs & other.verbs:
        return "verb"
    mine, theirs = one.verbs | one.nouns, other.verbs | other.nouns
    if mine & theirs or one.verbs & other.args or other.verbs & one.args:
        return "cross"
    if (one.kinds | one.noun_kinds) & (other.kinds | other.noun_kinds):
        return "kind"
    return None


def kindred(one: Profile, other: Profile) -> bool:
    """Whether the two tell of the same kind of event."""
    mine = one.verbs | one.nouns | one.kinds | one.noun_kinds
    return bool(mine & (other.verbs | other.nouns | other.kinds | other.noun_kinds))


def differ(one: Profile, other: Profile) -> bool:
    """Whether the words themselves say that there are two events, or two phases of one."""
    if one.planned != other.planned or one.other != other.other or _others(one, other):
        return True
    phases = [told.phase & {"start", "end"} for told in (one, other)]
    return len(phases[0]) == len(phases[1]) == 1 and phases[0] != phases[1]


def _others(one: Profile, other: Profile) -> bool:
    """Whether the same is told of two: of people of other names, of somebody and her brother."""
    mine, theirs = one.subject, other.subject
    met = mine & (theirs | other.args | other.names) or theirs & (one.args | one.names)
    if not (one.verbs & other.verbs and mine and theirs) or met:
        return False
    return one.owned != other.owned or bool(mine & one.names and theirs & other.names)
