"""The unnamed sources of an article as sets: who is one of whom, and how many people they can be.

"Three sources … two of the three … a third source … one of the sources" are members of one set, not
seven people. Each set says what its words allow, and why.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from headwater.article import Article, Span
from headwater.reading.counting import Part, Wording, wording
from headwater.reading.grounds import Grounds
from headwater.reading.sentences import Sentences
from headwater.reading.types import Attribution, Group, Hand, Unnamed

GENERIC = frozenset({"source", "person", "individual", "insider", "official", "figure", "one", ""})
"""Nouns that may take up another's person: an official may be spoken of as a source."""


REACH = 40
"""Sets before a mention among which the one it goes back to is looked for."""
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "who", "which", "that", "i", "we", "you", "him", "her"}
)


@dataclass(frozen=True, slots=True)
class Voice:
    """A mention of somebody unnamed, and the ids of the attributions that it speaks in."""

    hand: Hand
    span: Span
    words: str
    form: Wording
    speaks: tuple[str, ...]


@dataclass(slots=True)
class Circle:
    """A set while it is made. `doubtful` counts members that may be somebody else."""

    first: Voice
    voices: list[Voice]
    why: list[str] = field(default_factory=list)
    taken: int = 0
    doubtful: int = 0
    united: int = 0
    within: "Circle | None" = None

    @property
    def nouns(self) -> set[str]:
        """The nouns that its members were called by."""
        return {part.noun for voice in self.voices for part in voice.form.parts}

    @property
    def least(self) -> int:
        """How many people it has at least."""
        told = (voice.form.least for voice in self.voices)
        most = self.first.form.least if self.first.form.exact else self.taken
        return max([min(self.taken, most), self.united, *told])

    @property
    def most(self) -> int | None:
        """How many it can have, None where that is open."""
        if not self.first.form.exact:
            return None
        return max(self.first.form.least + self.doubtful, self.least)


def unnamed_in(
    attributions: Sequence[Attribution], article: Article, sentences: Sentences
) -> Unnamed:
    """The sets of unnamed people that the article's attributions rest on, and their bounds."""
    circles: list[Circle] = []
    for voice in _voices(attributions, article.text):
        _place(voice, circles)
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
    """Every mention once, in the order of the text."""
    hands: dict[Span, Hand] = {}
    speaks: dict[Span, list[str]] = {}
    for one in attributions:
        for hand in one.chain:
            if hand.kind == "unnamed" and hand.how != "carried" and hand.evidence:
                span = hand.evidence[0]
                hands.setdefault(span, hand)
                speaks.setdefault(span, []).extend([one.id] if hand is one.chain[-1] else [])
    for span, hand in sorted(hands.items(), key=lambda item: item[0]):
        words = " ".join(span.of(text).split())
        yield Voice(hand, span, words, wording(words), tuple(speaks[span]))


def _place(voice: Voice, circles: list[Circle]) -> None:
    """Put a mention into the set that it goes back to, or open one for it."""
    known, why = _known(voice, circles[-REACH:])
    if voice.words.lower().startswith("both") and known is not None and not known.first.form.many:
        _unite(known, circles)
    if known is None:
        circles.append(Circle(voice, [voice], [why], within=_overlap(voice, circles[-REACH:])))
        return
    if why == MAYBE:
        known.doubtful += voice.form.least
    elif known.first.form.many and voice.form.exact and not voice.form.back:
        known.taken += voice.form.least if voice is not known.first else 0
    known.voices.append(voice)
    known.why.append(why)


def _unite(last: Circle, circles: list[Circle]) -> None:
    """Make one set of the last two, each of one person, whom "both" takes together."""
    at = circles.index(last)
    if at and not circles[at - 1].first.form.many:
        first = circles.pop(at - 1)
        last.united = first.least + last.least
        last.first = first.first
        last.voices[:0] = first.voices
        last.why[:0] = first.why


MAYBE = "may be the same or somebody else"


def _known(voice: Voice, circles: Sequence[Circle]) -> tuple[Circle | None, str]:
    form = voice.form
    if form.of:
        return _of_others(voice, circles), "some of these"
    same = _by_entity(voice, circles)
    if same and not form.other:
        return same, "the same again"
    if form.rest and (several := [c for c in circles if c.first.form.many]):
        return several[-1], "one of these"
    if form.other or (form.ordinal and not form.back):
        return _another(voice, circles)
    if form.bare or voice.words.lower() in PRONOUNS:
        return (circles[-1] if circles else None), "one of these"
    if form.back:
        return _back(voice, circles)
    if form.one and circles and _may_hold(circles[-1], voice):
        return circles[-1], "one of these"
    if form.many:
        return _again(voice, circles)
    return None, "not told of before"


