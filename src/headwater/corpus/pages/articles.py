"""An article among others: its story, whose copy it is, who copied it; two texts side by side."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from headwater.corpus.pages.outlets import ArticleLine
from headwater.corpus.results import Result
from headwater.errors import UnknownError

MOST = 20


@dataclass(frozen=True, slots=True)
class Copy(Result):
    """Another article that shares text: `share` of the copy's own words, 0 to 1."""

    article: ArticleLine
    share: float


@dataclass(frozen=True, slots=True)
class Neighbours(Result):
    """The articles around one: its story (None for none), its originals, its copies."""

    story: int | None
    outlet_id: int | None
    copy_of: tuple[Copy, ...]
    copied_by: tuple[Copy, ...]
    copies: int


@dataclass(frozen=True, slots=True)
class Piece(Result):
    """A stretch of a text: in both articles, or only in one of them."""

    text: str
    only: bool


@dataclass(frozen=True, slots=True)
class Comparison(Result):
    """A copy and its original, each whole, in pieces."""

    copy: ArticleLine
    original: ArticleLine
    share: float
    copy_pieces: tuple[Piece, ...]
    original_pieces: tuple[Piece, ...]


def neighbours(connection: sqlite3.Connection, number: int) -> Neighbours:
    """The articles around one that is in the store."""
    story = connection.execute(_STORY, (number,)).fetchone()
    (outlet,) = connection.execute(
        "SELECT outlet_id FROM articles WHERE id = ?", (number,)
    ).fetchone()
    (copies,) = connection.execute(
        "SELECT count(*) FROM copies WHERE original_id = ?", (number,)
    ).fetchone()
    return Neighbours(
        story[0] if story else None,
        outlet,
        tuple(_copies(connection, "copy_id", "original_id", number)),
        tuple(_copies(connection, "original_id", "copy_id", number)),
        copies,
    )


def _copies(
    connection: sqlite3.Connection, own: str, other: Literal["original_id", "copy_id"], number: int
) -> Iterator[Copy]:
    find = (
        f"SELECT id, title, outlet, published, share FROM copies JOIN articles ON id = {other} "  # noqa: S608
        f"WHERE {own} = ? ORDER BY share DESC, published_from, id LIMIT ?"
    )
    for row in connection.execute(find, (number, MOST)):
        yield Copy(ArticleLine(*tuple(row)[:4]), row["share"])


def comparison(connection: sqlite3.Connection, copy: int, original: int) -> Comparison:
    """What two articles share. Raises `UnknownError` if they are no copy and original."""
    row = connection.execute(_SHARED, (copy, original)).fetchone()
    if not row:
        raise UnknownError(f"article {copy} is no copy of article {original} in this store")
    spans = json.loads(row["shared"])
    return Comparison(
        ArticleLine(copy, row["title"], row["outlet"], row["published"]),
        ArticleLine(original, row["title2"], row["outlet2"], row["published2"]),
        row["share"],
        tuple(_pieces(row["text"], [(span[0], span[1]) for span in spans])),
        tuple(_pieces(row["text2"], [(span[2], span[3]) for span in spans])),
    )


def _pieces(text: str, shared: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    """A text cut where what is shared begins and ends; what parts words belongs to either."""
    inside = bytearray(len(text))
    for start, end in shared:
        inside[start:end] = b"\1" * (end - start)
    edges = [i for i in range(1, len(text)) if inside[i] != inside[i - 1]]
    for start, end in pairwise([0, *edges, len(text)]):
        piece = text[start:end]
        yield Piece(piece, not inside[start] and bool(piece.strip(" \n\t,.;:–—-“”\"'’")))


_STORY = "SELECT story_id FROM story_articles WHERE article_id = ?"
_SHARED = """
SELECT share, shared, one.title, one.outlet, one.published, here.text, other.title AS title2,
  other.outlet AS outlet2, other.published AS published2, there.text AS text2
FROM copies
JOIN articles AS one ON one.id = copy_id JOIN articles AS other ON other.id = original_id
JOIN texts AS here ON here.article_id = copy_id
JOIN texts AS there ON there.article_id = original_id
WHERE copy_id = ? AND original_id = ?
"""
