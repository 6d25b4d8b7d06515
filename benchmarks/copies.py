"""Copies found among real articles, and look-alike reports that are none.

    python -m benchmarks.copies

A copy of every kind is made of articles of PolNeAR train, with the edits of `benchmarks.edits`;
all go into a store in a shuffled order, and the pairs that it links are scored. Articles that
share 30 % of the five-word runs of either before anything is copied (the data has some wire stories
twice) are left out first. Look-alikes: all pairs of one ECB+ story that share less than 10 % of
their five-word runs; a pair linked among them is false.
"""

import random
import re
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from benchmarks.edits import EDITS, Text
from benchmarks.figures import SHARED, Figures, digest
from headwater.article import Article, Paragraph, article_id
from headwater.corpus.copies import compare, edition_of
from headwater.corpus.corpus import Corpus
from headwater.reading.types import Reading

OF_EACH = 60
"""Copies of each kind."""
TWICE = 0.3
ALIKE = 0.1
_RUN = 5
_FIRST_DAY = 3


@dataclass(frozen=True, slots=True)
class Result:
    """Pairs by kind: how many were made and found; the false ones; the look-alikes linked."""

    made: Counter[str]
    found: Counter[str]
    turned: Counter[str]
    false: int
    lookalikes: int
    linked: int

    @property
    def f1(self) -> float:
        hits = self.found.total()
        return 2 * hits / (self.made.total() + hits + self.false)


def measure(shared: Path) -> Figures:
    """The figures that the gate holds: in per cent, more is better."""
    result = run(shared)
    clean = 100 * (1 - result.linked / result.lookalikes)
    return Figures(digest(_files(shared)), {"pair F1": 100 * result.f1, "look-alikes apart": clean})


def main() -> None:
    result = run(SHARED)
    print("kind                       made  found  the right way round")
    for kind in EDITS:
        print(f"{kind:24} {result.made[kind]:6} {result.found[kind]:6} {result.turned[kind]:6}")
    print(f"false pairs {result.false}; pair F1 {result.f1:.4f}")
    share = result.linked / result.lookalikes
    print(f"look-alike pairs {result.lookalikes}, linked {result.linked} ({share:.2%})")


def run(shared: Path, seed: int = 6) -> Result:
    rng = random.Random(seed)
    texts = _different([_paragraphs(p) for p in sorted(_files(shared)) if p.suffix == ".txt"])
    rng.shuffle(texts)
    articles, gold = _copied(rng, texts[: OF_EACH * (len(EDITS) + 1)])
    linked = _linked(rng, articles)
    found, turned = Counter[str](), Counter[str]()
    for pair, kind in gold.items():
        found[kind] += pair in linked or pair[::-1] in linked
        turned[kind] += pair in linked
    false = sum(pair not in gold and pair[::-1] not in gold for pair in linked)
    return Result(Counter(gold.values()), found, turned, false, *_lookalikes(shared))


def _files(shared: Path) -> list[Path]:
    return [
        *(shared / "polnear" / "train" / "text").glob("*.txt"),
        *(shared / "stories" / "ecbplus").glob("*/*.xml"),
    ]


def _paragraphs(path: Path) -> Text:
    return [line for line in path.read_text("utf-8").split("\n") if line.strip()]


def _different(texts: Sequence[Text]) -> list[Text]:
    """The texts that have no twin among those before them, and are more than a headline."""
    seen: Counter[tuple[str, ...]] = Counter()
    kept = []
    for text in texts:
        runs = _runs(" ".join(text))
        if len(text) > 3 and sum(run in seen for run in runs) < TWICE * len(runs):
            kept.append(text)
        seen.update(runs)
    return kept


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def _copied(
    rng: random.Random, texts: Sequence[Text]
) -> tuple[list[Article], dict[tuple[str, str], str]]:
    """The articles, and which (copy, original) is of which kind."""
    gold: dict[tuple[str, str], str] = {}
    articles = [_article(text, f"Wire {i}", _FIRST_DAY) for i, text in enumerate(texts)]
    other = len(texts) - 1
    for i, kind in enumerate(kind for kind in EDITS for _ in range(OF_EACH)):
        copy = _article(EDITS[kind](rng, texts[i], texts[other]), f"Paper {i}", _FIRST_DAY + 1)
        gold[copy.outlet or "", f"Wire {i}"] = kind
        if kind == "two stories merged":
            gold[copy.outlet or "", f"Wire {other}"] = kind
            other -= 1
        articles.append(copy)
    return articles, gold


def _article(text: Text, outlet: str, day: int) -> Article:
    whole = "\n\n".join(text)
    paragraphs = []
    at = 0
    for i, one in enumerate(text):
        paragraphs.append(Paragraph(at, at + len(one), "body" if i else "headline"))
        at += len(one) + 2
    return Article(
        article_id(whole), whole, tuple(paragraphs), outlet=outlet, published=f"2025-03-{day:02}"
    )


def _linked(rng: random.Random, articles: list[Article]) -> set[tuple[str, str]]:
    """The (copy, original) that a store links, by outlet."""
    rng.shuffle(articles)
    with tempfile.TemporaryDirectory() as folder, Corpus.open(Path(folder, "news.db")) as corpus:
        corpus.add(Reading(article, ()) for article in articles)
        query = (
            "SELECT a.outlet, b.outlet FROM copies JOIN articles a ON a.id = copy_id "
            "JOIN articles b ON b.id = original_id"
        )
        return {(copy, original) for copy, original in corpus.store.connection.execute(query)}


def _lookalikes(shared: Path) -> tuple[int, int]:
    """(pairs of one story that share little, how many of them are linked)."""
    pairs = linked = 0
    for story in _stories(shared):
        for left, right in combinations(story, 2):
            shared_runs = _runs(left.text) & _runs(right.text)
            fewer = min(len(_runs(left.text)), len(_runs(right.text)))
            if len(shared_runs) < ALIKE * fewer:
                pairs += 1
                linked += compare(edition_of(left), edition_of(right)) is not None
    return pairs, linked


def _stories(shared: Path) -> Iterator[list[Article]]:
    for topic in sorted((shared / "stories" / "ecbplus").iterdir()):
        for ending in ("ecb", "ecbplus"):
            files = sorted(topic.glob(f"*_*{ending}.xml"))
            chosen = [f for f in files if re.fullmatch(rf"\d+_\d+{ending}\.xml", f.name)]
            yield [_article(["", *_sentences(path)], path.stem, _FIRST_DAY) for path in chosen]


def _sentences(path: Path) -> list[str]:
    lines: dict[str, list[str]] = {}
    for token in ET.parse(path).getroot().iter("token"):  # noqa: S314 - a file of the data
        lines.setdefault(token.get("sentence", ""), []).append(token.text or "")
    return [" ".join(line) for line in lines.values()]


if __name__ == "__main__":
    main()
