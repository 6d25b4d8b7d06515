"""Every row of the grammar reads its example, and nothing in its near-misses; no model."""

from typing import Any

import pytest

from headwater.article import Article, Paragraph
from headwater.reading.times import times_of
from headwater.reading.timex.grammar import table
from headwater.reading.timex.tense import table as tenses
from headwater.reading.types import Timex

ROWS = table()["rule"]
TENSES = tenses()
PUBLISHED = "2022-09-14"


def times(text: str, published: str | None = PUBLISHED) -> tuple[Timex, ...]:
    return times_of(Article("x", text, (Paragraph(0, len(text)),), published=published))


@pytest.mark.parametrize("row", ROWS, ids=[row["means"] + ": " + row["example"] for row in ROWS])
def test_every_row_reads_its_example_and_no_near_miss(row: dict[str, Any]) -> None:
    before, rest = row["example"].split("[")
    marked, after = rest.split("]")
    text = before + marked + after
    found = [(one.span[0].of(text), one.value) for one in times(text)]
    assert (marked, row["value"]) in found
    assert [miss for miss in row.get("near_misses", ()) if times(miss)] == []


@pytest.mark.parametrize("name", TENSES)
def test_every_row_of_tense_looks_the_way_it_says(name: str) -> None:
    (friday,) = times(TENSES[name]["example"])
    assert friday.value == ("2022-09-09" if name == "past" else "2022-09-16")


def test_easter_and_the_feasts_around_it() -> None:
    text = "It sank on Good Friday. It was raised on Whit Monday 2019."
    assert [one.value for one in times(text)] == ["2022-04-15", "2019-06-10"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Orthodox Easter 2021", "2021-05-02"),
        ("the fourth Sunday of Advent", "2021-12-19"),
        ("the eve of St Lucy", "2021-12-12"),
        ("the last day of February 2024", "2024-02-29"),
        ("the night of 30 to 31 March 2020", "2020-03-30TNI"),
        ("St. Nicholas' Day", "2021-12-06"),
    ],
)
def test_days_of_the_year_by_their_names(words: str, value: str) -> None:
    assert [one.value for one in times(f"It sank on {words}.")] == [value]
