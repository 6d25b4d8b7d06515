"""What is kept of what was found, by how likely it is to match what an annotator marks."""

from dataclasses import replace

import pytest

from headwater.article import Span
from headwater.models.attribution.calibration import Calibration, Keeping
from headwater.models.attribution.found import Found
from headwater.models.attribution.network import Model

FIRST = Calibration(0.0, (1.0, *(0.0,) * 7))
"""Says the first of the probabilities."""


@pytest.fixture(scope="module")
def model() -> Model:
    return Model.load()


def found(chance: float) -> Found:
    return Found((Span(0, 3),), (Span(4, 8),), (Span(9, 20),), (chance, *(0.5,) * 5))


def test_what_is_unlikely_is_dropped(model: Model) -> None:
    choosy = replace(model, keeping=Keeping(FIRST, 0.4, 0.2))
    assert [choosy.keeps(found(chance)) for chance in (0.3, 0.5)] == [False, True]


def test_what_names_no_source_has_a_border_of_its_own(model: Model) -> None:
    choosy = replace(model, keeping=Keeping(FIRST, 0.4, 0.2))
    unsourced = [replace(found(chance), source=()) for chance in (0.1, 0.3)]
    assert [choosy.keeps(one) for one in unsourced] == [False, True]


def test_without_a_border_all_is_kept(model: Model) -> None:
    assert replace(model, keeping=None).keeps(found(0.01))


def test_what_a_label_says_is_kept(model: Model) -> None:
    choosy = replace(model, keeping=Keeping(FIRST, 0.4, 0.2))
    assert choosy.keeps(replace(found(0.01), verbatim=True))


def test_a_model_says_its_border() -> None:
    config = {"bias": 0.0, "weights": FIRST.weights, "least": 0.37, "least_unsourced": 0.33}
    assert Keeping.of(config) == Keeping(FIRST, 0.37, 0.33)
