import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.corpus.vectors import vectors
from headwater.errors import ModelError
from headwater.models.sentences import network

FERRY = "A ferry sank off Port Marrow in heavy seas and nine people drowned."
AGAIN = "Nine drown as a boat goes down in a storm near Port Marrow."
OTHER = "The central bank of Eldoria raised its key rate by half a point."


def test_texts_that_mean_the_same_are_nearer_than_others() -> None:
    ferry, again, other = vectors([FERRY, AGAIN, OTHER])
    assert ferry @ again > 0.7 > 0.2 > ferry @ other


def test_vectors_are_of_length_one_even_of_nothing() -> None:
    found = vectors(["", " ", FERRY, "word " * 5000, "\x00\ud800\n"])
    assert found.shape == (5, 384)
    assert found.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_a_vector_depends_on_its_text_alone(texts: list[str]) -> None:
    together = vectors([*texts, FERRY])
    alone = [vectors([text])[0] for text in [*texts, FERRY]]
    np.testing.assert_array_equal(together, alone)


def test_a_very_long_text_counts_by_its_beginning() -> None:
    start = "The harbour master said the crew had been warned. " * 200
    one, other = vectors([start + "x" * 1_000_000, start])
    np.testing.assert_array_equal(one, other)


def test_a_missing_model_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "TOKENIZER", network.DIRECTORY / "none.json")
    with pytest.raises(ModelError, match="Install Headwater anew"):
        network.Model.load()
