"""Which mentions of unnamed people are one set, and how many people a set can be.

A description says how many there are, by which noun and modifiers, and how it refers:

- new ("two officials", "sources"): a set of its own, unless it repeats the words of one, or counts
  fewer of one; a larger one of the same noun and no other modifiers may hold those before it
- again ("the officials", "both", "he"): the last set that its noun fits
- a part ("one of them", "four" of five): some of a set, who may be those of another part
- the rest ("the other", "a third", "another"): of a set with room left, who are nobody told of
  before; without such a set, somebody new

The least number of a set is the greatest that its words state, and the sum of its parts that
exclude each other; the greatest is open unless all its members are counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from headwater.article import Span
from headwater.reading.counting import Part, Wording, leaving_open, modifiers

REACH = 40
"""Sets before a mention among which the one it goes back to is looked for."""
MAYBE = "may be the same or somebody else"
PART, REST = "some of these", "one more of these"
NEW, AGAIN = "not told of before", "the same again"


@dataclass(frozen=True, slots=True)
class Voice:
    """A mention of somebody unnamed, and the ids of the attributions that it speaks in.

    `told`: no statement is theirs. `sure`: they are a source for certain. `named`: it is one of a
    set whom the text names.
    """

    span: Span
    words: str
    form: Wording
    name: str | None
    count: int | None
    entity: str | None
    speaks: tuple[str, ...] = ()
    told: bool = False
    sure: bool = True
    named: bool = False


@dataclass(slots=True)
class Circle:
    """A set while it is made. `taken` are its members in parts that exclude each other, `doubtful`
    those who may be somebody else, `named` those of it whom the text names."""

    first: Voice
    voices: list[Voice]
    why: list[str]
    taken: int = 0
    doubtful: int = 0
    united: int = 0
    named: set[str | None] = field(default_factory=set)
    within: "Circle | None" = None

    @property
    def nouns(self) -> set[str]:
        """The nouns that its members were called by."""
        wholes = {voice.form.whole.noun for voice in self.voices if voice.form.whole}
        return {part.noun for voice in self.voices for part in voice.form.parts} | wholes

    @property
    def size(self) -> Part | None:
        """How many the people are of whom it is, or is a part; None for one person alone."""
        form = self.first.form
        if form.of:
            return form.whole if form.whole and form.whole.many else None
        counted = form.exact and (self.first.told or not form.bare)
        return Part("", form.least, counted, many=True) if form.many else None

    @property
    def least(self) -> int:
        """How many people it has at least."""
        if not any(voice.sure for voice in self.voices):
            return 0
        told = (voice.form.least for voice in self.voices if voice.sure)
        most = self.size.least if self.size and self.size.exact else self.taken
        return max([min(self.taken, most), self.united, *told]) - len(self.named)

    @property
    def most(self) -> int | None:
        """How many it can have, None where that is open."""
        if not self.first.form.exact:
            return None
        return max(self.first.form.least + self.doubtful - len(self.named), self.least)

    def has_room(self, form: Wording) -> bool:
        """Whether somebody else is left over in it: "a third" of three, "another" of four."""
        if self.size is None:
            return False
        if not self.size.exact:
            return form.bare or self.taken > 0
        if form.ordinal and form.ordinal <= self.size.least:
            return True
        return self.taken > 0 and self.taken + form.least <= self.size.least


def place(voice: Voice, circles: list[Circle]) -> None:
    """Put a mention into the set that it goes back to, or open one for it."""
    near = circles[-REACH:]
    if voice.named:
        whole = _whole(voice, near)
        if whole:
            whole.named.add(voice.entity)
        return
    known, why = _known(voice, near)
    if known is None and voice.told and not _opens(voice, near):
        return
    if not voice.sure and near and known is None and voice.told:
        near[-1].doubtful += voice.form.least
        return
    if voice.words.lower().startswith("both") and known is not None and not known.size:
        _unite(known, circles)
    if known is None:
        circle = Circle(voice, [voice], [why], within=_overlap(voice, near))
        circle.taken = voice.form.least if voice.form.of or voice.form.bare else 0
        circles.append(circle)
    else:
        _join(voice, known, why)


def _join(voice: Voice, known: Circle, why: str) -> None:
    form = voice.form
    if why == MAYBE:
        known.doubtful += form.least
    elif why == REST:
        known.taken += form.least
    elif why == PART and known.size and form.exact:
        room = not known.size.exact or known.taken + form.least <= known.size.least
        apart = form.bare and not form.of and room
        known.taken = known.taken + form.least if apart else max(known.taken, form.least)
    narrowed = voice.told and known.first.told and form.bare and form.many
    if narrowed and form.least < known.first.form.least:
        known.first, known.voices, known.why = voice, [], []
    known.voices.append(voice)
    known.why.append(why)


def _opens(voice: Voice, circles: Sequence[Circle]) -> bool:
    """Whether people whom the text only tells of are a set, where they go back to none before."""
    form = voice.form
    if form.other or form.ordinal or form.rest:
        return bool(circles) and (form.bare or _alike(voice, circles[-1]))
    return voice.sure and (form.numbered or not form.back)


def _unite(last: Circle, circles: list[Circle]) -> None:
    """Make one set of the last two, each of one person, whom "both" takes together."""
    at = circles.index(last)
    if at and not circles[at - 1].size:
        first = circles.pop(at - 1)
        last.united = first.least + last.least
        last.first = first.first
        last.voices[:0] = first.voices
        last.why[:0] = first.why


def _known(voice: Voice, circles: Sequence[Circle]) -> tuple[Circle | None, str]:
    form = voice.form
    if form.of:
        return _whole(voice, circles), PART
    same = _by_entity(voice, circles)
    if same and not form.other:
        return same, AGAIN
    if form.rest and (several := [c for c in circles if c.size]):
        return several[-1], REST
    if form.other or (form.ordinal and not form.back):
        return _another(voice, circles)
    if form.bare or voice.words.lower() in leaving_open("pronouns"):
        return (circles[-1] if circles else None), PART
    if form.back:
        return _back(voice, circles)
    if form.one and circles and _may_hold(circles[-1], voice):
        return circles[-1], PART
    if form.many:
        return _again(voice, circles)
    return None, NEW


def _may_hold(circle: Circle, voice: Voice) -> bool:
    """Whether "one ambassador" is one of "diplomats" just told of."""
    return circle.size is not None and (not circle.size.exact or _alike(voice, circle))


def _by_entity(voice: Voice, circles: Sequence[Circle]) -> Circle | None:
    for circle in reversed(circles):
        if voice.entity and any(other.entity == voice.entity for other in circle.voices):
            return circle
    return None


def _whole(voice: Voice, circles: Sequence[Circle]) -> Circle | None:
    """The set that "two of them" are some of: the last of that noun, else the last of several."""
    whole = voice.form.whole
    several = [circle for circle in circles if circle.size]
    if whole and whole.noun:
        several = [c for c in several if _fits(whole, c)] or [
            c for c in several if whole.noun in leaving_open("generic")
        ]
    return several[-1] if several else None


def _another(voice: Voice, circles: Sequence[Circle]) -> tuple[Circle | None, str]:
    """Whether "another" or "a third" is left over in a set of so many, or somebody new."""
    for circle in reversed(circles[-2:]):
        if (voice.form.bare or _alike(voice, circle)) and circle.has_room(voice.form):
            return circle, REST
    return None, "somebody else, by its words"


def _back(voice: Voice, circles: Sequence[Circle]) -> tuple[Circle | None, str]:
    """Whom "the official" or "both sources" go back to."""
    for circle in reversed(circles):
        if any(part.noun in circle.nouns for part in voice.form.parts):
            return circle, AGAIN
    alike = [circle for circle in circles if _alike(voice, circle)]
    if voice.form.many:
        several = [circle for circle in alike if circle.size]
        return (several[-1] if several else None), AGAIN
    if alike and alike[-1].size:
        return alike[-1], PART
    return (alike[-1], MAYBE) if alike else (None, NEW)


def _again(voice: Voice, circles: Sequence[Circle]) -> tuple[Circle | None, str]:
    """Whether several people are, or may be, among those of a set before."""
    for circle in reversed(circles):
        if not circle.size:
            continue
        if circle.first.words.lower() == voice.words.lower():
            return circle, "the same words again"
        fewer = voice.form.exact and voice.form.least < circle.size.least
        if fewer and voice.form.parts[0].noun in circle.nouns and _through(voice, circle):
            return circle, "so many of these"
    return None, NEW


def _overlap(voice: Voice, circles: Sequence[Circle]) -> Circle | None:
    """The set before that a larger one of the same noun may include, or that may include people of
    whom nothing is said but what they know."""
    form = voice.form
    anybody = form.parts[0].noun in leaving_open("anybody") and len(form.parts) == 1 and form.exact
    if circles and anybody and not (form.other or modifiers(voice.words) or voice.told):
        return circles[-1]
    for circle in circles:
        both = voice.form.many and circle.size is not None and not voice.form.other
        generic = circle.nouns & leaving_open("generic")
        if both and voice.form.parts[0].noun in generic and _through(voice, circle):
            return circle
    return None


def _through(voice: Voice, circle: Circle) -> bool:
    """Whether no modifier tells the people from those of a set: "treasury" sources may be among
    "sources", and are none of the bank's."""
    mine, theirs = modifiers(voice.words), modifiers(circle.first.words)
    return mine <= theirs or theirs <= mine


def _alike(voice: Voice, circle: Circle) -> bool:
    return any(_fits(part, circle) for part in voice.form.parts)


def _fits(part: Part, circle: Circle) -> bool:
    nouns, generic = circle.nouns, leaving_open("generic")
    return part.noun in nouns or part.noun in generic or bool(nouns & generic)
