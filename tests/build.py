"""Readings built by hand from marked text, for tests that need no intake and no model.

    build("{1s}Reuters{/1s} {1q}said{/1q} {1c}it rained{/1c}.")

`{1c}` opens and `{/1c}` closes a piece of attribution 1's content; `s` is its source, `q` its
cue, `h` a hedge. Pieces may nest and overlap. Paragraphs are parted by an empty line; one that
starts with "[caption] ", "[furniture:appeal] " and the like is of that kind.
"""

import re
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, get_args

from headwater.article import Article, Paragraph, ParagraphKind, Span
from headwater.reading.types import Attribution, Reading

MARK = re.compile(r"\{(/?)(\d+)([sqch])\}")
KIND = re.compile(rf"\[({'|'.join(get_args(ParagraphKind))})(?::(\w+))?\] ")
PARTS = {"s": "source", "q": "cue", "c": "content", "h": "hedges"}


@dataclass
class _Text:
    text: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    open: dict[tuple[int, str], int] = field(default_factory=dict)
    spans: dict[int, dict[str, list[Span]]] = field(default_factory=dict)


def build(marked: str, /, article: dict[str, Any] | None = None, **changes: Any) -> Reading:
    """The reading that `marked` describes.

    `article` are further fields of the `Article`; `a1={"confidence": 0.2}` changes fields of
    attribution 1.
    """
    made = _Text()
    for i, block in enumerate(marked.split("\n\n")):
        made.text += "\n\n" if i else ""
        _add_paragraph(made, block)
    digest = sha256(made.text.encode("utf-8", "surrogatepass")).hexdigest()
    whole = Article(digest[:16], made.text, tuple(made.paragraphs), **(article or {}))
    found = [_attribution(number, parts) for number, parts in sorted(made.spans.items())]
    found = [replace(a, within=_within(a, found)) for a in found]
    return Reading(whole, tuple(replace(a, **changes.get(a.id, {})) for a in found))


def _add_paragraph(made: _Text, block: str) -> None:
    kind = KIND.match(block)
    start = len(made.text)
    _add_marked(made, block[kind.end() :] if kind else block)
    if len(made.text) > start:
        name: Any = kind.group(1) if kind else "body"
        furniture = kind.group(2) if kind else None
        made.paragraphs.append(Paragraph(start, len(made.text), name, furniture))


def _add_marked(made: _Text, block: str) -> None:
    done = 0
    for mark in MARK.finditer(block):
        made.text += block[done : mark.start()]
        done = mark.end()
        closing, number, part = mark.group(1), int(mark.group(2)), PARTS[mark.group(3)]
        if closing:
            span = Span(made.open.pop((number, part)), len(made.text))
            made.spans.setdefault(number, {}).setdefault(part, []).append(span)
        else:
            made.open[number, part] = len(made.text)
    made.text += block[done:]


def _attribution(number: int, parts: dict[str, list[Span]]) -> Attribution:
    spans: dict[str, Any] = {part: tuple(sorted(parts.get(part, ()))) for part in PARTS.values()}
    return Attribution(id=f"a{number}", manner="indirect", confidence=0.9, **spans)


def _within(inner: Attribution, all_of_them: list[Attribution]) -> str | None:
    around = [
        (len(piece), outer.id)
        for outer in all_of_them
        if outer.id != inner.id
        for piece in outer.content
        if inner.content and piece.covers(inner.content[0]) and piece != inner.content[0]
    ]
    return min(around)[1] if around else None
