"""The golden readings of the examples, reviewed by eye, are what is read today."""

from pathlib import Path

import pytest

import headwater
from tests.golden import articles, golden_of, written


@pytest.mark.parametrize("path", articles(), ids=lambda path: path.stem)
def test_the_golden_reading_stands(path: Path) -> None:
    golden = golden_of(path).read_text(encoding="utf-8")
    assert written(headwater.read(path)) == golden, "if this is better, run `make golden`"


def test_there_are_enough_examples() -> None:
    assert len(articles()) >= 6
