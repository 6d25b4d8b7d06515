"""How sure a value is, by the table `confidence.toml`: by its type and by what it rests on."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from headwater.reading.types import TimexType

GROUNDS = ("published", "text")


@cache
def _table() -> Mapping[str, Mapping[str, float]]:
    return tomllib.loads(files(__package__).joinpath("confidence.toml").read_text("utf-8"))


def ground_of(value: str, anchor: str | None) -> str:
    """What a value rests on: "published", "text", "said" (another expression), "ref", "none"."""
    if value.endswith("_REF"):
        return "ref"
    if anchor is None:
        return "none"
    return anchor if anchor in GROUNDS else "said"


def confidence_of(kind: TimexType, value: str, anchor: str | None) -> float:
    """The share of such expressions that are right."""
    return _table()[kind][ground_of(value, anchor)]
