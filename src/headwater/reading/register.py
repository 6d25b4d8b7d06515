"""The sources that attributions and hands of an article name, each under one id."""

from headwater.article import Span
from headwater.reading.affiliation import of_role
from headwater.reading.entity import Entity
from headwater.reading.roles import main_role
from headwater.reading.types import Source, Speaker


class Register:
    """Gives every entity an id when it is first asked for, and keeps all its mentions."""

    def __init__(self) -> None:
        self._entities: list[Entity] = []
        self._ids: dict[int, str] = {}
        self._spans: dict[int, set[Span]] = {}

    def note(self, entity: Entity, span: Span) -> None:
        """Keep a mention of an entity, whether it has an id by then or not."""
        self._spans.setdefault(id(entity), set()).add(span)

    def speaker(self, entity: Entity) -> Speaker:
        """An entity as the speaker of an attribution or a hand of a chain."""
        key = id(entity)
        if key not in self._ids:
            self._ids[key] = f"s{len(self._ids) + 1}"
            self._entities.append(entity)
        role = main_role(entity.roles)
        kind = entity.kind or "person"
        count = 1 if kind == "person" and entity.count is None else entity.count
        affiliation = entity.affiliation or (of_role(role) if role else None)
        return Speaker(entity.name, kind, count, role, affiliation, self._ids[key])

    @property
    def sources(self) -> tuple[Source, ...]:
        """Everybody who has an id, in the order of their ids."""
        return tuple(
            Source(
                self._ids[id(entity)],
                entity.name,
                entity.kind or "person",
                tuple(entity.roles),
                tuple(sorted(self._spans.get(id(entity), ()))),
            )
            for entity in self._entities
        )
