"""The views, the reference of tables, and answers as tables."""

import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from headwater import Corpus, Reading
from headwater.corpus.opening import statements, steps
from tests.build import build
from tests.corpus import made
from tests.reading.test_parsing import readings


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus.open(tmp_path / "news.db")


def rows(corpus: Corpus, sql: str) -> list[dict[str, Any]]:
    return [dict(row) for row in corpus.store.connection.execute(sql)]


@given(readings())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_reading_comes_back_exactly(corpus: Corpus, reading: Reading) -> None:
    place = len(corpus) + 1
    one = replace(reading, article=replace(reading.article, url=f"https://ledger.example/{place}"))
    assert corpus.add([one]) == 1
    assert corpus.reading(place) == one
    assert corpus.check().problems == ()


@pytest.mark.parametrize(
    "view", ["statements", "chains", "spans", "answers", "speakers", "sourcing", "datings"]
)
def test_every_view_answers(corpus: Corpus, view: str) -> None:
    corpus.add([made.reading(1)])
    assert isinstance(rows(corpus, f"SELECT * FROM {view}"), list)


def test_spans_are_the_words_of_the_text(corpus: Corpus) -> None:
    reading = build("A 🌊. {1s}Mira{/1s} {1q}said{/1q} {1c}it{/1c} was {1c}wet{/1c}.")
    corpus.add([reading])
    found = rows(corpus, "SELECT part, piece, words FROM spans ORDER BY part, piece")
    assert [tuple(row.values()) for row in found] == [
        ("content", 0, "it"), ("content", 1, "wet"), ("cue", 0, "said"), ("source", 0, "Mira"),
    ]  # fmt: skip


def test_speakers_are_counted(corpus: Corpus) -> None:
    corpus.add(made.reading(number) for number in range(9))
    (mira,) = rows(corpus, "SELECT * FROM speakers WHERE name = 'Mira Solberg'")
    assert (mira["statements"], mira["outlets"], mira["first"]) == (9, 7, "2025-11-01")


def test_every_table_and_view_has_a_comment() -> None:
    with closing(sqlite3.connect(":memory:")) as store:
        for script in steps():
            for statement in statements(script.sql):
                store.execute(statement)
                if " INDEX " not in statement:
                    lines = statement.lstrip().split("\nCREATE ")[0].splitlines()
                    assert lines[-1].startswith("-- "), statement


def test_an_outlets_sourcing(corpus: Corpus) -> None:
    relays = replace(made.reading(7).summary, rests_on=("Outlet 1", "The Wire"))
    corpus.add([made.reading(0), replace(made.reading(7), summary=relays), made.reading(1)])
    found = corpus.outlet("outlet 0")
    assert (found.articles, found.own, found.relayed, found.statements) == (2, 1, 1, 4)
    assert found.copied == 0
    assert [one.name for one in found.rests_on] == ["Outlet 1", "The Wire"]
    assert [one.name for one in corpus.outlet("Outlet 1").relayed_by] == ["Outlet 0"]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_rows_turn_into_frames(
    corpus: Corpus, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither is needed, so a stand-in shows what they are given."""
    stand_in = ModuleType(library)
    stand_in.DataFrame = lambda data, **_: data  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, library, stand_in)
    corpus.add([made.reading(1)])
    frame = getattr(corpus.who("Solberg").statements, f"to_{library}")()
    assert frame[0]["content"] == "gate 1 of the dam is open"


def test_a_copied_article_is_not_an_outlets_own(corpus: Corpus) -> None:
    words = " ".join(f"word{number}" for number in range(40))
    first = build(words, article={"outlet": "The Wire", "published": "2025-11-03"})
    copy = build(words, article={"outlet": "The Ledger", "published": "2025-11-04"})
    corpus.add([copy, first])
    assert (corpus.outlet("The Ledger").own, corpus.outlet("The Ledger").copied) == (0, 1)
    assert (corpus.outlet("The Wire").own, corpus.outlet("The Wire").copied) == (1, 0)
