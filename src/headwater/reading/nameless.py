"""Kind and count of speakers without a name, as far as other speakers and number words decide it.

"Another" after a source is a source, and "half a dozen former employees" are six whose names are
withheld, where "voters" are a class of people.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from headwater.article import Article
from headwater.reading.counting import Wording, leaving_open, wording
from headwater.reading.lexicon import noun_of, table
from headwater.reading.sentences import Sentences
from headwater.reading.types import Attribution, SourceKind, Speaker
from headwater.reading.witnesses import witnesses_in
from headwater.reading.words import closed

NEAR = 4
"""Attributions after an unnamed source in which "another" is one too."""
AFTER = (0, 1, 2)
"""Sentences from one on that only tells of unnamed people, in which "most" are most of these."""
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
INDEFINITE = re.compile(r"(?i)(?:an?|another|someone|somebody)\b")
NAMED = frozenset({"document", "person", "none"})
"""Kinds that a name in a description, or a noun that no table has, is mistaken for."""
FEW = 5
"""Members of a list from which on it is no longer one of a few people."""
CROWD = 100
"""So many people are a class of people, or those of a poll."""


def nameless(
    attributions: Sequence[Attribution], article: Article, sentences: Sentences
) -> tuple[Attribution, ...]:
    """The attributions, the kind and count of speakers without a name set right."""
    told = {
        sentences.index(one.span.start) + n
        for one in witnesses_in(article, sentences)
        for n in AFTER
    }
    done: list[Attribution] = []
    last = -NEAR - 1
    hidden = pseudonyms(article.text)
    for number, one in enumerate(attributions):
        if one.source:
            words = " ".join(one.source[0].of(article.text).split())
            speaker = _by_words(one.speaker, words)
            if speaker.kind == "person" and _is_hidden(speaker.name or "", words, hidden):
                speaker = replace(speaker, kind="unnamed", count=1)
            if words.lower() in RELATED | leaving_open("pronouns"):
                words = speaker.name or words
            if speaker.kind in {"group", "unnamed"}:
                near = number - last <= NEAR
                some = wording(words).bare and sentences.index(one.source[0].start) in told
                speaker = _speaker(speaker, wording(words), near=near, some=some)
            one = replace(one, speaker=speaker)
        if one.speaker.kind == "unnamed":
            last = number
        done.append(one)
    return tuple(done)


def pseudonyms(text: str) -> frozenset[str]:
    """The names that a text says, or shows, to be none: of "Mariam, whose name has been changed",
    "a policeman known as Witness K"."""
    rows = (re.compile(row["pattern"]) for row in table("unnamed.toml")["pseudonym"])
    return frozenset(found["who"] for row in rows for found in row.finditer(text))


def _is_hidden(name: str, words: str, hidden: frozenset[str]) -> bool:
    """Whether somebody is only known by such a name, by the last word of it as well."""
    called = {name, words.split(",")[0]}
    return any(one in called or one.split()[-1] == name for one in hidden)


def _by_words(speaker: Speaker, words: str) -> Speaker:
    """A speaker as its own words say: with the name that a description bears ("the landlord, Vale &
    Sons"), without one where a few people are only described."""
    named = _says("bears").search(words)
    borne = named is not None and _is_borne(words[: named.start()])
    if named and borne and speaker.kind == "unnamed":
        return _called(speaker, named["name"])
    form = wording(words)
    if speaker.kind == "group" and were_asked(words):
        return replace(speaker, kind="unnamed", count=None)
    if borne or speaker.kind not in NAMED or not _describes(speaker, words, form):
        return speaker
    count = form.least if form.exact else None
    return replace(speaker, kind="unnamed", name=words.split(",")[0].strip(), count=count)


def _called(speaker: Speaker, name: str) -> Speaker:
    """A speaker who bears that name: a person, or a body by its last word or its "and"."""
    body = noun_of(_last(name)) is not None or re.search(r"&| and ", name)
    kind: SourceKind = "organisation" if body else "person"
    return replace(speaker, kind=kind, name=name, count=None if body else 1)


def _describes(speaker: Speaker, words: str, form: Wording) -> bool:
    """Whether words introduce a few people by what they are, or pick one of them out."""
    if speaker.kind == "document":
        picked = form.bare and (form.ordinal or form.rest or form.other)
        if picked or _says("human").search(words):
            return True
    new = form.parts[0].numbered or INDEFINITE.match(words)
    few = all(is_somebody(part.noun) for part in form.parts) and len(form.parts) < FEW
    return bool(new) and not form.back and few


@cache
def _says(what: str) -> re.Pattern[str]:
    return re.compile(table("unnamed.toml")[what]["pattern"])


def _last(words: str) -> list[str]:
    return re.findall(r"[\w'-]+", words.lower())[-1:]


def _is_borne(before: str) -> bool:
    """Whether the name behind a description is its own, not that of a body it ends in: "a clerk of
    its maker, Salvus"."""
    noun = noun_of(re.findall(r"[\w'-]+", before.lower())[-3:])
    form = wording(before)
    own = noun is None or noun.one == form.parts[-1].noun
    people = noun is not None and noun.kind in {"person", "group"}
    return own or (people and not form.many and not re.search(r"\b(?:who|whose|to)\b", before))


def were_asked(words: str) -> bool:
    """Whether words say of people of a class that some of them were asked: "coalition circles"."""
    return bool(_says("asked").search(words))


def is_somebody(noun: str) -> bool:
    """Whether a noun is one of a person who speaks for themselves."""
    known = noun_of(noun.split()[-1:])
    return known is not None and known.kind == "person" and noun not in closed("spokespeople")


def confided(speaker: Speaker) -> Speaker:
    """Somebody whom another cites: people without a name, who else would be a class of people."""
    form = wording(speaker.name or "")
    if speaker.kind != "group" or closed("amounts") & {part.noun for part in form.parts}:
        return speaker
    return replace(speaker, kind="unnamed", count=form.least if form.exact else None)


def _speaker(speaker: Speaker, form: Wording, *, near: bool, some: bool) -> Speaker:
    opening = (speaker.name or "").lower().split(" ")[0]
    if opening in OPENINGS and not form.parts[0].numbered:
        return replace(speaker, kind=OPENINGS[opening], count=None)
    if some:
        return replace(speaker, kind="unnamed", count=form.least if form.exact else None)
    return _counted(speaker, form) or _uncounted(speaker, form, near=near)


def _counted(speaker: Speaker, form: Wording) -> Speaker | None:
    """A speaker whose words say by themselves what it is; None for any other."""
    if form.of and form.parts[0].numbered and _counts_few(form):
        return replace(speaker, kind="unnamed", count=form.least if form.exact else None)
    if form.back and form.parts[0].noun in offices():
        return replace(speaker, kind="person", count=1)
    if NAMES.search(speaker.name or ""):
        return speaker
    if SHARE.search(speaker.name or ""):
        return replace(speaker, kind="group", count=None)
    return None


def _uncounted(speaker: Speaker, form: Wording, *, near: bool) -> Speaker:
    """A speaker whose words leave open whether it is a class of people or some who are unnamed."""
    counted = form.least if form.exact else None
    if form.back and not form.bare and speaker.kind == "unnamed":
        return replace(speaker, count=(speaker.count or counted) if form.many else 1)
    if closed("amounts") & {part.noun for part in form.parts}:
        return speaker
    if speaker.kind == "unnamed":
        return replace(speaker, count=counted)
    few = not form.many or form.exact or form.other or form.least >= VAGUE
    if (near and ((form.bare and few) or form.of)) or _is_people(form):
        return replace(speaker, kind="unnamed", count=counted)
    return speaker


def _counts_few(form: Wording) -> bool:
    """Whether so many of a number of people are spoken of that each of them was asked."""
    whole = form.whole
    people = whole is None or (not closed("amounts") & {whole.noun} and whole.size.least < CROWD)
    return people and form.size.most is not None and form.size.most < CROWD


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
    if not all(part.size.exact or _is_withheld(part.noun) for part in several):
        return False
    # "some experts" are a class of people, however many; "six experts" are six people
    return form.numbered and (form.exact or form.least > VAGUE)


def _is_withheld(noun: str) -> bool:
    """Whether people of a noun are such as keep their names back, even in the plural."""
    known = noun_of(noun.split()[-1:])
    return known is None or known.many == "unnamed"
