"""How near in meaning the words of two datings are, whatever words they are."""

from functools import lru_cache

from headwater.models.sentences.network import Pieces
from headwater.models.sentences.shared import model
from headwater.reading.dated.datings import Dating


def likeness(one: Dating, other: Dating) -> float:
    """From about 0 to 1: how near each word of the one comes in its sentence to a word of the
    other, in the mean, and the other way round; the lesser of the two (BERTScore, Zhang et al.
    2020, by the sentence model). Raises ModelError if the model's files are damaged."""
    mine, theirs = _meaning(_told(one)), _meaning(_told(other))
    if not mine.pieces or not theirs.pieces:
        return 0.0
    near = mine.vectors @ theirs.vectors.T
    return float(min(near.max(axis=1).mean(), near.max(axis=0).mean()))


def _told(one: Dating) -> str:
    """The words that tell of what is dated, without those that date it."""
    words = (t.text for t in one.tokens if not t.timed and not t.role and t.text[:1].isalnum())
    return " ".join(words)


@lru_cache(maxsize=256)
def _meaning(text: str) -> Pieces:
    return model().in_pieces(text)
