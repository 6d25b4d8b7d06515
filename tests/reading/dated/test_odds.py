"""What is weighed before two datings are taken for accounts of one event."""

from dataclasses import replace

import pytest

from headwater.article import Span
from headwater.reading.dated.clauses import clauses_in
from headwater.reading.dated.datings import Dating
from headwater.reading.dated.likeness import likeness
from headwater.reading.dated.odds import Setting, clues, odds, weights
from headwater.reading.dated.profile import profile
from headwater.reading.dated.same import differ, kinship
from headwater.reading.dated.tokens import tokens_in


def told(text: str) -> Dating:
    """What a clause without a date tells of, as if it were dated."""
    (clause,) = clauses_in(tokens_in(text, Span(0, len(text)), ()), 0, (), ())
    return Dating(clause, clause.tokens, profile(clause), None, None, Span(0, len(text)))


def weighed(one: str, other: str, setting: Setting | None = None) -> float:
    return odds(clues(told(one).profile, told(other).profile, setting or Setting(1)))


def test_every_clue_has_a_weight_and_every_weight_a_clue() -> None:
    found = clues(told("It burned").profile, told("It fell").profile, Setting(1))
    assert found.keys() | {"likeness", "bias"} == weights().keys()


def test_one_word_for_it_weighs_more_than_none() -> None:
    one = "The mill burned"
    assert weighed(one, "The mill burned") > weighed(one, "The ferry was painted")


@pytest.mark.parametrize(
    "less", [Setting(1, hands=False), Setting(4), Setting(1, follows=True), Setting(1, datings=40)]
)
def test_the_setting_weighs_too(less: Setting) -> None:
    told_by_two = "The mill burned", "The mill burned"
    assert weighed(*told_by_two, less) < weighed(*told_by_two)
    assert weighed(*told_by_two, replace(less, contrast=3)) > weighed(*told_by_two, less)


def test_the_same_told_of_two_is_two_events() -> None:
    ola, jan = told("Ola Ruiz died").profile, told("Jan Voll died").profile
    brother = told("her brother died").profile
    assert differ(ola, jan)
    assert differ(ola, brother)
    assert kinship(ola, brother) == 0.0
    assert not differ(ola, told("she died").profile)


def test_likeness_is_of_meaning_not_of_words() -> None:
    one = told("she was admitted to a hospital")
    assert likeness(one, told("the clinic took her in")) > likeness(one, told("the vote was moved"))
    assert likeness(one, one) == pytest.approx(1.0, abs=1e-5)
