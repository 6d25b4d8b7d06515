"""Which statement of the body a headline repeats: "Poll shows …" is the poll of the lead."""

import re
from collections.abc import Sequence

from headwater.article import Article
from headwater.reading.types import Attribution

WORD = re.compile(r"[^\W\d_]{4,}|\d+")
LEAD = 12
"""Attributions of the body among which a headline's statement is sought."""
FIRST = 3
"""Paragraphs of a body in which it describes those whom it names further on."""
ENOUGH = 0.3
"""Share of a content's words that the body's must have: a lead says it in other words."""
STEM = 5
"""Letters by which words are compared: "blasts" repeats "blasting"."""


def split(
    article: Article, attributions: Sequence[Attribution]
) -> tuple[list[Attribution], list[Attribution]]:
    """(the attributions in headlines, the first ones behind them)."""
    heads = [p.span for p in article.paragraphs if p.kind == "headline"]

    def is_head(one: Attribution) -> bool:
        return any(span.covers(one.content[0]) for span in heads)

    in_order = sorted(attributions, key=lambda one: one.content[0].start)
    above = [one for one in in_order[:LEAD] if is_head(one)]
    below = [one for one in in_order[: LEAD + len(above)] if not is_head(one)]
    return above, below


def leading(article: Article, below: Sequence[Attribution]) -> list[Attribution]:
    """Those of the first paragraphs of the body."""
    body = [p for p in article.paragraphs if p.kind == "body"]
    end = body[min(FIRST, len(body)) - 1].end if body else 0
    return [one for one in below if one.content[0].start < end]


def repeated(one: Attribution, body: Sequence[Attribution], text: str) -> Attribution | None:
    """The attribution of the body whose content has most of a headline's words, if enough."""
    said = _stems(one, text)
    if not said:
        return None
    shares = [(len(said & _stems(other, text)) / len(said), -n) for n, other in enumerate(body)]
    share, n = max(shares, default=(0.0, 0))
    return body[-n] if share >= ENOUGH else None


def _stems(one: Attribution, text: str) -> set[str]:
    found = (w for span in one.content for w in WORD.findall(span.of(text).lower()))
    return {word[:STEM] for word in found}
