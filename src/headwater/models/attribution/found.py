"""What is found in a paragraph, in code points of the whole text."""

from dataclasses import dataclass

from headwater.article import Span


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution within a text, in code points; `evidence` as in decoding.Relation.

    `verbatim`: a label or signature makes it somebody's own words, in quotation marks or not.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    evidence: tuple[float, ...]
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: where it stands in the text, and what was found in it."""

    start: int
    text: str
    found: tuple[Found, ...]
