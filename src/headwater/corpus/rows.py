"""One reading to rows: every sourced value a row, with the spans that show it.

Nothing here begins or ends a transaction; `store` does.
"""

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from headwater.article import Article, article_id
from headwater.corpus import names
from headwater.corpus.moments import bounds
from headwater.errors import UnknownError
from headwater.reading.parsing import REPORT
from headwater.reading.types import Attribution, Reading, Spans

BETWEEN = " … "
"""What stands between the pieces of a content in `attributions.content`."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An article whose rows are written: its row's id, its reading, and the ids of its parts.

    `attribution_ids` are in the order of `reading.attributions`; `first` and `after` are the
    seconds that its publication time allows (`articles.published_from`, `published_until`).
    """

    id: int
    reading: Reading
    outlet_id: int | None
    attribution_ids: tuple[int, ...]
    first: int | None
    after: int | None


def digest_of(article: Article) -> str:
    """What makes an article one: its text, outlet, address and publication time."""
    parts = (article_id(article.text), article.outlet, article.url, article.published)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def digest_in(connection: sqlite3.Connection, article: int) -> str:
    """The digest of an article that is in the store. Raises `UnknownError` if it is not."""
    row = connection.execute("SELECT digest FROM articles WHERE id = ?", (article,)).fetchone()
    if not row:
        raise UnknownError(f"there is no article {article} in this store")
    return str(row[0])


def words_of(spans: Spans, text: str) -> str:
    """The words of some pieces of a text, each on one line, joined by `BETWEEN`."""
    return BETWEEN.join(" ".join(span.of(text).split()) for span in spans)


def write(connection: sqlite3.Connection, reading: Reading, digest: str, added: str) -> Stored:
    """Write all rows of one reading."""
    return _Writer(connection, reading).write(digest, added)


