"""The words of a text that carry meaning, by what they begin with."""

import re
from functools import lru_cache

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_ENDINGS = (
    "ations", "ation", "ments", "ment", "ness", "ingly", "edly", "ings", "ing", "ied", "ies",
    "ers", "er", "ed", "es", "s", "ly", "e",
)  # fmt: skip
STOP = frozenset(
    """a an the of to in on at by for from with and or that which who whose it its is are was were
    be been being had has have having not no nor any than as about into over under after before
    between he she they his her their them this these those there here what when where will would
    could should may might can do did does so such own out up off only also even already now still
    said say says told reported according i we you th""".split()  # noqa: SIM905 - it would fill a page
)


def stems(text: str) -> dict[str, str]:
    """The words of a text that carry meaning, by their stems, in their order."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        if word.casefold() not in STOP:
            found.setdefault(_stem(word), word)
    return found


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    plain = word.casefold().replace("’", "'").removesuffix("'").removesuffix("'s")
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 3:
            return plain.removesuffix(ending)[:6]
    return plain[:6]
