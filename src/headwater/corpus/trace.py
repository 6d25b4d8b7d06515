"""A claim followed upstream: who reports it, from whom, how many origins that is, who denies it."""

import sqlite3
from collections.abc import Iterable, Mapping

from headwater.article import Span
from headwater.corpus.claims import Claim
from headwater.corpus.finding import articles_with
from headwater.corpus.origins import Report, origins_of
from headwater.corpus.outlets import outlet_key
from headwater.corpus.passages import Passage, Told, tell
from headwater.corpus.relays import Sourcing, sourcing
from headwater.corpus.results import Rows
from headwater.corpus.scope import Known, articles, order, outlets_of
from headwater.corpus.sourcing import signs
from headwater.corpus.traced import Said, Shown, Trace, is_copied
from headwater.errors import UnknownError

ROUNDS = 3
"""How often what is linked to a claim is looked for: a relay of a relay of a relay at most."""


def trace(connection: sqlite3.Connection, words: str) -> Trace:
    """Follow the claim that `words` make upstream. Raises `UnknownError` if nobody reports it."""
    known = articles(connection, articles_with(connection, words))
    outlets = outlets_of(known)
    told = tell(known, outlets)
    said, denials = _that_say(words, told)
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


def _that_say(words: str, told: Mapping[int, Told]) -> tuple[Said, Said]:
    """What says the claim, and what denies it."""
    said: dict[int, list[Passage]] = {}
    denials: dict[int, list[Passage]] = {}
    of_itself = len(signs(Span(0, len(words)), words, ()).denials) if words else 0
    for at, passage in sorted(_found(words, told), key=lambda place: place[1].sentence):
        side = denials if told[at].denies(passage, of_itself) else said
        side.setdefault(at, []).append(passage)
    for at in denials:  # a headline over nothing but a denial only names what is denied
        if all(passage.headline for passage in said.get(at, ())):
            said.pop(at, None)
    return said, denials


Place = tuple[int, Passage]
"""An article and a passage of it."""


def _found(words: str, told: Mapping[int, Told]) -> list[Place]:
    """The passages that say or deny the claim: first those that do by their words alone, then, as
    long as there are more, those that name one that does, or are named by one."""
    by_text: dict[str, list[Place]] = {}
    for at, one in told.items():
        for passage in one.passages:
            by_text.setdefault(passage.text, []).append((at, passage))
    claim = Claim(words)
    found = [place for text in claim.grow(by_text) for place in by_text.pop(text)]
    for _ in range(ROUNDS):
        linked = _Linked(found, told)
        rest = {
            text: near
            for text, places in by_text.items()
            if (near := [place for place in places if linked.to(*place)])
        }
        more = [place for text in claim.vouched(rest) for place in rest[text]]
        if not more:
            break
        found += more
        for _, passage in more:
            by_text.pop(passage.text, None)
    return found


class _Linked:
    """Which passages are linked to some that say a claim: they name an outlet that says it, or are
    of an outlet that is named where it is said."""

    def __init__(self, found: Iterable[Place], told: Mapping[int, Told]) -> None:
        places = list(found)
        self._told = told
        self._saying = {_outlet(told[at]) for at, _ in places}
        self._named = {name for at, passage in places for name in told[at].named(passage)}

    def to(self, at: int, passage: Passage) -> bool:
        """Whether a passage of an article is linked to them."""
        told = self._told[at]
        if _outlet(told) in self._named:
            return True
        if self._saying.isdisjoint(told.others):  # as of most articles
            return False
        return not self._saying.isdisjoint(told.named(passage))


def _outlet(told: Told) -> str:
    return outlet_key(told.known.outlet or "")


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
    theirs = {_outlet(told[at]) for at in said}.intersection(stands.rests_on)
    found = [
        told[one.original].known
        for one in article.copied
        if one.original in said and is_copied(said[article.id], one)
        if not theirs or theirs & {_outlet(told[one.original]), *told[one.original].others}
    ]
    ids = {one.id for one in found}
    ranked = sorted(found, key=lambda x: (any(c.original in ids for c in x.copied), order(x)))
    return [one.id for one in ranked]
