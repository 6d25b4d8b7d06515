"""Inputs as they are met in the wild that look like something else."""

from contextlib import suppress
from time import process_time

import pytest

from headwater.errors import NoArticleError
from headwater.intake.acquire import Raw
from headwater.intake.decode import decode
from headwater.intake.sniff import kind_of

WESTERN = "“We can’t wait,” said Mayor Renée Dupont, who was there with the others for the vote."


@pytest.mark.parametrize(
    "label", ["undefined", "unicode_escape", "raw_unicode_escape", "utf-7", "idna", "hex", "rot13"]
)
def test_a_label_that_is_no_encoding_of_the_web_is_passed_over(label: str) -> None:
    text = f"{WESTERN} \\u0041 +AGE-"
    assert decode(Raw("x", text.encode("cp1252"), charset=label)).text == text


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the page's <html> tag was missing, and that <b>nobody</b> had seen it.",
        "How to: put <head> first,\nthen <body> after it, the teacher said.",
        "[1]\u00a0Notes come first.\nThen the text.",
    ],
)
def test_a_text_that_speaks_of_tags_is_text(text: str) -> None:
    assert kind_of(text, "x") == "text"


@pytest.mark.parametrize(
    "text",
    [
        "Bridge shut<p>The mayor said so.</p><p>The clerk agreed.</p><p>Others did not.</p>",
        "Skip to content\n<!-- saved -->\n<html><body><p>The bridge is shut.</body></html>",
        "<!-- saved\nfrom a browser -->\n\n<!DOCTYPE html><title>Bridge shut</title>",
    ],
)
def test_a_page_with_words_before_it_is_a_page(text: str) -> None:
    assert kind_of(text, "x") == "html"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "From: <Saved by a browser>\nMIME-Version: 1.0\n"
            'Content-Type: multipart/related;\n\tboundary="x"\n\n--x\n<html><body>Hello',
            "web archive",
        ),
        ('{"id": 1}\n{"id": 2}\n', "JSON"),
        ('{"a":' * 100_000, None),
        ("[" * 100_000, None),
    ],
)
def test_what_holds_pages_is_no_page(text: str, kind: str | None) -> None:
    if kind is None:
        assert kind_of(text, "x") == "text"
        return
    with pytest.raises(NoArticleError, match=kind):
        kind_of(text, "x")


@pytest.mark.parametrize(
    "piece", ["\t\n \n", "\n <!-- -->", "<!---->", "<!--", "<?xml ", "a: b\n", "> ", " "]
)
def test_a_text_made_to_be_slow_to_judge_is_not(piece: str) -> None:
    start = process_time()
    with suppress(NoArticleError):
        kind_of(piece * 20_000, "x")
    assert process_time() - start < 1
