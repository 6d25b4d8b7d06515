"""Where the paragraphs of a plain text stand: by blank lines, by lines, or unwrapped."""

import re
from dataclasses import dataclass
from itertools import pairwise

from headwater.article import Span

# What is nothing to see: white space of every kind, and characters without width.
BLANK = "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + (
    "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\xad"
)

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_SENTENCE_END = (".", "!", "?", ":", '"', "”", "’", "'", ")", "»")

# A text is hard-wrapped if its longest line is no longer than this and at least this share of
# its lines breaks off within a sentence: mail and wire copy wrap at 60 to 80, a page copied from
# a browser does not wrap at all.
_WIDEST_WRAP = 120
_WRAPPED_SHARE = 0.3
_FEWEST_WRAPPED = 2

# How many code points short of the widest a wrapped line may stay, for the word that did not fit.
_RAGGED = 6


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    opens_block: bool


def paragraph_spans(text: str) -> list[Span]:
    """The paragraphs of `text` in order, each trimmed of white space.

    Nothing that can be seen lies outside of them. A line break within a paragraph is one that
    hard-wrapping put there.
    """
    lines = _lines(text)
    width = _width(lines)
    spans: list[Span] = []
    last: _Line | None = None
    for line in lines:
        if last and not line.opens_block and _goes_on(last, line, width):
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(Span(line.start, line.end))
        last = line
    return spans


def _lines(text: str) -> list[_Line]:
    """The lines with something to see, each trimmed."""
    lines = []
    is_after_blank = True
    end_before = 0
    for found in _LINE.finditer(text):
        gap = text[end_before : found.start()].replace("\r\n", "\n")
        is_after_blank = is_after_blank or len(gap) > 1
        end_before = found.end()
        trimmed = found[0].strip(BLANK)
        if not trimmed:
            is_after_blank = True
            continue
        start = found.start() + len(found[0]) - len(found[0].lstrip(BLANK))
        lines.append(_Line(start, start + len(trimmed), trimmed, is_after_blank))
        is_after_blank = False
    return lines


def _width(lines: list[_Line]) -> int:
    """At how many code points the text is hard-wrapped; 0 where it is not."""
    widest = max((len(line.text) for line in lines), default=0)
    if widest > _WIDEST_WRAP:
        return 0
    within = [pair for pair in pairwise(lines) if not pair[1].opens_block]
    broken = sum(_breaks_off(above, below) for above, below in within)
    return widest if broken >= max(_FEWEST_WRAPPED, _WRAPPED_SHARE * len(within)) else 0


def _breaks_off(above: _Line, below: _Line) -> bool:
    return below.text[0].islower() and not above.text.endswith(_SENTENCE_END)


def _goes_on(above: _Line, below: _Line, width: int) -> bool:
    """Whether wrapping alone parts two lines: no room for the next word, or a sentence goes on."""
    if not width:
        return False
    next_word = below.text.split(maxsplit=1)[0]
    is_full = len(above.text) + 1 + len(next_word) > width - _RAGGED
    return is_full or (_breaks_off(above, below) and len(above.text) > width // 2)
