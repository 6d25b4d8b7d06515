"""A reading on a terminal: each attribution under its paragraph, with the chain it came through.

Prints to the `rich` console it is given and nowhere else. No text of an article is ever read as
markup, and none of its control characters reach the terminal. What colour shows, words show too.
"""

from collections.abc import Iterator, Mapping

from rich.console import Console
from rich.text import Span, Text

from headwater.article import Article
from headwater.reading.types import Attribution, Reading
from headwater.views import glance, labels
from headwater.views.characters import encodable, one_line
from headwater.views.shapes import (
    Node,
    nested,
    paragraph_at,
    paragraph_names,
    paragraphs,
    place,
    shortened,
)

MEASURE = 100
"""The widest a line gets, in columns: longer ones tire the eye, however wide the terminal."""

CONTENT_LIMIT = 280
"""Characters of a content that are shown: about four lines of 80 columns."""

NAME_LIMIT = 90
"""Characters of a source's name that are shown: about one line of 80 columns."""

GUTTER = 5
DEEPEST = 15
"""Columns that nesting indents at most, so that a narrow terminal keeps room for words."""

STYLES = {
    "title": "bold",
    "heading": "cyan",
    "paragraph": "cyan",
    "direct": "italic green",
    "mixed": "italic",
    "indirect": "",
    "outlet": "dim",
    "arrow": "cyan",
    "hand": "",
    "speaker": "bold",
    "nobody": "italic dim",
    "cue": "italic",
    "remark": "dim",
    "denial": "bold red",
    "confirmed": "green",
    "unsure": "yellow",
    "notice": "yellow",
}


def render(reading: Reading, console: Console) -> None:
    """Show a reading on `console`: title, what is known in one line, notices, attributions."""
    for line in _lines(reading):
        _put(line, console)


def divide(console: Console) -> None:
    """Show where one reading ends and the next begins."""
    width = min(console.width, MEASURE)
    _put((0, Text()), console)
    _put((0, Text("=" * width, style=STYLES["arrow"])), console)
    _put((0, Text()), console)


Line = tuple[int, Text]
"""How many columns the second and later lines are indented, and the text of all of them."""


def _put(line: Line, console: Console) -> None:
    """Wrap by hand: `rich` fills what it wraps with spaces, which have no place in a pipe."""
    indent, text = line
    width = max(min(console.width, MEASURE), indent + 8)
    head, rest = (_in_encoding(part, console.encoding) for part in (text[:indent], text[indent:]))
    for i, wrapped in enumerate(rest.wrap(console, width - indent) or [Text()]):
        wrapped.rstrip()
        whole = Text.assemble(head if i == 0 else " " * indent, wrapped)
        whole.rstrip()
        console.print(whole, soft_wrap=True)


def _in_encoding(text: Text, encoding: str) -> Text:
    edges = {edge for span in text.spans for edge in (span.start, span.end)}
    return Text.assemble(*(_piece_in(piece, encoding) for piece in text.divide(sorted(edges))))


def _piece_in(piece: Text, encoding: str) -> Text:
    plain = encodable(piece.plain, encoding)
    return Text(
        plain, style=piece.style, spans=[Span(0, len(plain), span.style) for span in piece.spans]
    )


def _lines(reading: Reading) -> Iterator[Line]:
    article = reading.article
    yield 0, Text(labels.title(article), style=STYLES["title"])
    for known in (labels.heading(article), glance.tally(reading)):
        if known:
            yield 0, Text(" · ".join(known), style=STYLES["heading"])
    for notice in article.notices:
        yield (
            2,
            Text(f"! {one_line(notice.code)}: {one_line(notice.message)}", style=STYLES["notice"]),
        )
    yield from _body(reading)
    for section in glance.sections(reading):
        yield 0, Text()
        yield 0, Text(section.title, style=STYLES["heading"])
        for line in section.lines:
            yield 4, Text(f"  · {line}")


def _body(reading: Reading) -> Iterator[Line]:
    listed = paragraphs(reading.article)
    names = paragraph_names(listed)
    before = -1
    answers = glance.answers(reading)
    for node in nested(reading):
        here = paragraph_at(listed, place(node.attribution).start)
        yield 0, Text()
        gutter = Text(" " * GUTTER)
        if here != before and names[here].startswith("¶"):
            gutter = Text(f" {names[here]} ".ljust(GUTTER), style=STYLES["paragraph"])
        elif here != before:
            yield 0, Text(f" {names[here]}", style=STYLES["paragraph"])
        yield from _attribution(reading, node, gutter, answers)
        before = here


def _answer_style(line: str) -> str:
    return "confirmed" if line.startswith(glance.SAID["confirms"]) else "denial"


def _attribution(
    reading: Reading, node: Node, gutter: Text, answers: Mapping[str, tuple[str, ...]]
) -> Iterator[Line]:
    attribution = node.attribution
    indent = len(gutter)
    yield indent, Text.assemble(gutter, _content(reading.article, attribution))
    yield indent, Text.assemble(" " * indent, _chain(reading.article, node))
    for line in answers.get(attribution.id, ()):
        yield indent, Text.assemble(" " * indent, (line, STYLES[_answer_style(line)]))
    inner = Text(" " * min(indent, DEEPEST) + "↳ ", style=STYLES["arrow"])
    for child in node.children:
        yield from _attribution(reading, child, inner, answers)


def _content(article: Article, attribution: Attribution) -> Text:
    said = shortened(labels.words(article, attribution.content), CONTENT_LIMIT)
    return Text(said or "(nothing marked)", style=STYLES[attribution.manner])


def _chain(article: Article, node: Node) -> Text:
    line = Text(one_line(article.outlet or "this article"), style=STYLES["outlet"])
    *between, last = labels.hands(article, node)
    for hand in between:
        line = _then(line, hand, "hand")
    line = _then(line, last, "nobody" if last == labels.NO_SOURCE else "speaker")
    known = labels.facts(node.attribution.speaker, last)
    if known:
        line = Text.assemble(line, (f" ({known})", STYLES["remark"]))
    return Text.assemble(line, *_after(article, node.attribution))


def _then(line: Text, hand: str, style: str) -> Text:
    arrow = (" ← ", STYLES["arrow"])
    return Text.assemble(line, arrow, (shortened(hand, NAME_LIMIT), STYLES[style]))


def _after(article: Article, attribution: Attribution) -> Iterator[tuple[str, str]]:
    cue = labels.words(article, attribution.cue)
    said = [(f"“{cue}”", STYLES["cue"])] if cue else []
    said += [
        (remark, STYLES["denial" if remark == labels.DENIAL else "remark"])
        for remark in labels.remarks(article, attribution)
    ]
    doubt = labels.doubt(attribution)
    said += [(doubt, STYLES["unsure"])] if doubt else []
    for remark in said:
        yield " · ", STYLES["remark"]
        yield remark
