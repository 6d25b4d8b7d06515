"""What the network cut short is made whole: every row of the table, and what is left alone."""

from collections.abc import Mapping
from typing import Any

import pytest

from headwater.reading.completing import completed
from headwater.reading.lexicon import table
from headwater.reading.sentences import Sentences
from headwater.reading.types import Attribution
from tests.build import build

TABLE = table("completing.toml")
SIGNS = {"<": "{1s}", ">": "{/1s}", "{": "{1q}", "}": "{/1q}", "[": "{1c}", "]": "{/1c}"}
ROWS = [*TABLE["behind"], *TABLE["before"]]


def read(example: str) -> list[tuple[str, str, list[str]]]:
    """(source, cue, content) of each attribution of an example of the table, made whole."""
    return told("".join(SIGNS.get(sign, sign) for sign in example) + ".")


def told(marked: str) -> list[tuple[str, str, list[str]]]:
    """The same, of a marked text as `tests.build` has it."""
    reading = build(marked)
    text = reading.article.text

    def words(one: Attribution) -> tuple[str, str, list[str]]:
        source, cue = (" ".join(span.of(text) for span in some) for some in (one.source, one.cue))
        return source, cue, [span.of(text) for span in one.content]

    sentences = Sentences.of(reading.article)
    return [words(one) for one in completed(reading.attributions, reading.article, sentences)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"])
def test_a_noun_phrase_is_whole(row: Mapping[str, Any]) -> None:
    assert [source for source, _, _ in read(row["example"])] == [row["whole"]]


@pytest.mark.parametrize("near", [near for row in ROWS for near in row["near_misses"]])
def test_a_noun_phrase_ends_where_it_ends(near: str) -> None:
    assert [source for source, _, _ in read(near)] == [near.partition("<")[2].partition(">")[0]]


def test_two_of_them_go_on_one_after_the_other() -> None:
    ((source, _, _),) = read("<A list> dated 12 May, a copy of which we saw, {says} [it sank]")
    assert source == "A list dated 12 May, a copy of which we saw,"


def test_the_very_words_are_those_that_are_quoted() -> None:
    row = TABLE["verbatim"]
    assert [said for _, _, said in read(row["example"])] == [["“a floating coffin”"]]
    (near,) = row["near_misses"]
    assert [said for _, _, said in read(near)] == [["The ferry is", "“a floating coffin”"]]


def test_an_empty_noun_phrase_belongs_to_the_cue() -> None:
    row = TABLE["light"]
    assert read(row["example"]) == [("Ilvane", row["cue"], ["new talks"])]
    (near,) = row["near_misses"]
    assert read(near) == [("Ilvane", "has signalled", ["no end of the talks"])]


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        (
            "TARN, May 4 (BPA) - The line went for less than half of what the valuers thought "
            "{1c}it was worth{/1c}, {1s}two clerks{/1s} {1q}told{/1q} BPA.",
            "The line went for less than half of what the valuers thought it was worth",
        ),
        ("The pier fell and {1c}nobody ran{/1c}, {1s}Kern{/1s} {1q}said{/1q}.", "nobody ran"),
        ("The pier was {1c}“rotten”,{/1c} {1s}Kern{/1s} {1q}said{/1q}.", "“rotten”,"),
        ("Last week, {1c}the pier fell{/1c}, {1s}Kern{/1s} {1q}said{/1q}.", "the pier fell"),
    ],
)
def test_a_clause_before_its_cue_does_not_begin_in_its_middle(marked: str, said: str) -> None:
    assert [content for _, _, content in told(marked)] == [[said]]


def test_how_a_source_knows_is_no_statement() -> None:
    marked = (
        "{2s}A third source{/2s}, who {1q}was told of{/1q} {1c}the sale{/1c} by clerks, "
        "{2q}said{/2q} {2c}it was a gift{/2c}."
    )
    assert [cue for _, cue, _ in told(marked)] == ["said"]
