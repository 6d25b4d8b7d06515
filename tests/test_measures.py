"""What the attribution benchmark computes beside the data's own scorer; no news data needed."""

from collections import Counter

import pytest

from benchmarks.attribution import calibration_error, confidence_table
from benchmarks.polnear import NO_SOURCE, Outcome, Scored, kind_of_source, sourceless_recall


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("she", "a pronoun"),
        ("Who", "a pronoun"),
        ("Ada Kern", "a name"),
        ("former clerk Ada Kern", "a name"),
        ("the ministry", "other words"),
        ("The Ministry of Tides", "other words"),
        ("residents", "other words"),
        ("", NO_SOURCE),
    ],
)
def test_kind_of_source(source: str, kind: str) -> None:
    assert kind_of_source([[0, len(source)]] if source else [], source) == kind


def scored(readings: list[tuple[float, bool]], *outcomes: Outcome) -> Scored:
    return Scored("Herald", Counter(), outcomes, tuple(readings))


def test_calibration_error_is_the_mean_gap() -> None:
    sure_and_right = [(1.0, True)] * 10
    half = [(0.5, True), (0.5, False)] * 5
    assert calibration_error([scored(sure_and_right)]) == 0
    assert calibration_error([scored([(0.5, True)] * 10)]) == pytest.approx(0.5)
    assert calibration_error([scored(half * 10)]) == pytest.approx(0)
    assert confidence_table([scored(sure_and_right)]) == [[100.0, 100.0]] * 10


def test_sourceless_recall_counts_contents_without_a_source() -> None:
    found = Outcome("unquoted", NO_SOURCE, content=True, who=False)
    missed = Outcome("unquoted", NO_SOURCE, content=False, who=False)
    named = Outcome("direct", "a name", content=True, who=True)
    assert sourceless_recall([scored([], found, missed, named)]) == 50
