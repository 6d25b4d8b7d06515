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

LEAD = 4
"""Paragraphs, headline included, that name the poll which an article is about."""


@cache
def respondents() -> re.Pattern[str]:
    """Words that name respondents."""
    return re.compile(table()["respondents"]["pattern"])


@cache
def classes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(classes of people that are asked, the shares or the poll that a paragraph tells of)."""
    row = table()["classes"]
    return re.compile(rf"\b(?:{'|'.join(row['words'])})\b", re.I), re.compile(row["shares"])


@cache
def _nouns() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_table()['nouns'])})\b", re.IGNORECASE)


@cache
def _unnamed() -> frozenset[str]:
    """Words that name no poll even in capitals."""
    return frozenset((*_table()["determiners"], *_table()["nouns"]))


def _table() -> Mapping[str, Any]:
    polls: Mapping[str, Any] = table()["polls"]
    return polls


class Polls:
    """The polls that an article names."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        even = article.text.translate(SAME_LENGTH)
        named = ((_phrase(even, found), found.group()) for found in _nouns().finditer(even))
        self._named = [span for span, noun in named if noun.islower() or self._name(span)]
        self._starts = [span.start for span in self._named]
        names = Counter(filter(None, map(self._name, self._named)))
        often = names.most_common(1)[0][0] if names else None
        main = [span for span in self._named if often and self._name(span) == often]
        self._main = max(main, key=len, default=None)
        paragraphs = [p for p in article.paragraphs if p.kind in {"headline", "body"}]
        lead = paragraphs[LEAD - 1].end if len(paragraphs) >= LEAD else len(even)
        self._leads = any(span.start < lead for span in self._named)
        self._shares = [found.start() for found in classes()[1].finditer(even)]

    def of(self, one: Attribution, paragraph: int, starts: Sequence[int]) -> Span | None:
        """The poll whose respondents speak in an attribution, if any do.

        The last that the paragraph names, else the one that the article names most.
        """
        words = " ".join(span.of(self._text) for span in one.source)
        if one.speaker.kind == "person" or self.is_one(one.source):
            return None
        if one.speaker.kind == "group":
            words = f"{words} {one.speaker.name}"
        if not (respondents().search(words) or self._is_class(one, words, paragraph, starts)):
            return None
        count = bisect_right(self._starts, anchor(one))
        last = self._named[count - 1] if count else None
        beside = last is not None and bisect_right(starts, last.start) == paragraph
        return last if beside and last and self._name(last) else self._main or last

    def _is_class(
        self, one: Attribution, words: str, paragraph: int, starts: Sequence[int]
    ) -> bool:
        """Whether a class of people speaks where an article on a poll tells of its shares."""
        if not self._leads or one.speaker.kind != "group" or not classes()[0].search(words):
            return False
        here = (bisect_right(starts, share) for share in self._shares)
        return any(at in {paragraph, paragraph + 1} for at in here)

    def is_one(self, source: Spans) -> bool:
        """Whether a poll itself is the source."""
        return any(self._in(span) for span in source)

    def _in(self, span: Span) -> bool:
        first = bisect_left(self._starts, span.start)
        return first < len(self._named) and span.covers(self._named[first])

    def _name(self, span: Span) -> str:
        """What tells a poll from others: its capitalised words."""
        words = span.of(self._text).split()
        return " ".join(w for w in words if w[:1].isupper() and w.lower() not in _unnamed())


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
