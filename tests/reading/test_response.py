"""Answers, by hand; every row of the table."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from headwater.reading.lexicon import table
from headwater.reading.response import answered, answers, words
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
    return answered(found, article, Sentences.of(article))


def responses(marked: str) -> set[tuple[str, str, str]]:
    return {(one.by, one.to, one.what) for one in read(marked)[1]}


CLAIM = "{1s}Tam Dorn{/1s} {1q}said{/1q} {1c}the ferry contract had been sold{/1c}. "


def cue(written: str) -> str:
    return written.split("{")[1].split("}")[0]


@pytest.mark.parametrize("row", TABLE["answer"], ids=lambda row: row["words"][0])
def test_a_row_knows_its_example(row: Mapping[str, Any]) -> None:
    found = next(one for one in answers() if one.pattern.search(cue(row["example"])))
    assert (found.what, found.strong) == (row["is"], row["strong"])
    for miss in row["near_misses"]:
        other = next((one for one in answers() if one.pattern.search(cue(miss))), None)
        assert other != found or negation().search(cue(miss)) or "refused" in miss or "to" in miss


@pytest.mark.parametrize("kind", ["things", "faults", "contrast", "states"])
def test_a_list_knows_its_example(kind: str) -> None:
    assert words(kind).search(TABLE[kind]["example"])
    assert not any(words(kind).search(miss) for miss in TABLE[kind]["near_misses"])


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
