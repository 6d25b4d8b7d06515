"""Which passages say the same: one claim, in whatever words.

A text says what a shorter one says where each word of the shorter finds one in it that means the
same in its sentence (late interaction: Khattab and Zaharia 2020; BERTScore: Zhang et al. 2020). The
words that find least count most: two sentences about one matter share nearly all of their words
whatever they say of it. A claim grows from the words that were asked for: whatever is nearest in
the mean to all that is in it comes in, until nothing is near enough. So what it holds does not
hang on the order of anything.
"""

import math
import operator
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from headwater.corpus.stems import STOP, stems
from headwater.corpus.vectors import in_pieces, pieces
from headwater.models.sentences.network import Pieces

WEIGHTS = (1.92, 12.20, 7.70, -7.68, 1.42, 8.31)
BIAS = -12.78
"""Log odds that two texts say the same: weights of the cosine of the two, of the mean over the
words of the shorter of how near the nearest word of the other is, of its mean over the two and the
four words that find least, of the logarithm of how much longer the other is, of how near the words
are that only one of them has; and a constant. Fitted by `python -m benchmarks.sameness`."""
SAME = BIAS + math.fsum(WEIGHTS) - WEIGHTS[4]
"""The log odds of a text and itself: all is as near as can be, and neither is longer."""
ENOUGH = -0.505
"""Mean log odds at which a text still belongs to a claim (worlds of `python -m benchmarks.origins`,
open half: at this, no report of a claim is lost, even with weights fitted on other claims). Midway
between a report of `examples/world`, its content without its source, at -0.5002, and a near miss of
those worlds at -0.5098: too narrow to tell the two apart in general."""
ALONE = 0.5
"""The same where only a headline says it, whose few words are soon near (the same worlds)."""
VOUCHED = -3.2
"""The same where the text names as its source an outlet that is known to report the claim (the data
of `WEIGHTS`)."""
SHORTEST = 4
"""Words with a meaning that a text must have to say a claim; half of them if vouched for."""
IN_COMMON = 2
"""Words that a text must share with a claim to be looked at."""
MOST = 48
"""Different texts that are compared by meaning, those first that share most words."""
KEPT = 128
"""Texts whose meanings are kept for further questions, which come in runs about one matter: some
3 MB, and 30 if all are as long as the model reads."""
SEEN = 6
"""Texts of a claim that a further one is compared with: the first, so that time stays bounded."""
AKIN = 0.25
"""Share of the words of the shorter of two texts that both have: with less, they are not as near as
ENOUGH whatever their meanings are, and need not be compared (of 500 pairs of real contents, half of
them those with the rarest words in common, one is, and says something else: `benchmarks.akin`)."""
REMEMBERED = 1024
"""Texts whose stems are kept likewise."""


@dataclass(slots=True)
class Meanings:
    """The meanings of texts, computed only where a text is compared with another."""

    _sizes: dict[str, int] = field(default_factory=dict)
    _near: dict[tuple[str, str], float] = field(default_factory=dict)

    def near(self, left: str, right: str) -> float:
        """Log odds that two texts say the same."""
        pair = (left, right)
        if pair not in self._near:
            self._near[pair] = self._compared(left, right)
        return self._near[pair]

    def _compared(self, left: str, right: str) -> float:
        if min(self.size(left), self.size(right)) < SHORTEST / 2:
            return -math.inf
        if left == right:
            return SAME
        features = self.features(left, right)
        return BIAS + math.fsum(map(operator.mul, WEIGHTS, features))

    def features(self, left: str, right: str) -> tuple[float, ...]:
        """What WEIGHTS are the weights of."""
        one, other = sorted((_meaning(left), _meaning(right)), key=lambda text: len(text.pieces))
        near = one.vectors @ other.vectors.T
        best = np.sort(near.max(axis=1))
        return (
            float(one.whole @ other.whole),
            float(best.mean()),
            float(best[:2].mean()),
            float(best[:4].mean()),
            math.log((1 + len(other.pieces)) / (1 + len(one.pieces))),
            _apart(near, one.pieces, other.pieces),
        )

    def size(self, text: str) -> int:
        """How many words of a text carry meaning."""
        if text not in self._sizes:
            self._sizes[text] = sum(map(any, _words(pieces(text))))
        return self._sizes[text]


