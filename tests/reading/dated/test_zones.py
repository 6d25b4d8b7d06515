"""Times of day by their zones, and days counted within an event; no model."""

import pytest

from headwater.article import Article, Paragraph
from headwater.reading.dated.datings import Dating
from headwater.reading.dated.relations import number_said
from headwater.reading.dated.zones import offset, zoned
from headwater.reading.events import datings_of
from headwater.reading.sentences import Sentences
from headwater.reading.times import times_of


def dated(text: str) -> tuple[Dating, ...]:
    article = Article("x", text, (Paragraph(0, len(text)),), published="2022-09-14")
    return datings_of(article, (), times_of(article), Sentences.of(article))


@pytest.mark.parametrize(
    ("text", "hours", "value"),
    [
        ("It sank at 02:14 GMT on Monday.", 0, "2022-09-12T02:14Z"),
        ("It sank at 9:00 local time, three hours ahead of GMT.", 3, "2022-09-14T09:00+03:00"),
        ("It sank at 9:00 local time, two hours behind UTC.", -2, "2022-09-14T09:00-02:00"),
        ("It sank at 9:00 local time.", None, None),
    ],
)
def test_a_time_has_the_zone_that_its_words_give_it(
    text: str, hours: float | None, value: str | None
) -> None:
    one = next(d for d in dated(text) if d.time is not None)
    assert offset(one, text) == hours
    assert value is None or zoned(one.value or "", hours or 0) == value


def test_a_day_counted_within_an_event_is_solved_both_ways() -> None:
    counted = dated("The strike began on 1 September. The pass was shut on day ten of the strike.")
    assert [one.value for one in counted] == ["2022-09-01", "2022-09-10"]
    begun = dated("Monday was the hundredth day of the lockout.")
    assert "2022-06-05" in [one.value for one in begun]


@pytest.mark.parametrize(("word", "number"), [("tenth", 10), ("21st", 21), ("7", 7), ("last", 0)])
def test_numbers_in_words_and_figures(word: str, number: int) -> None:
    assert number_said(word) == number
