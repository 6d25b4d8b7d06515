"""What happens when an article has come in: it is linked to the articles that are there.

Steps run in their order, in the transaction that writes the article, so that a store is always
linked as far as it is filled. A step may read all that earlier steps wrote; it must come to the
same links whatever the batches were, and find what it needs through an index.
"""

import sqlite3
from collections.abc import Callable

from headwater.corpus import figures, judgements, outline, postings
from headwater.corpus.copies import link_copies
from headwater.corpus.grouping import group
from headwater.corpus.relayed import relate
from headwater.corpus.rows import Stored
from headwater.corpus.story_figures import count_story

Step = Callable[[sqlite3.Connection, Stored], None]

STEPS: tuple[Step, ...] = (
    link_copies,
    group,
    outline.draw,
    postings.fold,
    relate,
    figures.count,
    count_story,
    judgements.reapply,
)
"""Each in a file of its own, named for the question that it answers."""


def link(connection: sqlite3.Connection, article: Stored) -> None:
    """Run every step for an article whose rows have just been written."""
    for step in STEPS:
        step(connection, article)
