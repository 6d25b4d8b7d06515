"""The piece of a text to show for a search, and the words in it that were looked for."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.article import Span
from headwater.reading.types import Spans

LENGTH = 240
"""Characters of a snippet: about three lines of 80 columns."""
OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""What FTS5 puts around a word that it found: characters that are never assigned."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text, and the words in it that were looked for; all are places in the text."""

    span: Span
    found: Spans


def found_words(connection: sqlite3.Connection, article: int, query: str) -> Spans:
    """Where the words of an FTS5 query stand in an article's text."""
    find = (
        "SELECT highlight(articles_fts, 1, ?, ?) FROM articles_fts "
        "WHERE articles_fts MATCH ? AND rowid = ?"
    )
    row = connection.execute(find, (OPEN, CLOSE, query, article)).fetchone()
    return _marked(row[0]) if row and row[0] else ()


def _marked(text: str) -> Spans:
    """The places, in the text without its marks, of what stands between two marks."""
    spans: list[Span] = []
    before = 0
    for number, piece in enumerate(text.split(OPEN)):
        word, closed, rest = piece.partition(CLOSE)
        if number and closed and word:
            spans.append(Span(before, before + len(word)))
        before += len(word) + len(rest)
    return tuple(spans)


def snippet(text: str, start: int, found: Sequence[Span]) -> Snippet | None:
    """The `LENGTH` characters with the most found words, the first such; without any, those from
    `start`. None for a text that is empty from there on."""
    first = _densest(found) if found else start
    begin = _word_start(text, max(0, first - LENGTH // 4)) if found else start
    end = _word_end(text, begin + LENGTH)
    inside = text[begin:end]
    begin += len(inside) - len(inside.lstrip())
    end -= len(inside) - len(inside.rstrip())
    if begin >= end:
        return None
    span = Span(begin, end)
    return Snippet(span, tuple(one for one in found if span.covers(one)))


def _densest(found: Sequence[Span]) -> int:
    """The start of the found word that has the most others behind it within a snippet."""
    best, most, last = 0, 0, 0
    for first, one in enumerate(found):
        while last < len(found) and found[last].end <= one.start + LENGTH * 3 // 4:
            last += 1
        if last - first > most:
            best, most = first, last - first
    return found[best].start


def _word_start(text: str, at: int) -> int:
    """Where the first whole word from `at` on starts."""
    if at == 0 or text[at - 1].isspace():
        return at
    gap = next((i for i in range(at, min(at + 40, len(text))) if text[i].isspace()), at - 1)
    return gap + 1


def _word_end(text: str, at: int) -> int:
    """Where the last whole word before `at` ends."""
    if at >= len(text):
        return len(text)
    return next((i for i in range(at, max(at - 40, 0), -1) if text[i].isspace()), at)
