"""Questions and answers: whose turn it is, and who "I" and "you" are in it."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.intake.pasted import article_from_text
from headwater.reading.interview import Interview
from tests.reading.test_hands import read

INTRO = (
    "Questions for the harbour master\n\nMayor Ada Kern sat down with Tam Dorn of the Ledger on "
    "the quay of Orne. Kern had sold the ferry in May.\n\n"
)
TEXT = (
    f"{INTRO}Q: Do {{1s}}you{{/1s}} {{1q}}regret{{/1q}} {{1c}}the sale{{/1c}}?\n\n"
    "A: No. {2s}I{/2s} {2q}think{/2q} {2c}the ferry was old{/2c}. {3s}The union{/3s} "
    "{3q}says{/3q} {3c}it was sound{/3c}.\n\n"
    "And {4s}we{/4s} {4q}believe{/4q} {4c}in bridges{/4c}. {5s}You{/5s} {5q}could say{/5q} "
    "{5c}they last{/5c}. {6q}There is no doubt about{/6q} {6c}that{/6c}.\n\n"
    "Q: Will there be one?\n\nA: In May."
)


def speakers(marked: str) -> dict[str, tuple[str | None, list[str | None]]]:
    """The speaker of each attribution, and the hands before them."""
    found = read(marked)
    return {one.id: (one.speaker.name, [hand.name for hand in one.chain[:-1]]) for one in found}


def test_i_is_who_answers_and_you_who_is_asked() -> None:
    found = speakers(TEXT)
    assert [found[f"a{n}"][0] for n in (1, 2, 4, 6)] == ["Ada Kern"] * 4
    assert found["a3"] == ("The union", ["Ada Kern"])
    assert found["a5"][0] is None
    assert all(found[f"a{n}"][1] == [] for n in (1, 2, 4, 5, 6))


def test_labels_run_into_the_question_and_question_and_answer_spelt_out() -> None:
    run_in = TEXT.replace("Q: ", "Q")
    spelt = TEXT.replace("Q: ", "Question: ").replace("A: ", "Answer: ")
    assert speakers(run_in) == speakers(spelt) == speakers(TEXT)


def test_a_transcript_with_names() -> None:
    found = speakers(
        "KERN: {1s}I{/1s} {1q}think{/1q} {1c}it was old{/1c}.\n\nDORN: {2s}The union{/2s} "
        "{2q}says{/2q} {2c}it was sound{/2c}.\n\nKERN: No.\n\nDORN: Yes."
    )
    assert found == {"a1": ("KERN", []), "a2": ("The union", ["DORN"])}


def test_what_follows_the_last_turn_is_the_article_again() -> None:
    text = "KERN: Why?\n\nDORN: It was old.\n\nKERN: No.\n\nDORN: Yes.\n\nThe yard is closed."
    turns = Interview.of(article_from_text(f"The quay\n\n{text}", name="quay")).turns
    assert len(turns) == 4
    assert turns[-1].end - turns[-1].start == len("DORN: Yes.")


def test_one_question_makes_no_interview() -> None:
    text = f"{INTRO}Q: Why?\n\nA: {{1s}}I{{/1s}} {{1q}}think{{/1q}} {{1c}}so{{/1c}}."
    assert speakers(text)["a1"][0] == "I"


def test_paragraphs_that_begin_with_a_name_and_a_colon_now_and_then_are_no_turns() -> None:
    text = "Orne: The ferry.\n\nTarn: The bridge.\n\nOrne: Nothing else.\n\nIt rained."
    assert Interview.of(article_from_text(text, name="towns")).turns == ()


@given(st.lists(st.sampled_from(["Q: Why?", "A: So.", "QWhat?", "KERN: No.", "It rained.", "A."])))
def test_turns_are_in_order_and_apart(paragraphs: list[str]) -> None:
    text = "The quay\n\n" + "\n\n".join(paragraphs)
    turns = Interview.of(article_from_text(text, name="quay")).turns
    edges = [edge for turn in turns for edge in (turn.start, turn.end)]
    assert edges == sorted(edges)
    assert all(Interview(turns).at(turn.start) == turn for turn in turns)
