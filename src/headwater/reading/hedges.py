"""The words by which a text does not vouch for what it attributes: "reportedly", "appears to"."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from headwater.article import Article, Span
from headwater.reading.types import Spans


@cache
def pattern() -> re.Pattern[str]:
    """All hedges of the table `hedges.toml`."""
    table = tomllib.loads(files("headwater.reading").joinpath("hedges.toml").read_text("utf-8"))
    words = (word for row in table["hedge"] for word in row["words"])
    escaped = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{'|'.join(escaped)})\b", re.IGNORECASE)


def hedges_of(cue: Spans, content: Spans, article: Article) -> Spans:
    """The hedges within the cue and the content of an attribution, in order."""
    found = {
        Span(*match.span())
        for span in (*cue, *content)
        for match in pattern().finditer(article.text, span.start, span.end)
    }
    return tuple(sorted(found))
