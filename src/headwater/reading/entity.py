"""One person or body of an article, while it is put together from its mentions."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from headwater.reading.lexicon import (
    Gender,
    Noun,
    alike,
    gender_of,
    gender_of_noun,
    noun_of,
    table,
)
from headwater.reading.roles import Role
from headwater.reading.types import SourceKind
from headwater.reading.words import closed

ADDRESS: dict[str, Gender] = {"mr": "m", "sir": "m", "mrs": "f", "ms": "f", "miss": "f"}
"""Words before a name that say no more than a gender."""


@dataclass(slots=True, eq=False)
class Entity:
    """`forms` are its names, each as its words, `written` as the text has them; `full` and `short`
    the numbers of its mentions by full name and by less, in order; `roles` what the article calls
    it, `nouns` the heads of those and `heads` the first of the nouns that mean alike; `count` how
    many people it is; `place`: the text says that it is a place."""

    kind: SourceKind | None
    gender: Gender | None = None
    count: int | None = None
    affiliation: str | None = None
    place: bool = False
    roles: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    forms: dict[tuple[str, ...], int] = field(default_factory=dict)
    written: dict[tuple[str, ...], str] = field(default_factory=dict)
    full: list[int] = field(default_factory=list)
    short: list[int] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its fullest name."""

        def rank(form: tuple[str, ...]) -> tuple[bool, int, int]:
            given = self.kind == "person" and len(form) > 1 and gender_of(form[0]) is not None
            return given, len(form), self.forms[form]

        longest = max(self.forms, key=rank)
        return self.written.get(longest) or " ".join(longest)

    @property
    def is_named(self) -> bool:
        """Whether the article names it, outside headlines."""
        return bool(self.full or self.short)

    @property
    def is_family(self) -> bool:
        """Whether the article introduces it as somebody's relative."""
        return not self.nouns.isdisjoint(table("nouns.toml")["family"]["words"])

    @property
    def tells(self) -> bool:
        """Whether the article introduces it as a journalist."""
        return not self.nouns.isdisjoint(closed("newsroom"))

    @property
    def is_sure(self) -> bool:
        """Whether more than its capitals shows that it is a person."""
        return self.kind == "person" and bool(self.gender or self.roles)

    def add(
        self, name: tuple[str, ...], written: str, mention: int, roles: Sequence[Role] = ()
    ) -> None:
        """Take in a mention under a name, as it is written, with the roles beside it."""
        self.forms[name] = self.forms.get(name, 0) + 1
        self.written.setdefault(name, written)
        (self.full if len(name) > 1 else self.short).append(mention)
        for role in roles:
            self.is_called(role)
            address = ADDRESS.get(role.words.lower().rstrip("."))
            if address and len(name) == 1 and self._begins(name[0]):
                # "Mr. Lou" of Lou Jiwei: what looked like a given name is none
                self.gender = address

    def _begins(self, word: str) -> bool:
        """Whether a full name of it begins with a word."""
        return any(len(form) > 1 and form[0] == word for form in self.forms)

    def is_a(self, noun: Noun) -> None:
        """Take in the noun of a role or description."""
        self.nouns.add(noun.one)
        self.heads.add(alike(noun.one))

    def is_called(self, role: Role) -> None:
        """Take in a role; a mere address ("Mrs.") is none."""
        address = ADDRESS.get(role.words.lower().rstrip(".").rpartition(" ")[2])
        if address:
            self.gender = address if self.gender in {None, "x"} else self.gender
            return
        if role.noun and " " not in role.words and role.noun.one == "person":
            return
        if role.noun:
            self.is_a(role.noun)
        if role.noun and self.kind == "person":
            nouns = (noun_of([word]) for word in role.words.lower().split())
            self.gender = self.gender or next(filter(None, map(gender_of_noun, nouns)), None)
        said = _said(role.words)
        if not any(said <= _said(other) for other in self.roles):
            self.roles.append(role.words)

    def last(self, before: int, *, full: bool = False) -> int | None:
        """The number of its last mention (by full name) before a mention's number."""
        lists = (self.full,) if full else (self.full, self.short)
        found = [some[at - 1] for some in lists if (at := bisect_left(some, before))]
        return max(found, default=None)

    @property
    def first(self) -> int:
        """The number of its first mention."""
        return min(self.full[:1] + self.short[:1])


def _said(role: str) -> set[str]:
    """The words of a role without its article."""
    return set(role.lower().split()) - {"the", "a", "an"}
