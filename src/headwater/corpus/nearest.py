"""Which articles mean nearly the same as a text: the nearest of all vectors in the store.

The signs of the vectors stand packed in pages of one table; all are compared with the query's
(10 MB at 200,000 articles), and the vectors of the best are compared in full. So the index is part
of the file and of the transaction that writes an article, and no extension of SQLite is needed.
"""

import sqlite3

import numpy as np
import numpy.typing as npt

from headwater.corpus.profiles import Bytes
from headwater.models.sentences.network import WIDTH

PAGE = 1024
SIGNS = WIDTH // 8
"""Bytes that the signs of one vector take."""
RESCORED = 20
"""Vectors that are compared in full, for each that is asked for: with 20 the nearest ten are found
(`benchmarks.search`)."""

Found = list[tuple[int, float]]


def keep(connection: sqlite3.Connection, article: int, vector: Bytes) -> None:
    """Write the signs of an article's vector into their page."""
    page, place = divmod(article, PAGE)
    insert = "INSERT OR IGNORE INTO vector_signs VALUES (?, zeroblob(?))"
    connection.execute(insert, (page, PAGE * SIGNS))
    with connection.blobopen("vector_signs", "signs", page) as blob:
        blob.seek(place * SIGNS)
        blob.write(np.packbits(vector > 0).tobytes())


def nearest(connection: sqlite3.Connection, vector: Bytes, limit: int) -> Found:
    """(article, cosine) of the `limit` articles nearest to a vector, the nearest first."""
    articles = _by_signs(connection, np.packbits(vector > 0), RESCORED * limit)
    rows = _vectors(connection, articles)
    if not rows:
        return []
    stored = np.frombuffer(b"".join(row[1] for row in rows), np.int8).reshape(-1, WIDTH)
    cosines = cosine(stored, vector)
    found = sorted(zip(cosines.tolist(), (row[0] for row in rows), strict=True), reverse=True)
    return [(article, value) for value, article in found[:limit]]


def _by_signs(
    connection: sqlite3.Connection, signs: npt.NDArray[np.uint8], limit: int
) -> list[int]:
    """The articles whose vectors have the most signs in common with `signs`."""
    pages = connection.execute("SELECT page, signs FROM vector_signs ORDER BY page").fetchall()
    if not pages:
        return []
    every = np.frombuffer(b"".join(page["signs"] for page in pages), np.uint64)
    apart = _differences(every.reshape(-1, SIGNS // 8), signs.view(np.uint64))
    best = np.argsort(apart, kind="stable")[:limit]
    return [pages[row // PAGE]["page"] * PAGE + row % PAGE for row in best.tolist()]


def _differences(
    rows: npt.NDArray[np.uint64], signs: npt.NDArray[np.uint64]
) -> npt.NDArray[np.uint16]:
    """[rows]: signs that differ from `signs`; more than there are where there is no article."""
    apart = np.zeros(len(rows), np.uint16)
    there = np.zeros(len(rows), np.uint64)
    for column, word in zip(rows.T, signs, strict=True):  # faster than a sum over each row
        apart += np.bitwise_count(column ^ word)
        there |= column
    apart[there == 0] = WIDTH + 1
    return apart


def _vectors(connection: sqlite3.Connection, articles: list[int]) -> list[sqlite3.Row]:
    marks = ", ".join("?" * len(articles))
    find = f"SELECT article_id, vector FROM profiles WHERE article_id IN ({marks})"  # noqa: S608
    return connection.execute(find, articles).fetchall()


def cosine(rows: Bytes, vector: Bytes) -> npt.NDArray[np.float32]:
    """[rows]: the cosine of each row and a vector."""
    a, b = rows.astype(np.float32), vector.astype(np.float32)
    lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b)
    found: npt.NDArray[np.float32] = (a @ b) / lengths
    return found
