"""How well articles are grouped into stories, one at a time in a shuffled order.

    python -m benchmarks.stories          HEADWATER_SHARED: the folder of the data

ECB+: 367 articles, 32 stories, each with a look-alike (the same kind of event, often the same place
or people). All come into one store through `headwater.Corpus`. BCubed (Bagga and Baldwin 1998),
the mean over five orders. The constants of `corpus/grouping.py` and `corpus/profiles.py` were
chosen on these topics; how much that flatters is said by the halves: the two thresholds that weigh
most are chosen anew on half of the topics and measured on the other half.
"""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from benchmarks.ecbplus import Document, documents, files
from benchmarks.figures import SHARED, Figures, digest
from headwater.article import Article, Paragraph, article_id
from headwater.corpus import grouping
from headwater.corpus.corpus import Corpus
from headwater.reading.types import Reading

ORDERS = 5
SPLITS = 5
GRID = [(same, likely) for same in (0.48, 0.52, 0.56) for likely in (0.36, 0.4, 0.44)]


@dataclass(frozen=True, slots=True)
class Score:
    """BCubed precision, recall and F1, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def bcubed(found: Sequence[int], gold: Sequence[str]) -> Score:
    """Of articles whose stories were found to be `found`, and are `gold`."""
    both = Counter(zip(found, gold, strict=True))
    ours, theirs = Counter(found), Counter(gold)
    precision = sum(n * n / ours[story] for (story, _), n in both.items())
    recall = sum(n * n / theirs[story] for (_, story), n in both.items())
    return Score(precision / len(gold), recall / len(gold))


def article(document: Document) -> Article:
    """The article as plain text, each line a paragraph."""
    paragraphs, start = [], 0
    for line in document.text.splitlines(keepends=True):
        if line.strip():
            paragraphs.append(Paragraph(start, start + len(line.rstrip("\n"))))
        start += len(line)
    return Article(article_id(document.text), document.text, tuple(paragraphs))


def grouped(some: Sequence[Document], order: int) -> list[int]:
    """The story of each document, when they come one at a time in the shuffled order `order`."""
    shuffled = list(range(len(some)))
    random.Random(order).shuffle(shuffled)
    with tempfile.TemporaryDirectory() as folder, Corpus.open(Path(folder) / "news.db") as corpus:
        for place in shuffled:
            corpus.add([Reading(article(some[place]), ())])
        find = "SELECT story_id FROM story_articles ORDER BY article_id"
        stories = [row[0] for row in corpus.store.connection.execute(find)]
    return [story for _, story in sorted(zip(shuffled, stories, strict=True))]


def mean_f1(
    runs: Iterable[Sequence[int]], some: Sequence[Document], topics: Collection[str]
) -> float:
    """The mean F1 over `runs`, of the documents of some topics."""
    chosen = [place for place, one in enumerate(some) if one.topic in topics]
    gold = [some[place].story for place in chosen]
    return mean(bcubed([run[place] for place in chosen], gold).f1 for run in runs)


def measure(shared: Path) -> Figures:
    """The figure that has a floor."""
    some = documents(shared)
    runs = [grouped(some, order) for order in range(ORDERS)]
    found = 100 * mean_f1(runs, some, {one.topic for one in some})
    return Figures(digest(files(shared)), {"stories: BCubed F1": found})


def halves(some: Sequence[Document]) -> tuple[float, float]:
    """(chosen on, not seen): mean F1 of the half of the topics that the best of `GRID` was chosen
    on, and of the other half."""
    by_choice = {}
    for same, likely in GRID:
        grouping.SAME, grouping.LIKELY = same, likely
        by_choice[same, likely] = [grouped(some, order) for order in range(ORDERS)]
    topics = sorted({one.topic for one in some})
    seen, unseen = [], []
    for split in range(SPLITS):
        random.Random(split).shuffle(topics)
        for inside, outside in ((topics[::2], topics[1::2]), (topics[1::2], topics[::2])):
            scores = {one: mean_f1(runs, some, inside) for one, runs in by_choice.items()}
            best = max(scores, key=scores.__getitem__)
            seen.append(scores[best])
            unseen.append(mean_f1(by_choice[best], some, outside))
    return mean(seen), mean(unseen)


def main() -> int:
    if not SHARED.is_dir():
        print("the news data is not here: set HEADWATER_SHARED to its folder")
        return 1
    some = documents(SHARED)
    gold = [one.story for one in some]
    scores = [bcubed(grouped(some, order), gold) for order in range(ORDERS)]
    print(f"{len(some)} articles, {len(set(gold))} stories; BCubed in per cent")
    for order, one in enumerate(scores):
        print(f"order {order}: P {one.precision:.1%}  R {one.recall:.1%}  F1 {one.f1:.1%}")
    print(f"mean F1 of {ORDERS} orders: {mean(one.f1 for one in scores):.1%}")
    if "--halves" in sys.argv[1:]:
        seen, unseen = halves(some)
        print(f"thresholds chosen on half of the topics: {seen:.1%}; the other half: {unseen:.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
