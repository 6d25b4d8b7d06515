"""Paragraphs made from templates: forms that the corpus hardly has, so that they are learned too.

The templates are in templates.txt, the words for their slots in slots.toml. All of it is invented.
"""

import random
import re
import tomllib
from pathlib import Path

from training.data import Document, Fragments, Relation

HERE = Path(__file__).parent
CHOICE = re.compile(r"\{=([^{}]*)\}")
SLOT = re.compile(r"\{([A-Za-z][A-Za-z0-9 ]*)\}")
PIECE = re.compile(r"\[([sqc])(\d?) |\]")
ROLE = {"s": "source", "q": "cue", "c": "content"}
PARAGRAPH = "⏎"


def synthetic(count: int, seed: int = 0) -> list[Document]:
    """So many short articles, each one template filled in; the same seed gives the same."""
    rng = random.Random(seed)
    lines = (HERE / "templates.txt").read_text("utf-8").splitlines()
    templates = [line for line in lines if line and not line.startswith("#")]
    slots = tomllib.loads((HERE / "slots.toml").read_text("utf-8"))
    return [
        parsed(f"synthetic-{n}", filled(templates[n % len(templates)], slots, rng))
        for n in range(count)
    ]


def filled(template: str, slots: dict[str, list[str]], rng: random.Random) -> str:
    """A template with every choice made and every slot filled, innermost first."""

    def choose(match: re.Match[str]) -> str:
        return rng.choice(match.group(1).split("|"))

    def fill(match: re.Match[str]) -> str:
        return rng.choice(slots[match.group(1)])

    while CHOICE.search(template) or SLOT.search(template):
        template = SLOT.sub(fill, CHOICE.sub(choose, template))
    return template.replace(",],", "],").replace(",].", "].")


def parsed(name: str, marked: str) -> Document:
    """A filled template as an article with its attributions.

    Raises ValueError if a piece is opened within another, or never closed.
    """
    text, last = "", 0
    open_: tuple[str, str, int] | None = None
    found: dict[str, dict[str, Fragments]] = {}
    for match in PIECE.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if (open_ is None) == (match.group() == "]"):
            raise ValueError(f"pieces of a template overlap: {marked}")
        if open_ is None:
            open_ = (match.group(1), match.group(2), len(text))
        else:
            role, number, start = open_
            kept = found.setdefault(number, {role: [] for role in ROLE.values()})
            kept[ROLE[role]].append(_trimmed(text, start))
            open_ = None
    if open_ is not None:
        raise ValueError(f"a piece of a template is not closed: {marked}")
    text = (text + marked[last:]).replace(PARAGRAPH, "\n")
    relations = [Relation(p["source"], p["cue"], p["content"]) for p in found.values()]
    return Document(name, text[:1].upper() + text[1:], [relations])


def _trimmed(text: str, start: int) -> tuple[int, int]:
    """The span from `start` to the text's end, without marks and spaces that are not its own."""
    piece = text[start:]
    lead = len(piece) - len(piece.lstrip(" ,:")) if piece.strip(" ,:") else 0
    return start + lead, len(text)
