"""Numbers of an article that pages about many articles add up, written when it comes in.

A page on an outlet of ten thousand articles would otherwise look at a hundred thousand statements.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from headwater.corpus.rows import Stored


def count(connection: sqlite3.Connection, stored: Stored) -> None:
    """Write the figures of an article. One of the steps of `linking`."""
    month = month_of(stored.first)
    connection.execute(_FIGURES, (stored.id, stored.outlet_id, month))
    _add_up(connection, stored.id, 1)


@contextmanager
def recounted(connection: sqlite3.Connection, article: int) -> Iterator[None]:
    """While this lasts the statements of an article may change; then they are counted anew."""
    find = "SELECT outlet_id, month FROM figures WHERE article_id = ?"
    outlet, month = connection.execute(find, (article,)).fetchone()
    speakers = _speakers(connection, article)
    _add_up(connection, article, -1)
    yield
    connection.execute("DELETE FROM figures WHERE article_id = ?", (article,))
    connection.execute(_FIGURES, (article, outlet, month))
    _add_up(connection, article, 1)
    empty = "DELETE FROM said WHERE name_id = ? AND statements = 0"
    connection.executemany(empty, speakers)


def mark_copied(connection: sqlite3.Connection, article: int) -> None:
    """Note anew whether an article that is counted is a copy of another."""
    copied = "SELECT EXISTS (SELECT 1 FROM copies WHERE copy_id = article_id)"
    change = f"UPDATE figures SET copied = ({copied}) WHERE article_id = ?"  # noqa: S608
    _add_up_outlet(connection, article, -1)
    connection.execute(change, (article,))
    _add_up_outlet(connection, article, 1)


def _speakers(connection: sqlite3.Connection, article: int) -> list[sqlite3.Row]:
    find = "SELECT DISTINCT speaker_id FROM attributions WHERE article_id = ?"
    return connection.execute(find, (article,)).fetchall()


def _add_up(connection: sqlite3.Connection, article: int, times: int) -> None:
    """Add an article to what its outlet and its sources add up to, or (`times` -1) take it away."""
    connection.execute(_SAID, {"article": article, "times": times})
    _add_up_outlet(connection, article, times)


def _add_up_outlet(connection: sqlite3.Connection, article: int, times: int) -> None:
    connection.execute(_OUTLET, {"article": article, "times": times})


def month_of(second: int | None) -> int | None:
    """The month that a second since 1970 lies in, counted from the year 0."""
    if second is None:
        return None
    when = datetime.fromtimestamp(second, UTC)
    return when.year * 12 + when.month - 1


# a name whose kind is not known is a name; no name and no kind is nobody
_FIGURES = """
INSERT INTO figures SELECT one.id, ?2, ?3,
  count(*) FILTER (WHERE kind IN ('person', 'organisation', 'group', 'author')),
  count(*) FILTER (WHERE kind = 'document'),
  count(*) FILTER (WHERE kind = 'outlet'),
  count(*) FILTER (WHERE kind = 'unnamed'),
  count(*) FILTER (WHERE kind = 'none'),
  count(*) FILTER (WHERE stance = 'denies'),
  (SELECT count(DISTINCT place) FROM contested WHERE article_id = one.id),
  (SELECT count(*) FROM rests_on WHERE article_id = one.id),
  EXISTS (SELECT 1 FROM copies WHERE copy_id = one.id)
FROM (SELECT ?1 AS id) AS one LEFT JOIN (
  SELECT stance, coalesce(speaker_kind, iif(speaker IS NULL, 'none', 'person')) AS kind
  FROM attributions WHERE article_id = ?1)
"""
_SAID = """
INSERT INTO said SELECT speaker_id, coalesce(f.outlet_id, 0), coalesce(month, 0),
  coalesce(speaker_role, ''), count(*) * :times
FROM attributions JOIN figures AS f USING (article_id)
WHERE article_id = :article AND speaker_id IS NOT NULL GROUP BY 1, 4
ON CONFLICT DO UPDATE SET statements = statements + excluded.statements
"""
_OUTLET = """
INSERT INTO outlet_figures SELECT outlet_id, :times, :times * (relays > 0), :times * copied,
  :times * named, :times * documents, :times * outlets, :times * unnamed, :times * nobody
FROM figures WHERE article_id = :article AND outlet_id IS NOT NULL
ON CONFLICT DO UPDATE SET articles = articles + excluded.articles,
  relayed = relayed + excluded.relayed, copied = copied + excluded.copied,
  named = named + excluded.named, documents = documents + excluded.documents,
  outlets = outlets + excluded.outlets, unnamed = unnamed + excluded.unnamed,
  nobody = nobody + excluded.nobody
"""
