"""Answers, by hand; every row of the table."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from headwater.reading.answers import MARKS, answer_of, answers, words
from headwater.reading.lexicon import table
from headwater.reading.people import People
from headwater.reading.response import answered
from headwater.reading.sentences import Sentences
from headwater.reading.stance import negation, stance_of
from headwater.reading.types import Attribution, Response
from tests.build import build
from tests.reading.test_hands import understood

TABLE = table("response.toml")


def read(marked: str) -> tuple[tuple[Attribution, ...], tuple[Response, ...]]:
    reading = build(marked)
    article = reading.article
    found = [replace(a, stance=stance_of(a.cue, a.content, article)) for a in understood(reading)]
    sources = People.of(article, reading.attributions).sources
    return answered(found, article, Sentences.of(article), sources)


def responses(marked: str) -> set[tuple[str, str, str]]:
    return {(one.by, one.to, one.what) for one in read(marked)[1]}


CLAIM = "{1s}Tam Dorn{/1s} {1q}said{/1q} {1c}the ferry contract had been sold{/1c}. "


def cue(written: str) -> str:
    return written.split("{")[1].split("}")[0]


@pytest.mark.parametrize("row", TABLE["answer"], ids=lambda row: row["words"][0])
def test_a_row_knows_its_example(row: Mapping[str, Any]) -> None:
    found = next(one for one in answers() if one.pattern.search(cue(row["example"])))
    assert (found.what, found.needs) == (row["is"], row["needs"])
    for miss in row["near_misses"]:
        other = next((one for one in answers() if one.pattern.search(cue(miss))), None)
        assert other != found or negation().search(cue(miss)) or "refused" in miss or "to" in miss


LISTS = [kind for kind in TABLE if kind not in {"answer", "common", "denials", "rejections"}]


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_knows_its_example(kind: str) -> None:
    assert words(kind).search(TABLE[kind]["example"])
    assert not any(words(kind).search(miss) for miss in TABLE[kind]["near_misses"])


@pytest.mark.parametrize("kind", ["common", "denials", "rejections"])
def test_a_list_knows_how_its_example_begins(kind: str) -> None:
    assert words(kind).match(TABLE[kind]["example"])
    assert not any(words(kind).match(miss) for miss in TABLE[kind]["near_misses"])


@pytest.mark.parametrize(
    "said",
    [
        "“Well, look, I never sold it”",
        "it did not sell the ferry",
        "“Neither the mayor nor her aides sold it”",
        "“Nobody here has ever sold one; they’re not for sale”",
    ],
)
def test_no_is_said_in_many_ways(said: str) -> None:
    assert words("denials").match(said.strip(MARKS))


@pytest.mark.parametrize("said", ["“It’s nonsense”", "that was simply untrue", "“This is a lie”"])
def test_untrue_is_said_in_many_ways(said: str) -> None:
    assert words("rejections").match(said.strip(MARKS))


def test_a_cue_may_only_voice_what_its_content_does() -> None:
    found = answer_of("voiced", "his disapproval of the ruling")
    assert found is not None
    assert found.what == "disputes"
    assert answer_of("saw", "his disapproval of the ruling") is None


def test_a_denial_answers_what_was_said_last() -> None:
    marked = CLAIM + "{2s}Ada Kern{/2s} {2q}denied{/2q} {2c}it{/2c}."
    assert responses(marked) == {("a2", "a1", "denies")}


def test_who_did_not_deny_has_not_denied() -> None:
    assert responses(CLAIM + "{2s}Ada Kern{/2s} {2q}did not deny{/2q} {2c}it{/2c}.") == set()


def test_who_declined_has_not_denied() -> None:
    marked = CLAIM + "{2s}Ada Kern{/2s} {2q}declined to say{/2q} {2c}whether it had been sold{/2c}."
    assert responses(marked) == set()


def test_an_answer_goes_to_whom_it_names() -> None:
    marked = (
        CLAIM + "{2s}Ivo Brandt{/2s} {2q}said{/2q} {2c}it rained{/2c}.\n\n"
        "{3s}Ada Kern{/3s} {3q}rejected{/3q} {3c}Dorn’s claim that it had been sold{/3c}."
    )
    assert responses(marked) == {("a3", "a1", "denies")}


def test_who_denies_a_request_has_answered_nobody() -> None:
    marked = CLAIM + "{2s}The court{/2s} {2q}denied{/2q} {2c}class-action status{/2c}."
    assert responses(marked) == set()


def test_what_goes_on_with_an_answer_answers_too() -> None:
    marked = CLAIM + (
        "{2s}Ada Kern{/2s} {2q}denied{/2q} {2c}it{/2c}. "
        "{2s}She{/2s} {3q}said{/3q} {3c}they had never sold a ferry{/3c}."
    ).replace("{2s}She{/2s}", "{3s}Ada Kern{/3s}")
    assert responses(marked) == {("a2", "a1", "denies"), ("a3", "a1", "denies")}


def test_a_blasted_statement_is_answered_and_a_blasted_paper_is_not() -> None:
    said = CLAIM + "{2s}Ada Kern{/2s} {2q}blasted{/2q} {2c}%s{/2c}."
    assert responses(said % "the statement") == {("a2", "a1", "disputes")}
    assert responses(said % "the Tarn Report for linking to a story") == set()


def test_a_headline_has_the_answer_that_is_told_below() -> None:
    marked = (
        "{1s}Kern{/1s} {1q}denies{/1q} {1c}the sale{/1c}\n\n"
        "{2s}Ivo Dorn{/2s} {2q}said{/2q} {2c}the ferry had been sold{/2c}. "
        "{3s}Ada Kern{/3s} {3q}denied{/3q} {3c}it{/3c}."
    )
    assert ("a3", "a2", "denies") in responses(marked)


def test_the_report_as_a_whole_and_one_voice() -> None:
    attributions, found = read(
        "{1s}Lorrimer News{/1s} {1q}reported{/1q} {1c}that the dam leaked{/1c}.\n\n"
        "{2s}The ministry{/2s} {2q}denied{/2q} {2c}the Lorrimer report{/2c}, with "
        "{3s}spokeswoman Ansa Keld{/3s} {3q}telling{/3q} reporters {3c}“no such thing”{/3c}."
    )
    assert {(r.by, r.to, r.what) for r in found} == {
        ("a2", "report", "denies"),
        ("a3", "report", "denies"),
    }
    assert attributions[2].stance == "denies"


def test_fault_found_with_a_report_disputes_it() -> None:
    marked = (
        "{1s}Lorrimer News{/1s} {1q}reported{/1q} {1c}that the dam leaked{/1c}.\n\n"
        "{2s}Ada Kern{/2s} {2q}said{/2q} {2c}the Lorrimer report was misleading{/2c}."
    )
    assert responses(marked) == {("a2", "report", "disputes")}


def test_a_statement_set_against_another_disputes_it() -> None:
    marked = CLAIM + "But {2s}Ada Kern{/2s} {2q}said{/2q} {2c}nobody had bid{/2c}."
    assert responses(marked) == {("a2", "a1", "disputes")}


def test_nobody_answers_himself() -> None:
    assert responses(CLAIM + "But {2s}Dorn{/2s} {2q}said{/2q} {2c}nobody had bid{/2c}.") == set()


ACCUSED = (
    "{1s}Tam Dorn{/1s} {1q}accused{/1q} {1c}Ada Kern of hiding the sale of the ferry{/1c}.\n\n"
)


@pytest.mark.parametrize(
    "who",
    ["Kern", "Kern’s office", "A spokesman for Kern", "Ivo Brandt, a spokesman for Ada Kern,"],
)
def test_who_says_no_to_what_was_said_of_them_answers_it(who: str) -> None:
    marked = (
        ACCUSED + f"{{2c}}“She never hid a thing,”{{/2c}} {{2s}}{who}{{/2s}} {{2q}}said{{/2q}}."
    )
    assert responses(marked) == {("a2", "a1", "disputes")}


def test_who_speaks_of_other_things_answers_nobody() -> None:
    marked = ACCUSED + "{2c}“The ferry leaves at noon,”{/2c} {2s}Kern{/2s} {2q}said{/2q}."
    assert responses(marked) == set()


def test_who_was_not_spoken_of_answers_nobody() -> None:
    marked = ACCUSED + "{2c}“I never hid a thing,”{/2c} {2s}Ivo Brandt{/2s} {2q}said{/2q}."
    assert responses(marked) == set()


def test_who_calls_it_untrue_denies_what_was_said_last() -> None:
    marked = CLAIM + "\n\n{2c}“It’s nonsense,”{/2c} {2s}Ada Kern{/2s} {2q}said{/2q}."
    assert responses(marked) == {("a2", "a1", "denies")}


def test_what_the_article_calls_a_response_is_one() -> None:
    marked = CLAIM + (
        "\n\n{2s}Ada Kern{/2s} {2q}tweeted in response{/2q} {2c}“Count the boats.”{/2c}"
    )
    assert responses(marked) == {("a2", "a1", "disputes")}


def test_an_answer_that_only_names_what_it_answers_leaves_it_to_what_is_said() -> None:
    marked = CLAIM + (
        "{2s}Kern’s office{/2s} {2q}shrugged off{/2q} {2c}Dorn’s comments{/2c}, {2q}{/2q}"
        "{3s}Kern’s office{/3s} {3q}saying{/3q} {3c}the ferry sails daily{/3c}."
    ).replace("{2q}{/2q}", "")
    assert responses(marked) == {("a3", "a1", "disputes")}


def test_a_denial_and_what_goes_on_with_it_both_answer() -> None:
    marked = CLAIM + (
        "{2s}Ada Kern{/2s} {2q}denied{/2q} {2c}the claim{/2c}, {3s}Kern{/3s} {3q}noting{/3q} "
        "{3c}that the ferry sails daily{/3c}."
    )
    assert responses(marked) == {("a2", "a1", "denies"), ("a3", "a1", "disputes")}


def test_a_ruling_is_what_was_ruled() -> None:
    marked = (
        "{1s}A judge{/1s} {1q}ruled{/1q} {1c}that the sale was void{/1c}. {2s}Ada Kern{/2s} "
        "{2q}said{/2q} {2c}it rained{/2c}.\n\n{3s}Tam Dorn{/3s} {3q}objected to{/3q} "
        "{3c}the ruling{/3c}."
    )
    assert responses(marked) == {("a3", "a1", "disputes")}


def test_who_walks_back_denies_what_he_said_himself() -> None:
    marked = (
        "[headline] Ferry sold\n\n" + CLAIM + "{2s}Ada Kern{/2s} {2q}said{/2q} {2c}it rained{/2c}."
        "\n\n{3s}Dorn{/3s} {3q}walked back{/3q} {3c}his comments{/3c}."
    )
    assert responses(marked) == {("a3", "a1", "denies")}


def test_a_report_that_the_article_has_itself_is_answered_there() -> None:
    marked = "[headline] Ferry sold\n\n" + (
        "{1s}A council report{/1s} {1q}said{/1q} {1c}the ferry was sold{/1c}.\n\n"
        "{2s}Ada Kern{/2s} {2q}said{/2q} {2c}the report was misleading{/2c}."
    )
    assert responses(marked) == {("a2", "a1", "disputes")}


def test_records_set_against_a_claim_dispute_it() -> None:
    marked = CLAIM + (
        "{2s}He{/2s} {2q}said{/2q} {2c}it rained{/2c}.\n\n{3c}But Dorn has not sold a ferry{/3c}, "
        "{3s}records{/3s} {3q}show{/3q}."
    )
    assert responses(marked) == {("a3", "a1", "disputes")}


def test_a_reply_to_a_question_answers_nobody() -> None:
    marked = (
        "{1s}A student{/1s} {1q}asked{/1q} {1c}what Kern made of the sale{/1c}. "
        "{2s}Ada Kern{/2s} {2q}replied{/2q} {2c}“I never sold it”{/2c}."
    )
    assert responses(marked) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "{2s}Kern{/2s} {2q}rejected{/2q} {2c}the notion that a bridge was due{/2c}.",
            "report",
        ),
        ("{2s}Kern{/2s} {2q}played down{/2q} {2c}speculation about a bridge{/2c}.", "report"),
        ("{2s}Kern{/2s} {2q}rejected{/2q} {2c}that idea{/2c}.", "a1"),
        ("{2s}Kern{/2s} {2q}dismissed{/2q} {2c}the idea{/2c}.", "a1"),
        ("{2s}Kern{/2s} {2q}dismissed{/2q} {2c}the idea of a ferry contract{/2c}.", "a1"),
    ],
)
def test_a_notion_that_nobody_has_voiced_is_the_report(text: str, expected: str) -> None:
    assert {to for by, to, _ in responses(CLAIM + text) if by == "a2"} == {expected}


@pytest.mark.parametrize(
    ("said", "confirms"),
    [
        ("that Dorn's statement was “true”", True),
        ("that Dorn's claim is largely accurate", True),
        ("that Dorn's claim is not accurate", False),
        ("that Dorn's complaint was read, and the figures were right", False),
    ],
)
def test_who_calls_a_claim_true_confirms_it(said: str, confirms: bool) -> None:
    found = responses(
        f"{CLAIM}\n\n{{2s}}The Ledger{{/2s}} {{2q}}announced{{/2q}} {{2c}}{said}{{/2c}}."
    )
    assert (("a2", "a1", "confirms") in found) == confirms
