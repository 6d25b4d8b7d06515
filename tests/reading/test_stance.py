"""What a source does to a content, by the words of its cue; no model."""

from typing import Any

import pytest

from headwater.reading.lexicon import table as rows_of
from headwater.reading.stance import negation, stance_in, stance_of, table
from tests.build import build

ROWS = [*table()["stance"], table()["silence"]]


def of(example: str) -> str:
    cue, content = example.split(" | ")
    return stance_in(cue, content, negated=bool(negation().search(cue)))


@pytest.mark.parametrize("row", ROWS, ids=[row["is"] + "-" + row["words"][0] for row in ROWS])
def test_every_row_knows_its_example_and_no_near_miss(row: dict[str, Any]) -> None:
    assert of(row["example"]) == row["is"]
    assert [miss for miss in row["near_misses"] if of(miss) == row["is"]] == []


def test_negation_and_request_know_their_examples() -> None:
    assert of(table()["negation"]["example"]) == "asserts"
    assert of(table()["request"]["example"]) == "wants"
    assert of("asked him about | his failure to keep the ferry") == "asks"
    assert of("asked | Orsk whether she would agree to keep the ferry") == "asks"
    assert of("asked | the towns that had seen the ferry sink to keep quiet") == "wants"


@pytest.mark.parametrize(
    "row", rows_of("mood.toml")["mood"], ids=lambda row: row["is"] + "-" + row["example"]
)
def test_every_mood_knows_its_example_and_no_near_miss(row: dict[str, Any]) -> None:
    assert of(row["example"]) == row["is"]
    assert [miss for miss in row["near_misses"] if of(miss) == row["is"]] == []


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        ("{1s}Orsk{/1s} {1q}said{/1q} {1c}the ferry had been sold{/1c}.", "asserts"),
        ("{1s}Orsk{/1s} did not {1q}deny{/1q} {1c}that the ferry had been sold{/1c}.", "asserts"),
        ("{1s}Orsk{/1s} {1q}has not denied{/1q} {1c}that it had been sold{/1c}.", "asserts"),
        ("{1s}Orsk{/1s} {1q}refused to confirm{/1q} {1c}that it had been sold{/1c}.", "declines"),
        ("{1s}Orsk{/1s} would not {1q}say{/1q} {1c}whether it had been sold{/1c}.", "declines"),
        ("{1s}Orsk{/1s} {1q}doesn’t think{/1q} {1c}it will be sold{/1c}.", "doubts"),
        ("{1c}“Who sold it?”{/1c} {1s}Orsk{/1s} {1q}said{/1q}.", "asks"),
        ("{1s}Orsk{/1s} {1q}asked{/1q} {1c}the council to keep the ferry{/1c}.", "wants"),
        ("He did not come, but {1s}Orsk{/1s} {1q}denied{/1q} {1c}the sale{/1c}.", "denies"),
        ("It was not late. {1s}Orsk{/1s} {1q}believes{/1q} {1c}it will be sold{/1c}.", "believes"),
        ("{1c}“The ferry was sold.”{/1c}", "asserts"),
        ("{1s}He{/1s} {1q}said{/1q} {1c}she’d sell the ferry{/1c}.", "wants"),
        ("{1s}He{/1s} {1q}said{/1q} {1c}“She will sell the ferry”{/1c}.", "asserts"),
        ("{1s}He{/1s} {1q}told{/1q} {1c}the captain to sell the ferry{/1c}.", "wants"),
        ("{1s}None of them{/1s} {1q}believed{/1q} {1c}it would be sold{/1c}.", "doubts"),
    ],
)
def test_stance(marked: str, stance: str) -> None:
    reading = build(marked)
    (one,) = reading.attributions
    assert stance_of(one.cue, one.content, reading.article) == stance


def test_a_body_is_it_in_what_it_will_do() -> None:
    reading = build("{1s}The yard{/1s} {1q}said{/1q} {1c}it would sell the ferry{/1c}.")
    (one,) = reading.attributions
    assert stance_of(one.cue, one.content, reading.article, body=True) == "wants"
    assert stance_of(one.cue, one.content, reading.article) == "asserts"
