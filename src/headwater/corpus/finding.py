"""Which articles a question may be about: those that have most of its rare words."""

import sqlite3
from collections.abc import Collection
from functools import cache, partial

import numpy as np

from headwater.corpus.outline import word_number
from headwater.corpus.postings import having
from headwater.corpus.scope import Known, articles
from headwater.corpus.stems import stems

ARTICLES = 200
"""Articles that one question looks into: those that its words fit best."""
FEW = (3, 2, 1, 0)
"""How many of the rarest word an article is first to weigh more than: where enough do, only they
need be put in order."""
SHARE = 0.3
"""Share of the words of a claim that an article must have to be looked into."""


def articles_with(connection: sqlite3.Connection, words: str) -> tuple[Known, ...]:
    """The articles that the words fit best, at most ARTICLES, in the order of their publication."""
    wanted = stems(words).keys()
    found = _best(connection, {word_number(stem) for stem in wanted})
    held = cache(partial(holds, wanted=wanted))  # of copies, which have one text, once
    return articles(connection, found, held)


def holds(text: str, wanted: Collection[str]) -> bool:
    """Whether a text has enough of the `wanted` stems that it may say what they say."""
    plain = text.casefold()
    return sum(stem in plain for stem in wanted) >= max(1, SHARE * len(wanted))


def _best(connection: sqlite3.Connection, wanted: Collection[int]) -> list[int]:
    """The articles that have some words, first those whose words weigh most together.

    A word weighs the more the fewer articles have it: the logarithm of their share (Sparck Jones,
    1972). Of those that weigh the same the first come first.
    """
    found, words = having(connection, wanted)
    if not len(found):
        return []
    (every,) = connection.execute("SELECT max(id) FROM articles").fetchone()
    rarity = np.log1p(every / np.maximum(1, np.bincount(words)))
    weights = np.bincount(found, rarity[words])
    for times in FEW:
        heaviest = np.flatnonzero(weights > times * rarity[words].max())
        if len(heaviest) >= ARTICLES:
            break
    best = np.argsort(-weights[heaviest], kind="stable")[:ARTICLES]
    return [int(article) for article in heaviest[best]]
