"""Where a claim is said: which passages of some articles say it, in whatever words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.corpus.claims import ALONE, Claim
from headwater.corpus.outline import HASHES, word_number
from headwater.corpus.passages import Told

ROUNDS = 3
"""How often what is linked to a claim is looked for: a relay of a relay of a relay at most."""

Place = tuple[int, int]
"""An article, and the number of a passage of it."""


def saying(words: str, told: Mapping[int, Told]) -> list[Place]:
    """The passages that say or deny a claim: first those that do by their words alone, then, as
    long as there are more, those that name one that does, or are named by one."""
    claim, passages = Claim(words), Passages(told)
    by_text = passages.sharing(claim)
    heads = {text for text, places in by_text.items() if all(map(passages.is_headline, places))}
    same = claim.grow(by_text.keys() - heads) + claim.vouched(heads, ALONE)
    found = dict.fromkeys(place for text in same for place in by_text[text])
    for _ in range(ROUNDS):
        linked = Linked(found, told)
        rest = {
            text: near
            for text, places in passages.sharing(claim).items()
            if (near := [one for one in places if one not in found and linked.to(*one)])
        }
        more = claim.vouched(rest)
        if not more:
            break
        found |= dict.fromkeys(place for text in more for place in rest[text])
    return list(found)


class Passages:
    """The passages of some articles by their words."""

    def __init__(self, told: Mapping[int, Told]) -> None:
        self._told = told
        self._articles = list(told)
        self._texts: dict[Place, str] = {}
        outlines = [one.known.outline for one in told.values()]
        self._words = np.frombuffer(b"".join(one.words for one in outlines), "<u2")
        sizes = np.frombuffer(b"".join(one.sizes for one in outlines), "<u4")
        self._edges = _edges(sizes)
        self._firsts = _edges([len(one) for one in outlines])

    def sharing(self, claim: Claim) -> dict[str, list[Place]]:
        """Those that share words enough with a claim to be looked at, and few others, by their
        texts."""
        found: dict[str, list[Place]] = {}
        for place in self._places(*claim.shared_least()):
            found.setdefault(self._text(place), []).append(place)
        return found

    def is_headline(self, place: Place) -> bool:
        """Whether a passage is one of a headline."""
        return self._told[place[0]].known.outline.piece(place[1]).headline

    def _text(self, place: Place) -> str:
        if place not in self._texts:
            known = self._told[place[0]].known
            self._texts[place] = known.outline.piece(place[1]).of(known.text)
        return self._texts[place]

    def _places(self, stems: Iterable[str], least: int) -> Iterator[Place]:
        wanted = np.zeros(HASHES, np.int32)
        wanted[[word_number(stem) for stem in stems]] = 1
        before = np.concatenate(([0], np.cumsum(wanted[self._words])))[self._edges]
        places = np.flatnonzero(np.diff(before) >= least)
        rows = np.searchsorted(self._firsts, places, side="right") - 1
        numbers = places - self._firsts[rows]
        at = zip(rows.tolist(), numbers.tolist(), strict=True)
        return ((self._articles[row], number) for row, number in at)


def _edges(sizes: Sequence[int] | NDArray[np.unsignedinteger]) -> NDArray[np.int64]:
    """Where things of these sizes begin that stand one after another, and where the last ends."""
    return np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))


class Linked:
    """Which passages are linked to some that say a claim: they name an outlet that says it, or are
    of an outlet that is named where it is said."""

    def __init__(self, found: Iterable[Place], told: Mapping[int, Told]) -> None:
        places = list(found)
        self._told = told
        self._saying = frozenset(told[at].outlet for at, _ in places)
        self._named = {name for at, number in places for name in told[at].named(number)}

    def to(self, at: int, number: int) -> bool:
        """Whether a passage of an article is linked to them."""
        told = self._told[at]
        if told.outlet in self._named:
            return True
        if not told.may_name(self._saying):  # as of most articles
            return False
        return not self._saying.isdisjoint(told.named(number))
