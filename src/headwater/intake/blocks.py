"""A page's blocks: its lines of text as a browser sets them, in page order, each with its place."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast

from lxml import etree, html

from headwater.intake.markup import BLOCKS, NAMED, SKIPPED, Role, role_of
from headwater.intake.spans import BLANK

# The spaces that a browser collapses: the no-break space is not one of them.
_COLLAPSED = re.compile(r"[ \t\n\r\f]+")
_NUMBER = re.compile(r"\d+")
_BLANK_LINE = re.compile(r"\n[ \t\r\f]*\n\s*")

# How many of the innermost elements tell one kind of place on a page from another.
_PATH = 3


@lru_cache(maxsize=1 << 14)
def _place(tag: str, names: str) -> str:
    """What sort of place an element is: its tag and class, numbers aside ("p_1", "p_2")."""
    return f"{tag}.{_NUMBER.sub('', names)}"


@dataclass(frozen=True, slots=True)
class Block:
    """One block.

    `tag` is the innermost block tag around it, `within` are the numbers of the block elements
    around it (outermost first), `path` its tag after the tags and classes of those it stands in,
    `linked` counts the characters inside links.
    """

    text: str
    tag: str
    within: tuple[int, ...]
    path: tuple[str, ...]
    linked: int


@dataclass(slots=True)
class Region:
    """An element that has a role: the blocks from `start` up to, not including, `end`."""

    role: Role
    names: str
    start: int
    end: int = 0


@dataclass(slots=True)
class _Walk:
    blocks: list[Block] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    breaks: int = 0
    preformatted: int = 0
    tags: list[str] = field(default_factory=lambda: ["html"])
    numbers: list[int] = field(default_factory=lambda: [0])
    places: list[str] = field(default_factory=lambda: ["html"])
    opened: list[tuple[etree._Element, Region]] = field(default_factory=list)
    count: int = 0

    def enter(self, element: etree._Element) -> bool:
        """Take in the beginning of an element; False where nothing in it is text."""
        tag = element.tag
        if tag in SKIPPED:
            return False
        role = role_of(str(tag), _attributes(element)) if tag in NAMED else None
        if role == "hidden" and tag not in BLOCKS:
            return False
        if tag in BLOCKS:
            self.flush()
            self.count += 1
            self.tags.append(str(tag))
            self.numbers.append(self.count)
            self.places.append(_place(tag, element.get("class") or ""))
            self.preformatted += tag == "pre"
        elif tag == "a":
            self.links += 1
        elif tag == "br":
            self.breaks += 1
            self.pieces.append(" ")
        if role:
            names = element.get("class") or element.get("id") or str(tag)
            self.opened.append((element, Region(role, names, len(self.blocks))))
        self.add(element.text)
        return True

    def leave(self, element: etree._Element) -> None:
        """Take in the end of an element, and the text after it."""
        tag = element.tag
        if tag in BLOCKS:
            self.flush()
            self.tags.pop()
            self.numbers.pop()
            self.places.pop()
            self.preformatted -= tag == "pre"
        elif tag == "a":
            self.links -= 1
        if self.opened and self.opened[-1][0] is element:
            self.close(self.opened.pop()[1])

    def close(self, region: Region) -> None:
        region.end = len(self.blocks)
        if region.end > region.start:
            self.regions.append(region)

    def add(self, text: str | None) -> None:
        """Take in a run of characters as it stands in the markup."""
        if not text:
            return
        if self.breaks and not text.isspace():
            if self.breaks > 1:
                self.flush()
            self.breaks = 0
        if self.preformatted:
            *before, text = _BLANK_LINE.split(text)
            for paragraph in before:
                self.pieces.append(paragraph)
                self.flush()
        self.pieces.append(text)
        if self.links:
            self.linked += len(text)

    def flush(self) -> None:
        """End the block that is being read."""
        self.breaks = 0
        if not self.pieces:
            return
        text = _COLLAPSED.sub(" ", "".join(self.pieces)).strip(BLANK)
        if text:
            path = (*self.places[-_PATH:-1], self.tags[-1])
            block = Block(text, self.tags[-1], tuple(self.numbers), path, self.linked)
            self.blocks.append(block)
        self.pieces.clear()
        self.linked = 0


def blocks_of(tree: html.HtmlElement) -> tuple[list[Block], list[Region]]:
    """The blocks and the regions of the page whose root is `tree`, which is left as it is."""
    walk = _Walk()
    walker = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    skipped: etree._Element | None = None
    for event, element in walker:
        if event == "start":
            if not walk.enter(element):
                skipped = element
                walker.skip_subtree()
            continue
        if element is skipped:
            skipped = None
        elif event == "end":
            walk.leave(element)
        walk.add(element.tail)
    walk.flush()
    return walk.blocks, walk.regions


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    # lxml gives str for whatever was parsed from text; its types cannot say so
    return cast("list[tuple[str, str]]", element.items())
