"""The hand-made world of `examples/world`: two events, 24 articles, read and traced, exactly."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from headwater.corpus.corpus import Corpus
from headwater.corpus.pages.statements import said_in
from headwater.corpus.pages.stories import story_river
from headwater.corpus.traced import Trace
from tests.corpus.slowly import traced_slowly

EXAMPLES = Path(__file__).parents[2] / "examples"
GOLD: dict[str, Any] = json.loads((EXAMPLES / "world.gold.json").read_text("utf-8"))
FILES = {(one["outlet"], one["published"]): name for name, one in GOLD["articles"].items()}
CLAIMS = {claim["id"]: claim for claim in GOLD["claims"]}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    path = tmp_path_factory.mktemp("world") / "news.db"
    with Corpus.open(path) as made:
        added = made.add_from(EXAMPLES / "world", workers=1)
        assert (added.added, added.failed) == (len(GOLD["articles"]), 0)
        yield made


@pytest.fixture(scope="module")
def traces(corpus: Corpus) -> dict[str, Trace]:
    return {name: corpus.trace(claim["words"]) for name, claim in CLAIMS.items()}


def files(trace: Trace) -> dict[int, str]:
    return {one.article: FILES[one.outlet or "", one.published or ""] for one in trace.reports}


@pytest.mark.parametrize("name", CLAIMS)
def test_every_article_is_led_back_to_its_origin(name: str, traces: dict[str, Trace]) -> None:
    trace, gold = traces[name], CLAIMS[name]
    by_id = files(trace)
    found = {
        by_id[one.article]: by_id[trace.origins[one.origin].articles[0]]
        for one in trace.reports
        if one.origin is not None
    }
    assert found == gold["appears_in"]
    assert trace.count == len(gold["origins"])


@pytest.mark.parametrize("name", CLAIMS)
def test_nothing_is_missed_by_looking_at_few_passages(name: str, corpus: Corpus) -> None:
    words = CLAIMS[name]["words"]
    assert corpus.trace(words) == traced_slowly(corpus.store.connection, words)


@pytest.mark.parametrize("name", CLAIMS)
def test_denials_are_found_and_copies_of_them_known(name: str, traces: dict[str, Trace]) -> None:
    denials = traces[name].denials
    named = [(FILES[one.outlet or "", one.published or ""], one.copied) for one in denials]
    gold = [(one["file"], False) for one in CLAIMS[name]["denied_by"]]
    assert named == gold + [(one, True) for one in CLAIMS[name]["denial_copied_in"]]


def test_the_circle_is_shown(traces: dict[str, Trace]) -> None:
    found = [
        [files(trace)[at] for at in circle] for trace in traces.values() for circle in trace.circles
    ]
    assert found == GOLD["circles"]


def test_copies_are_linked_to_their_originals(corpus: Corpus) -> None:
    query = (
        "SELECT a.outlet, a.published, b.outlet, b.published FROM copies "
        "JOIN articles a ON a.id = copy_id JOIN articles b ON b.id = original_id"
    )
    found = {
        (FILES[row[0], row[1]], FILES[row[2], row[3]])
        for row in corpus.store.connection.execute(query)
    }
    gold = {
        (name, original)
        for name, one in GOLD["articles"].items()
        for original in ([one["copy_of"]] if one["copy_of"] else one["merged_from"] or [])
    }
    assert gold <= found
    families = [set(pair) for pair in gold]
    assert all(any(pair & family for family in families) for pair in map(set, found - gold))


STORIES = sorted(
    sorted(name for name, one in GOLD["articles"].items() if one["story"] == story)
    for story in {one["story"] for one in GOLD["articles"].values()}
)


def stories(corpus: Corpus) -> list[list[str]]:
    """The files of each story."""
    find = "SELECT story_id, outlet, published FROM story_articles JOIN articles ON id = article_id"
    found: dict[int, list[str]] = {}
    for story, outlet, published in corpus.store.connection.execute(find):
        found.setdefault(story, []).append(FILES[outlet, published])
    return sorted(map(sorted, found.values()))


@pytest.mark.parametrize("order", ["as named", "as published", "the last first", "mixed"])
def test_the_stories_are_exact_in_any_order(corpus: Corpus, tmp_path: Path, order: str) -> None:
    readings = list(corpus.readings())
    if order != "as named":
        readings.sort(key=lambda one: one.article.published or "")
    if order == "the last first":
        readings.reverse()
    if order == "mixed":
        random.Random(1).shuffle(readings)
    with Corpus.open(tmp_path / "news.db") as again:
        again.add(readings)
        assert stories(again) == STORIES


def test_the_rivers_rise_where_the_origins_are_and_go_round_where_they_do(corpus: Corpus) -> None:
    for told in corpus.stories():
        with corpus.store.asked() as connection:
            river = story_river(connection, told.id)
        of = {one.id: FILES[one.outlet or "", one.published or ""] for one in river.stations}
        gold = {name: GOLD["articles"][name] for name in of.values()}
        own = {name for name, one in gold.items() if one["own_sources"] and not one["rests_on"]}
        assert {of[one.id] for one in river.heads} == own
        assert told.origins == len(own)
        circles = [[of[number] for number in way[:2]] for way in river.circles.values()]
        assert circles == [one for one in GOLD["circles"] if one[0] in gold]


def test_each_denial_stands_under_what_it_denies(corpus: Corpus) -> None:
    found = []
    for told in corpus.stories():
        with corpus.store.asked() as connection:
            claims = said_in(connection, told.id).claims
        answered = [claim for claim in claims if claim.answers]
        assert claims[: len(answered)] == tuple(answered)
        found += [(reply.what, reply.said.outlet) for one in answered for reply in one.answers]
    gold = [
        ("denies", GOLD["articles"][denial["file"]]["outlet"])
        for claim in GOLD["claims"]
        for denial in claim["denied_by"]
    ]
    assert sorted(found) == sorted(gold)
