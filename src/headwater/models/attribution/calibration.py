"""From the probabilities that decoding leaves behind to one that means what it says."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

FLOOR = 1e-3
"""Probabilities are kept this far from 0 and 1, where their logarithms run away."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression over the log odds of the evidence (Platt 1999).

    `weights`: one for each probability, then one for a missing source and one for a missing cue.
    """

    bias: float
    weights: tuple[float, ...]

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> "Calibration":
        """From the model's config.json."""
        return cls(float(config["bias"]), tuple(map(float, config["weights"])))

    def confidence(self, evidence: Sequence[float], source: bool, cue: bool) -> float:
        """The probability that content and source are right, to two decimals."""
        values = features(evidence, source, cue)
        total = self.bias + sum(w * x for w, x in zip(self.weights, values, strict=True))
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 2)


@dataclass(frozen=True, slots=True)
class Keeping:
    """Which attributions are kept of those found: what is as likely as `least` to match a content
    that an annotator marks, whatever its source, or as `least_unsourced` if it has none."""

    chance: Calibration
    least: float
    least_unsourced: float

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> "Keeping":
        """From the model's config.json."""
        return cls(Calibration.of(config), float(config["least"]), float(config["least_unsourced"]))

    def keeps(self, evidence: Sequence[float], source: bool, cue: bool) -> bool:
        """Whether an attribution is likely enough."""
        least = self.least if source else self.least_unsourced
        return self.chance.confidence(evidence, source, cue) >= least


def features(evidence: Sequence[float], source: bool, cue: bool) -> list[float]:
    """What the regression weighs."""
    odds = []
    for chance in evidence:
        kept = min(max(chance, FLOOR), 1 - FLOOR)
        odds.append(math.log(kept / (1 - kept)))
    return [*odds, float(not source), float(not cue)]
