"""Which texts say the same."""

import numpy as np
import pytest

from headwater.corpus.claims import Claim, Meanings
from headwater.corpus.stems import stems
from headwater.corpus.vectors import in_pieces, vectors

CLAIM = "the land registry in Fairholm deleted the deeds of sixty cottages"
SAME = (
    "the deeds of sixty cottages were erased at Fairholm's land registry",
    "Fairholm's land registry wiped out the title deeds of sixty cottages",
)
OTHER = (
    "the cement works in Dray Valley burned hospital waste at night",
    "the land registry in Fairholm opens at nine",
    "sixty cottages",
    "",
)


def test_a_claim_grows_by_what_says_the_same_and_by_nothing_else() -> None:
    assert sorted(Claim(CLAIM).grow([*OTHER, *SAME])) == sorted(SAME)


@pytest.mark.parametrize(
    ("words", "other"),
    [
        (
            "rangers in Oldmere lost the rifle used in the Vance killing",
            "Rangers in Oldmere arrested the wrong woman for the Vance killing, papers filed in "
            "Oldmere and seen by Radio Oldmere show",
        ),
        (
            "the tailor Odell wrote the guild's draft of the cloth law",
            "the tailor Odell resigned over the cloth law",
        ),
        (
            "the observatory on Mount Ember put out pictures of a comet that were not genuine",
            "that the observatory on Mount Ember lost its comet photographs in a fire",
        ),
    ],
)
def test_other_doings_of_the_same_people_are_another_claim(words: str, other: str) -> None:
    assert Claim(words).grow([other]) == []


def test_a_content_without_its_source_is_near_enough() -> None:
    words = (
        "the Ilvane government sold the Brennick Line to Calloway Maritime without informing "
        "parliament"
    )
    content = (
        "The cabinet resolved on 14 April to sell the Brennick Line to Calloway Maritime and to "
        "keep the sale from parliament “until the house has risen for the summer”"
    )
    assert Claim(words).grow([content]) == [content]


def test_the_order_of_the_texts_changes_nothing() -> None:
    assert Claim(CLAIM).grow([*SAME, *OTHER]) == Claim(CLAIM).grow([*OTHER[::-1], *SAME[::-1]])


def test_a_text_that_is_vouched_for_comes_in_at_less() -> None:
    loose = "the registry mislaid papers of some cottages"
    claim = Claim(CLAIM)
    assert claim.grow([loose]) == []
    assert claim.vouched([loose, *OTHER[:1]]) == [loose]


def test_rare_names_are_words_whatever_pieces_they_are_cut_into() -> None:
    words = "Tlusratu sogovle Sratikla tlinlade vrosu"
    assert Meanings().size(words) == len(words.split())
    assert Claim(words).grow([f"{words}."]) == [f"{words}."]


def test_nearness_is_the_same_both_ways() -> None:
    meanings = Meanings()
    assert meanings.near(CLAIM, SAME[0]) == pytest.approx(meanings.near(SAME[0], CLAIM))


def test_stems_leave_endings_and_small_words_out() -> None:
    assert stems("The deeds were deleted, said Fairholm’s registries") == {
        "deed": "deeds", "delet": "deleted", "fairho": "Fairholm’s", "regist": "registries",
    }  # fmt: skip


def test_a_text_in_pieces_has_the_text_s_own_vector() -> None:
    found = in_pieces("Sixty cottages lost their deeds.")
    assert np.allclose(found.whole, vectors(["Sixty cottages lost their deeds."])[0], atol=1e-6)
    assert len(found.pieces) == len(found.vectors)
    assert np.allclose(np.linalg.norm(found.vectors, axis=1), 1, atol=1e-5)


def test_an_empty_text_has_no_pieces() -> None:
    assert in_pieces("").pieces == ()
