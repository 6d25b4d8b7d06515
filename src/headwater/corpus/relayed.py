"""Which outlets an article rests on, and which it only credits: taken over all its passages.

`relays` answers that for one claim; a story needs it for the article as a whole. What most of its
passages rest on, it rests on; an outlet that passages with sources of their own name as often as
others rest on it is credited.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator

from headwater.corpus.mentions import Outlets
from headwater.corpus.passages import Told
from headwater.corpus.relays import sourcing
from headwater.corpus.rows import Stored
from headwater.corpus.scope import Known, articles, completed, names_in

LOOKED_AT = 30
"""Articles of a story, the latest, that are looked at again when an article brings an outlet to it
that they may name: its own, or one that it names."""


def relate(connection: sqlite3.Connection, stored: Stored) -> None:
    """Write the relays of a new article, and of those of its story that may rest on it.

    One of the steps of `linking`.
    """
    rows = connection.execute(_OTHERS, (stored.id, LOOKED_AT)).fetchall()
    others = [row[0] for row in rows]
    known, new = (names_in(connection, some) for some in (others, [stored.id]))
    looked_at = [stored.id] if new <= known else [stored.id, *others]
    outlets = Outlets(known | new)
    for one in completed(connection, articles(connection, looked_at), _all):
        connection.execute("DELETE FROM relays WHERE article_id = ?", (one.id,))
        relays = [(one.id, *relay) for relay in relayed(Told(one, outlets))]
        connection.executemany("INSERT INTO relays VALUES (?, ?, ?, ?)", relays)


def _all(known: Known) -> set[int]:
    """The numbers of all attributions that are told in an article."""
    return {piece.said for piece in known.outline.pieces() if piece.said is not None}


def relayed(told: Told) -> Iterator[tuple[str, str, int]]:
    """The outlets that an article relays, as `outlet_key` has them: "rests" or "credits", and by
    how many of its passages."""
    if not told.mentions:
        return  # it names no outlet, and a long text need not be searched for how it does
    rests: Counter[str] = Counter()
    credits_: Counter[str] = Counter()
    own = False
    attributed = {passage.sentence for passage in told.passages if passage.said}
    for passage in told.passages:
        if passage.said is None and passage.sentence in attributed:
            continue  # what is attributed in it counts, once
        if passage.said and passage.said.stance == "wants":
            continue  # what somebody wants is done, not reported: it rests on nobody
        found = sourcing(told, (passage,))
        own = own or found.standing == "own"
        rests.update(found.rests_on[:1])
        credits_.update(found.credits)
    for outlet in sorted(rests | credits_):
        only = (own and credits_[outlet] >= rests[outlet]) or not rests[outlet]
        yield outlet, "credits" if only else "rests", max(rests[outlet], credits_[outlet])


_OTHERS = """
SELECT other.article_id FROM story_articles AS one JOIN story_articles AS other USING (story_id)
WHERE one.article_id = ?1 AND other.article_id <> ?1 ORDER BY other.place DESC LIMIT ?2
"""
