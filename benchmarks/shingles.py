"""How much of a text an extractor found: shingles of four words, as scored by Scrapinghub.

Follows `evaluate.py` of github.com/scrapinghub/article-extraction-benchmark: shingles of words with
their multiplicity; each page's true positives, false positives and false negatives are shares of
their sum; precision and recall are means over the pages, and F1 is that of the means.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean

_SIZE = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, from 0 to 1."""

    precision: float
    recall: float
    f1: float


def shingle_score(pairs: Iterable[tuple[str, str]]) -> Score:
    """The score over pages, each a pair of the gold text and the extracted one."""
    counts = [_matches(gold, found) for gold, found in pairs]
    precision = mean(_ratio(hit, over, miss) for hit, over, miss in counts if hit + over)
    recall = mean(_ratio(hit, miss, over) for hit, over, miss in counts if hit + miss)
    both = precision + recall
    return Score(precision, recall, 2 * precision * recall / both if both else 0.0)


def _matches(gold: str, found: str) -> tuple[int, int, int]:
    wanted, given = _shingles(gold), _shingles(found)
    hit = (wanted & given).total()
    return hit, given.total() - hit, wanted.total() - hit


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    starts = range(max(1, len(words) - _SIZE + 1))
    return Counter(shingle for at in starts if (shingle := tuple(words[at : at + _SIZE])))


def _ratio(hit: int, wrong: int, other: int) -> float:
    if wrong == other == 0:
        return 1.0
    return hit / (hit + wrong) if hit else 0.0
