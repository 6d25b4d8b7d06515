"""Sets of unnamed people, and how many they can be together.

A set has a least and a greatest number of members. The least is the greatest that its words state,
and the sum of its parts that exclude each other; the greatest is open unless all its members are
counted. Whom words count on from it ("a second official", "two others") make it larger, and so do
those of others of whom some are said to be in it ("two of whom were among the four"). Two sets have
nobody in common unless their words leave that open: `Circle.overlap`. All together are the sum less
what is shared.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from headwater.article import Span
from headwater.reading.counting import Wording
from headwater.reading.quantity import Size

NOBODY = Size(0, 0)


@dataclass(frozen=True, slots=True)
class Voice:
    """A mention of somebody unnamed, and the ids of the attributions that it speaks in.

    `told`: no statement is theirs. `sure`: they are a source for certain. `named`: it is one of a
    set whom the text names. `names`: how many of them it names ("including the mayor, Ada Kern").
    `answers`: what they say confirms or denies what others said. `through`: who passed on what
    they said, the outlet before all.
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
    names: int = 0
    answers: bool = False
    through: str | None = None


@dataclass(slots=True)
class Circle:
    """A set while it is made. `taken` are its members in parts that exclude each other, `inside`
    those of its first part who were told of again, `doubtful` those who may be somebody else,
    `named` those of it whom the text names; `grown` is how many it is with those who were counted
    on from it; `within` is a set before with which it has as many in common as `overlap` says."""

    first: Voice
    voices: list[Voice]
    why: list[str]
    taken: int = 0
    inside: int = 0
    doubtful: int = 0
    united: int = 0
    grown: Size | None = None
    named: set[str | None] = field(default_factory=set)
    within: "Circle | None" = None
    overlap: Size = NOBODY

    @property
    def nouns(self) -> set[str]:
        """The nouns that its members were called by."""
        wholes = {voice.form.whole.noun for voice in self.voices if voice.form.whole}
        also = {noun for voice in self.voices for noun in voice.form.also}
        return {part.noun for voice in self.voices for part in voice.form.parts} | wholes | also

    @property
    def several(self) -> Size | None:
        """How many the people are of whom it is, or is a part; None for one person alone."""
        form = self.first.form
        if self.grown:
            return self.grown
        if form.of:
            return form.whole.size if form.whole and form.whole.many else None
        counted = not form.bare or self.first.told
        return (form.size if counted else Size(form.least, None)) if form.many else None

    @property
    def size(self) -> Size:
        """How many people it can have."""
        sure = any(voice.sure for voice in self.voices)
        named = self._known_by_name()
        least = max(0, self._least() - named) if sure else 0
        most = self._most()
        if most is None:
            return Size(least, None)
        return Size(least, max(most + self.doubtful - (named if sure else 0), least))

    def _most(self) -> int | None:
        return self.grown.most if self.grown else self.first.form.size.most

    def _least(self) -> int:
        """How many it has at least, those among them whom the text names."""
        told = (voice.form.least for voice in self.voices if voice.sure)
        several = self.several
        most = several.most if several and several.most is not None else self.taken
        grown = self.grown.least if self.grown else 0
        return max([min(self.taken, most), self.united, grown, *told])

    def grow(self, voice: Voice) -> None:
        """Take people in who are none of those told of: "a second official"; so many of them as are
        `shared` are told of already, and who is no source for certain may be nobody."""
        least, most = self._least(), self._most()
        whole = Size(least, None if most is None else max(most, least))
        more = voice.form.size.but(Size(voice.form.shared, voice.form.shared))
        self.grown = whole + (more if voice.sure else Size(0, more.most))
        self.taken = self.grown.least

    def _known_by_name(self) -> int:
        return len(self.named) + sum(voice.names for voice in self.voices)

    def has_room(self, form: Wording) -> bool:
        """Whether somebody else is left over in it: "a third" of three, "another" of four."""
        several = self.several
        if several is None:
            return False
        if several.most is None:
            return form.bare or self.taken > 0
        if form.ordinal and form.ordinal <= several.most:
            return True
        return self.taken > 0 and self.taken + form.least <= several.most


def bounds(circles: Sequence[Circle]) -> Size:
    """How many different people the sets can have together: their sum less what is shared."""
    total = sum((circle.size for circle in circles), NOBODY)
    shared = NOBODY
    left = {id(circle): circle.size.least for circle in circles}
    for circle in circles:
        if circle.within:
            most = min(circle.size.least, circle.overlap.most or 0, left[id(circle.within)])
            left[id(circle.within)] -= most
            shared += Size(min(circle.overlap.least, most), most)
    return total.but(shared)
