"""The stories of a store: which events are reported, by whom, and in which articles."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from headwater.corpus.results import Result, Rows
from headwater.errors import UnknownError


@dataclass(frozen=True, slots=True)
class Story(Result):
    """The articles about one event.

    `headline` is the title of its first origin. `outlets` are in the order of their first article,
    `first` and `last` the times of the first and the last; `origins` is how many articles stand on
    no other of the story, `copies` how many have another one's text, `denied` how many hold a
    denial of the report.
    """

    id: int
    headline: str
    articles: int
    outlets: tuple[str, ...]
    first: str | None
    last: str | None
    origins: int
    copies: int
    denied: int


@dataclass(frozen=True, slots=True)
class Telling(Result):
    """One article of a story; `copy_of` is the likeliest original that it has text from."""

    article: int
    published: str | None
    outlet: str | None
    title: str | None
    url: str | None
    copy_of: int | None
    denied: bool | None


@dataclass(frozen=True, slots=True)
class Told(Result):
    """A story with its articles in the order of their publication, and the ids of the stories that
    were merged into it."""

    story: Story
    articles: Rows[Telling]
    merged: tuple[int, ...]


def stories(connection: sqlite3.Connection, limit: int) -> Rows[Story]:
    """The `limit` stories of more than one article that were last reported on, the latest first."""
    find = (
        "SELECT id FROM stories WHERE articles > 1 ORDER BY published_until DESC, id DESC LIMIT ?"
    )
    rows = connection.execute(find, (limit,)).fetchall()
    return Rows(_summed(connection, row[0], _tellings(connection, row[0])) for row in rows)


def story(connection: sqlite3.Connection, number: int) -> Told:
    """A story by its id, or by the id that it had before it was merged into another.

    Raises `UnknownError` if there is none.
    """
    find = "SELECT ifnull(merged_into, id) FROM stories WHERE id = ?"
    row = connection.execute(find, (number,)).fetchone()
    if row is None:
        raise UnknownError(f"there is no story {number} in this store")
    articles = _tellings(connection, row[0])
    ended = "SELECT id FROM stories WHERE merged_into = ? ORDER BY id"
    merged = tuple(one[0] for one in connection.execute(ended, (row[0],)))
    return Told(_summed(connection, row[0], articles), articles, merged)


def _tellings(connection: sqlite3.Connection, story: int) -> Rows[Telling]:
    find = (
        "SELECT id, published, outlet, title, url, denied FROM story_articles "
        "JOIN articles ON id = article_id WHERE story_id = ? "
        "ORDER BY published_from IS NULL, published_from, id"
    )
    originals = _originals(connection, story)
    return Rows(
        Telling(
            article=row["id"],
            published=row["published"],
            outlet=row["outlet"],
            title=row["title"],
            url=row["url"],
            copy_of=originals.get(row["id"]),
            denied=None if row["denied"] is None else bool(row["denied"]),
        )
        for row in connection.execute(find, (story,))
    )


def _originals(connection: sqlite3.Connection, story: int) -> Mapping[int, int]:
    """Of each copy in a story the original that it shares most with."""
    find = (
        "SELECT copy_id, original_id FROM story_articles JOIN copies ON copy_id = article_id "
        "WHERE story_id = ? ORDER BY share, original_id DESC"
    )
    return {row[0]: row[1] for row in connection.execute(find, (story,))}


def _summed(connection: sqlite3.Connection, number: int, articles: Rows[Telling]) -> Story:
    find = "SELECT headline, origins FROM story_figures WHERE story_id = ?"
    figures = connection.execute(find, (number,)).fetchone()
    dated = [one.published for one in articles if one.published]
    return Story(
        id=number,
        headline=figures["headline"],
        articles=len(articles),
        outlets=tuple(dict.fromkeys(one.outlet for one in articles if one.outlet)),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        origins=figures["origins"],
        copies=sum(one.copy_of is not None for one in articles),
        denied=sum(bool(one.denied) for one in articles),
    )
