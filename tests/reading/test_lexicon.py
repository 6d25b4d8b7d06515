"""The tables of nouns and names: every row's example, and no word twice."""

from collections import Counter
from typing import Any

import pytest

from headwater.article import Span
from headwater.reading.lexicon import (
    alias,
    alike,
    bare,
    gender_of,
    gender_of_noun,
    head_kind,
    known_name,
    noun_of,
    nouns,
    outlets_of,
    table,
)
from headwater.reading.phrase import phrase_at

ROWS = table("nouns.toml")["noun"]
BODIES = table("bodies.toml")


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['kind']}-{row['words'][0]}" for row in ROWS])
def test_an_example_is_of_the_kind_of_its_row(row: dict[str, Any]) -> None:
    phrase = phrase_at(row["example"], Span(0, len(row["example"])))
    assert phrase.noun is not None
    assert phrase.noun.kind == row["kind"]


def test_no_word_is_in_two_rows() -> None:
    counts = Counter(word for row in ROWS for word in row["words"])
    assert [word for word, count in counts.items() if count > 1] == []


def test_what_other_lists_name_is_in_the_table() -> None:
    rows = table("nouns.toml")
    known = {word for row in ROWS for word in row["words"]}
    named = [word for first, others in rows["alike"].items() for word in (first, *others)]
    named += [
        word
        for key in ("withheld", "again", "family", "bystanders", "offices")
        for word in rows[key]["words"]
    ]
    named += [word for words in rows["gender"].values() for word in words]
    named += [*rows["short"].values(), *rows["irregular"].values()]
    assert [word for word in named if word not in known] == []


@pytest.mark.parametrize(
    ("words", "one", "plural"),
    [
        ("officials", "official", True),
        ("the deputies", "deputy", True),
        ("committeewomen", "committeewoman", True),
        ("vice presidents", "vice president", True),
        ("ex-president", "president", False),
        ("people", "person", True),
        ("a 29-year-old", "person", False),
        ("45%", "percent", True),
        ("surveys", "survey", True),
    ],
)
def test_numbers_of_nouns(words: str, one: str, plural: bool) -> None:
    noun = noun_of(words.split())
    assert noun is not None
    assert (noun.one, noun.plural) == (one, plural)


def test_a_verb_is_no_noun() -> None:
    assert noun_of(["quickly"]) is None
    assert nouns()["voters"].kind == "group"


def test_names_of_bodies() -> None:
    assert known_name("The Moscow Times") == known_name("Reuters") == "outlet"
    assert known_name("the Kremlin") == known_name("Ukraine") == "organisation"
    assert (head_kind("Ministry"), head_kind("Gazette")) == ("organisation", "outlet")
    assert alias(bare("AP")) == "associated press"
    assert "Reuters" in outlets_of("British")
    assert outlets_of("Martian") == ()


def test_no_name_is_given_two_kinds() -> None:
    for part in ("named", "heads"):
        counts = Counter(word for words in BODIES[part].values() for word in words)
        assert [word for word, count in counts.items() if count > 1] == [], part


def test_genders() -> None:
    assert (gender_of("Lena"), gender_of("Ivo"), gender_of("Quendry")) == ("f", "m", None)
    assert gender_of_noun(noun_of(["spokeswoman"])) == "f"
    assert gender_of_noun(noun_of(["mayor"])) is None


def test_nouns_that_mean_alike() -> None:
    assert alike("survey") == alike("poll") == "poll"
    assert alike("ferry") == "ferry"
