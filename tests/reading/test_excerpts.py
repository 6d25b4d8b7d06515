"""Passages of another outlet's piece: where they open, where they end, whose hands they came by."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.article import ParagraphKind
from headwater.intake.pasted import article_from_text
from headwater.reading.excerpts import Excerpts, returns, table
from headwater.reading.outlets import Outlets
from headwater.reading.people import People
from tests.reading.test_hands import read

BEFORE = "Lorrimer News reports:\n\n“The yard is closed.”\n\n"
AFTER = "\n\nThe yard burned for a day.\n\nThe mayor left by boat."
ROWS = table()["opens"]
FROM = "{1s}The council{/1s} {1q}denied{/1q} {1c}it{/1c}.\n\nFrom Lorrimer News:\n\n"


def passages(text: str, **kinds: ParagraphKind) -> list[str]:
    """The text of each passage, in order, under a headline; `kinds` by the first words."""
    text = f"The yard is gone\n\n{text}"
    article = article_from_text(text, name="yard")
    paragraphs = tuple(
        replace(one, kind=kinds.get(text[one.start :].split()[0], one.kind))
        for one in article.paragraphs
    )
    article = replace(article, paragraphs=paragraphs)
    found = Excerpts.of(article, Outlets.of(article, People.of(article, ())))
    inside = [found.at(at) is not None for at in range(len(text))]
    kept = "".join(letter if within else "\0" for letter, within in zip(text, inside, strict=True))
    return [part for part in kept.split("\0") if part]


def hands(marked: str, **article: Any) -> list[list[str | None]]:
    """The hands before the speaker, of each attribution."""
    return [[hand.name for hand in one.chain[:-1]] for one in read(marked, **article)]


def opened(row: Mapping[str, Any], lead: str) -> bool:
    before = "" if "<who>" in row["pattern"] else BEFORE
    quoted = "\n\n“The yard burned for a day.”"
    return "“The yard burned for a day.”" in passages(before + lead + quoted)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"])
def test_a_form_opens_a_passage_and_its_near_misses_open_none(row: Mapping[str, Any]) -> None:
    assert opened(row, row["example"])
    assert not any(opened(row, miss) for miss in row["near_misses"])


@pytest.mark.parametrize(
    "lead",
    [
        "Via Lorrimer News:",
        "As the Valmora Ledger reported on Sunday:",
        "According to Tam Dorn, writing for the Valmora Ledger:",
        "The ferry is sold. The Valmora Ledger’s Tam Dorn writes:",
        "Lorrimer News reporter Tam Dorn writes:",
    ],
)
def test_whoever_reports_opens_one(lead: str) -> None:
    assert passages(lead + AFTER) == [AFTER.strip()]


def test_a_journalist_opens_one_whom_an_outlet_sent() -> None:
    sent = "Lorrimer News sent its “harbour reporter” Tam Dorn to the quay.\n\nDorn reports:"
    assert passages(sent + AFTER) == [AFTER.strip()]


def test_a_piece_that_goes_on_needs_a_piece_before_it() -> None:
    assert passages("The piece closes on the ferry:" + AFTER) == []


def test_what_is_in_marks_ends_where_they_close() -> None:
    quoted = '"The yard burned.\n\n"Kern said “no” to it.\n\n“It is gone,” she said. All is lost."'
    assert passages(f"From Lorrimer News:\n\n{quoted}{AFTER}") == [quoted]
    assert passages(f"From Lorrimer News:\n\n“It is gone.”{AFTER}") == ["“It is gone.”"]


def test_marks_around_speech_are_not_those_of_the_passage() -> None:
    speech = "“It is gone,” she said. “All of it.”"
    assert passages(f"From Lorrimer News:\n\n{speech}{AFTER}") == [speech + AFTER]


@pytest.mark.parametrize(
    "returning",
    [
        "Read the rest of the story here.",
        "The article won a prize.",
        "Lorrimer News has not named its sources.",
        "Ada Kern answered on Tuesday:",
        "h/t the Upriver Post",
    ],
)
def test_without_marks_it_ends_where_the_article_returns(returning: str) -> None:
    end = f"\n\n{returning}\n\nNobody was hurt."
    assert passages(f"From Lorrimer News:{AFTER}{end}") == [AFTER.strip()]


def test_without_a_sign_it_ends_after_a_few_paragraphs() -> None:
    assert passages("From Lorrimer News:" + 4 * AFTER)[0].count("\n\n") == 4


def test_a_new_part_of_the_article_ends_one() -> None:
    text = f"From Lorrimer News:{AFTER}\n\nNobody was hurt."
    assert passages(text, Nobody="headline") == [AFTER.strip()]
    assert passages(text) == [f"{AFTER.strip()}\n\nNobody was hurt."]


def test_words_of_a_return_are_known() -> None:
    row = table()["returns"]
    assert returns().search(row["example"])
    assert not any(returns().search(miss) for miss in row["near_misses"])


def test_whoever_speaks_in_a_passage_came_through_the_outlet() -> None:
    told = (
        "{2s}Ada Kern{/2s} {2q}said{/2q} {2c}the yard was lost{/2c}.\n\n"
        "{3s}Tam Dorn{/3s} {3q}told{/3q} the Valmora Ledger {3c}that nobody knew{/3c}.\n\n"
        "Read the rest here.\n\n{4s}Iva Moll{/4s} {4q}said{/4q} {4c}it was a lie{/4c}."
    )
    assert hands(FROM + told, outlet="The Upriver Post") == [
        [], ["Lorrimer News"], ["Lorrimer News", "Valmora Ledger"], [],
    ]  # fmt: skip
    assert hands(FROM + told, outlet="Lorrimer News")[1] == []


def test_the_outlet_is_no_hand_of_its_own() -> None:
    says = "{2s}Lorrimer News{/2s} {2q}said{/2q} {2c}the yard was lost{/2c}."
    assert hands(FROM + says) == [[], []]


@given(st.lists(st.sampled_from(["From Lorrimer News:", '"A', "“B”", 'C"', "It goes on:", "D."])))
def test_passages_never_overlap_and_stay_in_the_text(parts: list[str]) -> None:
    text = "\n\n".join(["Dorn.", *parts])
    assert all(part in text for part in passages(text))
