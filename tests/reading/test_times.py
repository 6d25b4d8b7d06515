"""When: values, anchors, the tense of a sentence, odd dates; no model."""

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import headwater
from headwater.article import Article, Paragraph
from headwater.reading.times import times_of
from headwater.reading.types import Timex
from tests.reading.timex.test_rules import times

MONDAY = "2022-09-12"


def values(text: str, published: str | None = "2022-09-14") -> list[str]:
    return [one.value for one in times(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council said Wednesday that it agreed.", "2022-09-14"),
        ("The council said Thursday that it agreed.", "2022-09-08"),
        ("The council will meet Thursday.", "2022-09-15"),
        ("She is expected to meet him Friday.", "2022-09-16"),
        ("The two sides agreed to meet on Friday.", "2022-09-16"),
        ("On Friday, the council will vote.", "2022-09-16"),
        ("On Friday, the council voted.", "2022-09-09"),
        ("It was sold in November.", "2021-11"),
        ("It will be sold in November.", "2022-11"),
        ("It will be sold in February.", "2023-02"),
        ("It was sold on 2 January.", "2022-01-02"),
        ("The deadline is 31 January.", "2023-01-31"),
        ("It sank on Dec. 30 last year.", "2021-12-30"),
    ],
)
def test_the_tense_says_which_one_is_meant(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It sank in June 2020. Two months later it was raised.", ["2020-06", "2020-08"]),
        ("It sank on 3 May 2021. The following day it was raised.", ["2021-05-03", "2021-05-04"]),
        ("It sank in 1988. That year was cold.", ["1988", "1988"]),
        ("Profit rose in the third quarter from a year ago.", ["2022-Q3", "2021-Q3"]),
        ("It left Tuesday. At 9 p.m. it was gone.", ["2022-09-13", "2022-09-13T21:00"]),
    ],
)
def test_a_date_may_rest_on_the_one_before(text: str, found: list[str]) -> None:
    assert values(text) == found
    assert times(text)[-1].anchor in ("t1", "published")


def test_what_a_value_rests_on_is_shown() -> None:
    one, two, three, four = times("On 3 May 2021, two days before Friday, it rose 3% a day later.")
    assert (one.anchor, two.anchor, three.anchor) == ("text", None, "published")
    assert (four.value, four.anchor) == ("2022-09-10", "t3")


def test_a_stretch_of_time_has_two_ends() -> None:
    (past,) = times("It leaked for the past three years.")
    (ahead,) = times("It will sail in the next two weeks.")
    (alone,) = times("It took three years.")
    assert (past.value, past.begin, past.end) == ("P3Y", "2019", "2022")
    assert (ahead.value, ahead.begin, ahead.end) == ("P2W", "2022-W37", "2022-W39")
    assert (alone.begin, alone.end) == (None, None)


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("in early May", "START"), ("in mid-May", "MID"), ("by the end of May", "END"),
        ("around 3 May", "APPROX"), ("for at least two days", "EQUAL_OR_MORE"),
        ("for nearly two days", "LESS_THAN"), ("for more than two days", "MORE_THAN"),
        ("in 2030 or later", "ON_OR_AFTER"), ("in May", None),
    ],
)  # fmt: skip
def test_words_that_narrow_or_widen_are_a_mod(text: str, mod: str | None) -> None:
    (one,) = times(f"It happened {text}.")
    assert one.mod == mod


def test_a_clock_time_keeps_its_zone_beside_its_value() -> None:
    (one,) = times("The blast came at 5 p.m. EST Tuesday.")
    assert (one.value, one.zone) == ("2022-09-13T17:00", "-05")
    (odd,) = times("The blast came at 5 p.m. QQT.")
    assert (odd.value, odd.zone) == ("2022-09-14T17:00", None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It sank on 30 February 2021.", ["2021"]),
        ("It sank on 30 February.", ["XXXX-02"]),
        ("It sank on 31 June.", ["XXXX-06"]),
        ("It sank on 2021-02-30.", []),
        ("They met on the 31st.", ["2022-08-31"]),
        ("They will meet on the 31st.", ["2022-10-31"]),
        ("In the year 0 it was built.", []),
        ("It was built in '98.", ["1998"]),
        ("It was built on 13/9/21.", ["2021-09-13"]),
        ("It was built on 3/4/21.", ["2021"]),
        ("It was built on 25 October 1917 (Old Style).", ["XXXX-XX-XX"]),
        ("It was built in 1445 AH.", []),
        ("It ran from 1985 to 1979.", ["1985", "1979"]),
        ("Maro Orsk, 58, and her son, 12, left.", []),
        ("The 37-year-old left, a man 37 years old.", []),
        ("Call 555-1998 or 020 7946 2001.", []),
        ("They won 21-19, 2-1 and 3/4.", []),
        ("It meets at 25:61 p.m. and at 13 p.m.", []),
        ("It cost $1998 and 1,998 people came; 2001 people left.", []),
    ],
)
def test_odd_dates_are_not_made_up(text: str, found: list[str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize("published", ["9999-12-31", "0001-01-01", "2999-01-01", "1-1-1", "soon"])
def test_odd_publication_times_are_survived(published: str) -> None:
    text = (
        "Yesterday, tomorrow, last week, next weekend, last decade, next century, in '98, on "
        "Friday, last May, the third quarter, 20 years ago, 9000 years from now, on Christmas."
    )
    found = values(text, published)
    assert len(found) >= 10
    days = [value for value in found if value[:4].isdigit() and len(value) == 10]
    assert [date.fromisoformat(day).isoformat() for day in days] == days


def test_a_month_or_year_of_publication_is_used_as_far_as_it_goes() -> None:
    assert values("It left last year, last month, on Friday.", "2022-09") == [
        "2021",
        "2022-08",
        "XXXX-WXX-5",
    ]
    assert values("It left last year, last month.", "2022") == ["2021", "XXXX-XX"]


def test_an_expression_may_run_over_a_line_break() -> None:
    text = "It sank last\nFriday, not last\n\nJuly."
    lines = (Paragraph(0, 12), Paragraph(13, 29), Paragraph(31, 36))
    found = times_of(Article("x", text, lines, published="2022-09-14"))
    assert [one.span[0].of(text) for one in found] == ["last\nFriday", "July"]


@pytest.fixture
def kozak(shared: Path) -> tuple[str, tuple[Timex, ...], list[dict[str, Any]]]:
    folder = shared / "articles"
    gold = json.loads((folder / "moscow-times-kozak.gold.json").read_text("utf-8"))
    article = headwater.load(folder / gold["article"], published=gold["published"])
    return article.text, times_of(article), gold["dates"]


def test_every_date_of_the_page_with_a_hand_made_reading(
    kozak: tuple[str, tuple[Timex, ...], list[dict[str, Any]]],
) -> None:
    text, found, dates = kozak
    for one in dates:
        inside = [time for time in found if time.span[0].of(text) in one["text"]]
        if "how" in one:  # it follows from another event: here is but what the words say
            assert "P3D" in [time.value for time in inside]
        else:
            assert one["value"] in [time.value for time in inside], one["text"]


def test_time_grows_with_the_length_alone() -> None:
    def seconds(repeats: int) -> float:
        text = "It sank last Friday, three years after 3 May 2001, for nearly two weeks. " * repeats
        began = time.process_time()
        times_of(Article("x", text, (Paragraph(0, len(text)),), published="2022-09-14"))
        return time.process_time() - began

    seconds(10)
    assert seconds(4000) < 12 * seconds(1000)
