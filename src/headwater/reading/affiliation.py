"""To whom somebody belongs, as the text says it: "Kremlin spokesman", "an aide at a ministry"."""

import re

from headwater.article import Span
from headwater.reading.lexicon import noun_of, table
from headwater.reading.phrase import Phrase
from headwater.reading.words import Word, closed, words_of

BELONGS = re.compile(
    r"\b(?:of|at|for|with|from) (?P<body>(?:the )?(?:[a-z-]+ ){0,2}?[A-Z0-9][^,;:()]*?)"
    r"(?=[,;:()]| (?:who|which|and|since|until|in|under|on|during)\b|$)"
)
"""A body in a role: "a fellow at the Harbour Institute"."""
NEAR = re.compile(
    r"(?:close|loyal|allied|sympathetic) to (?P<to>.+)"
    r"|(?:of|at|for|with|from|in|inside|within|representing|working for) (?P<in>.+)"
)
"""What follows a source without a name, and to whom it belongs."""
MATTERS = re.compile(r"\b(?:knowledge|matter|talks|discussions|case|situation|plans?|thinking)\b")
"""What somebody may be "in" or "with" without belonging to it."""


def of_role(role: str) -> str | None:
    """To whom a role belongs: "the Harbour Board" in "Harbour Board chairman", or None."""
    if found := BELONGS.search(role):
        return found["body"]
    words = words_of(role, 0, len(role))
    owner = [n for n, word in enumerate(words) if word.own]
    if owner:
        return _named(words[: owner[0] + 1])
    ends = (noun_of([w.low for w in words[: n + 1]]) for n in range(len(words)))
    heads = [n for n, noun in enumerate(ends) if noun and noun.kind == "person"]
    return _named(words[: heads[0]]) if heads and heads[0] else None


def _named(words: list[Word]) -> str | None:
    """The name that words in capitals are; the country for its adjective; no party."""
    names = [w for w in words if w.is_capital and w.low not in closed("parties")]
    if not names or names[-1] is not words[-1]:
        names = names if len(words) > len(names) and names[:1] == words[:1] else []
    if not names:
        return None
    countries = table("bodies.toml")["countries"]
    return str(countries.get(names[0].bare) or " ".join(word.bare for word in names))


def of_phrase(phrase: Phrase, text: str) -> str | None:
    """To whom the bearer of a withheld name belongs: "close to Ukraine’s leadership"."""
    if phrase.tail is None:
        return None
    tail = " ".join(phrase.tail.of(text).split())
    found = NEAR.match(tail)
    if not found or MATTERS.search(tail):
        return None
    body = found["to"] or found["in"]
    return re.split(r" (?:who|whose|that|because|on condition)\b", body)[0].strip(' .”"')


def of_tail(tail: Span, text: str) -> str | None:
    """To whom a name belongs that "of" or "for" follows: "Ivo Brandt of the Tarn Argus"."""
    found = BELONGS.match(" ".join(tail.of(text).split()))
    return found["body"] if found else None
