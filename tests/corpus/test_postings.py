"""The index of words says what the outlines say, however many articles there are."""

import sqlite3
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater import Corpus
from headwater.corpus import postings
from headwater.corpus.finding import ARTICLES, articles_with
from headwater.corpus.rows import Stored
from tests.build import build
from tests.corpus import made

SHORT = (2, 6)
TABLES = """
CREATE TABLE outlines (article_id INTEGER PRIMARY KEY, words BLOB);
CREATE TABLE postings (first INTEGER, word INTEGER, articles BLOB, PRIMARY KEY (first, word));
"""


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "STRETCHES", SHORT)


@pytest.fixture
def corpus(tmp_path: Path, short: None) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "news.db") as corpus:
        corpus.add(made.reading(number) for number in range(15))
        yield corpus


@given(st.lists(st.lists(st.integers(0, 9)), max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_word_finds_the_articles_that_have_it(short: None, outlines: list[list[int]]) -> None:
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    connection.executescript(TABLES)
    for number, words in enumerate(outlines, start=1):
        row = (number, struct.pack(f"<{len(words)}H", *words))
        connection.execute("INSERT INTO outlines VALUES (?, ?)", row)
        stored = type("OfId", (), {"id": number})()
        postings.fold(connection, cast(Stored, stored))
        articles, held = postings.having(connection, range(12))
        assert sorted(zip(articles.tolist(), held.tolist(), strict=True)) == [
            (at, word)
            for at, words in enumerate(outlines[:number], start=1)
            for word in sorted(set(words))
        ]
    assert list(postings.damaged(connection)) == []
    before = connection.execute("SELECT * FROM postings").fetchall()
    postings.rebuild(connection)
    assert connection.execute("SELECT * FROM postings").fetchall() == before


def test_articles_are_found_in_every_stretch_and_behind_the_last(corpus: Corpus) -> None:
    store = corpus.store.connection
    firsts = store.execute("SELECT DISTINCT first FROM postings ORDER BY first").fetchall()
    assert [row[0] for row in firsts] == [0, 6, 12, 14]
    for number in range(15):
        assert [known.id for known in articles_with(store, str(number))] == [number + 1]


def test_a_store_says_which_stretch_is_not_what_its_outlines_say(corpus: Corpus) -> None:
    assert corpus.check().is_whole
    corpus.store.connection.execute("DELETE FROM postings WHERE first = 12 AND word % 2")
    assert [(one.where, one.what) for one in corpus.check().problems] == [
        ("postings", "articles 12 to 13 are not under the words of their outlines")
    ]


def test_more_and_rarer_words_come_first(tmp_path: Path) -> None:
    texts = [f"The dam of gate {number} is open" for number in range(ARTICLES + 9)]
    texts[ARTICLES + 5] = "The dam of Oldmere is open"
    texts[ARTICLES + 7] = "The gate of the dam stands open as the reservoir of Oldmere is full"
    with Corpus.open(tmp_path / "news.db") as corpus:
        corpus.add(build(f"{text}.", article={"title": text}) for text in texts)
        found = articles_with(corpus.store.connection, "the gate of the dam in Oldmere is open")
    assert len(found) == ARTICLES
    held = {one.text for one in found}
    assert {f"{texts[ARTICLES + place]}." for place in (5, 7)} <= held
    assert f"{texts[0]}." in held
    assert f"{texts[ARTICLES + 8]}." not in held
