"""What surrounds an article and is not it: appeals, newsletter boxes, buttons, links, notes.

The phrases stand in `furniture.toml`; `furniture_kind` judges one paragraph by itself,
`mark_runs` all paragraphs of a page together, `outlet_named_in` who speaks in them.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

FurnitureKind = Literal[
    "advertisement",
    "appeal",
    "comments",
    "cookies",
    "copyright",
    "feedback",
    "follow",
    "login",
    "navigation",
    "newsletter",
    "paywall",
    "read-more",
    "related",
    "share",
]
Reach = Literal["whole", "opening", "sentence", "within"]

# The longest paragraph, in code points, that a rule may claim. Calibrated with
# benchmarks/furniture.py: bios and link lines end below 400, appeals below 1,200, while a news
# paragraph into whose last line a "Follow …" has slipped stays body.
_LONGEST_LINE = 400
_LONGEST_BOX = 1200

# The kinds whose boxes run over several paragraphs, and how many paragraphs without a tell-tale
# word may lie between two that have one.
_RUNS = frozenset({"appeal", "newsletter", "paywall", "login", "cookies"})
_WIDEST_GAP = 3

# A line in capitals between paragraphs links to another article from this many words on, and is
# a heading of the article's own below: the longest such heading in the pages measured has 8.
_LINK_IN_CAPITALS = 9

_SENTENCE_START = re.compile(r"(?:\A|[.!?:;…|–—] )[(\[]?")
_QUOTED = re.compile(r'"[^"]*(?:"|\Z)|“[^”]*(?:”|\Z)')
_SPEAKER = re.compile(r"(?:[A-Z][A-Z.' -]{2,30}|[QA])(?: \([^)]*\))?: ")
_TO_READER = re.compile(r"\b(?:we|our|us|you|your)\b", re.IGNORECASE)
_BULLETS = "•·*▶►→»«>-–—_[] "
_TYPOGRAPHY = (
    ("’", "'"),
    ("‘", "'"),
    *((char, "") for char in "\u200b\u200c\u200d\u2060\ufeff\xad"),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to know furniture; `furniture.toml` says what the fields mean."""

    kind: FurnitureKind
    reach: Reach
    pattern: str
    example: str
    near_miss: str = ""
    beside: bool = False
    cues: tuple[str, ...] = ()


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("headwater.intake").joinpath("furniture.toml").read_text("utf-8"))


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of `furniture.toml`, its pattern written out.

    Raises ValueError where a rule's kind or reach is none.
    """
    words: dict[str, str] = {}
    for name, pattern in _table()["words"].items():
        words[name] = _written_out(pattern, words)
    return tuple(_rule(entry, words) for entry in _table()["rule"])


def _rule(entry: dict[str, Any], words: dict[str, str]) -> Rule:
    if entry["kind"] not in get_args(FurnitureKind) or entry["reach"] not in get_args(Reach):
        raise ValueError(f"no such kind or reach of furniture: {entry}")
    cues = tuple(entry.get("cues", ()))
    return Rule(**{**entry, "pattern": _written_out(entry["pattern"], words), "cues": cues})


def _written_out(pattern: str, words: dict[str, str]) -> str:
    one_line = re.sub(r"(?:\A|\n) *", "", pattern)
    return re.sub(r"%([a-z ]+)%", lambda name: words[name[1]], one_line)


@dataclass(frozen=True, slots=True)
class _Matcher:
    """All rules of a kind of reach in one pattern, with one group each."""

    pattern: re.Pattern[str]
    kinds: tuple[FurnitureKind, ...]

    def at(self, text: str, start: int = 0) -> FurnitureKind | None:
        """The kind that `text` is known to be by its words from `start` on."""
        found = self.pattern.match(text, start)
        return self.kinds[found.lastindex - 1] if found and found.lastindex else None


@cache
def _matcher(beside: bool, *reaches: Reach) -> _Matcher:
    chosen = [rule for rule in rules() if rule.beside == beside and rule.reach in reaches]
    branches = (
        f"(?:{rule.pattern.replace('?P<outlet>', '?:')})" + (r"\Z" if rule.reach == "whole" else "")
        for rule in chosen
    )
    combined = "|".join(f"({branch})" for branch in branches) or r"(?!)"
    return _Matcher(re.compile(combined, re.IGNORECASE), tuple(rule.kind for rule in chosen))


@cache
def _within(beside: bool) -> tuple[tuple[tuple[str, ...], re.Pattern[str], FurnitureKind], ...]:
    return tuple(
        (rule.cues, re.compile(rule.pattern, re.IGNORECASE), rule.kind)
        for rule in rules()
        if rule.reach == "within" and rule.beside == beside
    )


def furniture_kind(text: str) -> FurnitureKind | None:
    """Which furniture the paragraph `text` is by its own words; None where it is not known to be.

    What stands in quotation marks is somebody's speech and proves nothing.
    """
    return _kind(_plain(text), beside=False)


def _plain(text: str) -> str:
    """`text` with one kind of apostrophe and of space, without bullets and invisible characters."""
    if not text.isascii():
        for char, instead in _TYPOGRAPHY:
            text = text.replace(char, instead)
    plain = " ".join(text.split()).strip(_BULLETS)
    return plain[1:-1] if plain.startswith("(") and plain.endswith(")") else plain


def _kind(plain: str, beside: bool) -> FurnitureKind | None:
    if not plain or len(plain) > _LONGEST_BOX:
        return None
    if len(plain) <= _LONGEST_LINE:
        kind = _matcher(beside, "whole", "opening").at(plain)
        if kind:
            return kind
    if _SPEAKER.match(plain):
        return None
    unquoted = _QUOTED.sub("…", plain) if '"' in plain or "“" in plain else plain
    by_sentence = _matcher(beside, "sentence")
    for start in _SENTENCE_START.finditer(unquoted):
        kind = by_sentence.at(unquoted, start.end())
        if kind:
            return kind
    lower = unquoted.lower()
    for cues, pattern, kind in _within(beside):
        if any(cue in lower for cue in cues) and pattern.search(unquoted):
            return kind
    return None


def mark_runs(texts: Sequence[str]) -> list[FurnitureKind | None]:
    """The furniture among the paragraphs of one page, in their order; None for all the rest.

    Beside what `furniture_kind` knows, this marks the lines inside an appeal or a sign-up box
    that have no tell-tale word, buttons next to furniture, and the headlines listed under
    "Related" or "Most read", and links in capitals between paragraphs.
    """
    plain = [_plain(text) for text in texts]
    marks = [_kind(text, beside=False) for text in plain]
    _bridge(plain, marks)
    _spread(plain, marks, range(len(plain)), -1)
    _spread(plain, marks, range(len(plain) - 1, -1, -1), 1)
    _list_links(plain, marks)
    return marks


def _bridge(plain: list[str], marks: list[FurnitureKind | None]) -> None:
    """Join the telling paragraphs of one box across those that tell nothing."""
    for start, kind in enumerate(marks):
        if kind not in _RUNS:
            continue
        for end in range(start + 1, min(start + _WIDEST_GAP + 2, len(plain))):
            closes = marks[end] or _kind(plain[end], beside=True)
            if closes in _RUNS:
                marks[start + 1 : end] = [kind] * (end - start - 1)
                marks[end] = closes
            if closes or not _may_belong(plain[end]):
                break


def _may_belong(plain: str) -> bool:
    """Whether a paragraph without a tell-tale word can be part of a box all the same."""
    is_label = len(plain.split()) <= 5 and not plain.endswith((".", '"', "”", ":"))
    return is_label or bool(_TO_READER.search(_QUOTED.sub("", plain)))


def _spread(
    plain: list[str], marks: list[FurnitureKind | None], order: Iterable[int], neighbour: int
) -> None:
    """Mark what is furniture only beside furniture; `neighbour` is -1 or 1."""
    for at in order:
        if marks[at] is None and 0 <= at + neighbour < len(marks) and marks[at + neighbour]:
            marks[at] = _kind(plain[at], beside=True)


def _list_links(plain: list[str], marks: list[FurnitureKind | None]) -> None:
    """Mark the headlines that stand under a heading such as "Most read"."""
    under_heading = False
    for at, text in enumerate(plain):
        if marks[at] is not None:
            under_heading = marks[at] == "related" and not re.search(r": ?\S", text)
        elif (under_heading and _is_link_text(text)) or (at > 2 and _is_link_in_capitals(text)):
            marks[at] = "related"
        else:
            under_heading = False


def _is_link_text(plain: str) -> bool:
    return 1 < len(plain.split()) <= 20 and not plain.endswith((".", "!", ":", '"', "”", ","))


def _is_link_in_capitals(plain: str) -> bool:
    return (
        plain.isupper()
        and not plain.endswith((".", "!", "?", ":", '"', "”"))
        and len(plain.split()) >= _LINK_IN_CAPITALS
    )


def outlet_named_in(furniture: Iterable[str]) -> str | None:
    """The outlet that speaks in these furniture paragraphs ("Support The Valmora Ledger!").

    None where none of them names one.
    """
    naming = [rule.pattern for rule in rules() if "?P<outlet>" in rule.pattern]
    named = [re.compile(pattern, re.IGNORECASE) for pattern in naming]
    for text in map(_plain, furniture):
        for pattern in named:
            if (found := pattern.match(text)) and found["outlet"]:
                return str(found["outlet"])
    return None
