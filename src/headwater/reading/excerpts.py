"""Passages of another outlet's piece: "From Lorrimer News:", and then paragraphs of theirs.

A paragraph whose last sentence brings in an outlet that reports, and no word of what it says, opens
a passage. Printed in quotation marks, it ends where they close; printed without, where the article
shows that it speaks for itself again, or after a few paragraphs. What somebody says in a passage
came through the outlet's hands. The forms are in `excerpts.toml`.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from headwater.article import Article, Paragraph
from headwater.reading.frames import SAME_LENGTH
from headwater.reading.hands import Clue
from headwater.reading.names import names_in
from headwater.reading.outlets import Outlets

REACH = 5
"""Paragraphs of a passage without marks whose end nothing shows: as many as the longest without
marks has in PolNeAR train."""
FARTHEST = 12
"""Paragraphs in which a sign of its end is looked for."""
LONGEST = 240
"""Code points of a sentence that brings in a piece; a longer one tells something itself."""
MARKS = ('"', "“")
PARTS = frozenset({"headline", "byline", "dateline", "furniture"})
"""Kinds of paragraphs that are no part of a passage printed without marks."""
SENTENCE = re.compile(r"(?<=[.?!])[\"”]? +(?=[A-Z“\"])")


@cache
def table() -> Mapping[str, Any]:
    """The file `excerpts.toml`."""
    return tomllib.loads(files("headwater.reading").joinpath("excerpts.toml").read_text("utf-8"))


@cache
def returns() -> re.Pattern[str]:
    """How a paragraph begins in which the article speaks for itself again."""
    return re.compile(table()["returns"]["pattern"])


@dataclass(frozen=True, slots=True)
class Opening:
    """One form in which a piece is brought in."""

    pattern: re.Pattern[str]
    edge: bool
    beside: bool


@cache
def openings() -> tuple[Opening, ...]:
    """The rows of the table, in their order."""
    return tuple(
        Opening(re.compile(row["pattern"]), row.get("edge", False), row.get("beside", False))
        for row in table()["opens"]
    )


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage from `start` to `end` of the article's text, and whose it is."""

    start: int
    end: int
    clue: Clue


class Excerpts:
    """The passages of one article, in order; none overlaps another."""

    def __init__(self, found: Iterable[Excerpt]) -> None:
        self._found = tuple(found)
        self._starts = [one.start for one in self._found]

    @classmethod
    def of(cls, article: Article, outlets: Outlets) -> "Excerpts":
        """Those that the text shows. Takes time in proportion to the length of the text."""
        return cls(_Walk(article, outlets).excerpts())

    def at(self, start: int) -> Clue | None:
        """Whose passage the character `start` lies in."""
        before = bisect_right(self._starts, start)
        one = self._found[before - 1] if before else None
        return one.clue if one and start < one.end else None


class _Walk:
    """The way through the paragraphs of an article."""

    def __init__(self, article: Article, outlets: Outlets) -> None:
        self._paragraphs: Sequence[Paragraph] = sorted(article.paragraphs, key=lambda p: p.start)
        text = article.text.translate(SAME_LENGTH)
        self._texts = [text[one.start : one.end].strip() for one in self._paragraphs]
        self._raw = [text[one.start : one.end].rstrip() for one in self._paragraphs]
        self._outlets = outlets

    def excerpts(self) -> Iterator[Excerpt]:
        """The passages, from the start of the article to its end."""
        last, ended, number = None, -1, 0
        while number < len(self._texts) - 1:
            number += 1
            clue = self._opened(number - 1, last, beside=ended == number - 1)
            end = self._end(number, clue) if clue else number
            if clue and end > number:
                yield Excerpt(self._paragraphs[number].start, self._paragraphs[end - 1].end, clue)
                last, ended, number = clue, end, end

    def _opened(self, number: int, last: Clue | None, *, beside: bool) -> Clue | None:
        """Whose piece a paragraph brings in; `last` is that of the passage before."""
        raw = self._raw[number]
        begins = max(
            (m.end() for m in SENTENCE.finditer(raw)), default=len(raw) - len(raw.lstrip())
        )
        sentence = raw[begins:]
        if len(sentence) > LONGEST:
            return None
        for form in openings():
            found = form.pattern.search(sentence)
            if found and "who" in form.pattern.groupindex:
                offset = self._paragraphs[number].start + begins + found.start("who")
                if clue := self._named(found["who"], offset, edge=form.edge):
                    return clue
            elif found and last and (beside or not form.beside) and self._shows(number, sentence):
                return last
        return None

    def _shows(self, number: int, sentence: str) -> bool:
        """Whether what a sentence brings in follows it: after a colon, or in quotation marks."""
        return sentence.endswith(":") or self._texts[number + 1].startswith(MARKS)

    def _named(self, words: str, offset: int, *, edge: bool) -> Clue | None:
        for span in names_in(words, offset):
            at_edge = span.start == offset or span.end == offset + len(words)
            if (at_edge or not edge) and (who := self._outlets.at(span)):
                return Clue(who, span, "reports")
        return None

    def _end(self, first: int, clue: Clue) -> int:
        """The number of the paragraph after a passage that begins with the paragraph `first`."""
        if _is_marked(self._texts[first]):
            return self._marked(first)
        for number in range(first, min(first + FARTHEST, len(self._texts))):
            if self._returns(number, clue):
                return number
        return min(first + REACH, len(self._texts))

    def _marked(self, first: int) -> int:
        """Where a passage ends whose paragraphs begin with marks: with the one that closes them."""
        for number in range(first, len(self._texts)):
            text = self._texts[number]
            if not text.startswith(MARKS):
                return number
            if text.endswith('"') or text.count("”") > text.count("“") or _is_whole(text):
                return number + 1
        return len(self._texts)

    def _returns(self, number: int, clue: Clue) -> bool:
        """Whether the article speaks for itself in a paragraph, or a new part of it begins."""
        text, name = self._texts[number], re.escape((clue.who.name or "").removeprefix("the "))
        opened = text.endswith(":") and len(text) < LONGEST
        named = name and re.search(rf"\b{name}\b", text)
        parted = self._paragraphs[number].kind in PARTS
        return bool(opened or named or parted or returns().search(text))


def _is_marked(text: str) -> bool:
    """Whether a paragraph is quoted as a whole: its first mark closes at its end, or not in it."""
    if text.startswith("“"):
        return _is_whole(text) or text.count("“") > text.count("”")
    return text.startswith('"') and (text.count('"') % 2 == 1 or text.find('"', 1) == len(text) - 1)


def _is_whole(text: str) -> bool:
    return text.startswith("“") and text.find("”") == len(text) - 1
