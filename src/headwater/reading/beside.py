"""What the words beside a name say that it is: a title, "a website called", "a monthly paper"."""

from collections.abc import Sequence

from headwater.reading.lexicon import noun_of
from headwater.reading.types import SourceKind
from headwater.reading.words import Word, closed

APPOSED = 8
"""Words of a description behind a name and a comma."""


def title_kind(words: Sequence[Word]) -> SourceKind | None:
    """What a title makes the name behind it: a person, or "the agency" a body."""
    low = [word.low.rstrip(".") for word in words]
    if not closed("titles").isdisjoint(low):
        return "person"
    noun = noun_of(low[: low.index("of")] if "of" in low else low)
    return noun.kind if noun and noun.kind != "group" else None


def called_kind(words: Sequence[Word], n: int) -> SourceKind | None:
    """What "a website called" makes the name at `n`."""
    if n < 2 or words[n - 1].low not in closed("naming"):
        return None
    noun = noun_of([words[n - 2].low])
    return noun.kind if noun and noun.kind != "group" else None


def apposed_kind(words: Sequence[Word], j: int, text: str) -> SourceKind | None:
    """That the name before the word numbered `j` is an outlet's: "the Tide, a monthly magazine"."""
    if j >= len(words) or words[j].low not in {"a", "an", "the"}:
        return None
    if text[words[j - 1].end : words[j].start] != ", ":
        return None
    last = None
    for n in range(j + 1, min(len(words), j + APPOSED)):
        stops = words[n].low in closed("function") | closed("after") or words[n].own
        if stops or text[words[n - 1].end : words[n].start] != " ":
            break
        last = noun_of([words[n].low]) or last
    return last.kind if last and last.kind == "outlet" and not last.plural else None
