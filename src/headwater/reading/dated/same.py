"""Whether two datings speak of the same event.

Evidence is added up: the same verb, or a noun made of it, or a word for the same kind of event; who
and what takes part; a pronoun that looks back; words that contrast one account with the other. What
speaks against it: other names, another phase of the event, "a second", "planned for". The weights
were set by hand on the open passages of `benchmarks/passages` and hold for all of them together.
"""

from dataclasses import dataclass

from headwater.reading.dated.profile import Profile


@dataclass(frozen=True, slots=True)
class Setting:
    """How two datings stand to each other in the text.

    `sentences` lie between them; `caption` says that one is a caption's and one is not; `contrast`
    is 0 for no word that contrasts the two, 1 for a weak one, 2 for a strong one, 3 for one that
    says outright that the accounts differ. `linked` says that the source of the later one is
    somebody's of the earlier one ("its captain"), `hands` that two sources speak, `sharp` that both
    are dated to a year or less, and no noun phrase.
    """

    sentences: int
    caption: bool = False
    contrast: int = 0
    linked: bool = False
    hands: bool = True
    sharp: bool = False


NEAR = 2
"""Sentences within which one may look back at another."""
STEM, NOUN_STEM, KIND, NOUN, LOOKS_BACK = 3.0, 2.5, 2.0, 1.5, 2.0
SHARED, MOST_SHARED = 1.0, 2.5
PRONOUN, BESIDE, CAPTION, LINKED, PHASE, FAR = 1.0, 1.0, 1.0, 0.5, 0.5, -1.5
CONTRAST = (0.0, 0.5, 1.5, 2.0)
OUTRIGHT, UNLIKE = 1.0, 1.5
OTHER_NAMES, OTHER_SUBJECT = -3.0, -3.5
ENOUGH = 3.0
"""The least evidence for one event, between two hands."""


def evidence(one: Profile, other: Profile, setting: Setting) -> float:
    """How much speaks for the two being of one event; `one` comes first in the text."""
    head = 0.0 if _differ(one, other) else _head(one, other, setting)
    if not head:
        return 0.0
    between = CONTRAST[setting.contrast] + (PHASE if one.phase & other.phase else 0.0)
    return head + _shared(one, other) + between + _nearness(other, setting) + _others(one, other)


def _nearness(other: Profile, setting: Setting) -> float:
    """What it says that two datings stand close together, and that the later looks back."""
    caption = CAPTION if setting.caption else 0.0
    if setting.sentences > NEAR:
        return caption + (FAR if setting.sentences > NEAR + 1 and not setting.caption else 0.0)
    beside = BESIDE if setting.sentences <= 1 else BESIDE / 2
    if other.pronoun:
        return caption + beside + PRONOUN
    return caption + beside + (LINKED if setting.linked else 0.0)


def _others(one: Profile, other: Profile) -> float:
    """What speaks against one event: other names, other subjects."""
    against = _subjects(one, other)
    if one.names - other.names and other.names - one.names:
        against += OTHER_NAMES / (3 if one.names & other.names or other.pronoun else 1)
    return against


def _subjects(one: Profile, other: Profile) -> float:
    """What speaks against one event where the same verb has other subjects."""
    if not one.verbs & other.verbs or not one.subject or not other.subject:
        return 0.0
    if one.subject & other.subject or not (other.owned or one.owned):
        return 0.0
    if one.subject & other.args or other.subject & one.args:
        return 0.0
    return OTHER_SUBJECT


def _differ(one: Profile, other: Profile) -> bool:
    """Whether the words themselves say that there are two events, or two phases of one."""
    if one.planned != other.planned or one.other != other.other:
        return True
    starts = "start" in one.phase, "start" in other.phase
    ends = "end" in one.phase, "end" in other.phase
    return (ends[0] and starts[1] and not ends[1]) or (starts[0] and ends[1] and not starts[1])


def _head(one: Profile, other: Profile, setting: Setting) -> float:
    """What the words for the happening itself have in common; 0 if they tell of different ones."""
    if one.verbs & other.verbs or (not one.verbs and not other.verbs and one.nouns & other.nouns):
        return STEM
    mine, theirs = one.verbs | one.nouns, other.verbs | other.nouns
    if mine & theirs or one.verbs & other.args or other.verbs & one.args:
        return NOUN_STEM
    if _kin(one, other):
        return KIND
    if one.kinds & other.noun_kinds or one.noun_kinds & other.kinds:
        return NOUN
    return _looked_back_at(one, other, setting)


def _looked_back_at(one: Profile, other: Profile, setting: Setting) -> float:
    """The same, where the later words only look back ("it happened", "that was").

    Or where no word is shared, but two sources speak of their days one after the other: so they do
    in news about a disagreement, and seldom in other news (43 pairs in 284 articles of PolNeAR).
    """
    bare = (other.happens or other.anaphor) and not other.verbs and not other.noun_kinds
    voices = setting.hands or setting.caption
    if bare and voices and setting.sentences <= NEAR and (other.looks_back or other.anaphor):
        return LOOKS_BACK
    outright = setting.contrast == len(CONTRAST) - 1 and setting.hands
    if outright and (other.pronoun or _shared(one, other)):
        return OUTRIGHT
    beside = setting.hands and setting.sentences == 1 and setting.sharp
    return UNLIKE if beside else 0.0


def kindred(one: Profile, other: Profile) -> bool:
    """Whether the two tell of the same kind of event."""
    mine = one.verbs | one.nouns | one.kinds | one.noun_kinds
    return bool(mine & (other.verbs | other.nouns | other.kinds | other.noun_kinds))


def _kin(one: Profile, other: Profile) -> bool:
    mine = one.kinds if one.verbs else one.noun_kinds
    theirs = other.kinds if other.verbs else other.noun_kinds
    return bool(mine & theirs)


def _shared(one: Profile, other: Profile) -> float:
    args = (one.args | one.nouns | one.context) & (other.args | other.nouns | other.context)
    args -= one.verbs | other.verbs
    return min(MOST_SHARED, SHARED * (len(args) + len(one.names & other.names)))
