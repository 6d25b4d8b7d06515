"""The unnamed sources of an article as sets: who is one of whom, and how many people they can be.

"Three sources … two of the three … a third source … one of the sources" are members of one set, not
seven people (`headwater.reading.sets`). Each set says what its words allow, and why.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from headwater.article import Article, Span
from headwater.reading.counting import Wording, leaving_open, wording
from headwater.reading.grounds import Grounds
from headwater.reading.lexicon import table
from headwater.reading.sentences import Sentences
from headwater.reading.sets import Circle, Voice, place
from headwater.reading.types import Attribution, Group, Hand, Unnamed
from headwater.reading.witnesses import witnesses_in


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
    least = sum(circle.least for circle in circles) - sum(_shared(circle) for circle in circles)
    most = [circle.most for circle in circles]
    known = [count for count in most if count is not None]
    return Unnamed(least, sum(known) if len(known) == len(most) else None, groups)


def _shared(circle: Circle) -> int:
    """How many of a set may be those of another before it."""
    return min(circle.least, circle.within.least) if circle.within else 0


def _voices(attributions: Sequence[Attribution], text: str) -> Iterator[Voice]:
    """Every mention once, with what is said of it."""
    hands: dict[Span, Hand] = {}
    speaks: dict[Span, list[str]] = {}
    sure: dict[Span, bool] = {}
    for one in attributions:
        for hand in one.chain:
            if hand.kind == "unnamed" and hand.how != "carried" and hand.evidence:
                span = hand.evidence[0]
                hands.setdefault(span, hand)
                speaks.setdefault(span, []).extend([one.id] if hand is one.chain[-1] else [])
                sure[span] = sure.get(span, False) or not _perceives(one, text)
    for span, hand in hands.items():
        words, form = _words(span, hand.name, text)
        yield Voice(
            span, words, form, hand.name, hand.count, hand.entity, tuple(speaks[span]),
            sure=sure[span],
        )  # fmt: skip


def _words(span: Span, name: str | None, text: str) -> tuple[str, Wording]:
    """The words of a mention, those of whom it means for a pronoun."""
    words = " ".join(span.of(text).split())
    form = wording(name) if words.lower() in leaving_open("pronouns") and name else None
    return (words, wording(words)) if form is None or form.back else (name or words, form)


@cache
def _perceiving() -> frozenset[str]:
    return frozenset(table("unnamed.toml")["perceives"]["words"])


def _perceives(one: Attribution, text: str) -> bool:
    """Whether an attribution only says what somebody saw or heard, who may have told nobody."""
    cue = [word for span in one.cue for word in span.of(text).lower().split()]
    return bool(cue) and _perceiving().issuperset(cue)


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
            yield Voice(witness.span, words, form, words, count, None, told=True, sure=witness.sure)


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
        at_least=circle.least,
        at_most=circle.most,
        mentions=spans,
        affiliation=next((a for a in affiliations if a), None),
        attributions=tuple(dict.fromkeys(n for v in circle.voices for n in v.speaks)),
        withheld=reason,
        ground_rules=rules,
        because=tuple(reasons),
    )
