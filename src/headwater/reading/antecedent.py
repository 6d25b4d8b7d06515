"""Which of those named before a place the text goes on about: the antecedent of "he" or "they".

A score for each candidate over the mentions of the last sentences: who speaks or opens a sentence
counts more than who stands in the middle of one, in one sentence only once, and less with every
sentence that lies between. No more than `REACH` mentions are looked at, so a reading takes time in
proportion to its length.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from headwater.article import Span
from headwater.reading.entity import Entity

REACH = 40
FADE, PARTED = 0.45, 0.5
SPEAKS, OPENS, STANDS, OWNS, QUOTED = 3.0, 2.0, 1.0, 0.6, 0.25
"""How much a mention weighs; FADE is by what, with each sentence, PARTED where a new paragraph has
begun since. Set by hand with `benchmarks.chains` on dev and its open articles: fading by 0.3 to
0.6, and other weights near these, change no more than three of some 890 speakers."""


@dataclass(frozen=True, slots=True)
class Place:
    """One mention of an entity: where, in which sentence, and how much it weighs."""

    span: Span
    sentence: int
    entity: Entity
    weight: float


class Trail:
    """The places of an article in order, filled from start to end as they are resolved."""

    def __init__(self, paragraphs: Sequence[int] = ()) -> None:
        """`paragraphs` are the numbers of the sentences with which paragraphs begin, in order."""
        self._paragraphs = paragraphs
        self.places: list[Place] = []
        self._starts: list[int] = []

    def add(self, place: Place) -> None:
        """Put a place at the end; it stands behind all that are there."""
        self.places.append(place)
        self._starts.append(place.span.start)

    def best(
        self,
        at: int,
        sentence: int,
        fits: Callable[[Entity], float],
        but: Sequence[Span] = (),
        within: int = 8,
        margin: float = 1.0,
    ) -> Entity | None:
        """The entity that a word at `at` most likely goes on about.

        `fits` is a factor for each entity, 0 for what it cannot be; places inside the spans `but`
        do not count, nor those more than `within` sentences back. None if the next best comes
        within a factor of `margin`.
        """
        heaviest: dict[tuple[Entity, int], float] = {}
        last = bisect_left(self._starts, at)
        for place in reversed(self.places[max(0, last - REACH) : last]):
            away = sentence - place.sentence
            if away > within:
                break
            if not any(span.covers(place.span) for span in but):
                key = place.entity, place.sentence
                heaviest[key] = max(place.weight, heaviest.get(key, 0.0))
        scores: dict[Entity, float] = {}
        opened = self._opened(sentence)
        for (entity, there), weight in heaviest.items():
            near = 1.0 if there >= opened else PARTED
            scores[entity] = scores.get(entity, 0.0) + weight * near * FADE ** (sentence - there)
        # the sort is stable, so that of two alike the one named last comes first
        ranked = sorted(((s * fits(one), one) for one, s in scores.items()), key=lambda p: -p[0])
        if not ranked or ranked[0][0] <= 0:
            return None
        clear = len(ranked) < 2 or ranked[0][0] >= margin * ranked[1][0]
        return ranked[0][1] if clear else None

    def speaking(self, at: int) -> Entity | None:
        """The entity of the last source whose words hold the character `at`, if any does."""
        last = bisect_right(self._starts, at)
        near = (place for place in reversed(self.places[max(0, last - REACH) : last]))
        holding = (place for place in near if place.weight == SPEAKS and at < place.span.end)
        return next((place.entity for place in holding), None)

    def _opened(self, sentence: int) -> int:
        """The number of the sentence with which the paragraph of a sentence begins."""
        before = bisect_right(self._paragraphs, sentence)
        return self._paragraphs[before - 1] if before else 0
