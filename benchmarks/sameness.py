"""Fit how near two texts must be to say the same: the weights of `headwater.corpus.claims`.

    python -m benchmarks.sameness

Pairs of one claim's wordings say the same; a wording and the claim's near miss do not. Each pair
is there three times, twice with other news around one of the two, as sentences have it. Weights
are fitted on the open half of the templates by logistic regression, and checked over five folds by
claim.
"""

import itertools
import random
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from benchmarks.simulator import rows
from headwater.corpus.claims import Meanings

Floats = NDArray[np.float64]
FOLDS = 5
STEPS = 4000
RATE, DECAY = 0.5, 1e-3
NAMES = ("whole", "mean", "least two", "least four", "longer", "apart", "bias")


def main() -> None:
    claims, features, same = _pairs()
    weights = fit(features, same)
    for name, weight in zip(NAMES, weights, strict=True):
        print(f"{name:10} {weight:7.2f}")
    scores = np.empty(len(same))
    for fold in range(FOLDS):
        held = claims % FOLDS == fold
        scores[held] = _with_one(features[held]) @ fit(features[~held], same[~held])
    for odds in (-3.0, -2.0, -1.2, -0.5, 0.0):
        found, false = (scores[same] > odds).mean(), (scores[~same] > odds).mean()
        print(f"log odds over {odds:4}: {found:.1%} of the same, {false:.1%} of the near misses")


def fit(features: Floats, same: NDArray[np.bool_], decay: float = DECAY) -> Floats:
    """Weights for each feature and the constant, by gradient descent on scaled features."""
    mean, spread = features.mean(0), features.std(0)
    spread[spread == 0] = 1  # what never differs gets no weight
    scaled = _with_one((features - mean) / spread)
    weights = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        weights -= RATE * (scaled.T @ (chance - same) / len(same) + decay * weights)
    plain = weights[:-1] / spread
    return np.array([*plain, weights[-1] - plain @ mean])


def _with_one(features: Floats) -> Floats:
    return np.column_stack([features, np.ones(len(features))])


def _pairs() -> tuple[NDArray[np.int_], Floats, NDArray[np.bool_]]:
    """The claim of each pair, its features, and whether both say the same."""
    meanings, rng = Meanings(), random.Random(1)
    found: list[tuple[int, tuple[float, ...], bool]] = []
    for number, claim in enumerate(rows("claims", "open", "claim")):
        texts = [claim["clause"], *claim["paraphrases"], claim["near_miss"]]
        for left, right in itertools.combinations(texts, 2):
            same = claim["near_miss"] not in (left, right)
            wordings = (right, *_inside(right, rng))
            found += [(number, meanings.features(left, text), same) for text in wordings]
    numbers, features, same_ = zip(*found, strict=True)
    return np.array(numbers), np.array(features), np.array(same_)


def _inside(text: str, rng: random.Random) -> Iterator[str]:
    """The text within a sentence that says something else as well."""
    fillers = [one["text"] for one in rows("filler", "open", "template") if one["kind"] == "filler"]
    for _ in range(2):
        other = rng.choice(fillers).split(". ")[0].rstrip(".")
        other = other.format(place="Tolleran", org="Sallow Water", day="Monday")
        yield rng.choice((f"{text}, and {other}", f"{other}, while {text}"))


if __name__ == "__main__":
    main()
