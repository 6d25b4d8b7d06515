"""Whom a description means: "the senator", "her campaign", "the British news agency"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from headwater.article import Span
from headwater.reading.affiliation import of_phrase
from headwater.reading.entity import Entity
from headwater.reading.lexicon import (
    Gender,
    Noun,
    alike,
    bare,
    gender_of_noun,
    noun_of,
    outlets_of,
    table,
)
from headwater.reading.phrase import Phrase, phrase_at
from headwater.reading.scene import Scene
from headwater.reading.source import count_of, kind_of, one_line, words_of_source
from headwater.reading.types import SourceKind
from headwater.reading.words import Word, closed, words_of

MADE_BY = re.compile(r" (?:by|from) (?:the )?[A-Z]")
"""Words of a document that say whose it is."""
LISTED = re.compile(r",? and |, ")
"""What parts the members of a list of people."""
REACH = 12
"""How many earlier and later places of a noun are looked at for a fuller description."""
FAR = 300
"""Mentions back, and on, among which somebody of a role is sought."""
BACK = 8
"""Words before a noun among which its noun phrase begins."""
ON = 6
"""Words of an "of" or "by" behind a noun that are taken for its name."""


class Descriptions:
    """The descriptions of an article, looked up among its names and its earlier words."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._made: dict[tuple[str, str], Entity] = {}
        self._unnamed: dict[str, Entity] = {}
        self._owned: dict[tuple[int, str], Entity] = {}

    def new(self, phrase: Phrase, whole: Noun | None = None) -> Entity:
        """The entity of a description that names nobody known; alike ones of a class are one."""
        kind = kind_of(phrase, whole)
        words = words_of_source(phrase, self._scene.text)
        if kind == "unnamed" and phrase.determiner not in closed("definite"):
            entity = _entity(phrase, kind, words, self._scene.text)
            if phrase.noun:
                self._unnamed[phrase.noun.one] = entity
            self._introduce(phrase)
            return entity
        return self.called(words, kind, phrase)

    def _introduce(self, phrase: Phrase) -> None:
        """Keep the single members of a list of people: "a doctor and two nurses"."""
        start, end = phrase.core[0].start, phrase.core[-1].end
        found = [*LISTED.finditer(self._scene.text, start, end)]
        ends = [*(one.start() for one in found), end]
        for first, last in zip([start, *(one.end() for one in found)], ends, strict=True):
            inner = phrase_at(self._scene.text, Span(first, last))
            if found and inner.noun and inner.determiner in {"a", "an"} and not inner.noun.plural:
                words = words_of_source(inner, self._scene.text)
                self._unnamed[inner.noun.one] = _entity(
                    inner, kind_of(inner), words, self._scene.text
                )

    def part(self, phrase: Phrase) -> Entity:
        """Some of a class of people: "many Germans"."""
        return self.called(words_of_source(phrase, self._scene.text), "group", phrase)

    def called(self, words: str, kind: SourceKind, phrase: Phrase) -> Entity:
        """The entity of that kind which the article calls so, made where there is none yet."""
        key = (kind, bare(words))
        if key not in self._made:
            self._made[key] = _entity(phrase, kind, words, self._scene.text)
        return self._made[key]

    def owned(self, owner: Entity, phrase: Phrase, noun: Noun) -> Entity:
        """The body of somebody: "Lena Orsk’s campaign" for "the Orsk campaign"."""
        first = next((n for n, w in enumerate(phrase.core) if w.own), 0) + 1
        rest = [word.text for word in phrase.core[first:]] if first < len(phrase.core) - 1 else []
        words = " ".join(rest) if phrase.own and rest else noun.one
        key = (id(owner), alike(words))
        if key not in self._owned:
            entity = Entity(noun.kind)
            entity.forms[(f"{owner.name}’s", words)] = 1
            entity.is_a(noun)
            self._owned[key] = entity
        return self._owned[key]

    def by_role(self, noun: Noun, phrase: Phrase, gender: Gender | None) -> Entity | None:
        """The named person whose role has that noun, or one that means alike: of those near, the
        one whose roles have most of the phrase's words, then the one last named before it, else
        the first named after."""
        near = bisect_left(self._scene.named.starts, phrase.span.start)
        of = self._scene.entities.of
        numbers = (*range(near - 1, max(-1, near - FAR), -1), *range(near, near + FAR))
        around = dict.fromkeys(of[n] for n in numbers if n in of)
        head = alike(noun.one)
        found = [
            one
            for one in around
            if one.kind == "person"
            and head in one.heads
            and one.gender in {gender or one.gender, None, "x"}
        ]
        if not found:
            return None
        said = {bare_word(word.low) for word in phrase.core}
        parties = said & closed("parties")
        words = {one: {bare_word(w) for role in one.roles for w in role.split()} for one in found}
        same = [one for one in found if not parties or not words[one] & closed("parties") - parties]
        return max(same, key=lambda one: len(words[one] & said), default=None)

    def unnamed(self, noun: Noun, phrase: Phrase) -> Entity | None:
        """Somebody unnamed of that noun whom the article had introduced before, as a source or, in
        passing, in fuller words."""
        if known := self.introduced(noun):
            return known
        words = self.fuller(noun, phrase, later=False)
        return self.called(words, "unnamed", phrase) if words else None

    def introduced(self, noun: Noun) -> Entity | None:
        """Somebody unnamed of that noun who was a source before: "a doctor and two nurses"."""
        return self._unnamed.get(noun.one)

    def fuller(self, noun: Noun, phrase: Phrase, *, later: bool = True) -> str | None:
        """The fullest words that what is described has in the article: near before it, or, where
        its opening is as vague, after it. A noun that means alike may take the noun's place."""
        at = phrase.span.start
        near = self._near(noun.one, at, phrase.span, later=later)
        found = [*filter(None, map(self._described, near))]
        words = next(filter(MADE_BY.search, found), None) or next(iter(found), None)
        first = alike(noun.one)
        for other in (first, *table("nouns.toml")["alike"].get(first, ())):
            if words:
                break
            earlier = self._near(other, at, phrase.span, later=False)
            words = next(filter(None, map(self._described, earlier)), None)
        return words

    def _near(self, noun: str, at: int, but: Span, *, later: bool) -> Iterator[Span]:
        places = self._scene.named.nouns.get(noun, ())
        here = bisect_left(places, Span(at, at + 1))
        yield from reversed(places[max(0, here - REACH) : here])
        if later:
            yield from (span for span in places[here : here + REACH] if not but.covers(span))

    def _described(self, span: Span) -> str | None:
        """The noun phrase that ends in the noun at `span`, if it says more than "the new poll"."""
        first = bisect_right(self._scene.named.sentences, span.start) - 1
        words = words_of(self._scene.text, self._scene.named.sentences[first], span.end)
        plain = closed("determiners") | closed("plain")
        inner = [w for w in words[self._begin(words) : -1] if w.low not in plain]
        links = {"of", "by"}
        if alike(words[-1].low) in {"letter", "statement", "ad", "video"}:
            links = {"of", "by", "to", "from"}
        end = self.end(span.end, links)
        if not inner and end == span.end:
            return None
        return one_line(self._scene.text[inner[0].start if inner else span.start : end])

    def _begin(self, words: list[Word]) -> int:
        n = len(words) - 1
        stops = (closed("function") | closed("after")) - closed("determiners")
        while n > 0 and len(words) - n <= BACK:
            gap = self._scene.text[words[n - 1].end : words[n].start]
            if gap.strip(" \xa0\u202f/&") or (
                words[n - 1].low in stops and not words[n - 1].is_capital
            ):
                break
            n -= 1
            if words[n].low in closed("determiners"):
                break
        return n

    def end(self, at: int, links: Collection[str]) -> int:
        """Past the link ("of", "from") behind a noun that ends at `at`, with what it names."""
        words = words_of(self._scene.text, at, at + 80)[: ON + 1]
        if not words or words[0].low not in links or words[0].start != at + 1:
            return at
        end = at
        for before, word in pairwise(words):
            gap = self._scene.text[before.end : word.start]
            joined = gap == " " and (word.is_capital or word.low in {"the", "a", "an"})
            linked = before.low in {*links, "of", "the", "a", "an"} and gap == " "
            if not joined and not linked and not (gap == " " and _goes_on(words[1], before, word)):
                break
            end = word.stop
        return end

    def outlet(self, phrase: Phrase, at: int) -> Entity | None:
        """The outlet that "the British news agency" or "the paper" means."""
        nations = {bare(name) for word in phrase.core for name in outlets_of(word.bare)}
        return self._last(
            at, lambda one: one.kind == "outlet" and (not nations or bare(one.name) in nations)
        )

    def body(self, noun: Noun, at: int) -> Entity | None:
        """The named body last named before `at` whose name, or what it is called, has that noun."""
        return self._last(
            at,
            lambda one: one.kind == "organisation" and (noun.one in one.nouns or _holds(one, noun)),
        )

    def _last(self, at: int, fits: Callable[[Entity], bool]) -> Entity | None:
        near = bisect_left(self._scene.named.starts, at)
        before = (self._scene.entities.of.get(n) for n in range(near - 1, max(-1, near - FAR), -1))
        return next((one for one in before if one and fits(one)), None)


