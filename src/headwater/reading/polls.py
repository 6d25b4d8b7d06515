"""Polls and their respondents: what "43 percent of voters" say came through a poll."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from headwater.article import Article, Span
from headwater.reading.discourse import table
from headwater.reading.frames import SAME_LENGTH, anchor
from headwater.reading.types import Attribution, Spans

BEFORE = 100
"""Code points before "poll" in which the phrase that names it begins."""


@cache
def respondents() -> re.Pattern[str]:
    """Words that name respondents."""
    return re.compile(table()["respondents"]["pattern"])


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_table()['nouns'])})\b")


def _table() -> Mapping[str, Any]:
    polls: Mapping[str, Any] = table()["polls"]
    return polls


class Polls:
    """The polls that an article names."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        even = article.text.translate(SAME_LENGTH)
        self._named = [_phrase(even, found) for found in _nouns().finditer(even)]
        self._starts = [span.start for span in self._named]
        names = Counter(filter(None, map(self._name, self._named)))
        often = names.most_common(1)[0][0] if names else None
        main = [span for span in self._named if self._name(span) == often]
        self._main = main[-1] if main else None

    def of(self, one: Attribution, paragraph: int, starts: Sequence[int]) -> Span | None:
        """The poll whose respondents speak in an attribution, if any do.

        The last that the paragraph names, else the one that the article names most.
        """
        words = " ".join(span.of(self._text) for span in one.source)
        if not respondents().search(words):
            return None
        count = bisect_right(self._starts, anchor(one))
        last = self._named[count - 1] if count else None
        beside = last is not None and bisect_right(starts, last.start) == paragraph
        return last if beside else self._main or last

    def is_one(self, source: Spans) -> bool:
        """Whether a poll itself is the source."""
        return any(self._in(span) for span in source)

    def _in(self, span: Span) -> bool:
        first = bisect_left(self._starts, span.start)
        return first < len(self._named) and span.covers(self._named[first])

    def _name(self, span: Span) -> str:
        """What tells a poll from others: its capitalised words."""
        words = span.of(self._text).split()
        return " ".join(
            w for w in words if w[:1].isupper() and w.lower() not in _table()["determiners"]
        )


def _phrase(text: str, noun: "re.Match[str]") -> Span:
    first = noun.start()
    for word in reversed(list(re.finditer(r"[^\s]+", text[max(0, first - BEFORE) : first]))):
        start = max(0, noun.start() - BEFORE) + word.start()
        low = word.group().strip('"“(').lower()
        if low in _table()["stops"] or low[-1:] in set(',.;:?!)"”'):
            break
        first = start
        if low in _table()["determiners"]:
            break
    return Span(first, noun.end())
