"""Roles in the article's words, and which of them says most."""

from typing import Any

import pytest

from headwater.reading.lexicon import table
from headwater.reading.mentions import named_in
from headwater.reading.roles import main_role, roles_of
from tests.build import build

ROWS = table("roles.toml")


def roles(text: str) -> list[str]:
    """All roles beside the names of a text."""
    mentions = named_in(build(text).article).mentions
    return [role.words for some in roles_of(text, mentions).values() for role in some]


@pytest.mark.parametrize("row", list(ROWS.values()), ids=list(ROWS))
def test_every_row_knows_its_example(row: dict[str, Any]) -> None:
    assert row["role"] in roles(row["example"])


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Kremlin spokesman Ivo Brandt said it.", "Kremlin spokesman"),
        ("Tarn deputy chief of staff Ivo Brandt said it.", "Tarn deputy chief of staff"),
        ("Ivo Brandt, 68, a friend of the mayor, said it.", "a friend of the mayor"),
        ("Brandt, an engineer from Tarn, said it.", "an engineer from Tarn"),
        ("ex-President Ivo Brandt said it.", "ex-President"),
        ("Former first lady Ada Kern said it.", "Former first lady"),
        ("Ivo Brandt, a senior adviser to Mr. Orsk, said it.", "a senior adviser to Mr. Orsk"),
        ("Ivo Brandt — a former Orsk adviser — said it.", "a former Orsk adviser"),
        ("Ada Kern, League of Tarn's director, said it.", "League of Tarn's director"),
        ("Ada Kern, who teaches law in St. Orne, said it.", "teaches law in St. Orne"),
        ("The Ferry League’s president Ada Kern said it.", "Ferry League’s president"),
        ("Orsk’s Press Secretary Ivo Brandt said it.", "Orsk’s Press Secretary"),
        ("Tarn’s newly elected mayor Ada Kern said it.", "Tarn’s newly elected mayor"),
        ("In 1972, liberal Sen. Ada Kern won.", "liberal Sen."),
        (
            "Ada Kern, 68, Orsk’s close friend since sixth grade, said it.",
            "Orsk’s close friend since sixth grade",
        ),
        (
            "Ada Kern, a University of Tarn law professor, left.",
            "a University of Tarn law professor",
        ),
        ("Sen. Ada Kern, R-T.N., a long-shot candidate, said it.", "a long-shot candidate"),
        ("Ada Kern Jr., a senior harbour official, said it.", "a senior harbour official"),
        ("“No,” said Ada Kern, the director of Tarn.org. He left.", "the director of Tarn.org"),
        ("Ada Kern, leader of a league of 1.2 million, left.", "leader of a league of 1.2 million"),
        ("Ivo Brandt, a top outside Orsk adviser, said it.", "a top outside Orsk adviser"),
        ("It came by the clerk of the Board, Ada Kern, who had it.", "the clerk of the Board"),
        ("An ardent ferry supporter, Kern complained.", "An ardent ferry supporter"),
        ("It was then-Governor Ada Kern who did.", "then-Governor"),
        (
            "Brandt, who himself was born in Tarn, had been Orsk’s chief negotiator since 2020.",
            "had been Orsk’s chief negotiator since 2020",
        ),
        (
            "Brandt was dismissed as harbour master in May.",
            "was dismissed as harbour master in May",
        ),
    ],
)
def test_roles(text: str, role: str) -> None:
    assert role in roles(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Brandt, Lena Orsk and the mayor were late.",
        "Ivo Brandt, who arrived late, said it.",
        "Ivo Brandt was late.",
        "Sources include Ada Kern.",
        "Ivo Brandt, said it.",
        "The source in the town of Beyt Amar, a source in the ministry, said it.",
    ],
)
def test_what_is_no_role(text: str) -> None:
    assert roles(text) == []


def test_the_title_of_somebody_else_is_no_role() -> None:
    assert roles("With Ada Kern, President Orsk made the safe choice.") == ["President"]


def test_the_role_that_says_most() -> None:
    assert main_role(["Sen.", "the chairman of the panel"]) == "the chairman of the panel"
    assert main_role(["had been mayor", "the governor"]) == "the governor"
    assert main_role(["Dr."]) == "Dr."
    assert main_role(["longtime rival", "the senator from Tarn"]) == "the senator from Tarn"
    assert main_role(["mayoral candidates", "a Tarn senator"]) == "a Tarn senator"
    assert main_role([]) is None
