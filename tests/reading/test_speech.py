"""What is read in the forms of attribution that users of such systems stumble over: the shipped
model's answer, made whole."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from headwater.reading.completing import completed
from headwater.reading.mending import mended
from headwater.reading.sentences import Sentences
from headwater.reading.types import Spans
from tests.reading.test_attribution import article, extractor

CASES = tomllib.loads(Path(__file__).with_name("speech.toml").read_text("utf-8"))["case"]
MARKS = " .,“”‘’„»«\"'`"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_speech(case: dict[str, Any]) -> None:
    found = who(case["text"])
    assert [plain(content) for _, content in found] == [plain(c) for _, c in case["said"]]
    for (source, _), (expected, _) in zip(found, case["said"], strict=True):
        assert bool(source) == bool(expected)
        assert expected in source


def who(text: str) -> list[tuple[str, str]]:
    """(source, content) of each attribution, as words."""

    def words(spans: Spans) -> str:
        return " … ".join(span.of(text) for span in spans)

    page = article(text)
    sentences = Sentences.of(page)
    found = completed(extractor().attributions(page), page, sentences)
    return [(words(a.source), words(a.content)) for a in mended(found, page, sentences)]


def plain(content: str) -> list[str]:
    """The pieces of a content without outer marks, final stop and leading "that"."""
    return [piece.strip(MARKS).removeprefix("that ") for piece in content.split(" … ")]
