"""Names, articles and statements by words, and names by how they begin."""

import sqlite3
from dataclasses import dataclass

from headwater.corpus.names import key, words
from headwater.corpus.results import Result, Rows

MOST = 20
SUGGESTED = 10


@dataclass(frozen=True, slots=True)
class FoundName(Result):
    """A name, how many statements are by it, and how many articles it has published."""

    id: int
    name: str
    statements: int
    articles: int


@dataclass(frozen=True, slots=True)
class FoundArticle(Result):
    """An article that has all the words."""

    id: int
    title: str | None
    outlet: str | None
    published: str | None
    story: int | None


@dataclass(frozen=True, slots=True)
class FoundStatement(Result):
    """A statement that has all the words."""

    id: int
    article: int
    outlet: str | None
    speaker_id: int | None
    speaker: str | None
    content: str


@dataclass(frozen=True, slots=True)
class Found(Result):
    """What has all the words that were asked for, the last added first."""

    names: Rows[FoundName]
    articles: Rows[FoundArticle]
    statements: Rows[FoundStatement]


def find(connection: sqlite3.Connection, asked: str) -> Found:
    """What has all the words of `asked`; nothing where there is no word in it."""
    wanted = words(asked)
    if not wanted:
        return Found(Rows(), Rows(), Rows())
    match = " ".join(f'"{word}"' for word in wanted)
    articles = connection.execute(_ARTICLES, (match, MOST))
    statements = connection.execute(_STATEMENTS, (match, MOST))
    return Found(
        _names(connection, wanted),
        Rows(tuple(FoundArticle(*row) for row in articles)),
        Rows(tuple(FoundStatement(*row) for row in statements)),
    )


def _names(connection: sqlite3.Connection, wanted: tuple[str, ...]) -> Rows[FoundName]:
    holds = "SELECT name_id FROM name_words WHERE word = ?"
    having = " INTERSECT ".join([holds] * len(wanted))
    rows = connection.execute(f"{_NAMES} WHERE names.id IN ({having}) {_BEST}", (*wanted, MOST))
    return Rows(tuple(FoundName(*row) for row in rows))


def suggest(connection: sqlite3.Connection, begun: str) -> tuple[str, ...]:
    """Names of which a word begins as `begun` does, or that begin with all of it."""
    start = key(begun)
    if not start.strip():
        return ()
    bounds = (start, start + "\U0010ffff")
    rows = connection.execute(_SUGGESTED, (*bounds, *bounds, SUGGESTED))
    return tuple(row[0] for row in rows)


_NAMES = """
SELECT names.id, names.name,
  coalesce((SELECT sum(statements) FROM said WHERE name_id = names.id), 0) AS statements,
  (SELECT count(*) FROM figures WHERE outlet_id = names.id) AS articles
FROM names
"""
_BEST = "AND (statements > 0 OR articles > 0) ORDER BY statements + articles DESC, names.id LIMIT ?"
# by the order of adding: to rank by relevance every article with a common word would be looked at
_ARTICLES = """
SELECT articles.id, articles.title, outlet, published, story_id
FROM (
  SELECT rowid AS found FROM articles_fts WHERE articles_fts MATCH ?
  ORDER BY rowid DESC LIMIT ?)
JOIN articles ON articles.id = found LEFT JOIN story_articles ON article_id = articles.id
ORDER BY found DESC
"""
_STATEMENTS = """
SELECT attributions.id, article_id, outlet, speaker_id, speaker, attributions.content
FROM (
  SELECT rowid AS found FROM attributions_fts WHERE attributions_fts MATCH ?
  ORDER BY rowid DESC LIMIT ?)
JOIN attributions ON attributions.id = found JOIN articles ON articles.id = article_id
ORDER BY found DESC
"""
_SUGGESTED = """
SELECT DISTINCT name FROM (
  SELECT name FROM (SELECT name FROM names WHERE key >= ? AND key < ? ORDER BY key LIMIT 40)
  UNION ALL
  SELECT name FROM (SELECT name_id FROM name_words WHERE word >= ? AND word < ? LIMIT 40)
  JOIN names ON names.id = name_id)
LIMIT ?
"""
