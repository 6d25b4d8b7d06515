"""The scorer of time expressions, on documents made by hand."""

from pathlib import Path

import pytest

from benchmarks.times import Expression, compared, f1, read

FRIDAY = Expression(10, 16, "DATE", "2022-09-09")
TML = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2022-09-14" functionInDocument="CREATION_TIME">9/14
</TIMEX3></DCT><TEXT>It <EVENT eid="e1">sank</EVENT> <TIMEX3 tid="t1" type="DATE"
value="2022-09-09" functionInDocument="NONE">last Friday</TIMEX3>.</TEXT></TimeML>"""


def test_the_text_its_creation_time_and_its_expressions_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.tml"
    path.write_text(TML, encoding="utf-8")
    document = read(path)
    assert (document.text, document.created) == ("It sank last Friday.", "2022-09-14")
    (one,) = document.gold
    assert document.text[one.start : one.end] == "last Friday"
    assert (one.type, one.value) == ("DATE", "2022-09-09")


@pytest.mark.parametrize(
    ("found", "figures"),
    [
        ((FRIDAY,), (100, 100, 100)),
        ((Expression(5, 16, "DATE", "2022-09-09"),), (0, 100, 100)),
        ((Expression(10, 16, "DATE", "2022-09-16"),), (100, 100, 0)),
        ((Expression(16, 20, "DATE", "2022-09-09"),), (0, 0, 0)),
        ((FRIDAY, Expression(30, 34, "DATE", "2022")), (66.7, 66.7, 66.7)),
        (
            (Expression(5, 12, "DATE", "2022"), Expression(12, 16, "DATE", "2022-09-09")),
            (0, 66.7, 0),
        ),
        ((), (0, 0, 0)),
    ],
)
def test_strict_relaxed_and_value(
    found: tuple[Expression, ...], figures: tuple[float, float, float]
) -> None:
    measured = f1(compared((FRIDAY,), found))
    names = ("strict F1", "relaxed F1", "value F1")
    assert tuple(round(measured[name], 1) for name in names) == figures
