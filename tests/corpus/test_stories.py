"""Stories listed and shown, in Python and in the terminal."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from headwater.cli import main
from headwater.corpus.corpus import Corpus
from headwater.errors import UnknownError
from headwater.reading.types import Reading, Summary
from tests.corpus.test_grouping import report


def published(event: str, number: int, outlet: str, when: str, *, denied: bool = False) -> Reading:
    made = report(event, number, when)
    return replace(
        made, article=replace(made.article, outlet=outlet), summary=Summary(denied=denied)
    )


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    with Corpus.open(path) as corpus:
        corpus.add([
            published("veldry", 1, "The Ledger", "2025-03-05"),
            published("bank", 0, "The Ledger", "2025-03-06"),
            published("veldry", 0, "Harbour Wire", "2025-03-04"),
            published("veldry", 2, "The Ledger", "2025-03-07", denied=True),
            published("maro", 0, "The Ledger", "2025-03-08"),
            published("bank", 1, "Eldoria Post", "2025-03-09"),
            published("veldry", 0, "Corvale Times", "2025-03-05"),
        ])  # fmt: skip
    return path


def test_stories_of_several_articles_the_latest_first(db: Path) -> None:
    with Corpus.open(db, read_only=True) as corpus:
        bank, veldry = corpus.stories()
        assert corpus.stories(limit=1) == (bank,)
    assert (bank.id, bank.articles, bank.outlets) == (2, 2, ("The Ledger", "Eldoria Post"))
    assert (veldry.id, veldry.articles, veldry.denied, veldry.copies) == (1, 4, 1, 1)
    assert veldry.outlets == ("Harbour Wire", "The Ledger", "Corvale Times")
    assert (veldry.first, veldry.last) == ("2025-03-04", "2025-03-07")
    assert (veldry.headline, veldry.origins) == ("Quake of magnitude 5.4 hits Veldry", 3)


def test_a_story_has_its_articles_in_the_order_of_publication(db: Path) -> None:
    with Corpus.open(db, read_only=True) as corpus:
        told = corpus.story(1)
    assert [one.article for one in told.articles] == [3, 1, 7, 4]
    assert [one.copy_of for one in told.articles] == [None, None, 3, None]
    assert told.merged == ()


def test_a_story_that_is_not_there(db: Path) -> None:
    with Corpus.open(db, read_only=True) as corpus, pytest.raises(UnknownError, match="story 99"):
        corpus.story(99)
    done = CliRunner().invoke(main, ["story", "99", "--db", str(db)])
    assert done.exit_code == 1
    assert "no story 99" in done.output


def test_the_number_of_a_merged_story_leads_on(db: Path) -> None:
    with Corpus.open(db) as corpus:
        connection = corpus.store.connection
        connection.execute("UPDATE stories SET merged_into = 1, articles = 0 WHERE id = 5")
        connection.execute("UPDATE story_articles SET story_id = 1, place = 4 WHERE story_id = 5")
        told = corpus.story(5)
    assert (told.story.id, told.merged) == (1, (5,))


def test_the_terminal_shows_stories_and_one_story(db: Path) -> None:
    listed = CliRunner().invoke(main, ["stories", "--db", str(db)])
    known = (
        "story 1 · 2025-03-04 to 2025-03-07 · 4 articles · 3 origins · 1 of them copies · denied"
    )
    assert known in " ".join(listed.output.split())
    assert "Harbour Wire, The Ledger, Corvale Times" in listed.output
    shown = CliRunner().invoke(main, ["story", "1", "--db", str(db)])
    assert "[7] Quake of magnitude 5.4 hits Veldry" in shown.output
    assert "Corvale Times · copy of [3]" in shown.output


def test_a_story_has_a_timeline_of_all_its_articles(db: Path) -> None:
    shown = CliRunner().invoke(main, ["timeline", "--story", "1", "--db", str(db)])
    assert shown.output.startswith("Timeline of 4 articles")
    made = CliRunner().invoke(main, ["timeline", "--story", "1", "--json", "--db", str(db)])
    outlets = [told["outlet"] for told in json.loads(made.output)["articles"]]
    assert outlets == ["Harbour Wire", "The Ledger", "Corvale Times", "The Ledger"]
    for wrong in ([], ["--story", "1", "some.html"]):
        assert CliRunner().invoke(main, ["timeline", *wrong, "--db", str(db)]).exit_code == 2
    missing = CliRunner().invoke(main, ["timeline", "--story", "99", "--db", str(db)])
    assert (missing.exit_code, "no story 99" in missing.output) == (1, True)


def test_an_empty_store_says_so(tmp_path: Path) -> None:
    Corpus.open(tmp_path / "news.db").close()
    done = CliRunner().invoke(main, ["stories", "--db", str(tmp_path / "news.db")])
    assert "No event is reported by more than one article" in done.output


def test_json_and_csv(db: Path) -> None:
    for arguments, rows in ((["stories"], 2), (["search", "Veldry earthquake"], 5)):
        made = CliRunner().invoke(main, [*arguments, "--json", "--db", str(db)])
        assert len(json.loads(made.output)) >= rows - 1
        made = CliRunner().invoke(main, [*arguments, "--csv", "--db", str(db)])
        assert len(list(csv.DictReader(io.StringIO(made.output)))) >= rows - 1
    made = CliRunner().invoke(main, ["story", "1", "--json", "--db", str(db)])
    assert json.loads(made.output)["story"]["articles"] == 4
    made = CliRunner().invoke(main, ["story", "1", "--csv", "--db", str(db)])
    assert [row["copy_of"] for row in csv.DictReader(io.StringIO(made.output))][2] == "3"
