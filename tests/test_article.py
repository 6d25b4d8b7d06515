"""Spans: they hold something, and mark exactly what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.article import Span


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2)])
def test_an_empty_or_backward_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="must hold something"):
        Span(start, end)


@given(st.text(min_size=1), st.data())
def test_a_span_marks_code_points(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(start, end)
    assert span.of(text) == text[start:end]
    assert len(span) == end - start
    assert span.shifted(5).of("12345" + text) == span.of(text)
    assert Span(0, len(text)).covers(span)


def test_a_span_does_not_cover_what_sticks_out() -> None:
    assert not Span(2, 5).covers(Span(4, 6))
