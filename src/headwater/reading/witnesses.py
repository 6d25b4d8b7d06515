"""Unnamed people whom a text speaks of as its sources, though it gives no statement of theirs.

"For this article we spoke to twelve people, none of whom would be named"; "Another agreed". They
make up the sets that the statements of others belong to (`headwater.reading.unnamed`).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from headwater.article import Article, Span
from headwater.reading.lexicon import table
from headwater.reading.manner import Quotations
from headwater.reading.mentions import is_quoted
from headwater.reading.quantity import number_pattern
from headwater.reading.sentences import Sentences


@dataclass(frozen=True, slots=True)
class Witness:
    """Where the text speaks of them; `sure` is whether they count as sources for certain."""

    span: Span
    sure: bool


@cache
def _table() -> Mapping[str, Any]:
    found: Mapping[str, Any] = table("unnamed.toml")["told"]
    return found


@cache
def rows() -> tuple[tuple[re.Pattern[str], bool, bool], ...]:
    """(pattern, whether terms must be told, whether it is sure) of each row."""
    parts = {key: _table()[key] for key in ("noun", "writer")}
    parts["number"] = _table()["number"].replace("{one}", f"(?:{number_pattern()})")
    return tuple(
        (re.compile(row["pattern"].format(**parts), re.MULTILINE), row["terms"], row["sure"])
        for row in _table()["row"]
    )


def witnesses_in(article: Article, sentences: Sentences) -> Iterator[Witness]:
    """Everybody of the kind, row by row of the table, outside furniture and quotations."""
    text, terms = article.text, re.compile(_table()["terms"])
    quotations = Quotations.of(article)
    for paragraph in article.paragraphs:
        if paragraph.kind not in {"body", "caption"}:
            continue
        for pattern, needs, sure in rows():
            for found in pattern.finditer(text, paragraph.start, paragraph.end):
                here = sentences.at(found.start("who"))
                after = sentences.at(min(here.end, len(text) - 1))
                told = not needs or terms.search(text, here.start, after.end)
                if told and not is_quoted(found.start("who"), quotations):
                    yield Witness(Span(*found.span("who")), sure)
