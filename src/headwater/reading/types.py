"""What a reading holds: attributions, their sources and hands, as immutable data.

The words are those of the attribution literature (source, cue, content: Prasad et al. 2006,
Pareti 2012, PolNeAR 2018). Everything points at exact spans of `Article.text`.
"""

from dataclasses import dataclass
from typing import Literal

from headwater.article import Article, Span

Manner = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "asserts", "denies", "doubts", "wants", "believes", "asks", "declines", "appraises"
]
SourceKind = Literal[
    "person", "organisation", "outlet", "document", "group", "unnamed", "author", "none"
]
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """To whom a content is attributed, as far as the article lets it be known."""

    name: str | None = None
    kind: SourceKind | None = None
    count: int | None = None
    role: str | None = None
    affiliation: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Hand:
    """One hand that a content came through, with the spans that show it and how it is known."""

    name: str | None
    kind: SourceKind | None
    count: int | None
    entity: str | None
    evidence: Spans
    how: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: a source, a cue and a content, each in one or several pieces.

    `within` is the id of the attribution in whose content this one lies, `confidence` the
    calibrated probability that content and source are right.
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    manner: Manner
    confidence: float
    speaker: Speaker = Speaker()
    stance: Stance | None = None
    hedges: Spans = ()
    within: str | None = None
    chain: tuple[Hand, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One source of an article, under its fullest name, with all its mentions."""

    entity: str
    name: str
    kind: SourceKind | None
    roles: tuple[str, ...]
    mentions: Spans


@dataclass(frozen=True, slots=True)
class Reading:
    """An article and what was read in it."""

    article: Article
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...] = ()
