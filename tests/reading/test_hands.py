"""Every form of a hand, and what only looks like one; every row of the tables of discourse."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from headwater.reading import discourse, hands
from headwater.reading.chain import chained
from headwater.reading.mending import mended
from headwater.reading.nameless import nameless
from headwater.reading.people import People
from headwater.reading.polls import classes, respondents
from headwater.reading.rereading import cues
from headwater.reading.rereading import table as rereading
from headwater.reading.sentences import Sentences
from headwater.reading.types import Attribution, Reading
from tests.build import build

MARKS = {"<": "{1s}", ">": "{/1s}", "{": "{1q}", "}": "{/1q}", "[": "{1c}", "]": "{/1c}"}
ROWS = [(kind, row) for kind in ("hand", "cited", "had_from") for row in hands.table()[kind]]


def read(marked: str, **article: Any) -> tuple[Attribution, ...]:
    """The attributions of a marked text with their speakers and chains."""
    return understood(build(marked, article=article))


def understood(reading: Reading) -> tuple[Attribution, ...]:
    sentences = Sentences.of(reading.article)
    found = mended(reading.attributions, reading.article, sentences)
    people = People.of(reading.article, found)
    spoken = [replace(one, speaker=people.speaker(one)) for one in found]
    return chained(nameless(spoken, reading.article, sentences), reading.article, people, sentences)


def chain(marked: str, **article: Any) -> list[tuple[str | None, str]]:
    """Who and how, of the chain of the last attribution."""
    return [(hand.name, hand.how) for hand in read(marked, **article)[-1].chain]


def example(written: str) -> str:
    return re.sub(r"[<>{}\[\]]", lambda mark: MARKS[mark.group()], written)


def bare(name: str | None) -> str:
    return (name or "").removeprefix("the ").removeprefix("a ")


@pytest.mark.parametrize(("kind", "row"), ROWS, ids=lambda x: x if isinstance(x, str) else "")
def test_a_form_knows_its_example(kind: str, row: Mapping[str, Any]) -> None:
    found = chain(example(row["example"]), outlet="The Upriver Post")
    if kind == "hand":
        assert [(bare(name), how) for name, how in found[:-1]] == [(bare(row["names"]), row["how"])]
    else:
        assert (found[-1][0], found[-1][1]) == (row["names"], "speaks")
        assert len(found) == 2


@pytest.mark.parametrize(
    "near_miss", [miss for _, row in ROWS for miss in row.get("near_misses", ())]
)
def test_what_only_looks_like_a_hand_is_none(near_miss: str) -> None:
    assert len(chain(example(near_miss), outlet="The Upriver Post")) == 1


@pytest.mark.parametrize("kind", ["public", "elsewhen", "continues"])
def test_the_words_of_discourse_know_their_examples(kind: str) -> None:
    row = discourse.table()[kind]
    assert discourse.words(kind).search(row["example"])
    assert not any(discourse.words(kind).search(miss) for miss in row["near_misses"])


def test_respondents_are_known_by_shares_and_counts() -> None:
    row = discourse.table()["respondents"]
    assert respondents().search(row["example"])
    assert not any(respondents().search(miss.split(">")[0]) for miss in row["near_misses"])


def test_classes_of_people_that_are_asked() -> None:
    row = discourse.table()["classes"]
    asked, shares = classes()
    assert asked.search(row["example"])
    assert not any(asked.search(miss) for miss in row["near_misses"])
    assert all(shares.search(words) for words in ("28% of them", "12 per cent", "the survey"))


@pytest.mark.parametrize("row", rereading()["cue"], ids=lambda row: row["words"][0])
def test_a_content_with_words_of_saying_is_read_again(row: Mapping[str, Any]) -> None:
    assert cues().search(row["example"])
    assert not any(cues().search(miss) for miss in row["near_misses"])


@pytest.mark.parametrize(
    ("takes_up", "what", "speaker"),
    [
        ("did a fact-check on", "Ada Kern's claim", "Ada Kern"),
        ("seized on", "Ada Kern’s old boast", "Ada Kern"),
        ("rejected", "Ada Kern's claim", "The Ledger"),
        ("examined", "Ada Kern's ferry", "The Ledger"),
    ],
)
def test_a_claim_that_is_only_taken_up_is_its_maker_s(
    takes_up: str, what: str, speaker: str
) -> None:
    text = f"{{1s}}The Ledger{{/1s}} {{1q}}{takes_up}{{/1q}} {what} {{1c}}that it sank{{/1c}}."
    assert chain(text, outlet="The Upriver Post")[-1][0] == speaker
