"""Attributions inside what is attributed: each content is read again, as a text of its own.

The network marks no attribution within another's content, as its training data does not; but a
content is itself a text in which somebody may speak ("Putin made clear that …").
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from headwater.article import Article, Span
from headwater.reading.manner import Quotations
from headwater.reading.types import Attribution

if TYPE_CHECKING:
    from headwater.reading.attribution import Extractor

ENOUGH = 0.8
"""Confidence from which an attribution inside a content is kept. On PolNeAR dev, where nothing is
marked inside a content, all that is kept costs 0.11 points of RELAXED F1; from 0.9 on, 0.06."""
ROUNDS = 6
"""How many levels are looked for, at most."""
SELF = frozenset({"i", "we", "you"})
"""Sources that are the outer speaker again, or nobody: "I think" passes nothing on."""
EDGE = " \n\"“”‘’'«»„.,;:!?…"


@cache
def table() -> Mapping[str, Any]:
    """The file `rereading.toml`."""
    return tomllib.loads(files("headwater.reading").joinpath("rereading.toml").read_text("utf-8"))


@cache
def cues() -> re.Pattern[str]:
    """The words without which a content is not read again."""
    words = (word for row in table()["cue"] for word in row["words"])
    escaped = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{'|'.join(escaped)})\b", re.IGNORECASE)


def nested_in(
    attributions: Sequence[Attribution], article: Article, extractor: "Extractor"
) -> tuple[Attribution, ...]:
    """The attributions found inside the contents of others.

    At most as much text as the article has is read again, so that the time stays linear.
    """
    quotations = Quotations.of(article)
    known = {at for one in attributions for at in _places(one)}
    left = len(article.text)
    found: list[Attribution] = []
    latest: Sequence[Attribution] = attributions
    for _ in range(ROUNDS):
        pieces = [piece for one in latest for piece in _pieces(one, article.text)]
        fresh: list[Attribution] = []
        for piece in pieces:
            left -= len(piece)
            if left < 0:
                return (*found, *fresh)
            for one in extractor.within(article, piece, quotations):
                if _is_new(one, known, article.text):
                    known |= _places(one)
                    fresh.append(one)
        if not fresh:
            break
        found += fresh
        latest = fresh
    return tuple(found)


def _pieces(one: Attribution, text: str) -> Iterator[Span]:
    """The pieces of a content that may hold somebody's words, without the marks around them.

    Words that are all quoted are left as they are: "I told you" passes nothing on.
    """
    if one.manner == "direct":
        return
    for piece in one.content:
        words = piece.of(text)
        left = len(words) - len(words.lstrip(EDGE))
        right = len(words.rstrip(EDGE))
        if left < right and cues().search(words):
            yield Span(piece.start + left, piece.start + right)


def _places(one: Attribution) -> set[int]:
    """Where its cue stands, each code point: what tells one attribution from another."""
    return {at for span in one.cue for at in range(span.start, span.end)}


def _is_new(one: Attribution, known: AbstractSet[int], text: str) -> bool:
    sure = one.source and one.cue and one.confidence >= ENOUGH
    if not sure or not known.isdisjoint(_places(one)):
        return False
    cue = " ".join(span.of(text) for span in one.cue)
    return bool(cues().search(cue)) and one.source[0].of(text).casefold() not in SELF
