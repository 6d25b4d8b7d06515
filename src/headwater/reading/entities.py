"""Which names are one person or body: full names first, then what is short for them.

People are kept apart by their given names, so two of one surname stay two; a surname alone goes to
the one of them that the text speaks of (`_which`). Bodies are joined by their words and initials.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from headwater.reading.lexicon import Gender, bare, gender_of, known_name, places, table
from headwater.reading.mentions import Mention, name_kind
from headwater.reading.types import SourceKind

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
OFTEN = 3
"""Times more often than another of the same surname that one is named before a bare surname is
theirs even where the other was the last one named in full."""


@dataclass(slots=True, eq=False)
class Entity:
    """One person or body of an article, while it is put together.

    `forms` are its names, each as its words; `places` the numbers of its mentions; `roles` what the
    article calls it, and `nouns` the heads of those; `count` how many people it is.
    """

    kind: SourceKind | None
    gender: Gender | None = None
    count: int | None = None
    affiliation: str | None = None
    roles: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    forms: dict[tuple[str, ...], int] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its fullest name."""
        longest = max(self.forms.items(), key=lambda pair: (len(pair[0]), pair[1]))
        return " ".join(longest[0])

    def add(self, name: tuple[str, ...], place: int) -> None:
        """Take in a mention under a name."""
        self.forms[name] = self.forms.get(name, 0) + 1
        self.places.append(place)


class Entities:
    """The people and bodies that an article names. Made once, then only looked up."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
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

    def find(self, name: Sequence[str], near: int) -> Entity | None:
        """The entity that a name means at the mention numbered `near` (or just before it)."""
        words = tuple(name)
        key = bare(" ".join(words))
        if key in self._bodies:
            return self._bodies[key]
        if len(words) > 1:
            return self._person(words) or self._part(key)
        return self._which(words[0].lower(), near) or self._part(key)

    def add(self, words: Sequence[str], *, titled: bool, the: bool) -> Entity:
        """A new entity, for a name that stands where no mention was found (in a headline, say)."""
        kind = name_kind(words, titled=titled, the=the)
        entity = Entity(kind, gender_of(words[0]) if kind == "person" else None)
        entity.forms[tuple(words)] = 1
        self._bodies[bare(" ".join(words))] = entity
        self.all.append(entity)
        return entity

    def _put_full(self, n: int) -> None:
        mention = self._mentions[n]
        titled = _is_person_title(mention)
        kind = name_kind(mention.name, titled=titled, the=mention.the)
        if kind == "person":
            entity = self._person(mention.name) or self._new_person(mention)
            self._learn(entity, mention)
        else:
            entity = self._body(mention.name, kind)
        self._take(entity, n)

    def _take(self, entity: Entity, n: int) -> None:
        entity.add(self._mentions[n].name, n)
        self.of[n] = entity

    def _person(self, name: Sequence[str]) -> Entity | None:
        known = self._people.get(_surname(name), ())
        return next(
            (one for one in known if any(_compatible(form, name) for form in one.forms)), None
        )

    def _new_person(self, mention: Mention) -> Entity:
        entity = Entity("person", gender_of(mention.name[0]), count=1)
        self.all.append(entity)
        self._people.setdefault(_surname(mention.name), []).append(entity)
        if len(mention.name) > 1:
            self._given.setdefault(mention.name[0].lower(), []).append(entity)
        return entity

    def _learn(self, entity: Entity, mention: Mention) -> None:
        if entity.gender in {None, "x"} and len(mention.name) > 1:
            entity.gender = gender_of(mention.name[0]) or entity.gender

    def _body(self, name: tuple[str, ...], kind: SourceKind | None) -> Entity:
        key = bare(" ".join(name))
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
        if known_name(key) and key in places():
            return None
        found = self._parts.get(key, ())
        return found[0] if len(found) == 1 else None

    def _put_short(self, n: int, inside: set[str]) -> None:
        mention = self._mentions[n]
        word = mention.name[0]
        entity = self.find(mention.name, n)
        if entity is None:
            titled = _is_person_title(mention)
            kind = name_kind(mention.name, titled=titled, the=mention.the)
            if mention.starts and not kind and word.lower() not in inside:
                return
            if kind in {"person", None} and not mention.the:
                entity = self._new_person(mention)
                entity.kind = "person" if kind else None
            else:
                entity = self._body(mention.name, kind)
        self._take(entity, n)

    def _which(self, word: str, near: int) -> Entity | None:
        """The person that a surname, or else a given name, alone means at a place."""
        known = self._people.get(word) or self._given.get(word)
        if not known:
            return None
        if len(known) == 1:
            return known[0]
        counts = [len(one.places) for one in known]
        most = max(range(len(known)), key=lambda k: counts[k])
        last = max(known, key=lambda one: max((p for p in one.places if p < near), default=-1))
        rest = max(count for k, count in enumerate(counts) if k != most)
        return known[most] if counts[most] >= OFTEN * rest else last


def _is_person_title(mention: Mention) -> bool:
    return mention.title is not None


def _surname(name: Sequence[str]) -> str:
    words = [word for word in name if word.lower().rstrip(".") not in SUFFIXES] or list(name)
    return words[-1].lower()


def _compatible(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names of one surname may be one person's."""
    a, b = one[0].lower().rstrip("."), other[0].lower().rstrip(".")
    if len(one) == 1 or len(other) == 1:
        return True
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    return _formal(a) == _formal(b)


def _formal(given: str) -> str:
    short: dict[str, str] = table("names.toml")["short"]
    return short.get(given, given)


def _initials(name: Sequence[str]) -> str:
    letters = [word[0] for word in name if word[0].isupper()]
    return "".join(letters).lower() if len(letters) > 2 else ""
