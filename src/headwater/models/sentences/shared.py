"""The sentence model of this process: loaded where it is first asked for, and kept."""

from functools import lru_cache

from headwater.models.sentences.network import Model


@lru_cache(maxsize=2)
def model(threads: int = 1) -> Model:
    """The shipped model on so many threads. Raises ModelError if its files are damaged."""
    return Model.load(threads)
