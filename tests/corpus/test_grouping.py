"""Which articles are one story: invented quakes that look alike, in any order."""

import random
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.article import Article
from headwater.corpus.corpus import Corpus
from headwater.corpus.profiles import closeness, profile_of, words
from headwater.reading.types import Reading
from tests.build import build

EVENTS: dict[str, list[tuple[str, str]]] = {
    name: event["reports"]
    for name, event in tomllib.loads(
        Path(__file__).with_name("look_alikes.toml").read_text("utf-8")
    ).items()
}


def report(event: str, number: int, published: str | None = None) -> Reading:
    headline, text = EVENTS[event][number]
    given = {"title": headline, "published": published}
    return build(f"[headline] {headline}\n\n{text.strip()}", article=given)


def all_of(*events: str) -> list[Reading]:
    return [report(event, number) for event in events for number in range(len(EVENTS[event]))]


def stories(corpus: Corpus) -> list[list[int]]:
    """The articles of each story, by the stories' ids."""
    find = "SELECT story_id, article_id FROM story_articles ORDER BY story_id, article_id"
    found: dict[int, list[int]] = {}
    for story, article in corpus.store.connection.execute(find):
        found.setdefault(story, []).append(article)
    return list(found.values())


def grouped(folder: Path, readings: Iterable[Reading]) -> list[list[int]]:
    with Corpus.open(folder / "news.db") as corpus:
        corpus.add(readings)
        assert corpus.check().is_whole
        return stories(corpus)


@pytest.mark.parametrize("order", range(4))
def test_look_alikes_are_kept_apart_in_any_order(tmp_path: Path, order: int) -> None:
    mixed = [(event, reading) for event in EVENTS for reading in all_of(event)]
    random.Random(order).shuffle(mixed)
    found = grouped(tmp_path, [reading for _, reading in mixed])
    names = [{mixed[number - 1][0] for number in story} for story in found]
    assert sorted(map(len, names)) == [1, 1, 1]


def test_stories_do_not_hang_on_how_the_batches_were_cut(tmp_path: Path) -> None:
    readings = all_of("veldry", "maro")
    whole = tmp_path / "whole"
    pieces = tmp_path / "pieces"
    whole.mkdir()
    pieces.mkdir()
    for reading in readings:
        last = grouped(pieces, [reading])
    assert grouped(whole, readings) == last


def test_one_event_a_year_later_is_another(tmp_path: Path) -> None:
    then = [report("veldry", number, "2024-03-05") for number in (0, 1)]
    now = [report("veldry", number, "2025-03-04") for number in (2, 3)]
    assert grouped(tmp_path, [*then, *now, report("veldry", 3)]) in (
        [[1, 2], [3, 4, 5]],
        [[1, 2, 5], [3, 4]],
    )


def test_a_young_story_is_merged_and_its_id_leads_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first two reports are compared too strictly; the third makes up for it."""
    with Corpus.open(tmp_path / "news.db") as corpus:
        monkeypatch.setattr("headwater.corpus.grouping.SAME", 9.0)
        corpus.add([report("veldry", 0), report("veldry", 1)])
        assert stories(corpus) == [[1], [2]]
        monkeypatch.undo()
        corpus.add([report("veldry", 2)])
        assert stories(corpus) == [[1, 2, 3]]
        merge = corpus.store.connection.execute("SELECT * FROM story_merges").fetchone()
        ended = corpus.store.connection.execute("SELECT * FROM stories WHERE id = 2").fetchone()
        pairs = corpus.store.connection.execute("SELECT pairs FROM stories WHERE id = 1").fetchone()
    assert tuple(merge)[:3] == (2, 1, 3)
    assert (ended["articles"], ended["merged_into"]) == (0, 1)
    assert pairs[0] == 3


def test_articles_without_a_word_are_stories_of_their_own(tmp_path: Path) -> None:
    found = grouped(tmp_path, [build("…"), build("— —"), build("[furniture:appeal] Give today!")])
    assert found == [[1], [2], [3]]


def test_what_is_written_as_tokens_reads_as_text_does() -> None:
    spaced = "A 4 . 6 quake hit Veldry on 3 , 000 people , Monday\nhttp : / / veldry . example / 12"
    plain = "A 4.6 quake hit Veldry on 3 000 people, Monday"
    assert [word.key for word in words(spaced)] == [word.key for word in words(plain)]


def test_names_and_figures_are_told_from_words() -> None:
    found = {
        word.key: (word.is_name, word.is_figure) for word in words("In May Lena may pay 1,200.")
    }
    assert found["lena"] == (True, False)
    assert found["1,200"] == found["may"[:3]] == (False, True) or found["may"] == (False, False)
    assert found["pay"] == (False, False)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=80), min_size=1, max_size=3))
def test_closeness_is_mutual_and_never_fails(texts: Sequence[str]) -> None:
    profiles = [profile_of(Article("x", text, (), title=text)) for text in texts]
    found = closeness(profiles, profiles)
    assert np.isfinite(found).all()
    np.testing.assert_allclose(found, found.T, atol=1e-4)


def test_a_very_long_article_takes_no_longer_than_its_beginning() -> None:
    text = "Veldry 12 mayor " * 400_000
    assert len(profile_of(Article("x", text, (), title=text)).terms) < 10


def test_a_check_finds_an_article_without_its_story(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "news.db") as corpus:
        corpus.add(all_of("bank"))
        corpus.store.connection.execute("DELETE FROM story_articles WHERE article_id = 2")
        found = [(one.where, one.what) for one in corpus.check().problems]
    assert found == [
        ("story_articles", "it holds 1 of 2 articles"),
        ("story 1", "it says that it has 2 articles, and has 1"),
    ]
