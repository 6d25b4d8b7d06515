"""A store made many times as large by SQL, in minutes where adding would take hours.

Every row is repeated with other ids, digests and dates; the keys by which articles find each other
(fingerprints, telling words) become others at random, as those of other articles would be, while
texts and names stay. So tables and indexes are as large as those of so many articles, and questions
find each event `times` over: they cost rather more than in an archive where each is told once.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping

import numpy as np

from headwater.corpus import nearest, postings
from headwater.corpus.opening import CACHE, transaction

OWN = {"articles": "articles", "attributions": "attributions", "sources": "sources"}
"""Tables whose `id` is counted up."""
KEPT = ("migrations", "names", "name_words", "inputs", "failures", "vector_signs", "postings")
"""Tables that stay as they are."""
LATER = 10 * 86_400
"""Seconds that each copy is later than the one before: a third of a month."""
MOMENTS = ("published_from", "published_until", "first", "last")
OTHERS = {
    "fingerprint": "(fingerprint * 25214903917 + :copy * 40503) & 281474976710655",
    "term": "(term * 69069 + :copy * 40503) & 4294967295",
    "month": "month + :copy / 3",
    **{name: f'"{name}" + :copy * {LATER}' for name in MOMENTS},
}
"""What is another in each copy: keys, of the same number of bits, and when it was published."""
_OTHER = re.compile("^sqlite_|_fts")


def multiply(connection: sqlite3.Connection, times: int) -> None:
    """Let a store hold `times` as many articles."""
    for setting in ("foreign_keys = OFF", "synchronous = OFF", "cache_size = -1000000"):
        connection.execute(f"PRAGMA {setting}")
    counts = {table: _last(connection, table) for table in OWN}
    with transaction(connection):
        for table in _tables(connection):
            columns = list(_columns(connection, table, counts))
            _repeat(connection, table, columns, times)
        for table in ("articles_fts", "attributions_fts"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")  # noqa: S608
        for article, vector in connection.execute("SELECT article_id, vector FROM profiles"):
            if article > counts["articles"]:
                nearest.keep(connection, article, np.frombuffer(vector, np.int8))
        postings.rebuild(connection)
        connection.execute("DELETE FROM outlet_figures")
        connection.execute(_OUTLETS)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for setting in ("foreign_keys = ON", "synchronous = NORMAL", f"cache_size = -{CACHE}"):
        connection.execute(f"PRAGMA {setting}")


_OUTLETS = """
INSERT INTO outlet_figures SELECT outlet_id, count(*), sum(relays > 0), sum(copied), sum(named),
  sum(documents), sum(outlets), sum(unnamed), sum(nobody)
FROM figures WHERE outlet_id IS NOT NULL GROUP BY outlet_id
"""


def _last(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0])  # noqa: S608


def _tables(connection: sqlite3.Connection) -> list[str]:
    find = "SELECT name FROM sqlite_schema WHERE type = 'table'"
    names = [row[0] for row in connection.execute(find)]
    return [name for name in names if name not in KEPT and not _OTHER.search(name)]


def _columns(
    connection: sqlite3.Connection, table: str, counts: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    """Each column of a table, and what stands in it in the copy :copy."""
    parents = {
        row["from"]: row["table"] for row in connection.execute(f"PRAGMA foreign_key_list({table})")
    }
    for row in connection.execute(f"PRAGMA table_info({table})"):
        name = row["name"]
        parent = parents.get(name, table if name == "id" else "")
        parent = "articles" if parent == "stories" else parent
        if parent in counts:
            yield name, f'"{name}" + :copy * {counts[parent]}'
        elif name == "digest":
            yield name, "digest || '-' || :copy"
        else:
            yield name, OTHERS.get(name, f'"{name}"')


def _repeat(
    connection: sqlite3.Connection, table: str, columns: list[tuple[str, str]], times: int
) -> None:
    """All copies in the order of their keys, which fills an index many times as fast."""
    connection.execute(f"CREATE TEMP TABLE original AS SELECT * FROM {table}")  # noqa: S608
    fields = ", ".join(f'{value.replace(":copy", "copy")} AS "{name}"' for name, value in columns)
    insert = (
        f"WITH RECURSIVE copies (copy) AS "  # noqa: S608
        f"(SELECT 1 UNION ALL SELECT copy + 1 FROM copies WHERE copy < {times - 1}) "
        f"INSERT OR IGNORE INTO {table} SELECT {fields} FROM copies, temp.original ORDER BY 1, 2"
    )
    connection.execute(insert)
    connection.execute("DROP TABLE temp.original")
