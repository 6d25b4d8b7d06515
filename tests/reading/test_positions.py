"""What parties want, refuse or would accept: every row of the table."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from headwater.reading.lexicon import table
from headwater.reading.positions import positions_in
from headwater.reading.stance import stance_of
from tests.build import build
from tests.reading.test_hands import example, understood

ROWS = table("positions.toml")["position"]


def positions(marked: str) -> list[str]:
    reading = build(marked)
    article = reading.article
    found = [replace(a, stance=stance_of(a.cue, a.content, article)) for a in understood(reading)]
    return [position.what for position in positions_in(found, article)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["is"])
def test_a_row_knows_its_example(row: Mapping[str, Any]) -> None:
    assert positions(example(row["example"])) == [row["is"]]
    for miss in row["near_misses"]:
        assert positions(example(miss)) != [row["is"]]


def test_whoever_leaks_tells_anothers_position() -> None:
    assert positions("{1s}A source{/1s} {1q}demanded{/1q} {1c}a new ferry{/1c}.") == []
