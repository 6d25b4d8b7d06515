"""What is said in a story, where much is said and much of it denied."""

import random
import time

from benchmarks import archive
from headwater.corpus.pages import statements
from headwater.corpus.pages.statements import Said


def said(number: int) -> Said:
    """One of many statements of a story, every tenth of them a denial."""
    words = random.Random(number).choices(archive.vocabulary()[:300], k=14)
    stance = "asserts" if number % 10 else "denies"
    who = number % 40
    return Said(number, number // 10, None, None, who, "Tam Sorley", "person", stance,
                " ".join(words), f"a{number}")  # fmt: skip


def seconds(count: int) -> float:
    same = {one.content: [one] for one in map(said, range(count))}
    began = time.process_time()
    assert statements._denied(same)
    return time.process_time() - began


def test_a_story_of_six_hundred_articles_is_answered_while_a_reader_waits() -> None:
    assert seconds(statements.MOST) < 2


def test_what_is_denied_is_what_shares_most_words_with_the_denial() -> None:
    dam = Said(1, 1, None, None, 1, "A", "person", "asserts", "the dam at Korvald was open", "a1")
    gate = Said(2, 1, None, None, 1, "A", "person", "asserts", "the gate at Veldry was shut", "a2")
    denial = Said(
        3, 2, None, None, 2, "B", "person", "denies", "the dam at Korvald was open all night", "a1"
    )
    own = Said(
        4,
        3,
        None,
        None,
        2,
        "B",
        "person",
        "asserts",
        "the dam at Korvald was open last night",
        "a1",
    )
    same = {one.content: [one] for one in (dam, gate, denial, own)}
    assert statements._denied(same) == {denial.content: dam.content}