def _goes_on(first: Word, before: Word, word: Word) -> bool:
    """Whether a word in small letters goes on with a number: "of 400 registered voters"."""
    stops = closed("function") | closed("after") | closed("verbs")
    noun = noun_of([before.low])
    participle = word.low.endswith("ed") and before is not first
    if noun and noun.plural:
        return False
    return first.text[0].isdigit() and word.low not in stops and not participle


def bare_word(word: str) -> str:
    """A word in small letters; a party by one of its names."""
    low = word.lower().strip(".,’'")
    return {"gop": "republican", "democrat": "democratic", "tory": "conservative"}.get(low, low)


def _holds(entity: Entity, noun: Noun) -> bool:
    return any(word.lower() == noun.one for form in entity.forms for word in form)


def _entity(phrase: Phrase, kind: SourceKind, words: str, text: str) -> Entity:
    entity = Entity(kind, gender_of_noun(phrase.noun), count_of(phrase, kind))
    if kind == "unnamed":
        entity.affiliation = of_phrase(phrase, text)
    entity.forms[tuple(words.split())] = 1
    if phrase.noun:
        entity.is_a(phrase.noun)
    return entity


def joined(parts: Sequence[Entity]) -> Entity:
    """Several who speak together: people with their number, or a group."""
    people = all((part.kind or "person") == "person" for part in parts)
    kind: SourceKind = "person" if people else "group"
    if all(part.kind == parts[0].kind for part in parts) and parts[0].kind in {
        "document",
        "outlet",
    }:
        kind = parts[0].kind
    entity = Entity(kind, None, len(parts) if people else None)
    *most, last = [part.name for part in parts]
    entity.forms[(f"{', '.join(most)} and {last}",)] = 1
    entity.roles = list(parts[0].roles[:1])
    return entity
