"""docs/reference/tables.md: every table and view of a store, from the comments in its SQL."""

import re
import sqlite3
from collections.abc import Iterator, Mapping

from headwater.corpus.opening import statements, steps

_CREATED = re.compile(r"CREATE (?:VIRTUAL )?(?P<kind>TABLE|VIEW) (?P<name>\w+)")
_COMMENT = re.compile(r"^-- ?(.*)$")
_COLUMN = re.compile(r'^\s+"?(?P<name>\w+)"? .*?--\s*(?P<meaning>.*)$')
_SECTION = re.compile(r"^-- =+ (.*?)(?: \(.*\))? =+$")

HEAD = """\
# Tables and views

A store is one SQLite file. Any SQLite tool opens it (the `sqlite3` shell, DB Browser, Datasette,
DuckDB), while articles are being added too. Spans are JSON arrays of `[start, end)` pairs, in
Unicode code points into `texts.text`, so `substr(text, start + 1, end - start)` are the very
words. What is not known is NULL, never an empty string.

This page is generated from the comments in `src/headwater/corpus/*.sql`.
"""


def page() -> str:
    """The page as Markdown."""
    store = sqlite3.connect(":memory:")
    lines = [HEAD]
    for script in steps():
        for statement in statements(script.sql):
            store.execute(statement)
            lines += _described(store, statement)
    store.close()
    return "\n".join(lines).rstrip() + "\n"


def _described(store: sqlite3.Connection, statement: str) -> Iterator[str]:
    created = _CREATED.search(statement)
    if not created:
        return
    before = statement[: created.start()].splitlines()
    for line in before:
        section = _SECTION.match(line)
        if section:
            yield f"## {section[1].capitalize()}\n"
    kind = " (view)" if created["kind"] == "VIEW" else ""
    yield f"### `{created['name']}`{kind}\n"
    yield f"{_about(before)}\n"
    yield from _columns(store, created["name"], _meanings(statement))


def _about(before: list[str]) -> str:
    """The comment that stands directly above a statement."""
    comment: list[str] = []
    for line in reversed(before):
        found = _COMMENT.match(line)
        if not found:
            if comment:
                break
            continue
        comment.insert(0, found[1])
    return " ".join(comment)


def _meanings(statement: str) -> dict[str, str]:
    found = filter(None, map(_COLUMN.match, statement.splitlines()))
    return {column["name"]: column["meaning"] for column in found}


def _columns(store: sqlite3.Connection, table: str, meanings: Mapping[str, str]) -> Iterator[str]:
    columns = store.execute(f"PRAGMA table_info({table})").fetchall()
    if not meanings:
        yield f"Columns: {', '.join(f'`{row[1]}`' for row in columns)}\n"
        return
    yield "| column | type | |\n|---|---|---|"
    rows = [f"| `{row[1]}` | {row[2]} | {meanings.get(row[1], '')} |" for row in columns]
    yield "\n".join(rows) + "\n"
