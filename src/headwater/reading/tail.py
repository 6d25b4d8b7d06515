"""What belongs to a noun phrase of so many people: "three people with knowledge of the deal"."""

from headwater.article import Span
from headwater.reading.phrase import Phrase, phrase_at
from headwater.reading.words import closed, words_of

CLAUSE = 120
"""Code points of such a noun phrase behind its head, at most."""


def counted_phrase(text: str, phrase: Phrase) -> Phrase:
    """A noun phrase with what follows it, where it counts people; any other as it is."""
    if phrase.number is None or phrase.noun is None or not phrase.noun.plural or phrase.tail:
        return phrase
    return phrase_at(text, Span(phrase.span.start, _end(text, phrase.span.end)))


def _end(text: str, at: int) -> int:
    """Where a noun phrase ends whose head ends at `at`."""
    end = at
    for n, word in enumerate(words_of(text, at, min(len(text), at + CLAUSE))):
        verb = word.low in closed("verbs") | closed("finite")
        if text[end : word.start] != " " or verb or (n == 0 and word.low not in closed("knowing")):
            break
        end = word.stop
    return end
