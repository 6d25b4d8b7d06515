"""Corrections: they win everywhere, are kept as a log, can be taken back, outlive a new reading."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from headwater import Corpus
from headwater.corpus.effects import OPENED
from headwater.corpus.judgements import judge, judgements, undo
from headwater.corpus.pages.river import Station, Stream, river
from headwater.corpus.pages.sources import source_page
from headwater.corpus.pages.stories import story_line, story_river
from headwater.corpus.rows import digest_in
from headwater.errors import OptionError, UnknownError
from tests.web.made import readings, world


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(world(tmp_path / "news.db")) as opened:
        yield opened


@pytest.fixture
def store(corpus: Corpus) -> sqlite3.Connection:
    return corpus.store.connection


HEDDA = {"name": "Hedda Brann", "kind": "person"}


def spans_of(corpus: Corpus, article: int, place: int) -> list[list[int]]:
    content = corpus.reading(article).attributions[place].content
    return [[span.start, span.end] for span in content]


def rows(store: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """All that a judgement may change."""
    tables = (
        "attributions",
        "hands",
        "copies",
        "figures",
        "outlet_figures",
        "said",
        "story_figures",
    )
    found = [
        sorted((tuple(row) for row in store.execute(f"SELECT * FROM {table}")), key=repr)
        for table in tables
    ]
    members = store.execute("SELECT article_id, story_id FROM story_articles ORDER BY 1")
    return [*found, [tuple(row) for row in members]]


def test_a_speaker_wins_in_reading_and_rows(corpus: Corpus, store: sqlite3.Connection) -> None:
    before = rows(store)
    machine = corpus.reading(1)
    number = judge(store, "speaker", 1, spans_of(corpus, 1, 0), HEDDA, by="Desk", note="I asked")
    judged = corpus.judged(1).attributions[0]
    assert judged.speaker.name == "Hedda Brann"
    assert judged.chain[-1].name == "Hedda Brann"
    assert corpus.reading(1) == machine
    assert corpus.who("Hedda Brann").total == 1
    name = store.execute("SELECT id FROM names WHERE name = 'Hedda Brann'").fetchone()[0]
    assert source_page(store, name).total == 1
    figures = store.execute("SELECT named, unnamed FROM figures WHERE article_id = 1").fetchone()
    assert tuple(figures) == (2, 0)
    undo(store, number, by="Desk")
    assert rows(store) == before
    assert corpus.judged(1) == machine


def test_hands(corpus: Corpus, store: sqlite3.Connection) -> None:
    before = rows(store)
    number = judge(store, "hands", 1, spans_of(corpus, 1, 0), [{"name": "Island Post"}])
    names = [hand.name for hand in corpus.judged(1).attributions[0].chain]
    assert names == ["Island Post", "two officials of the harbour office"]
    found = store.execute(
        "SELECT hands.name FROM hands JOIN attributions ON id = attribution_id "
        "WHERE article_id = 1 AND attribution = 'a1' ORDER BY place"
    )
    assert [row[0] for row in found] == names
    undo(store, number)
    assert rows(store) == before


def test_a_copy_that_is_none(corpus: Corpus, store: sqlite3.Connection) -> None:
    before = rows(store)
    first, second = digest_in(store, 1), digest_in(store, 2)
    entries = [judge(store, "copy", 3, digest, False) for digest in (first, second)]
    assert story_line(store, 1).origins == 2
    assert {one.id for one in story_river(store, 1).heads} == {1, 3}
    for number in reversed(entries):
        undo(store, number)
    assert rows(store) == before


def test_another_story(corpus: Corpus, store: sqlite3.Connection) -> None:
    before = rows(store)
    number = judge(store, "story", 4, None, digest_in(store, 5))
    assert story_line(store, 2).articles == 4
    assert story_line(store, 1).articles == 3
    own = judge(store, "story", 4, None, None)
    assert story_line(store, OPENED + 4).articles == 1
    undo(store, own)
    undo(store, number)
    assert rows(store) == before


def test_the_log_only_grows(corpus: Corpus, store: sqlite3.Connection) -> None:
    number = judge(store, "speaker", 1, spans_of(corpus, 1, 0), HEDDA, by="Desk")
    back = undo(store, number, by="Night desk")
    last, first = judgements(store)
    assert (last.id, last.undoes, last.by) == (back, number, "Night desk")
    assert (first.id, first.undone, first.by) == (number, True, "Desk")
    assert first.before == {"name": "two officials of the harbour office", "kind": "unnamed"}
    assert first.after == last.before == HEDDA


def test_only_the_last_word_on_a_matter_is_taken_back(
    corpus: Corpus, store: sqlite3.Connection
) -> None:
    spans = spans_of(corpus, 1, 0)
    first = judge(store, "speaker", 1, spans, HEDDA)
    second = judge(store, "speaker", 1, spans, {"name": "Jon Tarn", "kind": "person"})
    with pytest.raises(OptionError, match="take that one back first"):
        undo(store, first)
    undo(store, second)
    assert corpus.judged(1).attributions[0].speaker.name == "Hedda Brann"
    undo(store, first)
    for number in (first, second):
        with pytest.raises(OptionError, match="taken back already"):
            undo(store, number)


def test_it_outlives_a_new_reading(corpus: Corpus, tmp_path: Path) -> None:
    old = corpus.store.connection
    judge(old, "speaker", 3, spans_of(corpus, 3, 0), HEDDA)
    judge(old, "copy", 3, digest_in(old, 1), False)
    with Corpus.open(tmp_path / "new.db") as new:
        store = new.store.connection
        entries = [tuple(row) for row in old.execute("SELECT * FROM judgements")]
        store.executemany("INSERT INTO judgements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entries)
        new.add(reversed(readings()))
        (article,) = store.execute(
            "SELECT id FROM articles WHERE outlet = 'Island Post'"
        ).fetchone()
        assert new.judged(article).attributions[0].speaker.name == "Hedda Brann"
        assert new.who("Hedda Brann").total == 1
        (wire,) = store.execute("SELECT id FROM articles WHERE outlet = 'Harbour Wire'").fetchone()
        assert not store.execute(
            "SELECT 1 FROM copies WHERE copy_id = ? AND original_id = ?", (article, wire)
        ).fetchone()


def test_what_cannot_be_said(corpus: Corpus, store: sqlite3.Connection) -> None:
    spans = spans_of(corpus, 1, 0)
    with pytest.raises(UnknownError):
        judge(store, "speaker", 99, spans, HEDDA)
    with pytest.raises(UnknownError):
        judge(store, "speaker", 1, [[0, 3]], HEDDA)
    with pytest.raises(OptionError):
        judge(store, "speaker", 1, spans, {"name": "x", "kind": "wizard"})
    with pytest.raises(OptionError):
        judge(store, "speaker", 1, spans, {"name": "x" * 301, "kind": None})
    with pytest.raises(OptionError):
        judge(store, "copy", 1, digest_in(store, 1), True)
    with pytest.raises(UnknownError):
        judge(store, "story", 1, None, "no digest")


def test_copies_in_a_ring_make_a_river_that_flows_one_way() -> None:
    stations = [Station(n, n, f"Outlet {n}", None, None, n) for n in (1, 2, 3)]
    ring = [Stream(1, 2, "copy", 0.9), Stream(2, 3, "copy", 0.9), Stream(3, 1, "copy", 0.8)]
    ring += [Stream(2, 1, "copy", 0.9)]
    found = river(stations, ring)
    assert found.heads
    assert all(len(found.course(one.id)) < len(stations) for one in stations)