def _may_hold(circle: Circle, voice: Voice) -> bool:
    """Whether "one ambassador" is one of "diplomats" just told of."""
    return circle.first.form.many and (not circle.first.form.exact or _alike(voice, circle))


def _by_entity(voice: Voice, circles: Sequence[Circle]) -> Circle | None:
    entity = voice.hand.entity
    for circle in reversed(circles):
        if entity and any(other.hand.entity == entity for other in circle.voices):
            return circle
    return None


def _of_others(voice: Voice, circles: Sequence[Circle]) -> Circle | None:
    """The set that "two of them" are some of: the last of that noun, else the last of several."""
    whole = voice.form.whole
    several = [circle for circle in circles if circle.first.form.many]
    if whole and whole.noun:
        several = [c for c in several if _fits(whole, c)] or [
            c for c in several if whole.noun in GENERIC
        ]
    return several[-1] if several else None


def _another(voice: Voice, circles: Sequence[Circle]) -> tuple[Circle | None, str]:
    """Whether "another" or "a third" is left over in a set of so many, or somebody new."""
    form = voice.form
    for circle in reversed(circles[-2:]):
        if not circle.first.form.many or not (form.bare or _alike(voice, circle)):
            continue
        counted = circle.first.form.exact
        whole = circle.first.form.least
        room = circle.taken > 0 and (form.ordinal or circle.taken + form.least) <= whole
        if not counted and (form.bare or circle.taken > 0):
            return circle, "one more of these"
        if counted and room:
            return circle, "one more of these"
    return None, "somebody else, by its words"


def _back(voice: Voice, circles: Sequence[Circle]) -> tuple[Circle | None, str]:
    """Whom "the official" or "both sources" go back to."""
    for circle in reversed(circles):
        if any(part.noun in circle.nouns for part in voice.form.parts):
            return circle, "the same again"
    alike = [circle for circle in circles if _alike(voice, circle)]
    if voice.form.many:
        several = [circle for circle in alike if circle.first.form.many]
        return (several[-1] if several else None), "the same again"
    if alike and alike[-1].first.form.many:
        return alike[-1], "one of these"
    return (alike[-1], MAYBE) if alike else (None, "not told of before")


def _again(voice: Voice, circles: Sequence[Circle]) -> tuple[Circle | None, str]:
    """Whether several people are, or may be, among those of a set before."""
    for circle in reversed(circles):
        if not circle.first.form.many:
            continue
        if circle.first.words.lower() == voice.words.lower():
            return circle, "the same words again"
        fewer = voice.form.exact and voice.form.least < circle.first.form.least
        if fewer and voice.form.parts[0].noun in circle.nouns and _through(voice, circle):
            return circle, "so many of these"
    return None, "not told of before"


def _overlap(voice: Voice, circles: Sequence[Circle]) -> Circle | None:
    """The set before that a larger one of the same noun and outlet may include."""
    for circle in circles:
        both = voice.form.many and circle.first.form.many and not voice.form.other
        if both and voice.form.parts[0].noun in circle.nouns & GENERIC and _through(voice, circle):
            return circle
    return None


def _through(voice: Voice, circle: Circle) -> bool:
    """Whether neither names an affiliation that tells it from the other."""
    mine, theirs = voice.words.lower().split(), circle.first.words.lower().split()
    return len(mine) <= 4 or len(theirs) <= 4


def _alike(voice: Voice, circle: Circle) -> bool:
    return any(_fits(part, circle) for part in voice.form.parts)


def _fits(part: Part, circle: Circle) -> bool:
    nouns = circle.nouns
    return part.noun in nouns or part.noun in GENERIC or bool(nouns & GENERIC)


def _group(
    number: int, circle: Circle, grounds: Grounds, bodies: Mapping[str | None, str | None]
) -> Group:
    spans = tuple(dict.fromkeys(voice.span for voice in circle.voices))
    reason, rules = grounds.of(spans, circle.nouns)
    hand = circle.first.hand
    affiliations = [bodies.get(voice.hand.entity) for voice in circle.voices]
    reasons = (
        f"“{voice.words}”: {why}" for voice, why in zip(circle.voices, circle.why, strict=True)
    )
    return Group(
        id=f"u{number}",
        name=hand.name,
        count=hand.count,
        at_least=circle.least,
        at_most=circle.most,
        mentions=spans,
        affiliation=next((a for a in affiliations if a), None),
        attributions=tuple(dict.fromkeys(n for v in circle.voices for n in v.speaks)),
        withheld=reason,
        ground_rules=rules,
        because=tuple(reasons),
    )
