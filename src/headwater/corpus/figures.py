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
    connection.execute(_SAID, {"article": stored.id, "times": 1})


@contextmanager
def recounted(connection: sqlite3.Connection, article: int) -> Iterator[None]:
    """While this lasts the statements of an article may change; then they are counted anew."""
    find = "SELECT outlet_id, month FROM figures WHERE article_id = ?"
    outlet, month = connection.execute(find, (article,)).fetchone()
    connection.execute(_SAID, {"article": article, "times": -1})
    yield
    connection.execute("DELETE FROM figures WHERE article_id = ?", (article,))
    connection.execute(_FIGURES, (article, outlet, month))
    connection.execute(_SAID, {"article": article, "times": 1})
    connection.execute("DELETE FROM said WHERE statements = 0")


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
  (SELECT count(*) FROM rests_on WHERE article_id = one.id)
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
