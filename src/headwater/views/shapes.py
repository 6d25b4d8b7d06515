"""The shapes that every view shares: paragraphs as a reader counts them, nesting, sources.

Nothing here knows about a screen; what is said in words is in `labels`.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.article import Article, Paragraph, Span
from headwater.reading.types import Attribution, Reading


@dataclass(frozen=True, slots=True)
class Node:
    """An attribution and its number in the article.

    `above` are those in whose content it lies, outermost first, `children` those in its own.
    """

    number: int
    attribution: Attribution
    above: tuple[Attribution, ...]
    children: tuple["Node", ...]


def place(attribution: Attribution) -> Span:
    """Where an attribution stands: its first piece of content, else of its cue, else its source.

    Raises ValueError for one that marks nothing at all.
    """
    pieces = attribution.content or attribution.cue or attribution.source
    if not pieces:
        raise ValueError(f"attribution {attribution.id} marks nothing in the text")
    return min(pieces)


def in_order(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """As they stand in the text; of two that start together, the longer first."""
    return tuple(sorted(attributions, key=lambda a: (place(a).start, -place(a).end, a.id)))


def numbers(reading: Reading) -> Mapping[str, int]:
    """The number, from 1 in order of the text, that each attribution's id has in a view."""
    return {a.id: i for i, a in enumerate(in_order(reading.attributions), start=1)}


def nested(reading: Reading) -> tuple[Node, ...]:
    """The attributions as trees: each under the one whose content it lies in.

    One whose `within` names none of them, or leads back to itself, stands by itself.
    """
    number = numbers(reading)
    known = {a.id: a for a in reading.attributions}
    below: dict[str | None, list[Attribution]] = {}
    for attribution in in_order(reading.attributions):
        above = _above(attribution, known)
        below.setdefault(above[-1].id if above else None, []).append(attribution)

    def grown(parent: str | None, above: tuple[Attribution, ...]) -> tuple[Node, ...]:
        return tuple(
            Node(number[a.id], a, above, grown(a.id, (*above, a))) for a in below.get(parent, ())
        )

    return grown(None, ())


def flat(nodes: Iterable[Node]) -> Iterator[Node]:
    """All the nodes of some trees, each before those below it."""
    for node in nodes:
        yield node
        yield from flat(node.children)


def _above(attribution: Attribution, known: Mapping[str, Attribution]) -> tuple[Attribution, ...]:
    above: list[Attribution] = []
    here = attribution
    while here.within is not None and here.within in known:
        here = known[here.within]
        if here is attribution or here in above:
            return ()
        above.insert(0, here)
    return tuple(above)


def paragraphs(article: Article) -> Sequence[Paragraph]:
    """The paragraphs in order; a text without any is one body paragraph."""
    if article.paragraphs or not article.text:
        return sorted(article.paragraphs, key=lambda p: p.start)
    return [Paragraph(0, len(article.text))]


def paragraph_at(paragraphs: Sequence[Paragraph], offset: int) -> int:
    """The index of the paragraph that holds `offset`, else of the one before it, else 0."""
    return max(0, bisect_right(paragraphs, offset, key=lambda p: p.start) - 1)


def paragraph_names(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """What a reader calls each paragraph: "¶3" the third of the body, else its kind."""
    names = []
    body = 0
    for paragraph in paragraphs:
        body += paragraph.kind == "body"
        names.append(f"¶{body}" if paragraph.kind == "body" else paragraph.kind)
    return tuple(names)


def shortened(text: str, limit: int) -> str:
    """`text` in at most `limit` characters, cut between words, "…" where something is left out."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    if not text[limit - 1].isspace():
        head = head[: head.rfind(" ")] if " " in head else head
    return head.rstrip(" ,;:–—-(") + "…"
