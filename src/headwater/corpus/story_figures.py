"""What the articles of a story add up to, written whenever one comes to it or leaves it."""

import sqlite3

from headwater.corpus.pages.stories import story_river
from headwater.corpus.rows import Stored

UNTITLED = "Untitled story"


def count_story(connection: sqlite3.Connection, stored: Stored) -> None:
    """Count anew the story that an article has come to, and those that it joined to it.

    One of the steps of `linking`.
    """
    merged = "SELECT story_id FROM story_merges WHERE article_id = ?"
    find = f"{merged} UNION SELECT story_id FROM story_articles WHERE article_id = ?"  # noqa: S608
    for row in connection.execute(find, (stored.id, stored.id)).fetchall():
        recount_story(connection, row[0])


def recount_story(connection: sqlite3.Connection, story: int) -> None:
    """Count a story anew; one that has no article any more loses its row."""
    connection.execute("DELETE FROM story_figures WHERE story_id = ?", (story,))
    members = "SELECT 1 FROM story_articles WHERE story_id = ?"
    if not connection.execute(members, (story,)).fetchone():
        return
    river = story_river(connection, story)
    stations, heads = river.stations, river.heads
    moments = [one.moment for one in stations if one.moment is not None]
    titles = (one.title for one in (*heads, *stations) if one.title)
    row = (
        story,
        next(titles, UNTITLED),
        min(moments, default=None),
        max(moments, default=None),
        len(stations),
        len({one.outlet_id for one in stations}),
        len(heads),
        sum(one.statements for one in stations),
        sum(one.unnamed for one in stations),
        sum(one.denials for one in stations),
        sum(one.contested for one in stations),
        len(river.circles),
    )
    insert = f"INSERT INTO story_figures VALUES ({', '.join('?' * len(row))})"  # noqa: S608
    connection.execute(insert, row)
