"""What two reports share, word for word."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.article import Paragraph
from headwater.corpus.alignment import align
from headwater.corpus.wording import Words, fingerprints, words_of

FERRY = "The ferry Lady Anna left Skerrow with twice as many passengers as allowed on Friday"
WORDS = st.lists(st.sampled_from(["gate", "dam", "the", "Öre", "“", "”", "don’t"]), max_size=60)


def words(text: str) -> Words:
    return words_of(text, (Paragraph(0, len(text)),))


def shared(left: str, right: str) -> list[str]:
    return [one.left.of(left) for one in align(words(left), words(right)).shared]


def test_what_is_shared_added_and_cut_stands_as_spans_of_both() -> None:
    original = f"{FERRY}. The harbour master wept. She had seen the ship go down."
    copy = f"SKERROW: {FERRY.upper()}. She had seen the ship go down."
    found = align(words(copy), words(original))
    assert [
        (s.left.of(copy).casefold(), s.right.of(original).casefold()) for s in found.shared
    ] == [
        (FERRY.casefold(), FERRY.casefold()),
        ("she had seen the ship go down",) * 2,
    ]
    assert [span.of(copy) for span in found.left_only] == ["SKERROW"]
    assert [span.of(original) for span in found.right_only] == ["The harbour master wept"]


def test_paragraphs_that_changed_places_are_found() -> None:
    first, second = FERRY, "Nobody on the quay had counted them that evening"
    assert shared(f"{first}. {second}.", f"{second}. {first}.") == [first, second]


def test_a_quotation_that_two_reporters_heard_is_not_counted() -> None:
    quote = "“We counted forty more than the ship may ever carry, and said so at once to the mate”"
    left = f"The mayor spoke before the court. {quote}, the deckhand told the court of inquiry."
    right = f"In the end it was one sentence that did it: {quote}. A judge asked twice."
    found = align(words(left), words(right))
    assert len(found.shared) == 1
    assert (found.left_share, found.right_share, found.words) == (0, 0, 0)


def test_furniture_and_headlines_are_not_the_report() -> None:
    text = f"{FERRY}. Sign up for our letter."
    parts = (Paragraph(0, len(FERRY), "headline"), Paragraph(len(FERRY), len(text), "furniture"))
    assert len(words_of(text, parts)) == 0


@given(WORDS, WORDS)
def test_spans_hold_the_same_words_and_leave_nothing_out(left: list[str], right: list[str]) -> None:
    one, other = " ".join(left), " ".join(right)
    found = align(words(one), words(other))
    for pair in found.shared:
        assert words(pair.left.of(one)).numbers == words(pair.right.of(other)).numbers
    assert 0 <= found.left_share <= 1
    assert 0 <= found.right_share <= 1

    pieces = [*(pair.left for pair in found.shared), *found.left_only]
    assert sum(len(words(span.of(one))) for span in pieces) == len(words(one))


@pytest.mark.parametrize("text", ["gate " * 40_000, FERRY + " "])
def test_time_is_linear_even_where_a_text_repeats_itself(text: str) -> None:
    start = time.process_time()
    align(words(text), words(text))
    assert time.process_time() - start < 5


@given(WORDS)
def test_texts_that_share_twelve_words_have_a_fingerprint_in_common(around: list[str]) -> None:
    run = "sixty cottages no longer have deeds because somebody in Fairholm deleted them"
    left, right = words(f"{' '.join(around)} {run}"), words(f"{run} {' '.join(around[::-1])}")
    assert set(fingerprints(left)) & set(fingerprints(right))
