"""Whom a relative pronoun goes back to: "two clerks who", "Ivo Brandt, a brewer who"."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from headwater.article import Span
from headwater.reading.entity import Entity
from headwater.reading.lexicon import noun_of
from headwater.reading.phrase import POINTING, Phrase, phrase_at
from headwater.reading.scene import Scene
from headwater.reading.source import AGENTS
from headwater.reading.words import Word, closed, words_of

APPOSED = re.compile(r"(?: \([^()]{1,20}\))?,? (?:--|[–—])? ?")
"""What stands between a name and a description in apposition."""
CLAUSE_LENGTH = 200
"""Code points of the last clause of a text that are looked at."""
CLAUSE = 10
"""Words before a relative pronoun among which what it goes back to ends."""


class Back:
    """Finds the noun phrase before a relative pronoun. `by_name` and `by_description` say whom a
    noun phrase of either sort means."""

    def __init__(
        self,
        scene: Scene,
        by_name: Callable[[Phrase, Span], Entity],
        by_description: Callable[[Phrase], Entity],
    ) -> None:
        self._scene = scene
        self._by_name = by_name
        self._by_description = by_description

    def to(self, at: int, *, people: bool) -> Entity | None:
        """Whom a relative pronoun goes back to: the nearest noun phrase before it in its sentence,
        of people or of things."""
        words = words_of(
            self._scene.text, self._scene.named.sentences[self._scene.named.sentence(at)], at
        )
        owner: Entity | None = None
        for n in range(len(words) - 1, max(-1, len(words) - 1 - CLAUSE), -1):
            if not self._is_head(words, n, at):
                continue
            begin = self._begin(words, n)
            phrase = phrase_at(self._scene.text, Span(words[begin].start, words[n].stop))
            if begin and phrase.noun and words[begin - 1].low in closed("links"):
                owner = owner or self._whose(phrase, at)
                continue
            entity = self._meant(phrase, at)
            if (entity.kind in {"person", "group", "unnamed", None}) == people:
                return entity
        is_people = owner and owner.kind in {"person", "group", "unnamed"}
        return owner if is_people and people else None

    def _is_head(self, words: Sequence[Word], n: int, at: int) -> bool:
        """Whether the word numbered `n` may end the noun phrase that is sought; what stands in
        brackets does not."""
        word, rest = words[n], self._scene.text[words[n].end : at]
        if word.own or 0 <= rest.find(")") < (rest.find("(") % (len(rest) + 1)):
            return False
        named = word.is_capital and (n == len(words) - 1 or not words[n + 1].is_capital)
        beside = n == len(words) - 1 and word.low.endswith(AGENTS)
        return named or beside or word.low in POINTING or noun_of([word.low]) is not None

    def _meant(self, phrase: Phrase, at: int) -> Entity:
        placed = self._scene.trail.speaking(phrase.span.start)
        if phrase.name:
            return self._by_name(phrase, phrase.name)
        if placed and placed.kind == "unnamed":
            return placed
        return self._named_before(phrase) or self._whose(phrase, at)

    def _named_before(self, phrase: Phrase) -> Entity | None:
        """Whose name a description stands behind: "Ivo Brandt (Lib.), a brewer who"."""
        n = bisect_right(self._scene.named.starts, phrase.span.start) - 1
        while n >= 0 and self._is_aside(self._scene.named.mentions[n].span, phrase.span.start):
            n -= 1
        if n < 0 or phrase.determiner not in {"a", "an", "the"}:
            return None
        mention = self._scene.named.mentions[n]
        between = self._scene.text[mention.span.end : phrase.span.start]
        entity = self._scene.entities.of.get(n) if mention.name and not mention.own else None
        return entity if entity and APPOSED.fullmatch(between) else None

    def _is_aside(self, span: Span, at: int) -> bool:
        """Whether a mention reaches past `at`, or stands in brackets: "(Lib.)"."""
        return span.end > at or self._scene.text[span.start - 1 : span.start] == "("

    def _whose(self, phrase: Phrase, at: int) -> Entity:
        """Whom a description means that a relative clause at `at` goes on with; without that one
        "those" are nobody."""
        if phrase.head in POINTING:
            end = self._scene.named.sentence(at) + 1
            ends = self._scene.named.sentences
            stop = ends[end] if end < len(ends) else min(at + CLAUSE_LENGTH, len(self._scene.text))
            phrase = phrase_at(self._scene.text, Span(phrase.span.start, stop))
        return self._by_description(phrase)

    def _begin(self, words: Sequence[Word], n: int) -> int:
        """The number of the word with which the noun phrase begins that ends in word `n`."""
        stops = (closed("function") | closed("after") | closed("verbs")) - closed("determiners")
        first = n
        while first > 0 and n - first < CLAUSE:
            before = words[first - 1]
            if self._scene.text[before.end : words[first].start] != " ":
                break
            if words[first].low in closed("determiners") or before.low in stops:
                break
            first -= 1
        return first
