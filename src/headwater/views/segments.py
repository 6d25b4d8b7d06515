"""A text cut where marks begin and end, so that overlapping marks can be shown in place.

HTML elements nest and attributions need not: so each stretch of text that lies under the same
marks becomes one segment, which knows all of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from headwater.article import Article, Paragraph, Span
from headwater.views.characters import UNSAFE
from headwater.views.shapes import Node, paragraph_at

UNCARRIED = re.compile(f"({UNSAFE.pattern}|\r)")
"""What a page cannot carry as it stands: unsafe characters, and the returns HTML drops."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One piece of one attribution: its source, its cue or its content."""

    node: Node
    part: str
    span: Span


@dataclass(frozen=True, slots=True)
class Ref:
    """The number after a piece of content that leads to its note; `piece` counts from 1."""

    node: Node
    piece: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """Text as a page carries it; `code` is the hexadecimal code point where it stands for one."""

    text: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks."""

    chunks: tuple[Chunk, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or what lies between two (`index` None), in segments and numbers.

    `blank` is whether all of it is white space.
    """

    index: int | None
    start: int
    blank: bool
    pieces: tuple[Segment | Ref, ...]


def blocks(
    article: Article, paragraphs: Sequence[Paragraph], nodes: Sequence[Node]
) -> Iterator[Block]:
    """The whole of `article.text` in blocks, every character of it once and in order."""
    marks = [mark for node in nodes for mark in _marks(node)]
    refs = _refs(article.text, paragraphs, nodes)
    edges = {edge for mark in marks for edge in (mark.span.start, mark.span.end)}
    cuts = sorted(edges | refs.keys())
    for index, start, end in _stretches(paragraphs, len(article.text)):
        inside = [cut for cut in cuts if start < cut < end]
        here = [mark for mark in marks if mark.span.start < end and start < mark.span.end]
        pieces: list[Segment | Ref] = []
        for left, right in zip([start, *inside], [*inside, end], strict=True):
            pieces += refs.pop(left, ()) if index is not None else ()
            pieces.append(_segment(article.text, left, right, here))
        pieces += refs.pop(end, ()) if index is not None else ()
        yield Block(index, start, article.text[start:end].isspace(), tuple(pieces))


def _marks(node: Node) -> Iterator[Mark]:
    attribution = node.attribution
    for part in ("content", "source", "cue"):
        for span in getattr(attribution, part):
            yield Mark(node, part, span)


def _refs(
    text: str, paragraphs: Sequence[Paragraph], nodes: Iterable[Node]
) -> dict[int, list[Ref]]:
    """The numbers by the offset they stand at: after each piece, always within a paragraph."""
    found: dict[int, list[Ref]] = {}
    for node in nodes:
        attribution = node.attribution
        pieces = sorted(attribution.content or attribution.cue or attribution.source)
        for i, span in enumerate(pieces, start=1):
            found.setdefault(_end(text, paragraphs, span), []).append(Ref(node, i))
    return found


def _end(text: str, paragraphs: Sequence[Paragraph], span: Span) -> int:
    end = span.start + (len(span.of(text).rstrip()) or len(span))
    last = paragraphs[paragraph_at(paragraphs, end - 1)]
    return min(max(end, last.start), last.end)


def _stretches(
    paragraphs: Sequence[Paragraph], length: int
) -> Iterator[tuple[int | None, int, int]]:
    done = 0
    for i, paragraph in enumerate(paragraphs):
        if done < paragraph.start:
            yield None, done, paragraph.start
        yield i, paragraph.start, paragraph.end
        done = paragraph.end
    if done < length:
        yield None, done, length


def _segment(text: str, start: int, end: int, marks: Iterable[Mark]) -> Segment:
    over = tuple(m for m in marks if m.span.start <= start and end <= m.span.end)
    return Segment(tuple(_chunks(text[start:end])), over)


def _chunks(text: str) -> Iterator[Chunk]:
    for i, piece in enumerate(UNCARRIED.split(text)):
        if i % 2:
            yield Chunk("" if piece == "\r" else f"U+{ord(piece):04X}", f"{ord(piece):x}")
        elif piece:
            yield Chunk(piece)
