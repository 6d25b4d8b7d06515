"""Which names are one person or body: full names first, then what is short for them.

People are kept apart by their given names, so two of one surname stay two; a surname alone goes to
the one of them that the text speaks of (`_which`). Bodies are joined by their words and initials.
"""

from collections.abc import Collection, Mapping, Sequence

from headwater.reading.entity import ADDRESS, Entity
from headwater.reading.lexicon import (
    alias,
    bare,
    gender_of,
    known_name,
    places,
    table,
)
from headwater.reading.mentions import Mention, name_kind
from headwater.reading.roles import Role
from headwater.reading.types import SourceKind
from headwater.reading.words import closed

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PLURALS = ("ers", "ists", "ians", "ans", "crats")
"""Endings of words for people, in the plural."""
NAMESAKES = 50
"""Of how many people of one name, the last ones, a bare name is sought."""
LOCAL, AWAY = 2, 4
"""A surname alone goes to the one of that name whom the article names most, but to one named in
full in the last LOCAL sentences where the other has not been named in AWAY sentences."""


class Entities:
    """The people and bodies that an article names. Made once, then only looked up."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        roles: Mapping[int, Sequence[Role]],
        outlets: Collection[str] = (),
    ) -> None:
        """`outlets` are the names of outlets that are known from elsewhere (credits)."""
        self._mentions = mentions
        self._outlets = {bare(name) for name in outlets}
        self._roles = roles
        self.all: list[Entity] = []
        self.of: dict[int, Entity] = {}
        self._people: dict[str, list[Entity]] = {}
        self._given: dict[str, list[Entity]] = {}
        self._bodies: dict[str, Entity] = {}
        self._parts: dict[str, list[Entity]] = {}
        names = [n for n, mention in enumerate(mentions) if mention.name]
        for n in names:
            if len(mentions[n].name) > 1:
                self._put_full(n)
        inside = {m.name[0].lower() for m in mentions if len(m.name) == 1 and not m.starts}
        for n in names:
            if n not in self.of:
                self._put_short(n, inside)
        for entity in self.all:
            self._weigh(entity)

    def _kind(self, mention: Mention) -> SourceKind | None:
        if bare(mention.written) in self._outlets:
            return "outlet"
        if "&" in mention.written:
            return "organisation"
        return name_kind(mention.name, says=mention.says, the=mention.the)

    def _weigh(self, entity: Entity) -> None:
        """What the words beside a name say that it is, where its own words do not."""
        if entity.kind not in {"person", None} or entity.is_sure:
            return
        around = [self._mentions[n] for n in (*entity.full, *entity.short)]
        if any(_is_staffed(m) for m in around):
            entity.kind, entity.count = "outlet", None
            return
        if any(m.the and m.behind in closed("families") for m in around):
            entity.kind, entity.count = "group", None
            return
        entity.place = 2 * sum(m.before in {"in", "at"} for m in around) >= len(around)
        if entity.place or any(m.behind == "which" for m in around):
            entity.kind, entity.count = "organisation", None

    def find(self, name: Sequence[str], near: int) -> Entity | None:
        """The entity that a name means at the mention numbered `near` (or just before it)."""
        words = tuple(name)
        key = bare(" ".join(words))
        for other in (key, alias(key)):
            if other in self._bodies:
                return self._bodies[other]
        if len(words) > 1:
            return self._person(words) or self._part(key)
        return self._which(_surname(words), near) or self._part(key)

    def add(self, words: Sequence[str], says: SourceKind | None, *, the: bool) -> Entity:
        """A new entity, for a name that stands where no mention was found (in a headline, say)."""
        kind = name_kind(words, says=says, the=the)
        entity = Entity(kind, gender_of(words[0]) if kind == "person" else None)
        entity.forms[tuple(words)] = 1
        self._bodies[bare(" ".join(words))] = entity
        self.all.append(entity)
        return entity

    def _put_full(self, n: int) -> None:
        mention = self._mentions[n]
        kind = self._kind(mention)
        if kind == "person":
            entity = self._person(mention.name) or self._new_person(mention)
            self._learn(entity, mention)
        else:
            entity = self._body(mention.name, kind)
        self._take(entity, n)

    def _take(self, entity: Entity, n: int) -> None:
        mention = self._mentions[n]
        entity.add(mention.name, mention.written, n, self._roles.get(n, ()))
        self.of[n] = entity

    def _person(self, name: Sequence[str]) -> Entity | None:
        known = self._people.get(_surname(name), [])[-NAMESAKES:]
        return next(
            (one for one in known if any(_compatible(form, name) for form in one.forms)), None
        )

    def _new_person(self, mention: Mention) -> Entity:
        entity = Entity("person", gender_of(mention.name[0]), count=1)
        self.all.append(entity)
        self._people.setdefault(_surname(mention.name), []).append(entity)
        if 1 < len(mention.name) < 4 and not mention.name[0].isupper():
            self._given.setdefault(mention.name[0].lower(), []).append(entity)
        return entity

    def _learn(self, entity: Entity, mention: Mention) -> None:
        if entity.gender in {None, "x"} and len(mention.name) > 1:
            entity.gender = gender_of(mention.name[0]) or entity.gender

    def _body(self, name: tuple[str, ...], kind: SourceKind | None) -> Entity:
        key = alias(bare(" ".join(name)))
        entity = self._bodies.get(key)
        if entity is None:
            entity = Entity(kind)
            self.all.append(entity)
            self._bodies[key] = entity
            for part in {name[0].lower(), name[-1].lower(), _initials(name)} - {""}:
                self._parts.setdefault(part, []).append(entity)
        return entity

    def _part(self, key: str) -> Entity | None:
        """A body by its initials or by the first or last word of its name."""
        if key in places() or known_name(key) == "organisation":
            return None
        found = self._parts.get(key, ())
        return max(found, key=lambda one: len(one.full) + len(one.short), default=None)

    def _put_short(self, n: int, inside: set[str]) -> None:
        mention = self._mentions[n]
        word = mention.name[0]
        entity = self.find(mention.name, n)
        if entity is None:
            kind = self._kind(mention)
            if mention.the and word.lower().removesuffix("s") in self._people:
                entity = self._couple(mention)
                self._take(entity, n)
                return
            if mention.starts and kind is None and word.lower().endswith(PLURALS):
                kind = "group"
            if mention.starts and not kind and word.lower() not in inside:
                return
            if kind in {"person", None} and not mention.the:
                entity = self._new_person(mention)
                entity.kind = "person" if kind else None
            else:
                entity = self._body(mention.name, kind)
        self._take(entity, n)

    def _couple(self, mention: Mention) -> Entity:
        """The people that "the Brandts" are."""
        key = bare(mention.written)
        if key not in self._bodies:
            self._bodies[key] = couple = Entity("person", None, 2)
            self.all.append(couple)
            both = self._people[key.removesuffix("s")]
            if len(both) == couple.count:
                couple.forms[(" and ".join(one.name for one in both),)] = 1
        return self._bodies[key]

    def _which(self, word: str, near: int) -> Entity | None:
        """The person that a surname, or else a given name, alone means at a place."""
        known = (self._people.get(word) or self._given.get(word) or [])[-NAMESAKES:]
        if not known:
            return None
        if len(known) == 1:
            return known[0]
        gender = self._titled_gender(near)
        fits = [one for one in known if one.gender in {gender, None, "x"} or not gender] or known
        fits = [one for one in fits if not one.is_family] or fits
        main = max(fits, key=lambda one: (len(one.full) + len(one.short), -one.first))
        there = self._mentions[near].sentence if near < len(self._mentions) else 0
        local = [one for one in fits if there - self._last(one, near, full=True) <= LOCAL]
        if local and there - self._last(main, near, full=False) > AWAY:
            return max(local, key=lambda one: self._last(one, near, full=True))
        return main

    def _titled_gender(self, near: int) -> str | None:
        roles = self._roles.get(near, ())
        return next(
            (g for role in roles if (g := ADDRESS.get(role.words.lower().rstrip(".")))), None
        )

    def _last(self, one: Entity, near: int, *, full: bool) -> int:
        """The sentence of its last mention before `near`; far back without one."""
        last = one.last(near, full=full)
        return -1000 if last is None else self._mentions[last].sentence


def _is_staffed(mention: Mention) -> bool:
    """Whether it has reporters or a host: "the Tide's correspondent", "Orne Mornings host"."""
    own = mention.own and mention.behind in closed("newsroom")
    return own or mention.behind in closed("presenters")


def _surname(name: Sequence[str]) -> str:
    words = [word for word in name if word.lower().rstrip(".") not in SUFFIXES] or list(name)
    return words[-1].lower().replace("’", "'")


def _compatible(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names of one surname may be one person's."""
    if len(one) == 1 or len(other) == 1:
        return True
    short, long = sorted((tuple(one), tuple(other)), key=len)
    a, b = one[0].lower().rstrip("."), other[0].lower().rstrip(".")
    if long[-len(short) :] == short or {a, b} & closed("particles"):
        return True
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    return _formal(a) == _formal(b)


def _formal(given: str) -> str:
    short: dict[str, str] = table("names.toml")["short"]
    return short.get(given, given)


def _initials(name: Sequence[str]) -> str:
    letters = [word[0] for word in name if word[0].isupper()]
    return "".join(letters).lower() if len(letters) > 1 else ""
