"""Figures that are kept say what a count of all rows says, whatever came in which order."""

import random
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import archive
from headwater import Corpus
from headwater.corpus import story_figures
from headwater.corpus.story_figures import recount_story, settle
from tests.corpus import made

OUTLETS = """
SELECT outlet_id, count(*), sum(relays > 0),
  sum(EXISTS (SELECT 1 FROM copies WHERE copy_id = article_id)),
  sum(named), sum(documents), sum(outlets), sum(unnamed), sum(nobody)
FROM figures GROUP BY outlet_id ORDER BY outlet_id
"""

ADDED_UP = "SELECT story_id, articles, first, last, statements, unnamed, denials, contested"


def rows(store: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in store.execute(query)]


def test_outlets_add_up(tmp_path: Path) -> None:
    """In any order: an article may become a copy when its original comes in after it."""
    found = list(archive.readings(30))
    random.Random(1).shuffle(found)
    with Corpus.open(tmp_path / "news.db") as corpus:
        corpus.add(found)
        store = corpus.store.connection
        kept = rows(store, "SELECT * FROM outlet_figures ORDER BY outlet_id")
        assert kept == rows(store, OUTLETS)
        assert any(copied for _, _, _, copied, *_ in kept)
        assert corpus.check().is_whole
        store.execute("UPDATE outlet_figures SET copied = copied + 1 WHERE outlet_id = 1")
        assert "outlet_figures 1" in [problem.where for problem in corpus.check().problems]


@pytest.mark.parametrize("few", [0, 5])
def test_a_large_story_is_counted_as_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(story_figures, "FEW", few)
    monkeypatch.setattr(story_figures, "GROWN", 0.5)
    with Corpus.open(tmp_path / "news.db") as corpus:
        store = corpus.store.connection
        lagging = 0
        for number in range(40):
            corpus.store.add(made.reading(number, title="Dam opened"))
            added_up = rows(store, f"{ADDED_UP} FROM story_figures ORDER BY story_id")
            lagging += len(rows(store, "SELECT 1 FROM story_figures WHERE counted < articles"))
            before = rows(store, "SELECT * FROM story_figures")
            store.execute("BEGIN")
            for (story,) in rows(store, "SELECT story_id FROM story_figures"):
                recount_story(store, int(str(story)))
            assert rows(store, f"{ADDED_UP} FROM story_figures ORDER BY story_id") == added_up
            store.execute("ROLLBACK")
            assert rows(store, "SELECT * FROM story_figures") == before
        assert lagging
        corpus.store.settle()
        assert not rows(store, "SELECT 1 FROM story_figures WHERE counted < articles")


def test_settled_it_is_counted_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same whether a story was counted with each article, or seldom."""
    found = [
        replace(one, article=replace(one.article, title="Dam opened"))
        for one in map(made.reading, range(30))
    ]
    counted = []
    for few in (100, 0):
        monkeypatch.setattr(story_figures, "FEW", few)
        with Corpus.open(tmp_path / f"{few}.db") as corpus:
            corpus.add(found)
            settle(corpus.store.connection)
            counted.append(rows(corpus.store.connection, "SELECT * FROM story_figures"))
    assert counted[0] == counted[1]
