"""The small language in which `grammar.toml` says what a time expression looks like.

Words parted by blanks; "?", "*" and "+" after a word or a bracket, "|" and brackets mean what they
mean in regular expressions.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

ELEMENT = re.compile(r"(\(|\)|\||[^\s()|?*+]+)([?*+]?)")


@dataclass(frozen=True, slots=True)
class Node:
    """One element: a word, or a bracket with its alternatives, and how often it may occur."""

    word: str | None
    choices: tuple[tuple["Node", ...], ...] = ()
    often: str = ""


def parsed(pattern: str) -> Node:
    """The pattern as a bracket of alternatives. Raises ValueError for an odd bracket."""
    elements = iter(ELEMENT.findall(pattern))
    node = _bracket(elements)
    if next(elements, None) is not None:
        raise ValueError(f"a bracket too many: {pattern!r}")
    return node


def _bracket(elements: Iterator[tuple[str, str]]) -> Node:
    choices: list[list[Node]] = [[]]
    for element, often in elements:
        if element == ")":
            return Node(None, tuple(map(tuple, choices)), often)
        if element == "|":
            choices.append([])
        else:
            inner = _bracket(elements) if element == "(" else Node(element, (), often)
            choices[-1].append(inner)
    return Node(None, tuple(map(tuple, choices)))


def words(node: Node) -> set[str]:
    """Every word of a pattern."""
    if node.word is not None:
        return {node.word}
    return {word for choice in node.choices for part in choice for word in words(part)}


def expression(node: Node, of_word: Callable[[str], str]) -> str:
    """The regular expression of a pattern, given that of each word."""
    if node.word is not None:
        return of_word(node.word) + node.often
    choices = ("".join(expression(part, of_word) for part in c) for c in node.choices)
    return f"(?:{'|'.join(choices)}){node.often}"


def beginnings(node: Node, of_word: Callable[[str], set[str]]) -> tuple[set[str], bool]:
    """What a pattern may begin with, given the same of each word; and whether it may be empty."""
    if node.word is not None:
        return of_word(node.word), node.often in ("?", "*")
    first: set[str] = set()
    empty = node.often in ("?", "*")
    for choice in node.choices:
        for part in choice:
            some, skipped = beginnings(part, of_word)
            first |= some
            if not skipped:
                break
        else:
            empty = True
    return first, empty
