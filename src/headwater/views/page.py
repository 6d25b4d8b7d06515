"""Readings as HTML: the text with its attributions marked in place, each with its speaker.

One self-contained document, or a fragment for a notebook. Nothing is loaded from anywhere and no
script runs. The text is exactly `Article.text`: whoever joins what the elements with `data-start`
hold, without the numbers (`.hw-ref`) and with each `data-code` as that character, has it back.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from headwater.article import Article, Paragraph
from headwater.corpus.timeline import timeline
from headwater.reading.types import Attribution, Reading
from headwater.views import glance, labels
from headwater.views.characters import one_line
from headwater.views.chart import Chart, chart
from headwater.views.segments import Block, Segment, blocks
from headwater.views.shapes import (
    Node,
    flat,
    nested,
    paragraph_at,
    paragraph_names,
    paragraphs,
    place,
    shortened,
)

TITLE_LIMIT = 120
"""Characters of a title in a window's title bar and a list of contents."""
HIGH = 0.8
"""Confidence from which a statement counts as surely read."""


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a paragraph about one attribution; `inside` is the number of its outer.

    `kinds` are those of the hands, the article's own outlet first, as the diagram shows them.
    """

    number: int
    id: str
    hands: tuple[str, ...]
    facts: str
    cue: str
    remarks: tuple[str, ...]
    doubt: str
    inside: int | None
    traits: str
    kinds: tuple[str, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A block of the text, what it is called and is, and the notes beside it."""

    block: Block
    kind: str
    name: str
    furniture: str | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are shown together: furniture folds away, `label` says what it is."""

    label: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """All that the templates show of one reading; `key` begins every id."""

    key: str
    reading: Reading
    title: str
    heading: tuple[str, ...]
    tally: tuple[str, ...]
    sources: tuple[labels.SourceLine, ...]
    sections: tuple[glance.Section, ...]
    groups: tuple[Group, ...]
    numbers: range
    chart: Chart | None


def page(readings: Sequence[Reading]) -> str:
    """One HTML document that shows all the readings; several get a table of contents."""
    leaves = [leaf_of(reading, f"r{i}") for i, reading in enumerate(readings, start=1)]
    return _environment().get_template("page.html").render(leaves=leaves)


def notebook(reading: Reading) -> str:
    """One reading as an HTML fragment whose styles touch nothing outside it, for notebooks."""
    leaf = leaf_of(reading, f"hw-{one_line(reading.article.id)}")
    return _environment().get_template("notebook.html").render(leaf=leaf)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("headwater.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    equip(environment)
    return environment


def equip(environment: Environment) -> None:
    """Give an environment what the macros of reading.html need."""
    environment.globals["styles"] = _styles
    environment.globals["correcting"] = None
    environment.globals["NO_SOURCE"] = labels.NO_SOURCE
    environment.filters["one_line"] = one_line
    environment.filters["counted"] = labels.counted
    environment.filters["short"] = lambda text: shortened(text, TITLE_LIMIT)
    environment.filters["web"] = _web
    environment.tests["segment"] = lambda piece: isinstance(piece, Segment)


def leaf_of(reading: Reading, key: str) -> Leaf:
    """All that the templates show of a reading; `key` begins the ids of its elements."""
    return Leaf(
        key=key,
        reading=reading,
        title=labels.title(reading.article),
        heading=labels.heading(reading.article),
        tally=glance.tally(reading),
        sections=glance.sections(reading),
        sources=labels.source_lines(reading),
        groups=tuple(_groups(_rows(reading))),
        numbers=range(1, len(reading.attributions) + 1),
        chart=chart(timeline([reading])),
    )


def _rows(reading: Reading) -> Iterator[Row]:
    article = reading.article
    listed = paragraphs(article)
    names = paragraph_names(listed)
    nodes = sorted(flat(nested(reading)), key=lambda node: node.number)
    beside = _beside(reading, listed, nodes)
    for block in blocks(article, listed, nodes):
        if block.index is None:
            yield Row(block, "gap" if block.blank else "loose", "", None, ())
        else:
            paragraph = listed[block.index]
            notes = tuple(beside.get(block.index, ()))
            yield Row(block, paragraph.kind, names[block.index], paragraph.furniture, notes)


def _beside(
    reading: Reading, listed: Sequence[Paragraph], nodes: Iterable[Node]
) -> dict[int, list[Note]]:
    number = {node.attribution.id: node.number for node in nodes}
    answers = glance.answers(reading)
    found: dict[int, list[Note]] = {}
    for node in nodes:
        here = paragraph_at(listed, place(node.attribution).start)
        inside = number[node.above[-1].id] if node.above else None
        answering = answers.get(node.attribution.id, ())
        found.setdefault(here, []).append(_note(reading.article, node, inside, answering))
    return found


def _note(article: Article, node: Node, inside: int | None, answers: tuple[str, ...]) -> Note:
    attribution = node.attribution
    hands = labels.hands(article, node)
    return Note(
        number=node.number,
        id=attribution.id,
        hands=hands,
        facts=labels.facts(attribution.speaker, hands[-1]),
        cue=labels.words(article, attribution.cue),
        remarks=labels.remarks(article, attribution),
        doubt=labels.doubt(attribution),
        inside=inside,
        traits=traits(attribution),
        kinds=("outlet", *_kinds(attribution, hands)),
        answers=answers,
    )


def _kinds(attribution: Attribution, hands: tuple[str, ...]) -> tuple[str, ...]:
    """The kind of each hand; "unknown" where it is not known."""
    kinds = tuple(hand.kind or "unknown" for hand in attribution.chain)
    if len(kinds) == len(hands):
        return kinds
    return (*("unknown" for _ in hands[1:]), attribution.speaker.kind or "unknown")


def _groups(rows: Iterable[Row]) -> Iterator[Group]:
    """Furniture in a row, with the white space between and after it, is one group."""
    flagged: list[tuple[bool, Row]] = []
    for row in rows:
        aside = row.kind == "furniture" or (row.kind == "gap" and bool(flagged and flagged[-1][0]))
        flagged.append((aside, row))
    for aside, run in groupby(flagged, key=lambda pair: pair[0]):
        held = tuple(row for _, row in run)
        yield Group(_furniture(held) if aside else None, held)


def _furniture(rows: Iterable[Row]) -> str:
    kinds = [row.furniture or "furniture" for row in rows if row.kind == "furniture"]
    named = ", ".join(one_line(kind) for kind in dict.fromkeys(kinds))
    return f"Not part of the article: {named} ({labels.counted(len(kinds), 'paragraph')})"


def _styles(segment: Segment) -> str:
    """The classes of a segment: what it is part of, in which manner, how deep, whose."""
    contents = [mark for mark in segment.marks if mark.part == "content"]
    parts = {f"hw-{mark.part}" for mark in segment.marks}
    whose = {f"a{mark.node.number}" for mark in segment.marks}
    if contents:
        inner = max(contents, key=lambda m: (m.span.start, -m.span.end)).node.attribution
        parts.add(f"hw-{inner.manner}")
        if len(contents) > 1:
            parts.add("hw-deep")
        if labels.doubt(inner):
            parts.add("hw-unsure")
        parts.update(traits(inner).split())
    return " ".join((*sorted(parts), *sorted(whose)))


def traits(attribution: Attribution) -> str:
    """Classes by which statements can be told apart: kind of source, stance, confidence."""
    sure = attribution.confidence
    how_sure = "s-low" if sure < labels.UNSURE else "s-high" if sure >= HIGH else "s-fair"
    return f"k-{attribution.speaker.kind or 'none'} t-{attribution.stance or 'asserts'} {how_sure}"


def _web(url: str | None) -> str | None:
    """An address that a link may lead to: the web, and never a script."""
    return url if url and url.startswith(("http://", "https://")) else None
