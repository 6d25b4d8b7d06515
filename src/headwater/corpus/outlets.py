"""Which names are the same outlet: "the Lorrimer news agency" and "Lorrimer", "AP" and its name.

The names stand in `outlets.toml`.
"""

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from headwater.corpus import names


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("outlets.toml").read_text("utf-8"))


@cache
def _usual() -> Mapping[str, str]:
    return {other: group[0] for group in _table()["same"] for other in group}


@lru_cache(maxsize=8192)
def outlet_key(name: str) -> str:
    """The outlet that a name names: folded, under its usual name, without "news agency" and such.

    >>> outlet_key("The Lorrimer News Agency")
    'lorrimer'
    """
    folded = names.key(name)
    if folded in _usual():
        return _usual()[folded]
    tail = next((t for t in _table()["tails"] if folded.endswith(f" {t}")), None)
    return outlet_key(folded.removesuffix(f" {tail}")) if tail else folded


@lru_cache(maxsize=8192)
def may_be_short_for(name: str, full: str) -> bool:
    """Whether an article that knows the outlet `full` may call it `name` ("the Post", "BPA").

    The end of the name, its beginning, or the initials of its words.
    """
    short, long = names.key(name).split(), names.key(full).split()
    if not short or not long:
        return False
    if outlet_key(name) == outlet_key(full):
        return True
    initials = "".join(word[0] for word in long)
    edges = (long[-len(short) :], long[: len(short)])
    return short in edges or (len(long) > 1 and name.strip().isupper() and short == [initials])
