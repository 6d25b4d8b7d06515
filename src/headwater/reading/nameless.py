"""Kind and count of speakers without a name, as far as other speakers and number words decide it.

"Another" after a source is a source, and "half a dozen former employees" are six whose names are
withheld, where "voters" are a class of people.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from headwater.article import Article
from headwater.reading.counting import Wording, wording
from headwater.reading.lexicon import noun_of, table
from headwater.reading.types import Attribution, SourceKind, Speaker
from headwater.reading.words import closed

NEAR = 4
"""Attributions after an unnamed source in which "another" is one too."""
SHARE = re.compile(
    r"\bper ?cent\b|%|\b(?:majority|half|thirds?|quarters?|fifths?) of\b"
    r"|-in-|\bin (?:\d|ten|five)\b",
    re.IGNORECASE,
)
"""A share of people, who are a class then."""
NAMES = re.compile(r" and [A-Z]")
"""Names in company: "Orsk and Brandt", "the House and Senate"."""
RELATED = closed("relative") | table("phrase.toml")["members"].keys()
"""Sources that say less of who speaks than what they go back to."""
VAGUE = 3
"""What "several" and the like are at least, which count nobody."""
OPENINGS: dict[str, SourceKind] = {"no": "group", "our": "author"}
"""Words with which a source begins that is nobody in particular, or the article's own writer."""
NOT_PEOPLE = frozenset({"percent", "majority", "half", "quarter", "poll"})


def nameless(attributions: Sequence[Attribution], article: Article) -> tuple[Attribution, ...]:
    """The attributions, the kind and count of speakers without a name set right."""
    done: list[Attribution] = []
    last = -NEAR - 1
    for number, one in enumerate(attributions):
        if one.speaker.kind in {"group", "unnamed"} and one.source:
            words = " ".join(one.source[0].of(article.text).split())
            if words.lower() in RELATED:
                words = one.speaker.name or words
            speaker = _speaker(one.speaker, wording(words), near=number - last <= NEAR)
            one = replace(one, speaker=speaker)
        if one.speaker.kind == "unnamed":
            last = number
        done.append(one)
    return tuple(done)


def confided(speaker: Speaker) -> Speaker:
    """Somebody whom another cites: people without a name, who else would be a class of people."""
    form = wording(speaker.name or "")
    if speaker.kind != "group" or NOT_PEOPLE & {part.noun for part in form.parts}:
        return speaker
    return replace(speaker, kind="unnamed", count=form.least if form.exact else None)


def _speaker(speaker: Speaker, form: Wording, *, near: bool) -> Speaker:
    opening = (speaker.name or "").lower().split(" ")[0]
    if opening in OPENINGS and not form.parts[0].numbered:
        return replace(speaker, kind=OPENINGS[opening], count=None)
    if form.back and form.parts[0].noun in offices():
        return replace(speaker, kind="person", count=1)
    if NAMES.search(speaker.name or ""):
        return speaker
    if SHARE.search(speaker.name or ""):
        return replace(speaker, kind="group", count=None)
    counted = form.least if form.exact else None
    if form.back and not form.bare and speaker.kind == "unnamed":
        return replace(speaker, count=speaker.count or counted)
    if NOT_PEOPLE & {part.noun for part in form.parts}:
        return speaker
    if speaker.kind == "unnamed":
        return replace(speaker, count=counted)
    few = not form.many or form.exact or form.other or form.least >= VAGUE
    if (near and ((form.bare and few) or form.of)) or _is_people(form):
        return replace(speaker, kind="unnamed", count=counted)
    return speaker


@cache
def offices() -> frozenset[str]:
    """Offices that one person holds."""
    return frozenset(table("unnamed.toml")["offices"]["words"])


def _is_people(form: Wording) -> bool:
    """Whether words count or single out people: "six former employees", "a pilot on the apron"."""
    if form.bare or form.of:
        return False
    noun = noun_of(form.parts[0].noun.split()[-1:])
    single = len(form.parts) == 1 and not form.many and not form.back
    if single:
        return noun is not None and noun.kind == "person"
    several = form.parts if len(form.parts) > 1 else ()
    if not all(part.exact or _is_withheld(part.noun) for part in several):
        return False
    # "some experts" are a class of people, however many; "six experts" are six people
    return form.numbered and (form.exact or form.least > VAGUE)


def _is_withheld(noun: str) -> bool:
    """Whether people of a noun are such as keep their names back, even in the plural."""
    known = noun_of(noun.split()[-1:])
    return known is None or known.many == "unnamed"
