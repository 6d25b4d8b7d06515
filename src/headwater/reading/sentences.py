"""Where sentences begin and end: enough to know what stands together with what.

Rules after Mikheev (2002): a full stop ends a sentence unless the word before it is an abbreviation
or an initial, or what follows begins with a small letter.
"""

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from headwater.article import Article, Span

LONGEST = 2000
"""Code points of a sentence at most: a text without full stops costs no more than others."""

END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-ZÀ-Þ0-9])|\n+")
WORD_BEFORE = re.compile(r"(?:^|[\s\"'“‘(\[])([^\s\"'“‘(\[]+)\Z")


@cache
def abbreviations() -> frozenset[str]:
    """Words that a full stop follows within a sentence, in small letters, without it."""
    table = tomllib.loads(files("headwater.reading").joinpath("sentences.toml").read_text("utf-8"))
    return frozenset(word for row in table["abbreviation"] for word in row["words"])


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of an article in order; every code point of a paragraph is in one."""

    spans: tuple[Span, ...]

    @classmethod
    def of(cls, article: Article) -> "Sentences":
        """Those of every paragraph; a text without paragraphs is one."""
        text = article.text
        blocks = sorted((p.start, p.end) for p in article.paragraphs) or [(0, len(text))]
        found = (span for start, end in blocks if start < end for span in split(text, start, end))
        return cls(tuple(found))

    def at(self, offset: int) -> Span:
        """The sentence that holds `offset`, else the last that begins before it, else the first."""
        return self.spans[self.index(offset)]

    def index(self, offset: int) -> int:
        """The number of that sentence, from 0."""
        return max(0, bisect_right(self.spans, offset, key=lambda span: span.start) - 1)


def split(text: str, start: int, end: int) -> list[Span]:
    """The sentences of `text[start:end]`, which is not empty, each with the white space after."""
    cuts = [found.end() for found in END.finditer(text, start, end) if _ends(text, start, found)]
    edges = [start, *(cut for cut in cuts if start < cut < end), end]
    return [
        Span(at, min(at + LONGEST, right))
        for left, right in pairwise(edges)
        for at in range(left, right, LONGEST)
    ]


def _ends(text: str, start: int, found: "re.Match[str]") -> bool:
    if not found.group().startswith("."):
        return True
    before = WORD_BEFORE.search(text, max(start, found.start() - 24), found.start())
    word = before.group(1).lower() if before else ""
    return not (word in abbreviations() or (len(word) == 1 and word.isalpha()))
