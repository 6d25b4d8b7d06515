"""Names as keys: the same name, however it is capitalised, accented or punctuated.

A key says that two names read the same, not that they mean the same person.
"""

import re
import unicodedata
from functools import lru_cache

_POSSESSIVE = re.compile(r"['’]s\b")
_NO_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """The name folded: lower case, no accents, no punctuation, no leading "the".

    >>> key("The São Tomé Herald’s")
    'sao tome herald'

    A name without any letter or digit is its own key.
    """
    plain = name.casefold()
    if not plain.isascii():  # as most are
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    folded = _NO_WORD.sub(" ", _POSSESSIVE.sub("", plain)).strip()
    return folded.removeprefix("the ") or name


def words(name: str) -> tuple[str, ...]:
    """The different words of a name's key, in their order."""
    return tuple(dict.fromkeys(key(name).split()))
