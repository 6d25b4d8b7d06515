"""Speakers by name, read end to end: what users of quotation systems ask for."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import headwater
from headwater.intake.pasted import article_from_text

CASES = tomllib.loads(Path(__file__).with_name("speakers.toml").read_text("utf-8"))["case"]
MARKS = " .,“”"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_speakers(case: dict[str, Any]) -> None:
    reading = headwater.read(article_from_text(case["text"], name=case["name"]))
    text = reading.article.text
    found = [
        [one.speaker.name, one.content[0].of(text).removeprefix("that ").strip(MARKS)]
        for one in reading.attributions
    ]
    missing = [pair for pair in case["said"] if [pair[0], pair[1].strip(MARKS)] not in found]
    assert missing == [], found
