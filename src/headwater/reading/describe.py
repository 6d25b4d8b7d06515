"""Whom a description means: "the senator", "the poll", "the British news agency"."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from headwater.article import Span
from headwater.reading.entities import Entities, Entity
from headwater.reading.lexicon import Gender, Noun, bare, outlets_of, table
from headwater.reading.mentions import Named
from headwater.reading.phrase import Phrase, Word, closed, words_of
from headwater.reading.source import count_of, kind_of, one_line, words_of_source
from headwater.reading.types import SourceKind

GENDERS: tuple[Gender, ...] = ("f", "m")
DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its", "these", "those"})
REACH = 12
"""How many earlier places of a noun are looked at for a fuller description."""
BACK = 8
"""Words before a noun among which its noun phrase begins."""


def gender_of_noun(noun: Noun | None) -> Gender | None:
    """The gender that a noun of a person says."""
    rows = table("nouns.toml")["gender"]
    return next((g for g in GENDERS if noun and noun.one in rows[g]), None)


class Descriptions:
    """The descriptions of an article, looked up among its names and its earlier words."""

    def __init__(self, text: str, named: Named, entities: Entities) -> None:
        self._text = text
        self._named = named
        self._entities = entities
        self._made: dict[tuple[str, str], Entity] = {}

    def new(self, phrase: Phrase, whole: Noun | None = None) -> Entity:
        """The entity of a description that names nobody known; alike ones of a class are one."""
        kind = kind_of(phrase, whole)
        words = words_of_source(phrase, self._text)
        key = (kind, bare(words))
        if kind == "unnamed" and phrase.determiner not in DEFINITE:
            return self._entity(phrase, kind, words)
        if key not in self._made:
            self._made[key] = self._entity(phrase, kind, words)
        return self._made[key]

    def _entity(self, phrase: Phrase, kind: SourceKind, words: str) -> Entity:
        entity = Entity(kind, gender_of_noun(phrase.noun), count_of(phrase, kind))
        entity.forms[tuple(words.split())] = 1
        if phrase.noun:
            entity.nouns.add(phrase.noun.one)
        return entity

    def by_role(self, noun: Noun, at: int, gender: Gender | None) -> Entity | None:
        """The named person whose role has that noun: the one last named before `at`, else the
        first named after."""
        fits = [
            one for one in self._entities.all
            if noun.one in one.nouns and (not gender or one.gender in {gender, None, "x"})
        ]  # fmt: skip
        mentions = self._named.mentions

        def last(one: Entity) -> int:
            starts = [mentions[n].span.start for n in one.places]
            before = bisect_left(starts, at)
            return starts[before - 1] if before else -starts[0]

        return max(fits, key=last, default=None)

    def fuller(self, noun: Noun, at: int, phrase: Phrase) -> str | None:
        """The fullest words that a body or document described at `at` has near before it, or, where
        the article's opening is as vague, after it."""
        places = self._named.nouns.get(noun.one, ())
        here = bisect_left(places, Span(at, at + 1))
        before = list(reversed(places[max(0, here - REACH) : here]))
        after = [span for span in places[here : here + REACH] if not phrase.span.covers(span)]
        for span in before + after:
            words = self._described(span)
            if words:
                return words
        return None

    def _described(self, span: Span) -> str | None:
        """The noun phrase that ends in the noun at `span`, if it says more than "the poll"."""
        first = bisect_right(self._named.sentences, span.start) - 1
        words = words_of(self._text, self._named.sentences[first], span.end)
        start = self._begin(words)
        inner = [w for w in words[start:-1] if w.low not in closed("determiners")]
        if not any(w.text[0].isupper() and w.start != self._named.sentences[first] for w in inner):
            return None
        return one_line(self._text[inner[0].start : span.end])

    def _begin(self, words: list[Word]) -> int:
        n = len(words) - 1
        while n > 0 and len(words) - n <= BACK:
            gap = self._text[words[n - 1].end : words[n].start]
            if gap.strip(" /&") or words[n - 1].low in closed("function") - closed("determiners"):
                break
            n -= 1
            if words[n].low in closed("determiners"):
                break
        return n

    def outlet(self, phrase: Phrase, at: int) -> Entity | None:
        """The outlet that "the British news agency" or "the paper" means."""
        nations = {bare(name) for word in phrase.core for name in outlets_of(word.bare)}
        return self._last(
            at, lambda one: one.kind == "outlet" and (not nations or bare(one.name) in nations)
        )

    def body(self, noun: Noun, at: int) -> Entity | None:
        """The named body last named before `at` whose name ends in that noun."""
        return self._last(
            at,
            lambda one: (
                one.kind == "organisation"
                and any(w.lower() == noun.one for form in one.forms for w in form)
            ),
        )

    def _last(self, at: int, fits: Callable[[Entity], bool]) -> Entity | None:
        mentions = self._named.mentions
        for n in range(len(mentions) - 1, -1, -1):
            entity = self._entities.of.get(n)
            if entity and mentions[n].span.start < at and fits(entity):
                return entity
        return None
