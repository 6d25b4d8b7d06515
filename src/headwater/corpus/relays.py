"""How an article stands to a claim: from its own sources, or on another outlet's report.

AP's memo on crediting (2010) keeps two relays apart: an article *rests on* another outlet where it
did not report the facts independently, and *credits* one where it did, and says who broke them.
Only the first removes independence. What the sentences of the claim say comes first, then those
beside them, then what the article says of its report as a whole.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from headwater.corpus import names
from headwater.corpus.passages import Passage, Told
from headwater.corpus.scope import Said
from headwater.corpus.sourcing import Signs, table

Standing = Literal["own", "rests", "said", "bare"]
_NOBODY = frozenset({"outlet", "none", "author"})
"""Kinds of speakers who are no source of an outlet."""
_PRONOUN = re.compile(r"(?i)it|its|they|them|their|he|she|which|who|this|that|these|those")


@dataclass(frozen=True, slots=True)
class Teller:
    """Somebody from whom an article has a claim, in its words; `count` is how many people."""

    name: str
    kind: str | None
    count: int | None


@dataclass(frozen=True, slots=True)
class Sourcing:
    """How an article stands to a claim.

    `standing`: "own" (told to the outlet, seen by it, confirmed by it), "rests" (on the first of
    `rests_on` that is known), "said" (by a source, to whom is not stated), "bare" (no source).
    `rests_on` and `credits` are outlets as `outlet_key` has them, the nearest first.
    """

    standing: Standing
    rests_on: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    tellers: tuple[Teller, ...] = ()


def sourcing(told: Told, said: Sequence[Passage]) -> Sourcing:
    """How an article stands to the claim that its passages `said` say."""
    read = [_of_passage(told, passage) for passage in _heard(told, said)]
    others = tuple(dict.fromkeys(name for _, outlets in read for name in outlets))
    standings = {standing for standing, _ in read}
    tellers = tuple(dict.fromkeys(_tellers(told, said)))
    if "own" in standings:
        return Sourcing("own", (), others, tellers)
    if "rests" in standings:
        return Sourcing("rests", others, (), tellers)
    if told.credited:
        return Sourcing("rests", told.credited, (), tellers)
    return Sourcing("said" if "said" in standings else "bare", (), others, tellers)


def _heard(told: Told, said: Sequence[Passage]) -> Iterator[Passage]:
    """The passages, but for a bare sentence whose attributed content is among them; with the first
    sentences of the text where only its headline says the claim, which tells what they tell."""
    attributed = {passage.sentence for passage in said if passage.said}
    yield from (one for one in said if one.said or one.sentence not in attributed)
    if all(passage.headline for passage in said):
        yield from told.lead


def _of_passage(told: Told, passage: Passage) -> tuple[Standing, tuple[str, ...]]:
    """The standing that a passage and the sentences beside it show, and the outlets they name."""
    near = told.near(passage)
    beside = [signs for signs in (near.before, near.after) if signs]
    named = _outlets([near.here], passage) or _through(told, passage)
    around = _outlets(beside, None)
    confirmed = any(signs.confirms for signs in (near.here, *beside))
    source = _source(told, passage)
    if near.here.own or confirmed or _told_to_it(near.here, passage, source, named):
        return "own", named or around
    if any(signs.own for signs in beside) and not _names(told, near.here):
        return "own", named or around
    if named or (near.after and near.after.back):
        return "rests", named or _outlets(beside[-1:], None)
    if source or near.here.said or (near.after and near.after.so):
        return "said", around
    return ("rests", around) if around and not passage.headline else ("bare", ())


def _told_to_it(here: Signs, passage: Passage, source: Said | None, named: Sequence[str]) -> bool:
    """Whether somebody told it to the outlet, which names itself beside it, or told it in public,
    where the outlets that are named only had it before."""
    matched = {one.outlet for one in here.matched}
    in_public = source or (here.said and not passage.said)
    if in_public and named and matched.issuperset(named):
        return True
    return here.present and source is not None and not source.through


def _names(told: Told, here: Signs) -> bool:
    """Whether a sentence names another outlet by more than a pronoun, which may be a document."""
    return any(not _PRONOUN.fullmatch(one.span.of(told.known.text)) for one in here.others)


def _source(told: Told, passage: Passage) -> Said | None:
    """What a passage attributes, if to somebody who tells it and is no outlet: who wants a thing
    does it, and tells nothing."""
    one = passage.said
    if not (one and one.speaker) or one.kind in _NOBODY or one.stance == "wants":
        return None
    return None if told.is_outlet(one.speaker) else one


def _outlets(all_signs: Iterable[Signs], passage: Passage | None) -> tuple[str, ...]:
    """The outlets named as the source of a report, but for those that the claim is about: where
    nobody is said to say it, what is reported is not told from whose report it is, nor is an
    aside."""
    said = passage.said if passage else None
    content = said.content if said and said.speaker else ()
    return tuple(
        dict.fromkeys(
            one.outlet
            for signs in all_signs
            for one in signs.others
            if one in signs.by or not any(piece.covers(one.span) for piece in content)
        )
    )


def _through(told: Told, passage: Passage) -> tuple[str, ...]:
    """The outlets through whose hands the reading says that it came, one that speaks included."""
    said = passage.said
    if not said:
        return ()
    speaker = said.speaker or ""
    speaks = said.kind == "outlet" or told.is_outlet(speaker)
    return told.meant((*said.through, speaker) if speaker and speaks else said.through)


def _tellers(told: Told, said: Sequence[Passage]) -> Iterator[Teller]:
    """Who told it: the speakers that the reading has, and those that the sentences say.

    A headline is heard only where nothing else says it: who did a thing is named there, and who
    told of it in the text. Whom the claim itself names is told of.
    """
    for passage in [one for one in said if not one.headline] or said:
        one = _source(told, passage)
        if one and one.speaker and not _is_told_of(one.speaker, passage):
            yield Teller(one.speaker, one.kind, one.count)
        near = told.near(passage)
        for signs in (near.here, near.before, near.after):
            if signs and (signs is near.here or signs.own):
                yield from (_teller(who) for who in signs.tellers)


def _is_told_of(name: str, passage: Passage) -> bool:
    """Whether a passage names somebody of this full name itself."""
    return " " in name and f" {names.key(name)} " in f" {names.key(passage.text)} "


def _teller(who: str) -> Teller:
    """What kind of source some words name: a document, a person by name, people without one."""
    if re.search(rf"\b(?:{table()['words']['document']})\b", who):
        return Teller(who, "document", None)
    named = all(word[0].isupper() for word in who.split()[:2]) and " " in who
    return Teller(who, "person" if named else "unnamed", 1 if named else None)
