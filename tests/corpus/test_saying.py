"""A claim is found by the words of all passages as it is by looking at each of them."""

from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import archive
from benchmarks.origins import _reading
from benchmarks.simulator import worlds
from headwater.article import Paragraph, Span
from headwater.corpus.claims import IN_COMMON, Claim
from headwater.corpus.corpus import Corpus
from headwater.corpus.mentions import Outlets
from headwater.corpus.outline import KINDS, outline_of
from headwater.corpus.passages import Told
from headwater.corpus.saying import Passages
from headwater.corpus.scope import Known
from headwater.corpus.stems import stems
from headwater.errors import UnknownError
from headwater.reading.sentences import split
from tests.corpus.slowly import traced_slowly

WORDS = ("Dam", "dams", "gate", "Post", "the", "Observer", "12", "it’s", "opened", "shut", "…")
OUTLETS = ("The Veldry Observer", "Tessenhall Post", "Gate", "BPA")


@pytest.fixture(scope="module", params=["worlds", "archive"])
def corpus(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Corpus]:
    """Three worlds of the simulator, or twenty articles of the archive."""
    with Corpus.open(tmp_path_factory.mktemp("saying") / "news.db") as made:
        if request.param == "archive":
            made.add(archive.readings(20))
        else:
            pieces = [piece for world in islice(worlds("open", 0), 3) for piece in world.pieces]
            made.add(_reading(piece, by_hand=True) for piece in pieces)
        yield made


def test_a_trace_is_what_looking_at_every_passage_finds(corpus: Corpus) -> None:
    store = corpus.store.connection
    find = "SELECT DISTINCT content FROM attributions ORDER BY content LIMIT 200"
    asked = [row[0] for row in store.execute(find)][::17]
    for words in [*asked, *(row[0] for row in store.execute("SELECT title FROM articles LIMIT 3"))]:
        try:
            expected = traced_slowly(store, words).to_dict()
        except UnknownError:
            with pytest.raises(UnknownError):
                corpus.trace(words)
        else:
            assert corpus.trace(words).to_dict() == expected


@st.composite
def articles(draw: st.DrawFn) -> Known:
    """An article of any paragraphs, with attributions anywhere in it."""
    text, paragraphs = "", []
    for _ in range(draw(st.integers(0, 4))):
        start = len(text)
        text += " ".join(draw(st.lists(st.sampled_from(WORDS), max_size=9)))
        text += draw(st.sampled_from(("", ".", "! ", "?”")))
        kind = draw(st.sampled_from((*KINDS, "furniture", "byline")))
        paragraphs.append(Paragraph(start, len(text), kind))
        text += "\n\n"
    ends = st.lists(st.integers(0, len(text) + 1), min_size=2, max_size=4, unique=True).map(sorted)
    spans = ends.map(lambda at: tuple(map(Span, at[::2], at[1::2])))
    said = draw(st.lists(st.tuples(st.sampled_from((None, "wants", "asserts")), spans), max_size=4))
    outline = outline_of(text, paragraphs, said)
    own = draw(st.sampled_from((None, *OUTLETS)))
    told = Known(1, "digest", own, None, None, None, None, None, text, outline)
    assert outline.sentences == tuple(
        (one, tuple(split(text, one.start, one.end)))
        for one in paragraphs
        if one.kind in KINDS and one.start < one.end
    )
    return told


@given(st.lists(articles(), max_size=3), st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join))
def test_all_passages_that_share_words_are_found(known: list[Known], words: str) -> None:
    told = {number: Told(one, Outlets(())) for number, one in enumerate(known)}
    found = Passages(told).sharing(Claim(words))
    for at, one in enumerate(known):
        for number, piece in enumerate(one.outline.pieces()):
            text = piece.of(one.text)
            shared = len(stems(text).keys() & stems(words).keys())
            if shared >= min(IN_COMMON, len(stems(words))):
                assert (at, number) in found[text]


@given(articles(), st.sets(st.sampled_from(OUTLETS)))
def test_whoever_is_named_may_be_named(known: Known, names: set[str]) -> None:
    told = Told(known, Outlets(names))
    for outlet in told.others:
        assert told.may_name(frozenset((outlet,)))


def test_what_is_wanted_is_said_with_the_word_that_wants_it() -> None:
    text = "Hedda Brann wants the dam shut. It is open."
    outline = outline_of(text, [Paragraph(0, len(text))], [("wants", (Span(11, 31),))])
    assert [piece.of(text) for piece in outline.pieces()] == text.replace(". ", ".\n").split("\n")
