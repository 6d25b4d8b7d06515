"""Where sentences end, and where they only seem to."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.article import Article, Paragraph
from headwater.reading.sentences import LONGEST, Sentences, split

TABLE = tomllib.loads(files("headwater.reading").joinpath("sentences.toml").read_text("utf-8"))


def sentences(text: str) -> list[str]:
    return [span.of(text).strip() for span in split(text, 0, len(text))]


@pytest.mark.parametrize("row", TABLE["abbreviation"], ids=lambda row: row["words"][0])
def test_an_abbreviation_ends_no_sentence(row: dict[str, str]) -> None:
    assert sentences(row["example"]) == [row["example"]]


def test_sentences_end_at_marks_before_a_capital() -> None:
    text = "It fell. “Who knew?” Kern asked. J. R. Dorn did… nobody else did."
    assert sentences(text) == ["It fell.", "“Who knew?”", "Kern asked.", text[33:]]


@given(st.text(alphabet="aB. \n“”?1", max_size=80))
def test_every_character_is_in_one_sentence(text: str) -> None:
    assert "".join(span.of(text) for span in split(text, 0, len(text)) if text) == text


def test_a_text_without_full_stops_is_cut() -> None:
    text = "and " * LONGEST
    found = Sentences.of(Article("0", text, (Paragraph(0, len(text)),))).spans
    assert len(found) == 4
