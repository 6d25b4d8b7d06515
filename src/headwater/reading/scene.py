"""What the descriptions of one article are resolved from, and of whom it goes on about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from headwater.article import Span
from headwater.reading.antecedent import Trail
from headwater.reading.entities import Entities
from headwater.reading.entity import Entity
from headwater.reading.mentions import Named


@dataclass(frozen=True, slots=True)
class Scene:
    """An article's text, what it names, who these are, and whom it has spoken of so far."""

    text: str
    named: Named
    entities: Entities
    trail: Trail

    def best(
        self,
        at: int,
        fits: Callable[[Entity], float],
        but: Sequence[Span] = (),
        within: int = 8,
        margin: float = 1.0,
    ) -> Entity | None:
        """Whom a word at a place most likely goes on about, as `Trail.best` finds them."""
        return self.trail.best(at, self.named.sentence(at), fits, but, within, margin)
