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


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table. `terms`: only where it is said that they are not named. `needs`: what a
    paragraph has in which it fits, quicker to look for than a number, that may begin anywhere."""

    pattern: re.Pattern[str]
    terms: bool
    sure: bool
    needs: re.Pattern[str] | None


@cache
def rows() -> tuple[Row, ...]:
    """All rows, in their order."""
    parts = {key: _table()[key] for key in ("noun", "writer")}
    parts["number"] = _table()["number"].replace("{one}", f"(?:{number_pattern()})")
    return tuple(
        Row(
            re.compile(row["pattern"].format(**parts), re.MULTILINE),
            row["terms"],
            row["sure"],
            re.compile(row["needs"]) if "needs" in row else None,
        )
        for row in _table()["row"]
    )


def witnesses_in(article: Article, sentences: Sentences) -> Iterator[Witness]:
    """Everybody of the kind, row by row of the table, outside furniture and quotations."""
    text, terms = article.text, re.compile(_table()["terms"])
    quotations = Quotations.of(article)
    for span in (p.span for p in article.paragraphs if p.kind in {"body", "caption"}):
        for row, who in _matches(text, span):
            here = sentences.at(who.start)
            after = sentences.at(min(here.end, len(text) - 1))
            told = not row.terms or terms.search(text, here.start, after.end)
            if told and not is_quoted(who.start, quotations):
                yield Witness(who, row.sure)


def _matches(text: str, span: Span) -> Iterator[tuple[Row, Span]]:
    for row in rows():
        if row.needs is None or row.needs.search(text, span.start, span.end):
            for found in row.pattern.finditer(text, span.start, span.end):
                yield row, Span(*found.span("who"))
