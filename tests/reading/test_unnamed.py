"""Unnamed sources as sets, their counts and terms, by hand; every row of the table."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from headwater.reading.counting import modifiers, wording
from headwater.reading.grounds import rules
from headwater.reading.lexicon import table
from headwater.reading.nameless import pseudonyms
from headwater.reading.sentences import Sentences
from headwater.reading.types import Unnamed
from headwater.reading.unnamed import unnamed_in
from headwater.reading.witnesses import witnesses_in
from tests.build import build
from tests.reading.test_hands import understood

TABLE = table("unnamed.toml")


def unnamed(marked: str) -> Unnamed:
    reading = build(marked)
    return unnamed_in(understood(reading), reading.article, Sentences.of(reading.article))


def says(who: str, n: int, said: str = "the deal was dead") -> str:
    return f"{{{n}s}}{who}{{/{n}s}} {{{n}q}}said{{/{n}q}} {{{n}c}}{said}{{/{n}c}}. "


def bounds(*who: str) -> tuple[int | None, int | None, int]:
    """(least, greatest, number of sets) where so and so say something, one after another."""
    found = unnamed("".join(says(one, n) for n, one in enumerate(who, start=1)))
    return found.at_least, found.at_most, len(found.groups)


@pytest.mark.parametrize("row", TABLE["number"], ids=lambda row: row["example"])
def test_a_number_is_known(row: Mapping[str, Any]) -> None:
    size = wording(row["example"]).size
    assert [size.least, "open" if size.most is None else size.most] == row["size"]


@pytest.mark.parametrize("row", TABLE["ground_rules"], ids=lambda row: row["example"])
def test_terms_are_known(row: Mapping[str, Any]) -> None:
    assert rules().search(row["example"])


@pytest.mark.parametrize("row", TABLE["told"]["row"], ids=lambda row: row["example"])
def test_whom_a_text_only_tells_of_is_found(row: Mapping[str, Any]) -> None:
    article = build(row["example"]).article
    found = [w for w in witnesses_in(article, Sentences.of(article)) if w.sure == row["sure"]]
    assert row["who"] in {witness.span.of(article.text) for witness in found}


@pytest.mark.parametrize("row", TABLE["pseudonym"], ids=lambda row: row["example"])
def test_a_name_that_is_none_is_known(row: Mapping[str, Any]) -> None:
    assert row["who"] in pseudonyms(row["example"])


@pytest.mark.parametrize(
    "text",
    [
        "The president spoke to 12 people in the hall. None of them voted for her.",
        "Five senators spoke to reporters about the dam.",
        "“We spoke to 12 people who asked not to be named,” she said.",
    ],
)
def test_whom_nobody_spoke_to_in_confidence_is_nobody(text: str) -> None:
    article = build(text).article
    assert list(witnesses_in(article, Sentences.of(article))) == []


@pytest.mark.parametrize(
    ("told", "who", "expected"),
    [
        # those spoken to are the set, of whom some speak
        (
            "For this article we interviewed 12 people. None would be named.",
            ["9 of them"],
            (12, 12),
        ),
        (
            "Of the five members who spoke to us, unwilling to be named, there is no trace.",
            ["Four", "The fifth"],
            (5, 5),
        ),
        ("All seven judges spoke to the Courier, none for attribution.", ["Four"], (7, 7)),
        # of whom only some asked for it
        (
            "For this article, thirty people were interviewed. Twenty asked for anonymity.",
            ["One of these people"],
            (20, 20),
        ),
    ],
)
def test_whom_the_writer_spoke_to(told: str, who: list[str], expected: tuple[int, int]) -> None:
    said = "".join(says(one, n) for n, one in enumerate(who, start=1))
    found = unnamed(f"{told} {said}")
    assert (found.at_least, found.at_most) == expected


def test_who_is_left_over_counts_though_nothing_is_quoted() -> None:
    found = unnamed(says("One of the two managers", 1) + "The other agreed.")
    assert (found.at_least, found.at_most) == (2, 2)
    doubtful = unnamed(says("Four sources", 1) + "We reached a fifth, who hung up.")
    assert (doubtful.at_least, doubtful.at_most) == (4, 5)


def test_most_of_whom_the_writer_spoke_to_are_no_class_of_people() -> None:
    told = "The Courier spoke to dozens of drivers over four months. None would be named. "
    (one,) = understood(build(told + says("Most", 1)))
    assert (one.speaker.kind, one.speaker.count) == ("unnamed", None)
    (other,) = understood(build("The strike is over. " + says("Most", 1)))
    assert other.speaker.kind == "group"


def test_one_of_them_with_a_name_is_not_unnamed() -> None:
    found = unnamed(says("Five clerks", 1) + says("One of the five, Ivo Brandt,", 2))
    assert (found.at_least, found.at_most) == (4, 4)


def test_who_only_noticed_something_may_be_no_source() -> None:
    found = unnamed("{1s}A clerk of the bank{/1s} {1q}noticed{/1q} {1c}nothing{/1c}.")
    assert (found.at_least, found.at_most) == (0, 1)


def test_who_was_asked_and_said_nothing_is_no_source() -> None:
    silent = (
        says("Two of the five inspectors", 1)
        + "{2s}The other two{/2s} {2q}did not reply{/2q} {2c}to emails{/2c}."
    )
    assert unnamed(silent).at_least == 2
    briefed = (
        says("An official", 1)
        + "{2s}A second official{/2s} {2q}would not say{/2q} {2c}how many{/2c}."
    )
    assert unnamed(briefed).at_least == 2


def test_who_speaks_for_a_body_keeps_no_name_back() -> None:
    assert bounds("A spokesman for the port", "A representative of the ministry") == (0, 0, 0)
    assert bounds("A spokesman for the port who declined to be named") == (1, 1, 1)


def test_who_confirms_what_others_said_is_somebody_else() -> None:
    knows = says("Somebody who helped to draft it", 1)
    assert (
        unnamed(f"{knows}{{2s}}A guard{{/2s}} {{2q}}confirmed{{/2q}} {{2c}}that{{/2c}}.").at_least
        == 2
    )
    assert unnamed(knows + says("A guard", 2)).at_least == 1
    two = says("Two sources", 1) + says("Three sources", 2, "it was nothing of the sort")
    assert unnamed(two).at_least == 5


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (["Five clerks, among them the deputy mayor, Ivo Brandt,"], (4, 4, 1)),
        (["Four people", "Three people, including one of the four,"], (6, 6, 1)),
        (["Four aides", "Three officials, two of whom were among those four,"], (5, 5, 1)),
        (["Five or six of the diplomats", "One"], (5, 6, 1)),
        (["A source close to the couple", "The insider"], (1, 1, 1)),
        (["Its own sources in the services", "Varda's interlocutors"], (2, None, 1)),
        (["A pal of the singer", "Another friend"], (2, 2, 1)),
    ],
)
def test_whom_descriptions_have_in_common(
    who: list[str], expected: tuple[int, int | None, int]
) -> None:
    assert bounds(*who) == expected


@pytest.mark.parametrize("kind", ["silent", "included", "contradicts"])
def test_a_pattern_knows_its_example(kind: str) -> None:
    assert re.search(TABLE[kind]["pattern"], TABLE[kind]["example"])


@pytest.mark.parametrize(
    ("who", "kind", "name"),
    [
        (TABLE["bears"]["example"], "person", "Mirela"),
        ("a nurse at the hospital, who gave only her first name", "unnamed", None),
        (TABLE["asked"]["example"], "unnamed", None),
        ("Refinery workers", "group", None),
        (TABLE["human"]["example"], "unnamed", None),
        ("the palace record", "document", None),
    ],
)
def test_words_say_who_bears_a_name_and_who_was_asked(who: str, kind: str, name: str) -> None:
    (one,) = understood(build(says(who[:1].upper() + who[1:], 1)))
    assert one.speaker.kind == kind
    assert name is None or one.speaker.name == name


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{1s}Officials{/1s} {1q}have ordered{/1q} {1c}the evacuation of the valley{/1c}.", 0),
        ("{1s}Officials{/1s} {1q}have said{/1q} {1c}that the valley was evacuated{/1c}.", 2),
        ("{1s}Two officials{/1s} {1q}have ordered{/1q} {1c}the evacuation{/1c}.", 2),
    ],
)
def test_people_who_only_act_are_no_sources(marked: str, expected: int) -> None:
    assert unnamed(marked).at_least == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("three treasury sources familiar with the plan", {"treasury"}),
        ("sources at the bank, who asked not to be named", {"bank"}),
        ("two people with direct knowledge of the talks", set()),
        ("a source close to Orsk", {"close", "orsk"}),
    ],
)
def test_what_tells_sources_apart(words: str, expected: set[str]) -> None:
    assert modifiers(words) == expected


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (["Three sources", "two of the three", "a third source", "one of the sources"], (3, 3, 1)),
        (["Two sources", "A third source"], (3, 3, 1)),
        (["A senior official", "The official"], (1, 1, 1)),
        (["An official", "Another official"], (2, 2, 1)),
        (["Officials", "The officials", "one official"], (2, None, 1)),
        (["Four officials", "one of the four officials", "another"], (4, 4, 1)),
        (["A banker and two finance ministry officials", "the banker"], (3, 3, 1)),
        (["One official", "A different official", "Both officials"], (2, 2, 1)),
        (["More than a dozen employees"], (13, None, 1)),
        (["No fewer than five of the jurors", "one of them"], (5, None, 1)),
        (["Two guards", "Both men"], (2, 2, 1)),
        (["Two officials in the office", "Another two"], (4, 4, 1)),
        (["A former minister and two serving ones", "The former minister"], (3, 3, 1)),
        (["Five clerks of the bank and three of its rival"], (8, 8, 1)),
        (["Ambassadors from three states, one from each,"], (3, 3, 1)),
        (["A senior official", "A second official", "A third"], (3, 3, 1)),
        (["Three sources", "A fourth", "two others", "All six"], (6, 6, 1)),
        (["One person who was there", "Two others", "one of them"], (3, 3, 1)),
        (["An official", "A different official, from the treasury"], (2, 2, 2)),
        (["A banker", "Another minister"], (2, 2, 2)),
        (["Four clerks", "Two auditors", "All six"], (6, 6, 2)),
        (["Half of the twelve jurors", "Four", "The other two"], (6, 6, 1)),
        (["Two of the five jurors", "Three"], (5, 5, 1)),
        (["A treasury source", "A source at the bank", "A third source"], (3, 3, 1)),
        (["Union sources", "One person close to both sides"], (3, None, 2)),
        (["Several officials of the old government", "one of them"], (3, None, 1)),
        # other bodies' people are other people, and whoever knows something may be anybody
        (["Sources in the treasury", "Sources at the bank"], (4, None, 2)),
        (["Six lawmakers", "three people briefed on her plans"], (6, 9, 2)),
        (["A person with knowledge of the plan", "Two people with knowledge of it"], (2, 3, 2)),
        (["A company source", "A source close to Orsk"], (2, 2, 2)),
        (["Ada Kern", "The ministry"], (0, 0, 0)),
    ],
)
def test_who_is_one_of_whom(who: list[str], expected: tuple[int, int | None, int]) -> None:
    assert bounds(*who) == expected


def test_somebody_met_elsewhere_is_none_of_those_before() -> None:
    met = "I met somebody {3s}who{/3s} {3q}said{/3q} {3c}it was late{/3c}."
    found = unnamed(says("One old man", 1) + says("Another", 2) + met)
    assert [(group.at_least, group.at_most) for group in found.groups] == [(2, 2), (1, 1)]


def test_people_of_two_outlets_may_be_the_same() -> None:
    cites = "{%ds}The %s{/%ds} {%dq}reported{/%dq} {%dc}it was over{/%dc}, citing %s. "

    def told(n: int, outlet: str, who: str) -> str:
        return cites % (n, outlet, n, n, n, n, n, who)

    one = told(1, "Courier Daily News", "a member of the executive")
    found = unnamed(one + told(2, "Harbour Herald", "two members of the executive"))
    assert (found.at_least, found.at_most) == (2, 3)
    found = unnamed(one + told(2, "Courier Daily News", "two members of the executive"))
    assert (found.at_least, found.at_most) == (3, 3)


def test_a_larger_number_may_include_a_smaller_one() -> None:
    assert bounds("Three sources", "Six sources") == (6, 9, 2)


def test_whom_a_source_had_it_from_counts_too() -> None:
    found = unnamed(says("A source, who was told of it by people at the yard,", 1))
    assert (found.at_least, found.at_most) == (3, None)


def test_the_terms_are_as_written() -> None:
    terms = "The officials spoke on condition of anonymity because neither may speak. It rained."
    found = unnamed(says("Two officials", 1) + terms)
    reading = build(says("Two officials", 1) + terms)
    (group,) = found.groups
    text = reading.article.text
    assert [span.of(text) for span in group.withheld] == ["because neither may speak"]
    assert "on condition of anonymity" in group.ground_rules[0].of(text)


def test_every_set_says_why() -> None:
    found = unnamed(says("Three sources", 1) + says("one of the sources", 2))
    assert found.groups[0].because == (
        "“Three sources”: not told of before",
        "“one of the sources”: some of these",
    )
