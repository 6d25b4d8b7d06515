"""Which articles have a word in a passage: an index of the words of all outlines.

It is written for stretches of articles as these fill, so that an article that comes in writes
nothing more, and a question reads one row for each word and stretch. The words of the last
articles, whose stretch is not full, are had from their outlines.
"""

import sqlite3
from collections.abc import Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.corpus.rows import Stored

STRETCHES = (64, 1024, 16384)
"""Articles of a stretch: short ones are written as they fill, and made one as soon as they fill a
longer one, so that there are some forty at most for 200,000 articles, and as many last articles."""

Numbers = NDArray[np.int64]


def fold(connection: sqlite3.Connection, stored: Stored) -> None:
    """Write the stretches that an article fills. One of the steps of `linking`: ids count up."""
    for size in STRETCHES:
        first, place = divmod(stored.id, size)
        if place == size - 1:
            _write(connection, first * size, size)


def rebuild(connection: sqlite3.Connection) -> None:
    """Write the index of all outlines that are there anew."""
    connection.execute("DELETE FROM postings")
    for first, size in _stretches(connection):
        _write(connection, first, size)


def having(connection: sqlite3.Connection, words: Collection[int]) -> tuple[Numbers, Numbers]:
    """Each article that has one of some words (as `word_number` has them) in a passage, beside the
    word: an article as often as it has words."""
    some = sorted(words)
    stretches = list(_stretches(connection))
    rows = _rows(connection, [first for first, _ in stretches], some)
    sizes = [len(row[2]) // 2 for row in rows]
    articles = np.frombuffer(b"".join(row[2] for row in rows), "<u2").astype(np.int64)
    articles += np.repeat(np.array([row[0] for row in rows], np.int64), sizes)
    held = np.repeat(np.array([row[1] for row in rows], np.int64), sizes)
    last, theirs = _of_last(connection, sum(size for _, size in stretches), some)
    return np.concatenate((articles, last)), np.concatenate((held, theirs))


def damaged(connection: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """The stretches, by their first article and their size, whose rows are not what the outlines
    say."""
    for first, size in _stretches(connection):
        kept = connection.execute(_KEPT, (first, first + size - 1)).fetchall()
        if [tuple(row) for row in kept] != list(_expected(connection, first, size)):
            yield first, size


_KEPT = "SELECT first, word, articles FROM postings WHERE first BETWEEN ? AND ? ORDER BY 1, 2"


def _write(connection: sqlite3.Connection, first: int, size: int) -> None:
    """Write one stretch, instead of those that it is made of."""
    connection.execute(
        "DELETE FROM postings WHERE first BETWEEN ? AND ?", (first, first + size - 1)
    )
    rows = _expected(connection, first, size)
    connection.executemany("INSERT INTO postings VALUES (?, ?, ?)", rows)


def _expected(
    connection: sqlite3.Connection, first: int, size: int
) -> Iterator[tuple[int, int, bytes]]:
    """The rows of a stretch."""
    articles, words = _outlined(connection, first, first + size)
    by_word = np.argsort(words, kind="stable")  # of two bytes: in linear time
    words, places = words[by_word], (articles[by_word] - first).astype("<u2")
    once = _is_new(words) | _is_new(places)
    words, places = words[once], places[once]
    begins = np.flatnonzero(_is_new(words))
    ends = (*begins[1:], len(words))
    for word, begin, end in zip(words[begins].tolist(), begins, ends, strict=False):
        yield first, word, places[begin:end].tobytes()


def _is_new(values: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Whether each value is another than the one before it."""
    found = np.ones(len(values), np.bool_)
    found[1:] = values[1:] != values[:-1]
    return found


def _stretches(connection: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """The first article of each stretch that is full, and how many it has: the long ones first."""
    (last,) = connection.execute("SELECT max(article_id) FROM outlines").fetchone()
    first = 0
    for size in reversed(STRETCHES):
        while first + size <= (last or 0) + 1:
            yield first, size
            first += size


def _rows(
    connection: sqlite3.Connection, firsts: Sequence[int], words: Sequence[int]
) -> list[tuple[int, int, bytes]]:
    cursor = connection.cursor()
    cursor.row_factory = None  # plain rows: there are hundreds
    marks = (", ".join("?" * len(some)) for some in (firsts, words))
    find = (
        "SELECT first, word, articles FROM postings "
        "WHERE first IN ({}) AND word IN ({}) ORDER BY first, word"
    )
    return cursor.execute(find.format(*marks), (*firsts, *words)).fetchall()


def _of_last(
    connection: sqlite3.Connection, first: int, words: Sequence[int]
) -> tuple[Numbers, Numbers]:
    """The same as `having` for the articles from `first` on, in the same order."""
    articles, held = _outlined(connection, first)
    wanted = np.isin(held, words)
    pairs = np.unique(held[wanted].astype(np.int64) << 32 | articles[wanted])
    return pairs & 0xFFFFFFFF, pairs >> 32


def _outlined(
    connection: sqlite3.Connection, first: int, after: int | None = None
) -> tuple[Numbers, NDArray[np.uint16]]:
    """The words of the outlines of some articles, one after another, and whose they are."""
    find = "SELECT article_id, words FROM outlines WHERE article_id >= ? AND article_id < ?"
    rows = connection.execute(find, (first, 2**62 if after is None else after)).fetchall()
    words = np.frombuffer(b"".join(row["words"] for row in rows), "<u2")
    ids = np.array([row["article_id"] for row in rows], np.int64)
    return np.repeat(ids, [len(row["words"]) // 2 for row in rows]), words
