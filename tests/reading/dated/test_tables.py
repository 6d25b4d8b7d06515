"""Every row of the tables that dated clauses are read with, by its own example."""

import re
from typing import Any

import pytest

from headwater.article import Span
from headwater.reading.dated.relations import relations_in
from headwater.reading.dated.words import kinds, pattern, stem, table
from headwater.reading.times import times_of
from tests.build import build

KINDS = table("kinds.toml")["kind"]
RELATIONS = table("relations.toml")["relation"]
PATTERNS = [
    (part, key, row[f"{key}_example"] if f"{key}_example" in row else row["example"])
    for part, row in table("syntax.toml").items()
    for key in ("words", "planned", "moved", "corrected", "recurring")
    if key in row and part in ("modality", "contrast", "other", "zone")
]


def kinds_of(words: str) -> set[str]:
    stems = [stem(word) for word in words.split()]
    return set().union(*(kinds().of(stems, place) for place in range(len(stems))))


@pytest.mark.parametrize("row", KINDS, ids=lambda row: row["is"])
def test_both_ways_to_say_an_event_are_of_its_kind(row: dict[str, Any]) -> None:
    for words in row["example"].split("|"):
        assert row["is"] in kinds_of(words), words
    for words in row.get("near_misses", ()):
        assert row["is"] not in kinds_of(words)


@pytest.mark.parametrize("row", RELATIONS, ids=lambda row: row["example"])
def test_a_relation_is_known_by_its_phrase(row: dict[str, Any]) -> None:
    reading = build(f"It came {row['example']}.")
    text = reading.article.text
    found = relations_in(text, Span(0, len(text)), times_of(reading.article))
    assert [relation.moves for relation in found] == [row["moves"]]


@pytest.mark.parametrize(("part", "key", "example"), PATTERNS)
def test_a_pattern_knows_its_example(part: str, key: str, example: str) -> None:
    assert pattern(part, key).search(example)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("resigned", "resignation"), ("invaded", "invasion"), ("died", "death"),
        ("sold", "sale"), ("agreed", "agreement"), ("exploded", "explosions"),
        ("privatised", "privatization"), ("stopped", "stopping"), ("dug", "digging"),
    ],
)  # fmt: skip
def test_the_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("signed", "sighed"), ("met", "meant"), ("sea", "see")])
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_patterns_are_whole_words() -> None:
    assert not pattern("modality", "planned").search("williams")
    assert not re.search(pattern("other").pattern, "anotherly")
