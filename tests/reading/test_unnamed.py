"""Unnamed sources as sets, their counts and terms, by hand; every row of the table."""

from collections.abc import Mapping
from typing import Any

import pytest

from headwater.reading.counting import wording
from headwater.reading.grounds import rules
from headwater.reading.lexicon import table
from headwater.reading.sentences import Sentences
from headwater.reading.types import Unnamed
from headwater.reading.unnamed import unnamed_in
from tests.build import build
from tests.reading.test_hands import understood

TABLE = table("unnamed.toml")


def unnamed(marked: str) -> Unnamed:
    reading = build(marked)
    return unnamed_in(understood(reading), reading.article, Sentences.of(reading.article))


def says(who: str, n: int, said: str = "the deal was dead") -> str:
    return f"{{{n}s}}{who}{{/{n}s}} {{{n}q}}said{{/{n}q}} {{{n}c}}{said}{{/{n}c}}. "


def bounds(*who: str) -> tuple[int | None, int | None, int]:
    """(least, greatest, number of sets) where so and so say something, one after another."""
    found = unnamed("".join(says(one, n) for n, one in enumerate(who, start=1)))
    return found.at_least, found.at_most, len(found.groups)


@pytest.mark.parametrize("row", TABLE["number"], ids=lambda row: row["example"])
def test_a_number_is_known(row: Mapping[str, Any]) -> None:
    form = wording(row["example"])
    assert form.exact == row["exact"]
    assert form.least >= max(2, row["least"])


@pytest.mark.parametrize("row", TABLE["ground_rules"], ids=lambda row: row["example"])
def test_terms_are_known(row: Mapping[str, Any]) -> None:
    assert rules().search(row["example"])


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (["Three sources", "two of the three", "a third source", "one of the sources"], (3, 3, 1)),
        (["Two sources", "A third source"], (3, 3, 2)),
        (["A senior official", "The official"], (1, 1, 1)),
        (["An official", "Another official"], (2, 2, 2)),
        (["Officials", "The officials", "one official"], (2, None, 1)),
        (["Four officials", "one of the four officials", "another"], (4, 4, 1)),
        (["A banker and two finance ministry officials", "the banker"], (3, 3, 1)),
        (["One official", "A different official", "Both officials"], (2, 2, 1)),
        (["More than a dozen employees"], (13, None, 1)),
        (["Ada Kern", "The ministry"], (0, 0, 0)),
    ],
)
def test_who_is_one_of_whom(who: list[str], expected: tuple[int, int | None, int]) -> None:
    assert bounds(*who) == expected


def test_a_larger_number_may_include_a_smaller_one() -> None:
    assert bounds("Three sources", "Six sources") == (6, 9, 2)


def test_whom_a_source_had_it_from_counts_too() -> None:
    found = unnamed(says("A source, who was told of it by people at the yard,", 1))
    assert (found.at_least, found.at_most) == (3, None)


def test_the_terms_are_as_written() -> None:
    found = unnamed(
        says("Two officials", 1) + "The officials spoke on condition of anonymity because they "
        "were not authorised to speak. It rained."
    )
    reading = build(says("Two officials", 1) + "The officials spoke on condition of anonymity "
                    "because they were not authorised to speak. It rained.")  # fmt: skip
    (group,) = found.groups
    text = reading.article.text
    assert [span.of(text) for span in group.withheld] == [
        "because they were not authorised to speak"
    ]
    assert "on condition of anonymity" in group.ground_rules[0].of(text)


def test_every_set_says_why() -> None:
    found = unnamed(says("Three sources", 1) + says("one of the sources", 2))
    assert found.groups[0].because == (
        "“Three sources”: not told of before",
        "“one of the sources”: some of these",
    )
