"""What the articles of a story add up to, written whenever one comes to it or leaves it.

How many origins a story has is known from all of it, so to count it takes time in proportion to its
articles. A large one is therefore counted anew only when it has grown by a part of itself; between,
what simply adds up is added, and `counted` says of how many articles the rest is true. `settle`
counts anew what is left so, when adding ends.
"""

import sqlite3

from headwater.corpus.pages.stories import linked
from headwater.corpus.rows import Stored

UNTITLED = "Untitled story"
FEW = 100
"""Articles up to which a story is counted anew with each."""
GROWN = 0.05
"""By what part of itself a larger one must have grown: then all counting of a story of N articles
looks at some 20 N of them."""


def count_story(connection: sqlite3.Connection, stored: Stored) -> None:
    """Count the story that an article has come to, with those that it joined to it.

    One of the steps of `linking`.
    """
    ended = "SELECT story_id FROM story_merges WHERE article_id = ?"
    remove = f"DELETE FROM story_figures WHERE story_id IN ({ended})"  # noqa: S608
    connection.execute(remove, (stored.id,))
    find = (
        "SELECT stories.id, stories.articles, ifnull(counted, 0) AS counted FROM story_articles "
        "JOIN stories ON stories.id = story_articles.story_id "
        "LEFT JOIN story_figures USING (story_id) WHERE article_id = ?"
    )
    story, articles, counted = connection.execute(find, (stored.id,)).fetchone()
    if articles <= FEW or articles - counted > GROWN * counted:
        recount_story(connection, story)
    else:
        connection.execute(_GROW, {"story": story})


def settle(connection: sqlite3.Connection) -> None:
    """Count anew every story that has articles which are not counted in all that is said of it."""
    find = "SELECT story_id FROM story_figures WHERE counted < articles"
    for row in connection.execute(find).fetchall():
        recount_story(connection, row[0])


def recount_story(connection: sqlite3.Connection, story: int) -> None:
    """Count a story anew; one that has no article any more loses its row."""
    connection.execute("DELETE FROM story_figures WHERE story_id = ?", (story,))
    members = "SELECT 1 FROM story_articles WHERE story_id = ?"
    if not connection.execute(members, (story,)).fetchone():
        return
    river = linked(connection, story)
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
        len(stations),
    )
    insert = f"INSERT INTO story_figures VALUES ({', '.join('?' * len(row))})"  # noqa: S608
    connection.execute(insert, row)


# places in a story are 0, 1, 2…: the new ones are those from the number of the old on
_GROW = """
UPDATE story_figures AS old SET
  articles = old.articles + new.articles, statements = old.statements + new.statements,
  unnamed = old.unnamed + new.unnamed, denials = old.denials + new.denials,
  contested = old.contested + new.contested,
  first = min(ifnull(old.first, new.first), ifnull(new.first, old.first)),
  last = max(ifnull(old.last, new.last), ifnull(new.last, old.last))
FROM (
  SELECT count(*) AS articles, min(published_from) AS first, max(published_from) AS last,
    sum(named + documents + outlets + unnamed + nobody) AS statements, sum(unnamed) AS unnamed,
    sum(denials) AS denials, sum(contested) AS contested
  FROM story_articles JOIN articles ON articles.id = article_id JOIN figures USING (article_id)
  WHERE story_id = :story
    AND place >= (SELECT articles FROM story_figures WHERE story_id = :story)
) AS new WHERE old.story_id = :story
"""
