"""Texts to vectors: near each other where they mean the same."""

from collections.abc import Sequence

from headwater.models.sentences.network import Pieces, Vectors
from headwater.models.sentences.shared import model


def vectors(texts: Sequence[str], threads: int = 1) -> Vectors:
    """[texts, 384] in 32-bit floats: a vector of length 1 for each text, so that the product of
    two is their cosine. About the first 180 words of a text count. A text's vector depends on
    nothing but the text. Raises ModelError if the model's files are damaged.
    """
    return model(threads).vectors(texts)


def in_pieces(text: str, threads: int = 1) -> Pieces:
    """The vector of a text, and those of its word pieces, each in its sentence. Raises as above."""
    return model(threads).in_pieces(text)


def pieces(text: str, threads: int = 1) -> tuple[str, ...]:
    """The word pieces of a text, without running the network. Raises as above."""
    return model(threads).names(text)
