"""Why a source has no name, and on which terms it spoke, in the article's own words."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from headwater.article import Article, Span
from headwater.reading.frames import SAME_LENGTH
from headwater.reading.lexicon import noun_of, table
from headwater.reading.sentences import Sentences
from headwater.reading.types import Spans

REACH = 3
"""Sentences after a mention in which its terms may be told ("The officials spoke on …")."""

OPENING = re.compile(
    r"\W*(?:the|all|both|these|those|none|neither|he|she|they|nobody|no one)\b"
    r"(?: (?:of|the) \w+| [\w-]+){0,3}",
    re.IGNORECASE,
)
"""How a sentence begins that goes on about somebody told of before."""


@cache
def rules() -> re.Pattern[str]:
    """The words that say on which terms somebody spoke."""
    rows: Sequence[Mapping[str, Any]] = table("unnamed.toml")["ground_rules"]
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows), re.IGNORECASE)


@cache
def _reason() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    row = table("unnamed.toml")["reason"]
    return tuple(re.compile(row[name], re.IGNORECASE) for name in ("opens", "bare", "ends"))  # type: ignore[return-value]


class Grounds:
    """The terms that an article tells of, sentence by sentence."""

    def __init__(self, article: Article, sentences: Sentences) -> None:
        self._even = article.text.translate(SAME_LENGTH)
        self._sentences = sentences

    def of(self, mentions: Spans, nouns: set[str]) -> tuple[Spans, Spans]:
        """(the reasons, the ground rules) of a set of sources with these mentions and nouns."""
        reasons: list[Span] = []
        rules: list[Span] = []
        for number in self._near(mentions):
            sentence = self._sentences.spans[number]
            mine = [span for span in mentions if sentence.covers(span)]
            if mine or self._is_about(sentence, nouns):
                start = max([sentence.start, *(span.start for span in mine)])
                reason, rule = self._terms(start, sentence.end)
                reasons += [reason] if reason else []
                rules += [rule] if rule else []
        return tuple(dict.fromkeys(reasons)), tuple(dict.fromkeys(rules))

    def _near(self, mentions: Spans) -> list[int]:
        """The sentences of the mentions, and those after that may tell their terms."""
        last = len(self._sentences.spans)
        numbers = {self._sentences.index(span.start) + n for span in mentions for n in range(REACH)}
        return sorted(number for number in numbers if number < last)

    def _is_about(self, sentence: Span, nouns: set[str]) -> bool:
        """Whether a sentence begins with a definite mention of such sources, and tells terms."""
        opening = OPENING.match(sentence.of(self._even))
        if not opening or not rules().search(sentence.of(self._even)):
            return False
        words = re.findall(r"[\w'-]+", opening.group().lower())
        if words[0] in {"he", "she", "they", "none", "neither", "both", "all", "nobody", "no"}:
            return True
        found = {noun.one for n in range(len(words)) if (noun := noun_of(words[n : n + 1]))}
        return bool(found & nouns) or not found or "source" in found

    def _terms(self, start: int, end: int) -> tuple[Span | None, Span | None]:
        text = self._even[start:end]
        opens, bare, ends = _reason()
        rule = rules().search(text)
        reason = opens.search(text, rule.end()) if rule else None
        reason = reason or (bare.search(text))
        found = self._until(start, reason, ends) if reason else None
        return found, Span(start + rule.start(), start + rule.end()) if rule else None

    def _until(self, start: int, opening: "re.Match[str]", ends: re.Pattern[str]) -> Span:
        stop = ends.search(self._even, start + opening.end())
        end = stop.start() if stop else len(self._even)
        return Span(start + opening.start(), max(end, start + opening.end()))
