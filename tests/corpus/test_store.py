"""The store: what goes in comes out, once, with its rows."""

from pathlib import Path

import pytest

from headwater.corpus.corpus import Corpus
from headwater.reading.types import Reading, Response, Speaker
from tests.build import build


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus.open(tmp_path / "news.db")


def bridge(outlet: str = "The Valmora Ledger", published: str = "2025-11-03") -> Reading:
    return build(
        "[headline] Bridge unsafe\n\n{1s}Mira Solberg{/1s} {1q}said{/1q} {1c}the bridge {/1c}was,"
        " as everybody knew, {1c}unsafe{/1c}. {2s}She{/2s} {2q}added{/2q} {2c}that it {2h}may{/2h}"
        " fall{/2c}.",
        article={"outlet": outlet, "published": published, "title": "Bridge unsafe"},
        a1={"speaker": Speaker("Mira Solberg", "person", 1)},
    )


def test_a_reading_comes_back_exactly(corpus: Corpus) -> None:
    corpus.add([bridge()])
    assert corpus.reading(1) == bridge()


def test_the_same_reading_is_added_once(corpus: Corpus) -> None:
    assert corpus.add([bridge(), bridge()]) == 1
    assert corpus.add([bridge()]) == 0
    assert len(corpus) == 1


def test_the_same_text_from_two_outlets_is_two_articles(corpus: Corpus) -> None:
    assert corpus.add([bridge(), bridge("The Corvale Times")]) == 2
    rows = corpus.store.connection.execute("SELECT count(DISTINCT text_digest) FROM articles")
    assert rows.fetchone()[0] == 1


def test_spans_of_rows_are_the_words(corpus: Corpus) -> None:
    corpus.add([bridge()])
    row = corpus.store.connection.execute(
        "SELECT group_concat(substr(text, p.value ->> 0 + 1, (p.value ->> 1) - (p.value ->> 0)),"
        " '|') FROM attributions JOIN texts USING (article_id),"
        " json_each(content_spans) p WHERE attribution = 'a1'"
    ).fetchone()
    assert row[0] == "the bridge |unsafe"


def test_an_article_comes_in_whole_or_not_at_all(corpus: Corpus) -> None:
    broken = bridge()
    object.__setattr__(broken, "responses", (Response("a9", "a1", "denies"),))
    with pytest.raises(KeyError):
        corpus.add([broken])
    counts = [
        corpus.store.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("articles", "names", "attributions", "readings")
    ]
    assert counts == [0, 0, 0, 0]
    assert corpus.add([bridge()]) == 1
