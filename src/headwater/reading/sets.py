"""Sets of unnamed people, and how many they can be together.

A set has a least and a greatest number of members. The least is the greatest that its words state,
and the sum of its parts that exclude each other; the greatest is open unless all its members are
counted. Two sets have nobody in common unless their words leave that open, or say it ("two of whom
were among the four"): `Circle.overlap`. All together are the sum less what is shared.
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


@dataclass(slots=True)
class Circle:
    """A set while it is made. `taken` are its members in parts that exclude each other, `doubtful`
    those who may be somebody else, `named` those of it whom the text names; `within` is a set
    before with which it has as many in common as `overlap` says."""

    first: Voice
    voices: list[Voice]
    why: list[str]
    taken: int = 0
    doubtful: int = 0
    united: int = 0
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
        if form.of:
            return form.whole.size if form.whole and form.whole.many else None
        counted = not form.bare or self.first.told
        return (form.size if counted else Size(form.least, None)) if form.many else None

    @property
    def size(self) -> Size:
        """How many people it can have."""
        least = self._least()
        most = self.first.form.size.most
        if most is None or not any(voice.sure for voice in self.voices):
            return Size(least, None if most is None else max(most + self.doubtful, least))
        return Size(least, max(most + self.doubtful - self._known_by_name(), least))

    def _least(self) -> int:
        if not any(voice.sure for voice in self.voices):
            return 0
        told = (voice.form.least for voice in self.voices if voice.sure)
        several = self.several
        most = several.most if several and several.most is not None else self.taken
        return max(0, max([min(self.taken, most), self.united, *told]) - self._known_by_name())

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
