"""The shipped model on the forms of attribution that users of such systems stumble over."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.reading.test_attribution import who

CASES = tomllib.loads(Path(__file__).with_name("speech.toml").read_text("utf-8"))["case"]
MARKS = " .,“”‘’„»«\"'`"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_speech(case: dict[str, Any]) -> None:
    found = who(case["text"])
    assert [plain(content) for _, content in found] == [plain(c) for _, c in case["said"]]
    for (source, _), (expected, _) in zip(found, case["said"], strict=True):
        assert bool(source) == bool(expected)
        assert expected in source


def plain(content: str) -> list[str]:
    """The pieces of a content without outer marks, final stop and leading "that"."""
    return [piece.strip(MARKS).removeprefix("that ") for piece in content.split(" … ")]
