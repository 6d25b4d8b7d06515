"""Search by words and by meaning, and the pieces of text that it shows."""

from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from headwater.article import Span
from headwater.cli import main
from headwater.corpus.corpus import Corpus
from headwater.corpus.nearest import cosine, nearest
from headwater.corpus.profiles import packed
from headwater.corpus.snippets import LENGTH, snippet
from headwater.corpus.vectors import vectors
from headwater.errors import OptionError
from tests.corpus.test_grouping import all_of


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    corpus = Corpus.open(tmp_path / "news.db")
    corpus.add(all_of("veldry", "maro", "bank"))
    return corpus


def test_words_are_found_and_shown_where_they_stand(corpus: Corpus) -> None:
    best = corpus.search("harbour crews")[0]
    assert best.title == "Sulenia lifts wave warning"
    text = corpus.reading(best.article).article.text
    assert [span.of(text) for span in best.found] == ["harbour", "crews"]
    assert best.span is not None
    assert " ".join(best.span.of(text).split()) == best.snippet
    assert best.by == ("words",)


def test_words_in_quotation_marks_stand_together(corpus: Corpus) -> None:
    found = corpus.search('"Port Maro in Sulenia"')
    assert found[0].title == "Earthquake shakes Port Maro"
    assert [hit.article for hit in found if "words" in hit.by] == [found[0].article]


def test_what_means_the_same_is_found_in_other_words(corpus: Corpus) -> None:
    best = corpus.search("borrowing costs go up", limit=1)[0]
    assert best.title == "Brandl lifts Eldoria's key rate"
    assert best.by == ("meaning",)
    assert best.snippet.startswith("Eldoria's key rate went up")
    assert best.found == ()


def test_articles_with_all_words_come_before_those_with_some(corpus: Corpus) -> None:
    assert corpus.search("Veldry schools mayor")[0].title == "Veldry schools stay shut"


@pytest.mark.parametrize("words", ["", "  ", '"', "?!", '""'])
def test_no_words_are_an_error(corpus: Corpus, words: str) -> None:
    with pytest.raises(OptionError, match="no word"):
        corpus.search(words)


@pytest.mark.parametrize(
    "words",
    [
        *("NOT harbour", "harbour AND (", "col:harbour", "harbour*", "x*y -harbour", '"harbour'),
        *("harbour\0", "harbour\0 crews", '"\0harbour"'),
    ],
)
def test_no_syntax_gets_through(corpus: Corpus, words: str) -> None:
    """What FTS5 would take for operators are marks between words: the word is found anyhow."""
    texts = [found.snippet for found in corpus.search(words)]
    assert any("harbour" in text.casefold() for text in texts)


def test_the_terminal_shows_what_was_found(corpus: Corpus) -> None:
    corpus.close()
    done = CliRunner().invoke(main, ["search", "harbour crews", "--db", str(corpus.store.path)])
    assert "Sulenia lifts wave warning" in done.output
    assert "thanked the harbour crews" in done.output
    done = CliRunner().invoke(main, ["search", "?", "--db", str(corpus.store.path)])
    assert done.exit_code == 1
    assert "no word to search for" in done.output


def test_an_empty_store_has_nothing(tmp_path: Path) -> None:
    Corpus.open(tmp_path / "news.db").close()
    done = CliRunner().invoke(main, ["search", "rain", "--db", str(tmp_path / "news.db")])
    assert "Nothing found." in done.output


def test_the_nearest_are_those_of_all_vectors(corpus: Corpus) -> None:
    query = packed(vectors(["people killed by a tremor"])[0])
    rows = corpus.store.connection.execute("SELECT article_id, vector FROM profiles").fetchall()
    every = np.stack([np.frombuffer(row[1], np.int8) for row in rows])
    best = sorted(zip(cosine(every, query), (row[0] for row in rows), strict=True), reverse=True)
    assert [article for article, _ in nearest(corpus.store.connection, query, 5)] == [
        article for _, article in best[:5]
    ]


@given(
    st.text(alphabet="ab \n", max_size=600),
    st.lists(st.tuples(st.integers(0, 590), st.integers(1, 9)), max_size=8),
)
def test_a_snippet_is_a_short_piece_of_the_text(text: str, places: list[tuple[int, int]]) -> None:
    found = sorted({Span(at, at + size) for at, size in places if at + size <= len(text)})
    shown = snippet(text, 0, found)
    if shown is None:
        assert not found or not text.strip()
        return
    piece = shown.span.of(text)
    assert piece == piece.strip() != ""
    assert len(piece) <= LENGTH + 40
    assert all(shown.span.covers(one) for one in shown.found)
