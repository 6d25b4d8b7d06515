"""Whom descriptions, lists and relative clauses go back to, and who is described before named."""

import pytest

from headwater.article import Article
from headwater.reading.mentions import name_kind
from headwater.reading.outlets import Outlets
from headwater.reading.people import People
from headwater.reading.types import Speaker
from tests.build import build


def speakers(marked: str) -> list[Speaker]:
    reading = build(marked)
    people = People.of(reading.article, reading.attributions)
    return [people.speaker(one) for one in reading.attributions]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        (
            "The fund came from Ivo Brandt, a Tarn brewer {1s}who{/1s} {1q}backs{/1q} {1c}it{/1c}.",
            ["Ivo Brandt"],
        ),
        (
            "It came from Ivo Brandt (Lib.), a brewer {1s}who{/1s} {1q}backs{/1q} {1c}it{/1c}.",
            ["Ivo Brandt"],
        ),
        (
            "Ivo Brandt paid a brewer {1s}who{/1s} {1q}backs{/1q} {1c}the sale{/1c}.",
            ["a brewer"],
        ),
        (
            "The town is split between those {1s}who{/1s} {1q}fear{/1q} {1c}the dam{/1c}, and us.",
            ["those who fear the dam"],
        ),
        (
            "{1s}Two members of the council, Lena Orsk and Ivo Brandt,{/1s} {1q}said{/1q} "
            "{1c}it held{/1c}. {2s}The two{/2s} {2q}added{/2q} {2c}it leaked{/2c}. "
            "{3s}The two lawmakers{/3s} {3q}left{/3q} {3c}angry{/3c}.",
            ["Lena Orsk and Ivo Brandt"] * 3,
        ),
        (
            "{1s}A former mayor -- Ivo Brandt, who lost in May --{/1s} {1q}said{/1q} {1c}no{/1c}.",
            ["Ivo Brandt"],
        ),
        (
            "{1s}Ada Kern{/1s} {1q}said{/1q} {1c}no{/1c}. {2s}The radio talker{/2s} "
            "{2q}wept{/2q} {2c}aloud{/2c}. {3s}The 46-year-old{/3s} {3q}hoped{/3q} {3c}so{/3c}.",
            ["Ada Kern"] * 3,
        ),
        (
            "{1s}The Tarn Foundation{/1s} {1q}said{/1q} {1c}no{/1c}. {2s}The group{/2s} "
            "{2q}denied{/2q} {2c}all{/2c}.",
            ["Tarn Foundation"] * 2,
        ),
        (
            "{1s}The Tarnwatch group{/1s} {1q}said{/1q} {1c}no{/1c}. Tarnwatch left.",
            ["Tarnwatch"],
        ),
        (
            "Lou Minwei met Ada Kern. {1s}Mr. Lou{/1s} {1q}said{/1q} {1c}no{/1c} to Jacob Orr's "
            "plan. {2s}He{/2s} {2q}left{/2q} {2c}early{/2c}.",
            ["Lou Minwei"] * 2,
        ),
        (
            "Lena Orsk spoke. {1s}Republican{/1s} {1q}calls for{/1q} {1c}a vote{/1c} grew.",
            ["Republicans"],
        ),
        (
            "The dam was sold, three people with knowledge of the deal have told the Tide. "
            "{1s}The three{/1s} {1q}said{/1q} {1c}so{/1c}.",
            ["three people with knowledge of the deal"],
        ),
        ("{1c}The suspect{/1c} was {1q}named{/1q} by the police.", ["the police"]),
    ],
)
def test_whom_words_go_back_to(marked: str, names: list[str]) -> None:
    assert [one.name for one in speakers(marked)] == names


def test_a_headline_and_its_deck_describe_whom_the_body_names() -> None:
    found = speakers(
        "[headline] {1s}Harbour Union Chief{/1s} {1q}fears{/1q} {1c}a strike{/1c}\n\n"
        "{2c}Ferries will stop{/2c}, {2s}leader{/2s} {2q}says{/2q}.\n\n"
        "{3s}Lena Orsk, the chief of the union,{/3s} {3q}said{/3q} {3c}a strike is near{/3c}. "
        "{4s}She{/4s} {4q}said{/4q} {4c}ferries will stop{/4c}."
    )
    assert {one.name for one in found} == {"Lena Orsk"}


def test_a_lead_describes_whom_it_names_by_that_role_further_on() -> None:
    lead, _ = speakers(
        "{1s}A spokesman for the port{/1s} {1q}called{/1q} {1c}it theft{/1c}.\n\n"
        "{2s}Port spokesman Ivo Brandt{/2s} {2q}said{/2q} {2c}it was sold{/2c}."
    )
    assert lead.name == "Ivo Brandt"


def test_an_aide_of_a_lead_is_no_aide_named_further_on() -> None:
    lead, _ = speakers(
        "{1s}An aide{/1s} {1q}called{/1q} {1c}it theft{/1c}.\n\n"
        "{2s}Port aide Ivo Brandt{/2s} {2q}said{/2q} {2c}it was sold{/2c}."
    )
    assert (lead.name, lead.kind) == ("An aide", "unnamed")


def test_a_headline_of_many_speaks_of_no_single_person() -> None:
    one, _ = speakers(
        "[headline] {1s}Historians{/1s}: {1c}the dam will fall{/1c}\n\n"
        "{2s}Ada Kern{/2s} {2q}said{/2q} {2c}the dam will fall{/2c}."
    )
    assert (one.name, one.kind) == ("Historians", "group")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("TarnTV", "outlet"),
        ("KXYZ-TV", "outlet"),
        ("Channel 4", "outlet"),
        ("Tarnbroker.com", "organisation"),
        ("General Electric", "organisation"),
        ("Ada Kern", "person"),
    ],
)
def test_the_form_of_a_name_says_what_it_is(name: str, kind: str) -> None:
    assert name_kind(name.split(), says=None, the=False) == kind


def outlets(text: str) -> Outlets:
    article: Article = build(text).article
    return Outlets.of(article, People.of(article, ()))


def test_whoever_works_for_an_outlet_is_its_hand() -> None:
    found = outlets(
        "Orsk spoke to Lorrimer News Editor-in-Chief Tam Dorn. Ada Kern on her podcast "
        "“The Tide Files” asked him. Later on Lorrimer News's “This Tide,” he wept."
    )
    assert found.journalists["Dorn"].name == "Lorrimer News"
    assert found.journalists["Kern"].name == "The Tide Files"
    assert found.shows["This Tide"].name == "Lorrimer News"


def test_what_an_apposition_calls_a_magazine_is_an_outlet() -> None:
    found = speakers(
        "{1s}The Tide, a small magazine focused on harbours,{/1s} {1q}said{/1q} {1c}no{/1c}."
    )
    assert (found[0].name, found[0].kind) == ("Tide", "outlet")