class _Writer:
    """Writes the rows of one reading."""

    def __init__(self, connection: sqlite3.Connection, reading: Reading) -> None:
        self._connection = connection
        self._reading = reading
        self._article = reading.article
        self._names: dict[str, int] = {}
        self._number = 0
        self._ids: dict[str, int] = {}

    def write(self, digest: str, added: str) -> Stored:
        """All rows, those that others point to first."""
        self._number = self._write_article(digest, added)
        self._ids = self._attribution_ids()
        self._write_article_parts()
        self._write_sources()
        self._write_attributions()
        self._write_hands()
        self._write_responses()
        self._write_times()
        return Stored(
            self._number,
            self._reading,
            self._name_id(self._article.outlet),
            tuple(self._ids.values()),
            *bounds(self._article.published),
        )

    def _write_article(self, digest: str, added: str) -> int:
        article, unnamed = self._article, self._reading.summary.unnamed
        row = {
            "digest": digest,
            "text_digest": article_id(article.text),
            "article": article.id,
            "url": article.url,
            "outlet": article.outlet,
            "outlet_id": self._name_id(article.outlet),
            "title": article.title,
            "byline": article.byline,
            "language": article.language,
            **_moment("published", article.published),
            **_moment("updated", article.updated),
            "unnamed_at_least": unnamed.at_least,
            "unnamed_at_most": unnamed.at_most,
            "denied": self._reading.summary.denied,
            "added": added,
        }
        insert = f"INSERT INTO articles ({', '.join(row)}) VALUES ({_marks(row)})"  # noqa: S608
        number = self._connection.execute(insert, tuple(row.values())).lastrowid or 0
        self._connection.execute("INSERT INTO texts VALUES (?, ?)", (number, article.text))
        words = "INSERT INTO articles_fts (rowid, title, text) VALUES (?, ?, ?)"
        self._connection.execute(words, (number, article.title, article.text))
        return number

    def _attribution_ids(self) -> dict[str, int]:
        (last,) = self._connection.execute("SELECT max(id) FROM attributions").fetchone()
        first = (last or 0) + 1
        return {one.id: i for i, one in enumerate(self._reading.attributions, start=first)}

    def _write_article_parts(self) -> None:
        self._insert_placed(
            "paragraphs",
            [(one.start, one.end, one.kind, one.furniture) for one in self._article.paragraphs],
        )
        self._insert_placed(
            "credits",
            [
                (one.name, self._name_id(one.name), one.where, pairs((one.span,)))
                for one in self._article.credits
            ],
        )
        self._insert_placed("notices", [(one.code, one.message) for one in self._article.notices])
        relied = self._reading.summary.rests_on
        self._insert_placed("rests_on", [(name, self._name_id(name)) for name in relied])

    def _write_sources(self) -> None:
        rows = [
            (None, self._number, one.entity, one.name, self._name_id(one.name), one.kind,
             listed(one.roles), pairs(one.mentions))
            for one in self._reading.sources
        ]  # fmt: skip
        self._insert("sources", rows)

    def _write_attributions(self) -> None:
        find = "SELECT entity, id FROM sources WHERE article_id = ?"
        sources = {row[0]: row[1] for row in self._connection.execute(find, (self._number,))}
        rows = [self._attribution(one, sources) for one in self._reading.attributions]
        self._insert("attributions", rows)
        words = "INSERT INTO attributions_fts (rowid, content) VALUES (?, ?)"
        self._connection.executemany(words, [(row[0], row[-1]) for row in rows])

    def _attribution(self, one: Attribution, sources: dict[str, int]) -> tuple[Any, ...]:
        who = one.speaker
        return (
            self._ids[one.id], self._number, one.id, self._ids.get(one.within or ""),
            one.manner, one.stance, one.confidence,
            who.name, self._name_id(who.name), who.kind, who.count, who.role, who.affiliation,
            sources.get(who.entity or ""),
            pairs(one.source), pairs(one.cue), pairs(one.content), pairs(one.hedges),
            words_of(one.content, self._article.text),
        )  # fmt: skip

    def _write_hands(self) -> None:
        rows = [
            (self._ids[one.id], place, hand.name, self._name_id(hand.name), hand.kind, hand.count,
             hand.entity, hand.how, pairs(hand.evidence))
            for one in self._reading.attributions
            for place, hand in enumerate(one.chain)
        ]  # fmt: skip
        self._insert("hands", rows)

    def _write_responses(self) -> None:
        rows = [
            (self._ids[one.by], None if one.to == REPORT else self._ids[one.to], one.what)
            for one in self._reading.responses
        ]
        self._insert_placed("responses", rows)

    def _write_times(self) -> None:
        times = [
            (one.type, one.value, one.anchor, one.confidence, pairs(one.span), one.id, one.mod,
             one.zone, one.quant, one.freq, one.begin, one.end, one.missing)
            for one in self._reading.times
        ]  # fmt: skip
        self._insert_placed("times", times)
        versions = [
            (self._number, place, number, event.event, version.value, listed(version.by),
             pairs(version.evidence), version.begin, version.end)
            for place, event in enumerate(self._reading.contested)
            for number, version in enumerate(event.versions)
        ]  # fmt: skip
        self._insert("contested", versions)

    def _insert_placed(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Rows that begin with the article's id and their place in it."""
        self._insert(table, [(self._number, place, *row) for place, row in enumerate(rows)])

    def _insert(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            insert = f"INSERT INTO {table} VALUES ({_marks(rows[0])})"  # noqa: S608
            self._connection.executemany(insert, rows)

    def _name_id(self, name: str | None) -> int | None:
        """The id of a name, which gets its rows if it is new; None for none."""
        if name is None:
            return None
        key = names.key(name)
        if key not in self._names:
            find = "SELECT id FROM names WHERE key = ?"
            row = self._connection.execute(find, (key,)).fetchone()
            self._names[key] = row[0] if row else new_name(self._connection, key, name)
        return self._names[key]


def new_name(connection: sqlite3.Connection, key: str, name: str) -> int:
    """The rows of a name that is new under its key; its id."""
    insert = "INSERT INTO names (key, name) VALUES (?, ?)"
    number = connection.execute(insert, (key, name)).lastrowid or 0
    words = [(word, number) for word in dict.fromkeys(key.split())]
    connection.executemany("INSERT INTO name_words VALUES (?, ?)", words)
    return number


def _moment(name: str, iso: str | None) -> dict[str, Any]:
    first, after = bounds(iso)
    return {name: iso, f"{name}_from": first, f"{name}_until": after}


def _marks(row: Any) -> str:
    return ", ".join("?" * len(row))


def pairs(spans: Spans) -> str:
    """Spans as the JSON of the contract: "[[0,7],[9,12]]"."""
    return f"[{','.join(f'[{span.start},{span.end}]' for span in spans)}]"


def listed(values: Sequence[str]) -> str:
    """Strings as a JSON array."""
    return json.dumps(values, ensure_ascii=False)
