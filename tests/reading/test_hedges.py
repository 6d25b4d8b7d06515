"""The words by which a text does not vouch; no model."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from headwater.reading.hedges import hedges_of, pattern
from tests.build import build

ROWS = tomllib.loads(files("headwater.reading").joinpath("hedges.toml").read_text("utf-8"))["hedge"]


@pytest.mark.parametrize("row", ROWS, ids=[row["words"][0] for row in ROWS])
def test_every_row_knows_its_example_and_no_near_miss(row: dict[str, Any]) -> None:
    assert pattern().search(row["example"])
    assert [miss for miss in row["near_misses"] if pattern().search(miss)] == []


def test_hedges_are_those_of_cue_and_content() -> None:
    reading = build(
        "Perhaps it rained. {1c}The ferry has {/1c}{1q}reportedly{/1q}{1c} been sold, and seems to "
        "be gone{/1c}."
    )
    (one,) = reading.attributions
    hedges = hedges_of(one.cue, one.content, reading.article)
    assert [span.of(reading.article.text) for span in hedges] == ["reportedly", "seems to"]
