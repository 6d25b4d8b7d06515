"""Which articles are about some words: by the words themselves, and by what they mean.

Both give a ranking, and an article counts by its places in the two (reciprocal rank fusion:
Cormack, Clarke and Büttcher, SIGIR 2009), so that the two kinds of score need not be comparable.
"""

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.article import Span
from headwater.corpus.nearest import nearest
from headwater.corpus.profiles import packed, rarity
from headwater.corpus.results import Result, Rows
from headwater.corpus.snippets import Snippet, found_words, snippet
from headwater.corpus.vectors import vectors
from headwater.errors import OptionError
from headwater.reading.types import Spans

LATE = 60
"""Added to a rank before its reciprocal is taken, as in the paper."""
RANKED = 60
"""Articles of each ranking that count."""
MATCHES = 1000
"""Articles with the words, the latest, of which the best are taken: bounds the time for words that
stand in many."""
COMMON = 1.0
"""Rarity up to which a word is left out where there are others: one in every third article."""
TITLE = 4.0
"""Weight of a word of the title, where one of the text has 1."""
MEANT = 0.25
"""Cosine from which an article is about what the words mean; below stand those that have nothing
to do with them (`benchmarks.search`)."""

_PIECE = re.compile(r'"([^"]+)"|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Hit(Result):
    """An article that was found.

    `article` and `story` are rows of the store. `by` says how it was found: by its words, by its
    meaning, or both. `snippet` is the piece of its text at `span`; `found` are the words that were
    looked for in it, places in the text as well.
    """

    article: int
    story: int
    published: str | None
    outlet: str | None
    title: str | None
    url: str | None
    by: tuple[str, ...]
    score: float
    snippet: str
    span: Span | None
    found: Spans


def search(connection: sqlite3.Connection, words: str, limit: int) -> Rows[Hit]:
    """The `limit` articles that are most about `words`, the best first.

    Words in quotation marks are looked for as they stand. Raises `OptionError` for no words.
    """
    even = words.replace("\0", " ")  # SQLite takes it for the end of a query
    pieces = [quoted or plain for quoted, plain in _PIECE.findall(even)]
    pieces = [piece for piece in pieces if any(c.isalnum() for c in piece)]
    if not pieces:
        raise OptionError(f"{words!r} holds no word to search for")
    every, some = _queries(pieces)
    by_words = _by_words(connection, every)
    if len(by_words) < RANKED:
        by_words += [one for one in _by_words(connection, some) if one not in by_words]
    meant = nearest(connection, packed(vectors([words])[0]), RANKED)
    by_meaning = [article for article, cosine in meant if cosine >= MEANT]
    scores = _fused((by_words[:RANKED], by_meaning))
    best = sorted(scores, key=lambda article: (-scores[article], -article))[:limit]
    ways = {"words": set(by_words), "meaning": set(by_meaning)}
    return Rows(
        _hit(connection, one, some, tuple(way for way in ways if one in ways[way]), scores[one])
        for one in best
    )


def _queries(pieces: Sequence[str]) -> tuple[str, str]:
    """As FTS5 takes them: for articles with all of the pieces, and with some."""
    telling = [piece for piece in pieces if " " in piece or rarity(piece.lower()) > COMMON]
    quoted = ['"{}"'.format(piece.replace('"', '""')) for piece in telling or pieces]
    return " AND ".join(quoted), " OR ".join(quoted)


def _by_words(connection: sqlite3.Connection, query: str) -> list[int]:
    """The best of the articles that match an FTS5 query, by BM25."""
    find = (
        f"SELECT rowid, bm25(articles_fts, {TITLE}, 1.0) FROM articles_fts "  # noqa: S608
        "WHERE articles_fts MATCH ? ORDER BY rowid DESC LIMIT ?"
    )
    rows = connection.execute(find, (query, MATCHES)).fetchall()
    return [row[0] for row in sorted(rows, key=lambda row: (row[1], -row[0]))[:RANKED]]


def _fused(rankings: Sequence[Sequence[int]]) -> dict[int, float]:
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, article in enumerate(ranking, start=1):
            scores[article] = scores.get(article, 0.0) + 1 / (LATE + rank)
    return scores


def _hit(
    connection: sqlite3.Connection, article: int, query: str, by: tuple[str, ...], score: float
) -> Hit:
    find = (
        "SELECT published, outlet, title, url, text, story_id FROM articles "
        "JOIN texts ON texts.article_id = articles.id "
        "JOIN story_articles ON story_articles.article_id = articles.id WHERE articles.id = ?"
    )
    row = connection.execute(find, (article,)).fetchone()
    shown = _snippet(connection, article, row["text"], query)
    return Hit(
        article=article,
        story=row["story_id"],
        published=row["published"],
        outlet=row["outlet"],
        title=row["title"],
        url=row["url"],
        by=by,
        score=round(score, 6),
        snippet=" ".join(shown.span.of(row["text"]).split()) if shown else "",
        span=shown.span if shown else None,
        found=shown.found if shown else (),
    )


def _snippet(connection: sqlite3.Connection, article: int, text: str, query: str) -> Snippet | None:
    find = (
        "SELECT start FROM paragraphs WHERE article_id = ? AND kind IN ('body', 'quote') "
        "ORDER BY place LIMIT 1"
    )
    body = connection.execute(find, (article,)).fetchone()
    found = found_words(connection, article, query)
    return snippet(text, body[0] if body else 0, found)
