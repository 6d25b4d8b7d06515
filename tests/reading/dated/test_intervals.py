"""Stretches of time: what a value may mean, and never a crash or a day that was not said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.reading.dated.intervals import DAY, as_day, interval


@pytest.mark.parametrize(
    ("value", "mod", "other", "other_mod"),
    [
        ("2023-05", "START", "2023-05-03", None),
        ("2024-06-09T23:00", None, "2024-06-09TEV", None),
        ("1917-12-02TNI", None, "1917-12-03T02:00", None),
        ("2022-W37", None, "2022-09-14", None),
        ("2024-W04-WE", None, "2024-01-28", None),
        ("192", "START", "1921-03-11", None),
        ("2023-Q2", None, "2023-06", None),
        ("2023-H2", None, "2023-12-31", None),
        ("2022-WI", None, "2023-02-01", None),
        ("2022-08-03", "BEFORE", "2021", None),
        ("2022-08-03T10:00", "APPROX", "2022-08-03T10:20", None),
    ],
)
def test_these_agree(value: str, mod: str | None, other: str, other_mod: str | None) -> None:
    one, two = interval(value, mod), interval(other, other_mod)
    assert one is not None
    assert two is not None
    assert one.meets(two)
    assert two.meets(one)


@pytest.mark.parametrize(
    ("value", "mod", "other"),
    [
        ("2023-05", "START", "2023-05-28"),
        ("2022-SP", None, "2021-01-08"),
        ("2024-06-09T23:00", None, "2024-06-08TEV"),
        ("2022-08-03", "AFTER", "2022-08-03"),
        ("XXXX-XX-XXT12:00", None, "XXXX-XX-XXT14:15"),
    ],
)
def test_these_contradict_each_other(value: str, mod: str | None, other: str) -> None:
    one, two = interval(value, mod), interval(other)
    assert one is not None
    assert two is not None
    assert not one.meets(two)


@pytest.mark.parametrize(
    "value",
    ["", "PRESENT_REF", "2023-02-30", "2023-13", "0000", "2021-W54", "P3D", "BC0450", "XXXX"],
)
def test_what_names_no_stretch_has_none(value: str) -> None:
    assert interval(value) is None or interval(value, "START") is not None


def test_only_a_day_is_a_day() -> None:
    day, month = interval("2023-05-03"), interval("2023-05")
    assert day is not None
    assert month is not None
    assert as_day(day) == "2023-05-03"
    assert as_day(month) is None
    assert day.length == DAY


@given(
    st.from_regex(r"[\dX]{2,4}(-[\dXWQHSPFAUI]{1,3}){0,2}(T[\d:MOAFEVNI]{1,5})?", fullmatch=True)
)
def test_no_value_breaks_it(value: str) -> None:
    found = interval(value, "APPROX")
    assert found is None or found.first < found.last
