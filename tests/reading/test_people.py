"""Who speaks, resolved: names, pronouns, descriptions, by hand."""

from headwater.reading.people import People
from headwater.reading.types import Speaker
from tests.build import build


def speakers(marked: str) -> list[Speaker]:
    """The speaker of each attribution of a marked text."""
    reading = build(marked)
    people = People.of(reading.article, reading.attributions)
    return [people.speaker(one) for one in reading.attributions]


def names(marked: str) -> list[str | None]:
    return [speaker.name for speaker in speakers(marked)]


def test_a_name_in_full_with_its_role() -> None:
    (one,) = speakers(
        "{1s}Mira Solberg, the mayor of Tarn,{/1s} {1q}said{/1q} {1c}the dam held{/1c}."
    )
    assert (one.name, one.kind, one.count) == ("Mira Solberg", "person", 1)
    assert one.role == "the mayor of Tarn"


def test_a_surname_and_a_pronoun_are_the_same_person() -> None:
    found = speakers(
        "{1s}Deputy minister Lena Orsk{/1s} {1q}said{/1q} {1c}the ferry was late{/1c}.\n\n"
        "{2s}Orsk{/2s} {2q}added{/2q} {2c}that nobody drowned{/2c}. "
        "{3c}“We were lucky,”{/3c} {3s}she{/3s} {3q}said{/3q}."
    )
    assert {one.name for one in found} == {"Lena Orsk"}
    assert {one.entity for one in found} == {"s1"}
    assert {one.role for one in found} == {"Deputy minister"}


def test_two_of_one_surname_stay_two() -> None:
    assert names(
        "{1s}Pell Brandt{/1s} {1q}said{/1q} {1c}the gate had jammed{/1c}.\n\n"
        "{2s}Bettina Brandt, a farmer,{/2s} {2q}said{/2q} {2c}she saw it{/2c}. "
        "{3c}“It broke,”{/3c} {3s}she{/3s} {3q}said{/3q}.\n\n"
        "{4s}Pell Brandt{/4s} {4q}denied{/4q} {4c}that{/4c}."
    ) == ["Pell Brandt", "Bettina Brandt", "Bettina Brandt", "Pell Brandt"]


def test_nobody_is_nobody() -> None:
    assert speakers("The ferry was {1q}reportedly{/1q} {1c}sold{/1c}.") == [Speaker(kind="none")]


def test_unnamed_sources_are_counted() -> None:
    (one,) = speakers(
        "{1s}Three officials close to the minister{/1s} {1q}said{/1q} {1c}he knew{/1c}."
    )
    assert (one.name, one.kind, one.count) == (
        "Three officials close to the minister", "unnamed", 3,
    )  # fmt: skip
