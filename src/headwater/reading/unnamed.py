"""The unnamed sources of an article as sets: who is one of whom, and how many people they can be.

"Three sources … two of the three … a third source … one of the sources" are members of one set, not
seven people (`headwater.reading.belonging`). Each set says what its words allow, and why.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from headwater.article import Article, Span
from headwater.reading.belonging import place
from headwater.reading.counting import Wording, leaving_open, number_before, wording
from headwater.reading.grounds import Grounds, rules
from headwater.reading.lexicon import table
from headwater.reading.quantity import SOME, number
from headwater.reading.sentences import Sentences
from headwater.reading.sets import Circle, Voice, bounds
from headwater.reading.types import Attribution, Group, Hand, Unnamed
from headwater.reading.witnesses import witnesses_in

OWNED = re.compile(r"(?i)the [\w-]+['’]s? ")
"""Whose people are, who need not have been told of: "the hotel's lawyers"."""
NEAR = 5000
"""Code points before a pronoun in which the number of those it means is looked for."""


def unnamed_in(
    attributions: Sequence[Attribution], article: Article, sentences: Sentences
) -> Unnamed:
    """The sets of unnamed people that the article's attributions rest on, and their bounds."""
    circles: list[Circle] = []
    spoken = [*_voices(attributions, article.text), *_named(attributions, article.text)]
    told = _told(article, sentences, [voice.span for voice in spoken])
    for voice in sorted([*spoken, *told], key=lambda voice: voice.span):
        place(voice, circles)
    grounds = Grounds(article, sentences)
    bodies = {one.speaker.entity: one.speaker.affiliation for one in attributions}
    groups = tuple(_group(n, circle, grounds, bodies) for n, circle in enumerate(circles, start=1))
    size = bounds(circles)
    return Unnamed(size.least, size.most, groups)


def _voices(attributions: Sequence[Attribution], text: str) -> Iterator[Voice]:
    """Every mention once, with what is said of it."""
    hands: dict[Span, list[tuple[Attribution, Hand]]] = {}
    for one in attributions:
        for hand in one.chain:
            if hand.kind == "unnamed" and hand.how != "carried" and hand.evidence:
                hands.setdefault(hand.evidence[0], []).append((one, hand))
    for span, told in hands.items():
        words, form = _words(span, told[0][1].name, text)
        if not _is_label(span, words, text) and not _is_voice_of_a_body(words, form):
            voice = _voice(span, words, form, told, text)
            yield from (voice,) if voice else ()


def _voice(
    span: Span, words: str, form: Wording, told: Sequence[tuple[Attribution, Hand]], text: str
) -> Voice | None:
    """A mention with what it says; None where people whom nothing counts only do something."""
    hand = told[0][1]
    silent = all(_is_silent(one, text) for one, _ in told)
    acts = silent or all(_only(one, text, "acts") or _is_silent(one, text) for one, _ in told)
    back = form.back and not OWNED.match(words)
    if (silent and form.rest) or (acts and not back and (form.size == SOME or not form.many)):
        return None
    return Voice(
        span, words, form, hand.name, hand.count, hand.entity,
        tuple(one.id for one, hand in told if hand is one.chain[-1]),
        sure=any(not _only(one, text, "perceives") for one, _ in told),
        names=len(_pattern("included").findall(words)),
        answers=any(_answers(one, text) for one, _ in told),
        through=next((one.chain[0].entity for one, _ in told if hand is not one.chain[0]), None),
    )  # fmt: skip


def _is_label(span: Span, words: str, text: str) -> bool:
    """Whether a mention only labels who speaks in a transcript: "REPORTER:"."""
    return words.isupper() and text[span.end : span.end + 1] == ":"


def _is_voice_of_a_body(words: str, form: Wording) -> bool:
    """Whether somebody speaks for a body, and not for a name that is kept back."""
    return form.parts[0].noun in leaving_open("voices") and not rules().search(words)


def _words(span: Span, name: str | None, text: str) -> tuple[str, Wording]:
    """The words of a mention, those of whom it means for a pronoun."""
    words = " ".join(text[number_before(text, span.start) : span.end].split())
    form = wording(name) if words.lower() in leaving_open("pronouns") and name else None
    if form is None or form.back:
        return words, wording(words)
    at = text.rfind(name or words, max(0, span.start - NEAR), span.start)
    number = text[number_before(text, at) : at] if at >= 0 else ""
    return name or words, replace(wording(f"{number}{name}"), back=True)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(table("unnamed.toml")[kind]["pattern"])


@cache
def _cues(kind: str) -> frozenset[str]:
    return frozenset(table("unnamed.toml")[kind]["words"])


def _only(one: Attribution, text: str, kind: str) -> bool:
    """Whether an attribution only says what somebody "perceives", who may have told nobody, or what
    they do ("acts")."""
    cue = [word for span in one.cue for word in span.of(text).lower().split()]
    return bool(cue) and _cues(kind).issuperset(cue)


def _is_silent(one: Attribution, text: str) -> bool:
    """Whether somebody was asked and said nothing."""
    cue = " ".join(span.of(text) for span in one.cue)
    return bool(_pattern("silent").match(cue))


def _answers(one: Attribution, text: str) -> bool:
    """Whether somebody confirms or denies what others said."""
    said = (span.of(text) for span in one.content)
    return _only(one, text, "answers") or any(map(_pattern("contradicts").search, said))


def _named(attributions: Sequence[Attribution], text: str) -> Iterator[Voice]:
    """Those whom the text names as one of a set: "one of the five, Ivo Brandt, said"."""
    for one in attributions:
        if one.speaker.kind == "person" and one.source:
            words, form = _words(one.source[0], None, text)
            if form.of:
                who = one.speaker
                yield Voice(one.source[0], words, form, who.name, who.count, who.entity, named=True)


def _told(article: Article, sentences: Sentences, spoken: Sequence[Span]) -> Iterator[Voice]:
    """Those whom the text only tells of."""
    seen = set(spoken)
    for witness in witnesses_in(article, sentences):
        if not any(span.covers(witness.span) or witness.span.covers(span) for span in seen):
            seen.add(witness.span)
            words, form = _words(witness.span, None, article.text)
            count = form.least if form.exact else None
            yield Voice(
                witness.span, words, form, words, count, None,
                told=True, sure=witness.sure, names=_but(words),
            )  # fmt: skip


def _but(words: str) -> int:
    """How many of a set have a name where "all but" so many wanted none."""
    found = re.match(r"(?:all|everyone|everybody) but (.+)", words.lower())
    return number(found[1]) if found else 0


def _group(
    number: int, circle: Circle, grounds: Grounds, bodies: Mapping[str | None, str | None]
) -> Group:
    spans = tuple(dict.fromkeys(voice.span for voice in circle.voices))
    reason, rules = grounds.of(spans, circle.nouns)
    affiliations = [bodies.get(voice.entity) for voice in circle.voices]
    reasons = (
        f"“{voice.words}”: {why}" for voice, why in zip(circle.voices, circle.why, strict=True)
    )
    return Group(
        id=f"u{number}",
        name=circle.first.name,
        count=circle.first.count,
        at_least=circle.size.least,
        at_most=circle.size.most,
        mentions=spans,
        affiliation=next((a for a in affiliations if a), None),
        attributions=tuple(dict.fromkeys(n for v in circle.voices for n in v.speaks)),
        withheld=reason,
        ground_rules=rules,
        because=tuple(reasons),
    )
