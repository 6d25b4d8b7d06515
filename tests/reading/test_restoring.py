"""What unnamed people say and nothing was found of: every row of the table; what is left alone."""

from collections.abc import Mapping
from typing import Any

import pytest

from headwater.reading.rereading import table
from headwater.reading.restoring import restored
from headwater.reading.sentences import Sentences
from tests.build import build


def said_by(marked: str) -> list[tuple[str, str]]:
    """(source, content) of each attribution of a text after it was restored."""
    reading = build(marked)
    text = reading.article.text
    found = restored(reading.attributions, reading.article, Sentences.of(reading.article))
    return [
        (
            " ".join(span.of(text) for span in one.source),
            " … ".join(span.of(text) for span in one.content),
        )
        for one in found
    ]


@pytest.mark.parametrize("row", table()["behind"], ids=lambda row: row["example"])
def test_a_clause_is_said_by_whom_stands_behind_it(row: Mapping[str, Any]) -> None:
    ((who, said),) = said_by(row["example"])
    assert who.startswith(row["who"])
    assert row["example"].startswith(said)


@pytest.mark.parametrize("word", ["something", "which", "what"])
def test_a_clause_about_what_was_said_names_nobody_with_it(word: str) -> None:
    assert said_by(f"The hull was cracked, {word} a second diver told the owner too.") == []


@pytest.mark.parametrize("row", table()["plain"], ids=lambda row: row["example"])
def test_the_form_of_a_sentence_says_who_says_what(row: Mapping[str, Any]) -> None:
    assert said_by(row["example"]) == [(row["who"], row["said"])]


def test_words_that_only_one_can_have_said_are_taken_from_others() -> None:
    marked = (
        "“It is a farce,” sighs a minister. One of his colleagues sees it otherwise: "
        "{1c}“We have listened.” It starts in May{/1c}, {1s}the premier{/1s} {1q}announced{/1q}."
    )
    assert said_by(marked)[-1] == ("One of his colleagues", "“We have listened.”")
    assert ("the premier", "It starts in May") in said_by(marked)


def test_whom_a_report_cites_is_no_part_of_what_it_says() -> None:
    marked = (
        "{1s}The Ledger{/1s} {1q}reported{/1q}, citing {1c}two aides, that the ferry sank{/1c}."
    )
    assert said_by(marked) == [("The Ledger", "the ferry sank")]


def test_what_was_given_to_another_is_given_to_whom_says_it() -> None:
    marked = (
        "{1c}The deal is dead{/1c}, {1q}according to{/1q} {1s}one aide{/1s}, "
        "{1c}and very much alive{/1c}, according to a banker on the other side."
    )
    assert said_by(marked) == [
        ("one aide", "The deal is dead"),
        ("a banker on the other side", "and very much alive"),
    ]


def test_a_statement_without_a_source_gets_the_people_before_it() -> None:
    said, cue = "a culture of fear", "described"
    marked = table()["tells"]["example"]
    marked = marked.replace(said, f"{{1c}}{said}{{/1c}}").replace(cue, f"{{1q}}{cue}{{/1q}}")
    assert said_by(marked) == [("More than a dozen people who worked there", said)]


@pytest.mark.parametrize(
    "text",
    [
        "The dam held, the mayor said.",
        "The dam held, according to the report.",
        "The dam held, Ada Kern said.",
        "“The dam held, a clerk said,” she wrote.",
        "It rained, and two clerks were told to go home.",
        "The clerks fear that it will rain.",
    ],
)
def test_what_no_unnamed_people_say_is_left_alone(text: str) -> None:
    assert said_by(text) == []


def test_what_one_says_in_a_sentence_is_not_said_by_somebody_of_another() -> None:
    marked = (
        "{1c}The dam held{/1c}, {1s}one aide{/1s} {1q}said{/1q}. {1c}It leaked{/1c}, "
        "{2s}a former clerk of the yard{/2s} {2q}said{/2q}, declining {2c}to be named{/2c}."
    )
    assert said_by(marked) == [
        ("one aide", "The dam held"),
        ("a former clerk of the yard", "It leaked … to be named"),
    ]


def test_each_of_a_list_is_who_it_lists() -> None:
    marked = "A guard and a clerk {1s}each{/1s} {1q}confirmed{/1q} {1c}that it leaked{/1c}."
    assert said_by(marked) == [("A guard and a clerk", "that it leaked")]


def test_what_was_found_stays() -> None:
    marked = "{1c}The hull was cracked{/1c}, {1s}two people who saw it{/1s} {1q}said{/1q}."
    assert said_by(marked) == [("two people who saw it", "The hull was cracked")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The ferry reportedly left at noon.", "The ferry … left at noon"),
        ("That quarrel of two brothers has allegedly been settled.",
         "That quarrel of two brothers has … been settled"),
    ],
)  # fmt: skip
def test_an_adverb_of_hearsay_attributes_its_sentence_to_nobody(text: str, said: str) -> None:
    assert said_by(text) == [("", said)]


@pytest.mark.parametrize(
    "text",
    [
        "The allegedly stolen car was found at noon.",
        "She bought it from a man who reportedly owns three.",
        "The ferry left, and the crew reportedly slept.",
    ],
)
def test_an_adverb_behind_more_than_a_noun_phrase_is_left_alone(text: str) -> None:
    assert said_by(text) == []


def test_hearsay_takes_its_subject_from_what_another_says_later_in_the_sentence() -> None:
    marked = (
        "{1c}The ferry{/1c} reportedly left when {1s}Orsk{/1s} {1q}laid out{/1q} "
        "{1c}his plan for the port{/1c}."
    )
    assert said_by(marked) == [
        ("Orsk", "his plan for the port"),
        ("", "The ferry … left when Orsk laid out his plan for the port"),
    ]


def test_hearsay_within_what_somebody_says_is_theirs() -> None:
    marked = "{1s}Orsk{/1s} {1q}said{/1q} {1c}the ferry reportedly left at noon{/1c}."
    assert len(said_by(marked)) == 1
