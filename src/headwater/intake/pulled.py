"""Pulled-out quotes: a block of a text that repeats what a longer paragraph of it says."""

import re
from collections.abc import Sequence

from headwater.article import Paragraph

_WORD = re.compile(r"\w+")

# A repeated block of fewer words is a heading or a chance; one of more is a paragraph given twice.
_FEWEST, _MOST = 6, 60

# The first paragraphs of a body may be a standfirst, which says what the lead says.
_STANDFIRST = 4


def pulled_quotes(text: str, paragraphs: Sequence[Paragraph]) -> list[int]:
    """The numbers of the body paragraphs that stand word for word in a longer one.

    A quotation that stands nowhere else is no pulled quote but what somebody said.
    """
    words = {
        at: tuple(_WORD.findall(each.span.of(text).lower()))
        for at, each in enumerate(paragraphs)
        if each.kind == "body"
    }
    blocks: dict[tuple[str, ...], list[int]] = {}
    lengths: dict[tuple[str, ...], set[int]] = {}
    for at, said in words.items():
        if _FEWEST <= len(said) <= _MOST:
            blocks.setdefault(said, []).append(at)
            lengths.setdefault(said[:_FEWEST], set()).add(len(said))
    repeated: set[int] = set()
    for said in words.values():
        for start in range(len(said) - _FEWEST + 1):
            for length in lengths.get(said[start : start + _FEWEST], ()):
                if length < len(said):
                    repeated.update(blocks.get(said[start : start + length], ()))
    return sorted(repeated - set(list(words)[:_STANDFIRST]))
