"""From the blocks of a page to the paragraphs of its article: which there are, and of what kind."""

from collections import Counter
from dataclasses import dataclass

from headwater.article import ParagraphKind
from headwater.intake.choice import Choice, Run, runs_of
from headwater.intake.furniture import furniture_kind, mark_runs
from headwater.intake.lines import is_byline, is_date_line
from headwater.intake.markup import HEADINGS, SURROUNDING

# Above the body, a block that the markup names a byline or a date is one up to this length.
_LONGEST_MARKED = 200

# A quotation of fewer words than this, or of more, is not one pulled out of the text beside it.
_PULLED = range(4, 80)

# How many blocks the foot of an article has: the last ones of its body in which those who helped
# are named, and those after it that are kept, marked, with it.
_FOOT = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph-to-be; `furniture` says what furniture it is, if it is."""

    text: str
    kind: ParagraphKind
    furniture: str | None = None


def lines_of(choice: Choice) -> list[Line]:
    """The lines of the article and of the furniture inside it, in page order.

    The headline comes first, then what stands between it and the last paragraph of the body; of
    what follows only furniture in the same place. Nothing hidden is kept, and nothing twice.
    """
    runs = _said(choice)
    kinds = {at: kind for at in _range(choice) if (kind := _kind(choice, at, runs)) is not None}
    body = [at for at, kind in kinds.items() if kind == "body"]
    marks = mark_runs([choice.blocks[at].text for at in body])
    furniture = {at: mark for at, mark in zip(body, marks, strict=True) if mark}
    said = {choice.words[at] for at in body if at not in furniture}
    lines: list[Line] = []
    for at, kind in kinds.items():
        text = choice.blocks[at].text
        if kind == "furniture" and choice.words[at] in said:
            continue
        mark = furniture.get(at) or (_furniture(choice, at) if kind == "furniture" else None)
        lines.append(Line(text, "furniture" if mark else kind, mark))
    return lines


def _said(choice: Choice) -> Counter[Run]:
    """How often each run of words is in what was chosen."""
    chosen = (words for words, yes in zip(choice.words, choice.chosen, strict=True) if yes)
    return Counter(run for words in chosen for run in runs_of(words))


def _range(choice: Choice) -> list[int]:
    start = choice.first if choice.headline is None else choice.headline
    chosen = [at for at, is_chosen in enumerate(choice.chosen) if is_chosen]
    if not chosen:
        return []
    start, end = min(start, chosen[0]) if start >= 0 else chosen[0], chosen[-1] + 1
    while end < len(choice.blocks) and end < chosen[-1] + _FOOT and choice.near(end):
        end += 1
    return list(range(start, end))


def _kind(choice: Choice, at: int, said: Counter[Run]) -> ParagraphKind | None:
    """The kind of block `at`, as far as its place tells; None where it is to be left out."""
    role, block = choice.roles[at], choice.blocks[at]
    if at == choice.headline:
        return "headline"
    if role == "hidden" or (role == "navigation" and not choice.chosen[at]):
        return None
    if role in SURROUNDING:
        return "furniture"
    if role == "caption":
        return "caption"
    if role == "pullquote" or _is_pulled(choice, at, said):
        return "quote"
    if at < choice.first:
        return _kind_above(choice, at)
    if choice.chosen[at]:
        is_credit = at > choice.last - _FOOT and is_byline(block.text)
        return "byline" if is_credit else "body"
    return "furniture" if choice.near(at) or furniture_kind(block.text) else None


def _kind_above(choice: Choice, at: int) -> ParagraphKind | None:
    """The kind of a block between the headline and the body."""
    role, block = choice.roles[at], choice.blocks[at]
    if is_byline(block.text) or (role == "byline" and len(block.text) <= _LONGEST_MARKED):
        return "byline"
    if is_date_line(block.text) or (role == "dateline" and len(block.text) <= _LONGEST_MARKED):
        return "dateline"
    is_display = block.tag in HEADINGS or (role == "standfirst" and not choice.near(at))
    if choice.chosen[at]:
        return "headline" if is_display else "body"
    if furniture_kind(block.text):
        return "furniture"
    return "headline" if role == "standfirst" else None


def _is_pulled(choice: Choice, at: int, said: Counter[Run]) -> bool:
    """Whether the page shows this twice: in the running text, and by itself beside it."""
    words, block = choice.words[at], choice.blocks[at]
    is_apart = choice.roles[at] == "aside" or any("quote" in place for place in block.path)
    if not is_apart or len(words) not in _PULLED:
        return False
    itself = 1 if choice.chosen[at] else 0
    return all(said[run] > itself for run in runs_of(words))


def _furniture(choice: Choice, at: int) -> str:
    """What furniture a block is that its place shows to be furniture."""
    role = choice.roles[at]
    by_words = furniture_kind(choice.blocks[at].text)
    return by_words or (role if role in SURROUNDING and role is not None else "aside")
