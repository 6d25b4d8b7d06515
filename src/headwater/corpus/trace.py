"""A claim followed upstream: who reports it, from whom, how many origins that is, who denies it."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from headwater.article import Span
from headwater.corpus.finding import articles_with
from headwater.corpus.origins import Report, origins_of
from headwater.corpus.outlets import outlet_key
from headwater.corpus.passages import Passage, Told, leading
from headwater.corpus.relays import Sourcing, sourcing
from headwater.corpus.results import Rows
from headwater.corpus.saying import Place, saying
from headwater.corpus.scope import Known, completed, order, outlets_of
from headwater.corpus.sourcing import signs
from headwater.corpus.traced import Said, Shown, Trace, is_copied
from headwater.errors import UnknownError


def trace(connection: sqlite3.Connection, words: str) -> Trace:
    """Follow the claim that `words` make upstream. Raises `UnknownError` if nobody reports it."""
    known = articles_with(connection, words)
    outlets = outlets_of(known)
    told = {one.id: Told(one, outlets) for one in known}
    places = saying(words, told)
    told |= {one.id: Told(one, outlets) for one in _completed(connection, places, told)}
    said, denials = _that_say(words, places, told)
    if not said and not denials:
        raise UnknownError(f"no article in this store says {words!r}")
    stands = {at: sourcing(told[at], some) for at, some in said.items()}
    answer = origins_of(_report(told[at].known, stands[at], said, told) for at in said)
    shown = Shown(told, answer)
    return Trace(
        words,
        answer.count,
        Rows(shown.origin(one) for one in answer.origins),
        Rows(shown.report(at, stands[at], said[at]) for at in shown.in_order(said)),
        Rows(shown.denial(at, denials) for at in shown.in_order(denials)),
        answer.circles,
        Rows(shown.changes()),
    )


def _completed(
    connection: sqlite3.Connection, places: Iterable[Place], told: Mapping[int, Told]
) -> Iterator[Known]:
    """The articles that passages stand in, with the attributions that these are of; and those of
    the lead, which is heard where only a headline says the claim."""
    found: dict[int, list[int]] = {}
    for at, number in places:
        found.setdefault(at, []).append(number)

    def wanted(known: Known) -> set[int]:
        pieces = [known.outline.piece(number) for number in found[known.id]]
        if all(piece.headline for piece in pieces):
            pieces += leading(known.outline)
        return {piece.said for piece in pieces if piece.said is not None}

    return completed(connection, (told[at].known for at in found), wanted)


def _that_say(words: str, places: Iterable[Place], told: Mapping[int, Told]) -> tuple[Said, Said]:
    """What says the claim, and what denies it."""
    said: dict[int, list[Passage]] = {}
    denials: dict[int, list[Passage]] = {}
    of_itself = len(signs(Span(0, len(words)), words, ()).denials) if words else 0
    found = [(at, told[at].passage(number)) for at, number in places]
    for at, passage in sorted(found, key=lambda place: place[1].sentence):
        side = denials if told[at].denies(passage, of_itself) else said
        side.setdefault(at, []).append(passage)
    for at in denials:  # a headline over nothing but a denial only names what is denied
        if all(passage.headline for passage in said.get(at, ())):
            said.pop(at, None)
    return said, denials


def _report(article: Known, stands: Sourcing, said: Said, told: Mapping[int, Told]) -> Report:
    return Report(
        article.id,
        article.digest,
        outlet_key(article.outlet or article.url or article.digest),
        article.first,
        article.after,
        stands,
        tuple(_originals(article, stands, said, told)),
    )


def _originals(article: Known, stands: Sourcing, said: Said, told: Mapping[int, Told]) -> list[int]:
    """The articles that the claim's words are copied from, the first of them first.

    What rests on a report that is here is no copy of one that is not theirs, nor names them.
    """
    theirs = {told[at].outlet for at in said}.intersection(stands.rests_on)
    found = [
        told[one.original].known
        for one in article.copied
        if one.original in said and is_copied(said[article.id], one)
        if not theirs or theirs & {told[one.original].outlet, *told[one.original].others}
    ]
    ids = {one.id for one in found}
    ranked = sorted(found, key=lambda x: (any(c.original in ids for c in x.copied), order(x)))
    return [one.id for one in ranked]
