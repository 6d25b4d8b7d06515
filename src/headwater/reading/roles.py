"""The roles and affiliations that an article gives a person, in its own words.

A role stands before a name ("Kremlin spokesman Dmitry Peskov"), after it between commas ("Bettina
Ostrander, who chairs the council,"), or is said of somebody by a form of "be".
"""

import re

from headwater.article import Span
from headwater.reading.lexicon import Noun, noun_of
from headwater.reading.phrase import Word, closed, words_of

APPOSED = re.compile(
    r"(?: \([^)]{1,40}\))?,\s+"
    r"(?P<role>(?:who (?:is|was|has been|had been|serves as|served as) )?[^,;:.()“”\"\n]{3,160}?)"
    r"(?=[,;:()“”\"\n]|\. |\.$|\.\n|$| (?:said|says|told|wrote|added|who)\b)"
)
"""What stands between commas after a name."""
SAID = re.compile(
    r"(?:said|says|told|tells|wrote|added|and|but|or|while|which|where|when|as)\b", re.IGNORECASE
)
BE = re.compile(r"who (?:is|was|has been|had been|serves as|served as) ")
HEAD_WITHIN = 9
"""Words of an apposition among which the noun that makes it a role must stand."""


def apposed(text: str, end: int) -> Span | None:
    """The role in apposition after a name that ends at `end`, if one stands there."""
    found = APPOSED.match(text, end)
    if not found or SAID.match(found["role"]):
        return None
    start = found.start("role")
    lead = BE.match(text, start)
    start = lead.end() if lead else start
    words = words_of(text, start, found.end("role"))
    return Span(start, found.end("role")) if words and role_noun(words) else None


def role_noun(words: list[Word]) -> Noun | None:
    """The noun of a person that a role has as its head, before any "of", "for" or clause."""
    head: Noun | None = None
    for n, word in enumerate(words[:HEAD_WITHIN]):
        if n and word.low in closed("after"):
            break
        noun = noun_of([w.low for w in words[: n + 1]])
        if noun and noun.kind == "person" and not noun.plural:
            head = noun
    return head


def role_words(text: str, span: Span) -> str:
    """A role as it is shown."""
    return " ".join(span.of(text).split()).strip(" ,–—")
