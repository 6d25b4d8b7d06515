"""The page in the news data, read as a careful reader reads it; skipped where that is absent."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import headwater
from headwater.reading.types import Attribution, Reading

WORD = re.compile(r"\w+")
Page = tuple[Reading, dict[str, Any]]


@pytest.fixture(scope="module")
def page(shared: Path) -> Page:
    """The reading of the page, and the gold reading."""
    folder = shared / "articles"
    gold = json.loads((folder / "moscow-times-kozak.gold.json").read_text("utf-8"))
    path = folder / gold["article"]
    return headwater.read(path, published=gold["published"]), gold


def words(text: str) -> set[str]:
    return set(WORD.findall(text.lower()))


def said(one: Attribution, reading: Reading) -> set[str]:
    return words(" ".join(span.of(reading.article.text) for span in one.content))


def names(statement: dict[str, Any]) -> list[str]:
    """The hands of a gold statement after the article's own outlet; none where nobody is stated."""
    hands = [hand for hand in statement["chain"][1:] if hand["kind"] != "unstated"]
    return [hand.get("name") or hand["text"] for hand in hands]


def best(statement: dict[str, Any], reading: Reading) -> Attribution:
    """The attribution whose content is most like the gold's, the right chain first of two."""
    content = statement["content"]
    wanted = words(" ".join(content) if isinstance(content, list) else content)

    def likeness(one: Attribution) -> tuple[float, bool]:
        found = said(one, reading)
        dice = 2 * len(wanted & found) / (len(wanted) + len(found))
        return round(dice, 1), chain(one) == names(statement)

    return max(reading.attributions, key=likeness)


def chain(one: Attribution) -> list[str]:
    return [hand.name or "" for hand in one.chain]


def alike(name: str, gold: str) -> bool:
    ours, theirs = words(name), words(gold)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) >= 0.5


def statements(page: Page) -> Iterator[tuple[dict[str, Any], Attribution]]:
    reading, gold = page
    for statement in gold["statements"]:
        yield statement, best(statement, reading)


def test_every_statement_is_found_with_its_chain(page: Page) -> None:
    wrong = []
    for statement, one in statements(page):
        ours, theirs = chain(one), names(statement)
        if "from the paragraph before it, Reuters" in statement.get("note", ""):
            ours = [name for name in ours if name != "Reuters"]
        if len(ours) != len(theirs) or not all(map(alike, ours, theirs)):
            wrong.append((statement["content"], ours, theirs))
    assert wrong == []


def test_every_statement_denies_or_does_not(page: Page) -> None:
    for statement, one in statements(page):
        assert (one.stance == "denies") == (statement["stance"] == "denies"), statement["content"]


def test_numbers_of_sources(page: Page) -> None:
    for statement, one in statements(page):
        count = statement["chain"][-1].get("count")
        if count:
            assert one.speaker.count == count, statement["content"]


def test_both_denials_answer_the_report(page: Page) -> None:
    reading, _ = page
    by = {one.id: one.speaker.name for one in reading.attributions}
    denials = {by[r.by] for r in reading.responses if (r.to, r.what) == ("report", "denies")}
    assert denials == {"Kremlin", "Dmitry Peskov"}


def test_the_agency_is_reuters(page: Page) -> None:
    reading, _ = page
    peskov = [one for one in reading.attributions if one.speaker.name == "Dmitry Peskov"]
    assert [chain(one) for one in peskov] == [["Reuters", "Dmitry Peskov"]]
    (text,) = {span.of(reading.article.text) for span in peskov[0].chain[0].evidence}
    assert "British news agency" in text


def test_three_positions(page: Page) -> None:
    reading, _ = page
    found = {(position.of, position.what) for position in reading.summary.positions}
    assert found == {
        ("Ukraine", "refuses"),
        ("Sergei Lavrov", "accepts"),
        ("Dmitry Medvedev", "wants"),
    }


def test_the_whole_at_a_glance(page: Page) -> None:
    summary = page[0].summary
    assert (summary.rests_on, summary.reporting, summary.denied) == (("Reuters",), "relayed", True)
    assert (summary.unnamed.at_least, summary.unnamed.at_most) == (9, None)


def test_people_with_their_roles(page: Page) -> None:
    reading, gold = page
    roles = {source.name: " ".join(source.roles).lower() for source in reading.sources}
    for person in gold["people"]:
        for role in person["roles"]:
            bare = role.split(" (")[0].lower()
            assert bare in roles[person["name"]].replace("his ", ""), (person["name"], role)
