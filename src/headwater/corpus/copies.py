"""Which articles are, in whole or part, another's text; and which of two was there first.

Candidates come through an index of fingerprints, so that an article costs the same however many
there are; what is shared is then found exactly (`alignment`). Quotations do not count: two
reporters who were there quote the same words.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from headwater.article import Article, Credit, Paragraph, Span
from headwater.corpus.alignment import Alignment, align
from headwater.corpus.figures import mark_copied
from headwater.corpus.moments import bounds
from headwater.corpus.names import key
from headwater.corpus.outlets import outlet_key
from headwater.corpus.rows import Stored, digest_of
from headwater.corpus.wording import Words, fingerprints, words_of
from headwater.intake.lines import dateline_end

SHARE = 0.25
"""Least share of one article's own words that must stand in the other (`benchmarks.copies`)."""
LEAST = 12
"""Least number of own words shared times their share: a cut text of 12 words that stands whole in
another is a copy, and so are 48 words that are a quarter of one. Less is a turn of phrase."""
POSTINGS = 200
"""Articles that one fingerprint leads to at most: the first that had it."""
CANDIDATES = 64
"""Articles that one article is aligned with at most: those with the most fingerprints in common."""

Side = Literal["left", "right"]
Why = Literal["credit", "dateline", "earlier", "longer", "digest"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one of two articles is taken for the original; `favours` says which.

    `why`: "credit" (the other names its outlet in a credit line), "dateline" (it is dated by its
    own outlet, as a wire's reports are), "earlier", "longer" (more of the other stands in it than
    of it in the other), "digest" (nothing tells them apart: the lesser digest, so that the answer
    is always the same).
    """

    why: Why
    favours: Side


@dataclass(frozen=True, slots=True)
class Edition:
    """What must be known of an article to compare it with others.

    `credits` are the outlets named in its credit lines, as `outlet_key` has them; `dated` is
    whether its dateline names its own outlet; `first` and `after` are the seconds that its
    publication time allows.
    """

    digest: str
    words: Words
    outlet: str | None
    credits: frozenset[str]
    dated: bool
    first: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Two articles that share text: what they share, which is the original and why."""

    original: Literal["left", "right"]
    reasons: tuple[Reason, ...]
    alignment: Alignment


def edition_of(article: Article) -> Edition:
    """The edition of an article as it was taken in."""
    return Edition(
        digest_of(article),
        words_of(article.text, article.paragraphs),
        article.outlet and outlet_key(article.outlet),
        frozenset(outlet_key(credit.name) for credit in article.credits),
        _is_dated(article),
        *bounds(article.published),
    )


def _is_dated(article: Article) -> bool:
    """Whether the report begins as "VELDRY, Nov 3 (BPA) -" does, with its own outlet's name."""
    body = next(
        (each.span.of(article.text) for each in article.paragraphs if each.kind == "body"), ""
    )
    dateline = body[: dateline_end(body)]
    return bool(article.outlet) and f" {key(article.outlet or '')} " in f" {key(dateline)} "


def compare(left: Edition, right: Edition) -> Verdict | None:
    """Whether one is a copy of the other, and which; None if each was written by itself."""
    found = align(left.words, right.words)
    if not _is_copy(found, left.words, right.words):
        return None
    reasons = tuple(_reasons(left, right, found))
    return Verdict(reasons[0].favours, reasons, found)


def _is_copy(found: Alignment, left: Words, right: Words) -> bool:
    share = max(found.left_share, found.right_share)
    if share >= SHARE and share * found.words >= LEAST:
        return True
    # a text that is all quotation, or too short to share much, is a copy where all of it is shared
    return bool(found.shared) and left.numbers == right.numbers


def _reasons(left: Edition, right: Edition, found: Alignment) -> Iterator[Reason]:
    """The reasons for one or the other, the strongest first."""
    sides: tuple[tuple[Side, Edition, Edition], ...] = (
        ("left", left, right),
        ("right", right, left),
    )
    yield from (Reason("credit", side) for side, one, other in sides if _is_credited(one, other))
    yield from (Reason("dateline", side) for side, one, other in sides if one.dated > other.dated)
    yield from (Reason("earlier", side) for side, one, other in sides if _is_before(one, other))
    yield from _by_length(found)
    yield Reason("digest", "left" if left.digest <= right.digest else "right")


def _is_credited(one: Edition, other: Edition) -> bool:
    return one.outlet in other.credits and other.outlet not in one.credits


def _is_before(one: Edition, other: Edition) -> bool:
    return one.after is not None and other.first is not None and one.after <= other.first


def _by_length(found: Alignment) -> Iterator[Reason]:
    """A cut text stands whole in the original; an original does not stand whole in a cut one."""
    if abs(found.left_share - found.right_share) > 0.02:
        yield Reason("longer", "left" if found.left_share < found.right_share else "right")


def link_copies(connection: sqlite3.Connection, stored: Stored) -> None:
    """Find the articles that share text with a new one, and write which is whose copy.

    One of the steps of `linking`; takes time in proportion to the length of the article and the
    number of its copies.
    """
    edition = edition_of(stored.reading.article)
    marks = fingerprints(edition.words)
    for number in _candidates(connection, marks):
        other = _edition(connection, number)
        # always the same one on the left, whichever came first: so is what is said of the two
        if edition.digest <= other.digest:
            _write(connection, stored.id, number, compare(edition, other))
        else:
            _write(connection, number, stored.id, compare(other, edition))
    rows = [(mark, stored.id) for mark in marks]
    connection.executemany("INSERT INTO fingerprints VALUES (?, ?)", rows)


def _candidates(connection: sqlite3.Connection, marks: Sequence[int]) -> list[int]:
    """The articles with the most fingerprints in common."""
    find = "SELECT article_id FROM fingerprints WHERE fingerprint = ? LIMIT ?"
    common: Counter[int] = Counter()
    for mark in marks:
        common.update(row[0] for row in connection.execute(find, (mark, POSTINGS)))
    ranked = sorted(common.items(), key=lambda item: (-item[1], item[0]))
    return [article for article, count in ranked[:CANDIDATES] if count >= 2 or count == len(marks)]


def _edition(connection: sqlite3.Connection, article: int) -> Edition:
    """The edition of an article in the store, without unpacking its reading."""
    find = (
        "SELECT article, text, url, outlet, published FROM articles "
        "JOIN texts ON article_id = id WHERE id = ?"
    )
    number, text, url, outlet, published = connection.execute(find, (article,)).fetchone()
    parts = "SELECT start, end, kind FROM paragraphs WHERE article_id = ? ORDER BY place"
    paragraphs = tuple(Paragraph(*row) for row in connection.execute(parts, (article,)))
    lines = "SELECT name, span, position FROM credits WHERE article_id = ? ORDER BY place"
    credits_ = tuple(
        Credit(name, Span(*json.loads(span)[0]), where)
        for name, span, where in connection.execute(lines, (article,))
    )
    return edition_of(
        Article(number, text, paragraphs, url, outlet, published=published, credits=credits_)
    )


def _write(connection: sqlite3.Connection, left: int, right: int, verdict: Verdict | None) -> None:
    if verdict is None:
        return
    found = verdict.alignment
    row: tuple[object, ...] = (right, left, found.right_share, found.left_share)
    shared = [(each.right, each.left) for each in found.shared]
    if verdict.original == "right":
        row = (left, right, found.left_share, found.right_share)
        shared = [(each.left, each.right) for each in found.shared]
    reasons = [[each.why, each.favours == verdict.original] for each in verdict.reasons]
    spans = [[one.start, one.end, other.start, other.end] for one, other in shared]
    told = (json.dumps(reasons), json.dumps(spans, separators=(",", ":")))
    connection.execute("INSERT INTO copies VALUES (?, ?, ?, ?, ?, ?)", (*row, *told))
    mark_copied(connection, right if verdict.original == "left" else left)
