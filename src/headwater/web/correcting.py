"""A correction from a page or the API to an entry of the log, in one transaction."""

from dataclasses import dataclass
from typing import Any

from headwater.corpus.corpus import Corpus
from headwater.corpus.judgements import About, judge, undo
from headwater.corpus.opening import transaction
from headwater.corpus.rows import digest_in


@dataclass(frozen=True, slots=True)
class Correction:
    """What a reader says about an article: for a statement its content `spans`, for a copy the
    `other` article's number. `after` is what the effects of `headwater.corpus.effects` take, but
    for a story the number of another article of it.
    """

    about: About
    article: int
    after: Any
    spans: list[tuple[int, int]] | None = None
    other: int | None = None
    by: str | None = None
    note: str | None = None


def entered(corpus: Corpus, one: Correction) -> int:
    """Enter a correction; the number of its entry. Raises what `judge` raises."""
    with corpus.store.asked() as connection, transaction(connection):
        target: Any = one.spans
        after = one.after
        if one.about == "copy":
            target = digest_in(connection, one.other or 0)
        if one.about == "story" and after is not None:
            after = digest_in(connection, after)
        return judge(connection, one.about, one.article, target, after, by=one.by, note=one.note)


def taken_back(corpus: Corpus, number: int, by: str | None) -> int:
    """Take a correction back; the number of the entry that says so. Raises what `undo` raises."""
    with corpus.store.asked() as connection, transaction(connection):
        return undo(connection, number, by)
