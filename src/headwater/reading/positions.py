"""What each party wants, refuses or would accept, in its words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from headwater.article import Article
from headwater.reading.lexicon import table
from headwater.reading.types import Attribution, Position

Is = Literal["wants", "refuses", "accepts"]
PARTIES = frozenset({"person", "organisation", "group"})
"""Kinds of speakers that have a position of their own; whoever leaks something tells another's."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table `positions.toml`."""

    what: Is
    cue: re.Pattern[str]
    content: re.Pattern[str]


@cache
def rows() -> tuple[Row, ...]:
    """The rows, in their order."""
    given: Sequence[Mapping[str, Any]] = table("positions.toml")["position"]
    return tuple(
        Row(row["is"], re.compile(rf"\b(?:{row['cue']})"), re.compile(row["content"]))
        for row in given
    )


def positions_in(attributions: Sequence[Attribution], article: Article) -> tuple[Position, ...]:
    """The positions of the parties, in the order of the text."""
    return tuple(_positions(attributions, article))


def _positions(attributions: Sequence[Attribution], article: Article) -> Iterator[Position]:
    for one in attributions:
        what = _what(one, article) if one.speaker.kind in PARTIES else None
        if what and one.speaker.name:
            yield Position(
                one.speaker.name, one.speaker.entity, what, one.cue + one.content, one.id
            )


def _what(one: Attribution, article: Article) -> Is | None:
    cue, content = (
        " ".join(" ".join(span.of(article.text) for span in spans).split()).replace("’", "'")
        for spans in (one.cue, one.content)
    )
    for row in rows():
        if row.cue.search(cue):
            return row.what
    if one.stance not in {"asserts", "wants"}:
        return None
    said = next((row.what for row in rows() if row.content.match(content.strip('“”" '))), None)
    return said or ("wants" if one.stance == "wants" else None)
