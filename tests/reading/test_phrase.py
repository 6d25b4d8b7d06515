"""Noun phrases parsed: what is title, name, head, number, tail."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.article import Span
from headwater.reading.phrase import Phrase, members, phrase_at
from headwater.reading.source import count_of, kind_of, words_of_source
from headwater.reading.words import runs, words_of


def parsed(text: str) -> Phrase:
    return phrase_at(text, Span(0, len(text)))


def part(text: str, span: Span | None) -> str | None:
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("Lena Orsk", None, "Lena Orsk"),
        ("Deputy Mayor Lena Orsk", "Deputy Mayor", "Lena Orsk"),
        ("Tarn Harbour Board chairman Ivo Brandt", "Tarn Harbour Board chairman", "Ivo Brandt"),
        ("Secretary of State Ada Kern", "Secretary of State", "Ada Kern"),
        ("ex-President Ivo van der Meer", "ex-President", "Ivo van der Meer"),
        ("Gov. J. P. Orsk", "Gov.", "J. P. Orsk"),
        ("Harbour Wire’s Dana Brandt", None, "Dana Brandt"),
        ("the Ministry of Trade and Fisheries", None, "Ministry of Trade and Fisheries"),
        ("Prime Minister Theresa May", "Prime Minister", "Theresa May"),
        ("Ada Kern’s", None, "Ada Kern"),
        ("Republican Ada Kern", "Republican", "Ada Kern"),
        ("the Iraqi activist group Mosul Eye", "Iraqi activist group", "Mosul Eye"),
    ],
)
def test_names_and_their_titles(text: str, title: str | None, name: str) -> None:
    phrase = parsed(text)
    assert part(text, phrase.name) == name
    assert (part(text, phrase.title) or "").rstrip(".") == (title or "").rstrip(".")


@pytest.mark.parametrize(
    ("text", "kind", "count", "words"),
    [
        ("a source", "unnamed", 1, "a source"),
        ("two senior officials familiar with the matter,", "unnamed", 2, None),
        ("people briefed on the talks", "unnamed", None, "people briefed on the talks"),
        ("several aides", "unnamed", None, "several aides"),
        ("more than 40 diplomats", "unnamed", 40, "more than 40 diplomats"),
        ("an inside source", "unnamed", 1, "an inside source"),
        ("voters", "group", None, "voters"),
        ("46 percent of likely voters", "group", None, "46 percent of likely voters"),
        ("45% of voters", "group", None, "45% of voters"),
        ("nearly eight of 10 voters", "group", None, "nearly eight of 10 voters"),
        ("Six in 10 parents", "group", None, "Six in 10 parents"),
        ("many unions", "group", None, "many unions"),
        ("a 2014 study by Ada Kern", "document", None, "a 2014 study by Ada Kern"),
        ("Polls", "document", None, "Polls"),
        ("exit polls in Tarn and Ashby", "document", None, "exit polls in Tarn and Ashby"),
        ("the grid operator", "organisation", None, "the grid operator"),
        ("a local newspaper, the Argus,", "outlet", None, "a local newspaper"),
        ("the bespectacled, 71-year-old captain", "unnamed", 1, None),
        ("countries send their spies", "group", None, "countries send their spies"),
        ("the dispute", "document", None, "the dispute"),
    ],
)
def test_what_an_unnamed_phrase_is(
    text: str, kind: str, count: int | None, words: str | None
) -> None:
    phrase = parsed(text)
    found = kind_of(phrase)
    assert found == kind
    assert count_of(phrase, found) == count
    assert words_of_source(phrase, text) == (words or text.rstrip(","))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Lena Orsk and Ivo Brandt", 2),
        ("Lena Orsk, Ivo Brandt and Ada Kern", 3),
        ("Orsk, Brandt", 2),
        ("Lena Orsk and her aides", 2),
        ("the mayor and her aides", 2),
        ("Lena Orsk, an engineer at Tarn Works,", 1),
        ("Lena Orsk, the mayor of Tarn and Ashby", 1),
        ("officials and aides", 1),
        ("current and former officials", 1),
        ("the Ministry of Trade and Fisheries", 1),
        ("his wife and current mayor Lena Orsk", 1),
    ],
)
def test_who_speaks_together(text: str, pieces: int) -> None:
    assert len(members(text, Span(0, len(text)))) == pieces


@given(st.text(min_size=1, max_size=60))
def test_any_text_is_some_phrase(text: str) -> None:
    """No text crashes the parser, and all spans lie inside it."""
    phrase = parsed(text)
    whole = Span(0, len(text))
    spans = (phrase.title, phrase.name, phrase.tail, phrase.clause, phrase.own)
    assert all(whole.covers(span) for span in spans if span)
    assert all(whole.covers(piece) for piece in members(text, whole))
    if phrase.words:
        assert words_of_source(phrase, text)


@given(
    st.lists(
        st.sampled_from(
            ["A", "of", "the", "Ministry", "and", "Lena", "de", "Orsk’s", "Sen.", "x", ",", "3"]
        ),
        max_size=20,
    )
)
def test_runs_are_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    found = runs(words_of(text, 0, len(text)), text)
    assert all(i < j for i, j in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
