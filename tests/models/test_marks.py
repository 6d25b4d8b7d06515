"""Quotation marks of every style, paired without moving a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.models.attribution.marks import Quote, read_marks

STYLES = [
    '"We left," she said.',
    "“We left,” she said.",
    "„We left,“ she said.",
    "«We left,» she said.",
    "»We left,« she said.",
    "'We left,' she said.",
    "‘We left,’ she said.",
]


@pytest.mark.parametrize("text", STYLES)
def test_styles_are_one(text: str) -> None:
    marks = read_marks(text)
    assert marks.text == STYLES[0]
    assert marks.state == read_marks(STYLES[0]).state
    assert marks.state[0] == Quote.OPENING
    assert set(marks.state[1:9]) == {Quote.INSIDE}
    assert marks.state[9] == Quote.CLOSING


def test_doubled_marks_keep_their_width() -> None:
    marks = read_marks("''No,'' he said.")
    assert marks.text == '" No,"  he said.'
    assert marks.state[2] == Quote.INSIDE


@pytest.mark.parametrize(
    "text", ["the voters' hall", "It's Ann's", "the '90s", "rock 'n' roll", "6'2 tall"]
)
def test_apostrophes_are_no_quotations(text: str) -> None:
    marks = read_marks(text)
    assert marks.text == text
    assert set(marks.state) == {Quote.OUTSIDE}


def test_apostrophes_within_single_marks() -> None:
    text = "'It's the voters' hall,' she said."
    assert read_marks(text).state.index(Quote.CLOSING) == text.index(",'") + 1


def test_quotation_within_a_quotation_stays_inside() -> None:
    text = "“He said ‘no’ twice,” she said."
    state = read_marks(text).state
    assert set(state[1 : text.index("”")]) == {Quote.INSIDE}


def test_unclosed_runs_to_the_end() -> None:
    assert read_marks("“We left.").state == bytes([Quote.OPENING] + [Quote.UNCLOSED] * 8)


def test_stray_mark() -> None:
    text = "He left.” Then rain."
    assert read_marks(text).state[text.index("”")] == Quote.STRAY
    assert Quote.INSIDE not in read_marks(text).state


@given(st.text(alphabet="ab s.,\n\"'“”‘’„«»`―", max_size=60))
def test_never_moves_a_character(text: str) -> None:
    marks = read_marks(text)
    assert len(marks.text) == len(marks.state) == len(text)
    assert set(marks.state) <= set(Quote)
    kept = [a == b for a, b in zip(marks.text, text, strict=True) if a.isalnum() or b.isalnum()]
    assert all(kept)
