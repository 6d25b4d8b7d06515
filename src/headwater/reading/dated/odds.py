"""How likely two datings that exclude each other are two accounts of one event.

Log odds by logistic regression: what is known of two datings, each clue with its weight. Clues and
weights are rows of `odds.toml`; `python -m benchmarks.disagreements` fits them.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from headwater.reading.dated.profile import Profile
from headwater.reading.dated.same import NEAR, head
from headwater.reading.dated.words import table

ENOUGH = -0.5
"""Log odds from which a disagreement is reported. On passages left out by turns F1 is half a point
higher at -1.0 (80.2, not 79.6), but there eight or nine of 280 articles of the news have one that
is none, and here five (`python -m benchmarks.disagreements`)."""

MOST_SHARED, MOST_NAMES = 3, 2
FEW = 4
"""Datings of an article with which two are as likely to tell of one thing as in a few sentences."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How two datings stand to each other in the text.

    `sentences` lie between them; `caption` says that one is a caption's and one is not; `contrast`
    is 0 for no word that contrasts the two, 1 for a weak one, 2 for a strong one, 3 for one that
    says outright that the accounts differ. `hands` says that two sources speak, none of them the
    article itself, `earlier` that the later one in the text is the earlier in time, `follows` that
    it is told as what came next ("then"), `attributes` how many of the two only tell things of one
    name apart ("the 1933 law"). `datings` is how many the article has, `coarser` how many powers of
    ten one stretch of time is longer than the other.
    """

    sentences: int
    caption: bool = False
    contrast: int = 0
    hands: bool = True
    earlier: bool = False
    follows: bool = False
    attributes: int = 0
    datings: int = 2
    coarser: float = 0.0


def clues(one: Profile, other: Profile, setting: Setting) -> dict[str, float]:
    """What the words and the setting say of two datings, but for `likeness`; `one` comes first."""
    kin = head(one, other)
    shared = (one.args | one.nouns | one.context) & (other.args | other.nouns | other.context)
    found = {
        "verb": kin == "verb",
        "cross": kin == "cross",
        "kind": kin == "kind",
        "bare": kin in (None, "kind") and not other.verbs and not other.noun_kinds,
        "stray": _stray(one, other),
        "pronoun": other.pronoun,
        "shared": min(MOST_SHARED, len(shared - one.verbs - other.verbs)),
        "names": min(MOST_NAMES, len(one.names & other.names)),
        "other names": bool(one.names and other.names and not one.names & other.names),
        "other subject": _other_subject(one, other),
        "owned": one.owned != other.owned,
        "article": not setting.hands and not setting.caption,
        "caption": setting.caption,
        "caption, one kind": setting.caption and kin is not None,
        "two hands": setting.hands and not setting.caption and setting.sentences <= NEAR,
        "two hands, one kind": setting.hands and kin is not None and setting.sentences <= NEAR,
        "same sentence": setting.sentences == 0,
        "near": setting.sentences == NEAR,
        "far": setting.sentences > NEAR,
        "earlier": setting.earlier,
        "follows": setting.follows,
        "phase": bool(one.phase & other.phase),
        "coarser": setting.coarser,
        "many": 0.0 if setting.caption else math.log(max(1.0, setting.datings / FEW)),
        **{name: setting.contrast == level for level, name in CONTRAST.items()},
    }
    return {name: float(value) for name, value in found.items()}


CONTRAST = {1: "weak contrast", 2: "contrast", 3: "outright contrast"}


def _other_subject(one: Profile, other: Profile) -> bool:
    """Whether both have a subject of their own, and neither is spoken of with the other."""
    if not one.subject or not other.subject or other.owned or other.looks_back:
        return False
    return not (one.subject & (other.subject | other.args) or other.subject & one.args)


def _stray(one: Profile, other: Profile) -> bool:
    """Whether the second tells of nothing that happened, and of nothing that the first speaks of:
    "including one in September"."""
    told = other.verbs | other.nouns | other.noun_kinds
    mine = one.args | one.nouns | one.names | one.context | one.verbs
    theirs = other.args | other.names
    return bool(theirs) and not told and not other.happens and not mine & theirs


@cache
def weights() -> Mapping[str, float]:
    """The weight of each clue, of `likeness` and of `bias`, which is always there."""
    return {name: float(value) for name, value in table("odds.toml")["weights"].items()}


def odds(found: Mapping[str, float]) -> float:
    """Log odds of one event, without what `likeness` adds."""
    known = weights()
    return known["bias"] + math.fsum(known[name] * value for name, value in found.items())
