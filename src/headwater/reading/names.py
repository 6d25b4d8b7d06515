"""The pieces of a clause that may name somebody: capitalised runs, and "the paper"."""

import re
from collections.abc import Iterator

from headwater.article import Span

CAPITAL = r"[A-ZÀ-Þ](?:[\w&.-]*\w)?(?:'[A-Z]\w+)?"
JOINT = r"(?:of|de|la|del|and|for|on|at|in|the|of the|and the|for the|on the|&)"
RUN = rf"{CAPITAL}(?: (?:{JOINT} (?={CAPITAL}))?{CAPITAL})*(?: \d{{1,3}}(?![\w,.%]\w|[-%]))?"
OUTLET_NOUNS = (
    "newspaper|news agency|agency|network|paper|magazine|broadcaster|channel|station|website|site|"
    "outlet|publication|tabloid|wire service|programme|program|podcast|media|television|radio|TV"
)
DETERMINER = r"(?:[Tt]he|[Aa]n?|his|her|its|their|our|this|that)"
FUNCTION = "in|on|at|of|and|or|to|for|by|from|with|that|which|who|last|this|after|before|during"
DESCRIPTION = (
    rf"(?:{DETERMINER} )?(?:[\w'.-]+ ){{0,3}}?(?:{OUTLET_NOUNS})(?! (?!(?:{FUNCTION})\b)[a-z])"
)
NAME = rf"(?:[Tt]he )?{RUN}|{DESCRIPTION}"

_RUNS = re.compile(rf"\b(?:[Tt]he )?{RUN}")
_DESCRIPTIONS = re.compile(rf"\b{DESCRIPTION}\b")


def names_in(text: str, start: int = 0) -> Iterator[Span]:
    """Every piece of `text` that may name somebody, names before descriptions, in order.

    `start` is added to its place. Of a capitalised run also the beginnings and ends of it come, the
    longest first: "Tam Dorn of the Ledger" may name one or two.
    """
    for found in _RUNS.finditer(text):
        yield from _parts(found.group(), start + found.start())
    for found in _DESCRIPTIONS.finditer(text):
        yield Span(start + found.start(), start + found.end())


def _parts(run: str, start: int) -> Iterator[Span]:
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", run)]
    whole = len(words)
    for length in range(whole, 0, -1):
        for first in sorted({0, whole - length}):
            left, right = words[first][0], words[first + length - 1][1]
            if run[left:right].lower() != "the" and run[right - 1] != "'":
                yield Span(start + left, start + right)
