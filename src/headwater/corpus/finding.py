"""Which articles a question may be about: those with its rarest words, by full text."""

import sqlite3
from collections.abc import Collection
from functools import cache, partial
from itertools import pairwise

from headwater.corpus.scope import Known, articles
from headwater.corpus.stems import stems

ARTICLES = 200
"""Articles that one question looks into: those that its words fit best."""
COMMON = 4000
"""Articles that have a word at most, so that it finds by itself; commoner ones find in pairs."""

SHARE = 0.3
"""Share of the words of a claim that an article must have to be looked into."""


def articles_with(connection: sqlite3.Connection, words: str) -> tuple[Known, ...]:
    """The articles that the words fit best, at most ARTICLES, in the order of their publication.

    Common words are not looked for where rare ones are there: that would rank a great part of a
    large store.
    """
    wanted = stems(words)
    terms = [f'"{word}"' for word in wanted.values()]
    rare = [term for term in terms if not _is_common(connection, term)]
    if len(rare) < 2 and len(terms) > 1:
        rare += [f"({one} AND {other})" for one, other in pairwise(terms)]
    if not rare:
        return ()
    find = (
        "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? "
        "ORDER BY bm25(articles_fts), rowid LIMIT ?"
    )
    found = connection.execute(find, (" OR ".join(rare), ARTICLES)).fetchall()
    held = cache(partial(holds, wanted=wanted))  # of copies, which have one text, once
    return articles(connection, (row[0] for row in found), held)


def holds(text: str, wanted: Collection[str]) -> bool:
    """Whether a text has enough of the `wanted` stems that it may say what they say."""
    plain = text.casefold()
    return sum(stem in plain for stem in wanted) >= max(1, SHARE * len(wanted))


def _is_common(connection: sqlite3.Connection, term: str) -> bool:
    find = "SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT 1 OFFSET ?"
    return connection.execute(find, (term, COMMON - 1)).fetchone() is not None
