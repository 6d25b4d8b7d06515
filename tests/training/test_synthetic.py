"""The templates that training adds to the corpus."""

import random

import pytest

from training.synthetic import filled, parsed, synthetic


def test_every_template_gives_whole_spans() -> None:
    for doc in synthetic(600):
        (relations,) = doc.annotations
        for one in relations:
            assert one.content
            for start, end in one.source + one.cue + one.content:
                piece = doc.text[start:end]
                assert piece.strip()
                assert "\n" not in piece


def test_the_same_seed_gives_the_same() -> None:
    assert synthetic(50, seed=3) == synthetic(50, seed=3)
    assert synthetic(50, seed=3) != synthetic(50, seed=4)


def test_pieces_become_spans() -> None:
    doc = parsed("x", "[c it rained], [s Ada Kern] [q said]. [s2 She] [q2 left it open].")
    words = [
        tuple([doc.text[a:b] for a, b in role] for role in (one.source, one.cue, one.content))
        for one in doc.annotations[0]
    ]
    assert words == [
        (["Ada Kern"], ["said"], ["It rained"]),
        (["She"], ["left it open"], []),
    ]


@pytest.mark.parametrize("marked", ["[c it [s rained]]", "[c it rained", "it rained]"])
def test_a_broken_template_is_an_error(marked: str) -> None:
    with pytest.raises(ValueError, match="template"):
        parsed("x", marked)


def test_slots_hold_slots() -> None:
    slots = {"A": ["{B} and {B}"], "B": ["{=one|two}"]}
    assert filled("{A}!", slots, random.Random(1)) in {
        f"{a} and {b}!" for a in ("one", "two") for b in ("one", "two")
    }
