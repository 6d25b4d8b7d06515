"""How near in meaning two texts come that have few words in common.

    python -m benchmarks.akin

Pairs of attributed contents of PolNeAR's train articles that share two words or more, and less than
a quarter of those of the shorter (`AKIN` of `headwater.corpus.claims`): the MOST whose shared words
are rarest, so that they may well be about one matter, and as many at random. Printed: how near the
nearest are, and how many are as near as is enough to belong to a claim.
"""

import itertools
import math
import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from benchmarks.figures import SHARED
from benchmarks.polnear import tool
from headwater.corpus.claims import AKIN, ENOUGH, IN_COMMON, Meanings
from headwater.corpus.stems import stems

ARTICLES = 400
MOST = 250
COMMON = 120
"""Texts that share a word at most, for it to bring two together."""

Pair = tuple[int, int]
"""The places of two texts."""


def main() -> None:
    """Print how near they are."""
    texts = sorted(set(contents(SHARED)))
    held = [stems(text).keys() for text in texts]
    pairs = _apart(held)
    meanings = Meanings()
    for name, some in (
        ("rarest", pairs[:MOST]),
        ("at random", random.Random(1).sample(pairs, MOST)),
    ):
        near = sorted((meanings.near(texts[a], texts[b]) for a, b in some), reverse=True)
        enough = sum(one >= ENOUGH for one in near)
        print(f"{name:9} {MOST} of {len(pairs)}: nearest {near[0]:.2f}, {enough} over {ENOUGH}")


def contents(shared: Path) -> Iterator[str]:
    """What is attributed in the first ARTICLES articles."""
    read = tool(shared, "polnear2json")
    train = shared / "polnear" / "train"
    for path in sorted((train / "text").glob("*.txt"))[:ARTICLES]:
        text = read.read_text(path)
        for annotated in sorted((train / "attributions").glob(f"{path.stem}_*.ann"))[:1]:
            for one in read.parse_ann(annotated, text, Counter()):
                yield " ".join(text[start:end] for start, end in one["content"])


def _apart(held: Sequence[Collection[str]]) -> list[Pair]:
    """The pairs with few words in common, those whose common words are rarest first."""
    where = defaultdict(list)
    for place, words in enumerate(held):
        for word in words:
            where[word].append(place)
    shared: dict[Pair, float] = defaultdict(float)
    for places in where.values():
        if len(places) <= COMMON:
            for pair in itertools.combinations(places, 2):
                shared[pair] += math.log(len(held) / len(places))
    few = [pair for pair in shared if _is_apart(*(set(held[place]) for place in pair))]
    return sorted(few, key=lambda pair: (-shared[pair], pair))


def _is_apart(left: set[str], right: set[str]) -> bool:
    return IN_COMMON <= len(left & right) < AKIN * min(len(left), len(right))


if __name__ == "__main__":
    main()
