"""What looks like a time and is none, what cannot be known, and what never crashes; no model."""

import re
import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.reading.timex.grammar import table
from headwater.reading.timex.lexicon import tables
from tests.reading.timex.test_rules import times

ISO = re.compile(r"\d{4}-\d\d-\d\d")
VALUE = re.compile(
    r"P[\dX.]+[A-Z]+[\dA-Z.]*|PT[\dX.]+[HMS].*|(?:PAST|PRESENT|FUTURE)_REF|(?:BC)?[\dX]+[-\dXWQHSPUFAIE]*"
    r"(?:T(?:\d\d:\d\d|[A-Z]{2}))?"
)
WORDS = sorted(
    {word for _, some in tables() for word in some}
    | {word for row in table()["rule"] for word in re.findall(r"[a-z'.]+", row["pattern"])}
    | {"1998", "2022", "0", "31", "30", "12:45", "9999", "0001", "1/2", "99/99/9999", "-", ",", "."}
)
DATES = st.one_of(st.none(), st.dates().map(date.isoformat), st.sampled_from(("2022", "2022-09")))


@given(st.lists(st.sampled_from(WORDS), max_size=14), DATES, st.booleans())
def test_words_of_time_in_any_order_never_crash(
    words: list[str], published: str | None, titled: bool
) -> None:
    text = " ".join(word.title() if titled else word for word in words)
    for one in times(text, published) if text else ():
        (span,) = one.span
        assert span.of(text).strip() == span.of(text)
        assert VALUE.fullmatch(one.value), one.value
        for day in ISO.findall(one.value):
            date.fromisoformat(day)


@given(st.text(max_size=60), DATES)
def test_any_text_never_crashes(text: str, published: str | None) -> None:
    for one in times(text, published) if text else ():
        assert one.value
        assert all(0 <= span.start < span.end <= len(text) for span in one.span)


@given(st.text(max_size=30), st.lists(st.sampled_from(WORDS), max_size=8))
def test_expressions_do_not_overlap(text: str, words: list[str]) -> None:
    whole = text + " " + " ".join(words)
    spans = [one.span[0] for one in times(whole)]
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "value", "missing"),
    [
        ("It sails on Wednesday.", "XXXX-WXX-3", "published"),
        ("It sails tomorrow.", "XXXX-XX-XX", "published"),
        ("It sails next week.", "XXXX-WXX", "published"),
        ("It sails over the weekend.", "XXXX-WXX-WE", "published"),
        ("It was sold in June.", "XXXX-06", "published"),
        ("It was sold on 3 June.", "XXXX-06-03", "published"),
        ("It was sold last year.", "XXXX", "published"),
        ("It rose in the third quarter.", "XXXX-Q3", "published"),
        ("It left at 9 p.m.", "XXXX-XX-XXT21:00", "published"),
        ("It was sold on 3 June 2021.", "2021-06-03", None),
        ("It took three days.", "P3D", None),
    ],
)
def test_without_a_publication_time_only_what_the_text_says(
    text: str, value: str, missing: str | None
) -> None:
    (one,) = times(text, None)
    assert (one.value, one.missing) == (value, missing)


def test_the_text_may_date_what_the_publication_time_does_not() -> None:
    found = times("It sank on 3 May 2021. The next day it was raised.", None)
    assert [(one.value, one.anchor) for one in found] == [
        ("2021-05-03", "text"),
        ("2021-05-04", "t1"),
    ]


def test_no_repetition_of_words_makes_the_rules_explode() -> None:
    began = time.process_time()
    for word in WORDS:
        times(f"{word} " * 60)
        times(f"the {word} " * 60)
    assert time.process_time() - began < 60
