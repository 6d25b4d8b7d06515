"""Which articles a question may be about: those with its rarest words, by full text."""

import sqlite3
from collections.abc import Collection
from itertools import pairwise

from headwater.corpus.stems import stems

ARTICLES = 200
"""Articles that one question looks into: those that its words fit best."""
COMMON = 4000
"""Articles that have a word at most, so that it finds by itself; commoner ones find in pairs."""

SHARE = 0.3
"""Share of the words of a claim that an article must have to be looked into."""


def articles_with(connection: sqlite3.Connection, words: str) -> list[int]:
    """The articles that the words fit best, at most ARTICLES.

    Common words are not looked for where rare ones are there: that would rank a great part of a
    large store.
    """
    wanted = stems(words)
    terms = [f'"{word}"' for word in wanted.values()]
    rare = [term for term in terms if not _is_common(connection, term)]
    if len(rare) < 2 and len(terms) > 1:
        rare += [f"({one} AND {other})" for one, other in pairwise(terms)]
    if not rare:
        return []
    find = (
        "SELECT article_id, text FROM texts JOIN (SELECT rowid AS id FROM articles_fts "
        "WHERE articles_fts MATCH ? ORDER BY bm25(articles_fts), rowid LIMIT ?) ON article_id = id"
    )
    found = connection.execute(find, (" OR ".join(rare), ARTICLES))
    return [article for article, text in found if holds(text, wanted)]


def holds(text: str, wanted: Collection[str]) -> bool:
    """Whether a text has enough of the `wanted` stems that it may say what they say."""
    plain = text.casefold()
    return sum(stem in plain for stem in wanted) >= max(1, SHARE * len(wanted))


def _is_common(connection: sqlite3.Connection, term: str) -> bool:
    find = "SELECT count(*) FROM (SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT ?)"
    (count,) = connection.execute(find, (term, COMMON)).fetchone()
    return int(count) >= COMMON
