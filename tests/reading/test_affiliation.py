"""To whom somebody belongs."""

import pytest

from headwater.article import Span
from headwater.reading.affiliation import of_phrase, of_role
from headwater.reading.people import People
from headwater.reading.phrase import phrase_at
from tests.build import build


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("Kremlin spokesman", "Kremlin"),
        ("Tarn Harbour Board chairman", "Tarn Harbour Board"),
        ("Russian Foreign Minister", "Russia"),
        ("a fellow at the Harbour Institute in Tarn", "the Harbour Institute"),
        ("vice president for policy for the Tarn Center for Fish", "the Tarn Center for Fish"),
        ("Harbour Wire’s chief reporter", "Harbour Wire"),
        ("Republican senator", None),
        ("a retired purser", None),
        ("Mayor", None),
    ],
)
def test_roles(role: str, body: str | None) -> None:
    assert of_role(role) == body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("three people close to Tarn’s leadership", "Tarn’s leadership"),
        ("an aide at the ministry", "the ministry"),
        ("officials in Veldry", "Veldry"),
        ("an official of the board who asked not to be named", "the board"),
        ("people with knowledge of the matter", None),
        ("two officials familiar with the plan", None),
        ("a source", None),
    ],
)
def test_unnamed(text: str, body: str | None) -> None:
    assert of_phrase(phrase_at(text, Span(0, len(text))), text) == body


@pytest.mark.parametrize(
    ("marked", "body"),
    [
        (
            "The Harbour Board {1q}denied{/1q} {1c}it{/1c}, with {1s}spokesman Ivo Brandt{/1s} "
            "telling so.",
            "Harbour Board",
        ),
        ("{1s}Reuters’ Ada Kern{/1s} {1q}wrote{/1q} {1c}it{/1c}.", "Reuters"),
        ("{1s}Ada Kern of the Tarn Argus{/1s} {1q}wrote{/1q} {1c}it{/1c}.", "the Tarn Argus"),
        ("{1s}Ada Kern{/1s} {1q}wrote{/1q} {1c}it{/1c}.", None),
    ],
)
def test_people(marked: str, body: str | None) -> None:
    reading = build(marked)
    people = People.of(reading.article, reading.attributions)
    assert people.speaker(reading.attributions[0]).affiliation == body
