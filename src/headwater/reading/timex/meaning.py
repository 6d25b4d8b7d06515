"""What the words of a time expression say, before it is known when they were written."""

from dataclasses import dataclass

from headwater.reading.timex.periods import Unit
from headwater.reading.types import TimexMod, TimexType


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from the period at hand: "last year" is the year by -1.

    `origin` is what it is counted from: the publication time, or the last date spoken of; where
    `weekday` is given, that day of the week `weeks` later, or the next such day if there are none.
    """

    unit: Unit
    by: int
    origin: str = "published"
    weekday: int | None = None
    weeks: int = 0
    nth: tuple[int, int] | None = None
    months: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """A period known by its name within a larger one: a month of a year, a weekday of a week.

    `which`: the one at hand ("this"), before it ("last", "before"), after it ("next", "after"), or
    whichever the tense of the sentence asks for (None), the nearest to a day spoken of ("near").
    `movable` is the feast that a day is counted from, `plus` by how many days it lies after that,
    or after the day that is named.
    """

    unit: Unit
    number: int | None = None
    month: int | None = None
    day: int | None = None
    year: int | Shift | None = None
    which: str | None = None
    nth: tuple[int, int] | None = None
    back: int = 0
    movable: str | None = None
    plus: int = 0

    @property
    def is_weekday(self) -> bool:
        """Whether it is a day known by its place in the week."""
        return self.unit == "day" and self.number is not None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A period that needs no anchor, as TIMEX3 writes it."""

    value: str


When = Shift | Named | Fixed


@dataclass(frozen=True, slots=True)
class Meaning:
    """A type, when it is, and how the words narrow or widen that.

    `clock` is what follows the day of a TIME ("T22:00", "TMO"); `value` an unanchored value
    ("P2Y", "PRESENT_REF", "XXXX-WXX-5"). `stretch` is what lies at the other end of a DURATION that
    ends or begins with the publication: "the past three years".
    """

    type: TimexType
    when: When | None = None
    value: str | None = None
    clock: str = ""
    mod: TimexMod | None = None
    quant: str | None = None
    freq: str | None = None
    zone: str | None = None
    stretch: Shift | None = None


STEPS = {
    "this": (0, "published"), "last": (-1, "published"), "next": (1, "published"),
    "latest": (0, "text"), "before": (-1, "text"), "after": (1, "text"), "same": (0, "text"),
}  # fmt: skip
"""By how many units each `deictic` lies from what."""


def dated(when: When, mod: TimexMod | None = None) -> Meaning:
    """A DATE that is to be anchored."""
    return Meaning("DATE", when, mod=mod)