def _words(some: Iterable[str]) -> Iterator[list[bool]]:
    """Of each word, whether its pieces carry meaning; of a rare name the first may be one letter
    that does not."""
    word: list[bool] = []
    for piece in some:
        if word and not piece.startswith("##"):
            yield word
            word = []
        word.append(_carries(piece))
    if word:
        yield word


def _apart(near: NDArray[np.floating], one: Sequence[str], other: Sequence[str]) -> float:
    """How near those words of `one` that `other` has not are to those of `other` that `one` has
    not: what the two say of the things that both name. 1 where `one` has no such words."""
    left = [place for place, piece in enumerate(one) if piece not in other]
    right = [place for place, piece in enumerate(other) if piece not in one]
    if not left:
        return 1.0
    return float(near[np.ix_(left, right)].max(axis=1).mean()) if right else 0.0


@lru_cache(maxsize=KEPT)
def _meaning(words: str) -> Pieces:
    """The pieces of a text that carry meaning."""
    text = in_pieces(words)
    kept = [i for i, piece in enumerate(text.pieces) if _carries(piece)]
    return Pieces(text.whole, tuple(text.pieces[i] for i in kept), text.vectors[kept])


def _carries(piece: str) -> bool:
    plain = piece.removeprefix("##")
    return plain not in STOP and plain[0].isalnum() and (len(plain) > 1 or plain.isdigit())


class Claim:
    """What some words say, and the texts that say the same."""

    def __init__(self, words: str) -> None:
        self._meanings = Meanings()
        self._core = [words]

    def grow(self, texts: Iterable[str]) -> list[str]:
        """Those of `texts` that say the same, the nearest first; they are part of it from then."""
        rest = self._candidates(texts)
        found: list[str] = []
        while rest:
            score, text = max((self._nearness(one), one) for one in rest)
            if score < ENOUGH:
                break
            found.append(text)
            rest.remove(text)
            if len(self._core) < SEEN:
                self._core.append(text)
        return found

    def _nearness(self, text: str) -> float:
        """How near a text is to the claim, of whose texts the first are the words asked for: near
        to these is near, whatever the others are worded like."""
        if not self._is_akin(text) or self._meanings.size(text) < SHORTEST:
            return -math.inf
        return max(self._meanings.near(self._core[0], text), self._mean(text))

    def vouched(self, texts: Iterable[str], least: float = VOUCHED) -> list[str]:
        """Those of `texts` that are as near to it as `least`, the nearest first: by default as near
        as is enough if somebody vouches for it."""
        near = {
            text: self._mean(text)
            for text in self._candidates(texts)
            if least < ENOUGH or self._is_akin(text)
        }
        ranked = sorted(near, key=lambda text: (-near[text], text))
        return [text for text in ranked if near[text] >= least]

    def _is_akin(self, text: str) -> bool:
        """Whether a text has words enough in common with any of the claim's to be as near."""
        own = _stems(text)
        return any(
            len(own & stems_) >= AKIN * min(len(own), len(stems_))
            for stems_ in map(_stems, self._core)
        )

    def _mean(self, text: str) -> float:
        near = [self._meanings.near(one, text) for one in self._core]
        return math.fsum(near) / len(near)

    def shared_least(self) -> tuple[set[str], int]:
        """The stems of its words, and how many of them a text must share to be looked at."""
        wanted = {stem for one in self._core for stem in _stems(one)}
        return wanted, min(IN_COMMON, len(wanted))

    def _candidates(self, texts: Iterable[str]) -> list[str]:
        """The texts that share most words with it, ties in the order of the alphabet."""
        wanted, least = self.shared_least()
        shared = {
            text: len(wanted & _stems(text)) for text in texts if _may_hold(text, wanted, least)
        }
        ranked = sorted(shared, key=lambda text: (-shared[text], text))
        return [text for text in ranked if shared[text] >= least][:MOST]


def _may_hold(text: str, wanted: Iterable[str], least: int) -> bool:
    """Whether a text may have so many of the stems: a quick look, that finds all that do."""
    plain = text.casefold().replace("’", "'")
    return sum(stem in plain for stem in wanted) >= least


@lru_cache(maxsize=REMEMBERED)
def _stems(text: str) -> frozenset[str]:
    """The stems of a text's words."""
    return frozenset(stems(text))
