"""What reads like an attribution and only names a hand: "Reuters reported, citing three sources".

The network marks "citing three sources" as if Reuters said "three sources", and "which was first
reported by Reuters" as if it said "which". Such a relation says through whose hands another came.
One that names a document ("citing a memo") is kept as well: it tells that the document says so.
"""

import re
from collections.abc import Iterable

from headwater.article import Article
from headwater.reading.phrase import phrase_at
from headwater.reading.source import GENERIC
from headwater.reading.types import Attribution

CITES = re.compile(
    r"(?i)(?:also |in turn |and )?(?:citing|cit(?:es|ed)|quoting|quot(?:es|ed))(?: from)?\Z"
)
CLAUSE = re.compile(r"(?i)\b(?:that|is|was|were|are|has|have|had|will|would|as saying)\b|[“\"]")
REPORTS = re.compile(r"(?i)report|publish|broadcast|carried|obtain|quot")
BARE = re.compile(r"(?i)(?:which|that|it|this|who|whom|as)[,\s]*\Z")
LONGEST = 160
"""Code points of a noun phrase that names sources; what is longer says something."""


def without_relays(
    attributions: Iterable[Attribution], article: Article
) -> tuple[Attribution, ...]:
    """The attributions without those that only name a hand who can speak."""
    return tuple(
        one
        for one in attributions
        if not (names_hand(one, article.text) and _is_somebody(one, article.text))
    )


def names_hand(one: Attribution, text: str) -> bool:
    """Whether an attribution only says through whose hands what stands beside it came."""
    cue = " ".join(" ".join(span.of(text) for span in one.cue).split())
    said = " ".join(" ".join(span.of(text) for span in one.content).split())
    if BARE.match(said):
        return bool(one.source) and bool(REPORTS.search(cue))
    return bool(CITES.match(cue)) and len(said) < LONGEST and not CLAUSE.search(said)


def _is_somebody(one: Attribution, text: str) -> bool:
    """Whether what is cited can speak: "two officials", not "the figures"; so can who is bare."""
    phrase = phrase_at(text, one.content[0])
    speaks = phrase.noun is not None and phrase.noun.kind != "document"
    bare = BARE.match(one.content[0].of(text))
    return bool(bare or phrase.name or speaks or phrase.head in GENERIC)
