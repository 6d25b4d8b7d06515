"""Fit how likely two datings are two accounts of one event: `headwater/reading/dated/odds.toml`.

    python -m benchmarks.disagreements [--write]    HEADWATER_SHARED: the folder of the data

Pairs of datings of all open passages that exclude each other: those that a passage gives as its
disagreement are to be found, all others not; and those of some articles of PolNeAR train, where
none is to be. By logistic regression. Beside it, what weights fitted without a file of passages
find in that file, and in how many of the articles they find anything. `--write` renews the table.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import headwater
from benchmarks.contested import OPEN, Passage, article_of, passages
from benchmarks.figures import SHARED
from benchmarks.sameness import Floats, fit
from headwater import Article
from headwater.intake.pasted import article_from_text
from headwater.intake.told import with_told
from headwater.reading.contested import Finder
from headwater.reading.dated.datings import Dating
from headwater.reading.dated.likeness import likeness
from headwater.reading.events import datings_of
from headwater.reading.sentences import Sentences

STEP = 3
"""Every third article of PolNeAR train."""
WEIGHT = 4
"""How often each pair of a passage counts, for one of an article."""
DECAY = 0.01
"""How strongly weights are held small; of 0.001 and 0.01 the better on files left out."""
LEVELS = (-1.5, -1.0, -0.5, 0.0)
TABLE = Path(headwater.__file__).parent / "reading" / "dated" / "odds.toml"
HEADER = TABLE.read_text("utf-8").split("[weights]")[0]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two datings of a text: its name, what is known of them, and whether they disagree."""

    text: str
    clues: dict[str, float]
    disagree: bool


def pairs(name: str, article: Article, passage: Passage | None) -> Iterator[Pair]:
    """The pairs of an article that could be reported."""
    reading = headwater.read(article)
    sentences = Sentences.of(article)
    dated = datings_of(article, reading.attributions, reading.times, sentences)
    finder = Finder(article, dated, reading.attributions, sentences)
    for first, second in finder.pairs():
        if finder.comparable(first, second):
            two = finder.dated[first], finder.dated[second]
            found = {**finder.clues(first, second), "likeness": likeness(*two)}
            yield Pair(name, found, _is_gold(passage, article.text, *two))


def _is_gold(passage: Passage | None, text: str, one: Dating, other: Dating) -> bool:
    """Whether the two are versions of a passage's contested date."""
    versions = passage.get("version", []) if passage else []
    hits = [{n for n, gold in enumerate(versions) if _dates(gold, d, text)} for d in (one, other)]
    return bool(hits[0] and hits[1] and len(hits[0] | hits[1]) > 1)


def _dates(gold: Passage, dating: Dating, text: str) -> bool:
    start = text.find(gold["words"])
    return dating.evidence.start < start + len(gold["words"]) and start < dating.evidence.end


def news() -> list[Pair]:
    """The pairs of the articles, whose names hold the day of publication."""
    found: list[Pair] = []
    for path in sorted((SHARED / "polnear" / "train" / "text").glob("*.txt"))[::STEP]:
        article = article_from_text(path.read_text("utf-8"), name=path.stem)
        dated = with_told(article, published=path.stem.split("_")[1], outlet=None)
        found += pairs(path.stem, dated, None)
    return found


def fitted(told: Sequence[Pair], others: Sequence[Pair], names: Sequence[str]) -> Floats:
    """The weight of each clue, then the bias."""
    some = [*told] * WEIGHT + [*others]
    return fit(table(some, names), np.array([one.disagree for one in some]), DECAY)


def table(some: Sequence[Pair], names: Sequence[str]) -> Floats:
    """One row a pair, one column a clue."""
    return np.array([[one.clues[name] for name in names] for one in some])


def over(some: Sequence[Pair], names: Sequence[str], weights: Floats, level: float) -> list[Pair]:
    """The pairs that would be reported."""
    odds = table(some, names) @ weights[:-1] + weights[-1]
    return [one for one, value in zip(some, odds, strict=True) if value >= level]


def main() -> int:
    if not SHARED.is_dir():
        print("the news data is not here: set HEADWATER_SHARED to its folder")
        return 1
    told = {f: [p for one in passages([f]) for p in of_passage(one)] for f in OPEN}
    others, names = news(), [*next(iter(told.values()))[0].clues]
    left_out(told, others, names)
    weights = fitted([p for some in told.values() for p in some], others, names)
    rows = dict(zip([*names, "bias"], weights, strict=True))
    lines = [f'"{name}" = {value:.2f}' for name, value in rows.items()]
    print("\n".join(lines))
    if "--write" in sys.argv:
        TABLE.write_text(f"{HEADER}[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


def of_passage(passage: Passage) -> Iterator[Pair]:
    """The pairs of a passage."""
    return pairs(passage["id"], article_of(passage), passage)


def left_out(told: Mapping[str, list[Pair]], others: list[Pair], names: list[str]) -> None:
    """Print what weights that were fitted without a file find in it, and in the articles."""
    for level in LEVELS:
        found, false, alarms, gold = 0, 0, 0.0, 0
        for file, some in told.items():
            rest = [p for name, known in told.items() if name != file for p in known]
            weights = fitted(rest, others, names)
            contested = {one["id"] for one in passages([file]) if one["contested"]}
            reported = over(some, names, weights, level)
            found += len({one.text for one in reported if one.disagree})
            false += len({one.text for one in reported} - contested)
            alarms += len({one.text for one in over(others, names, weights, level)}) / len(told)
            gold += len(contested)
        f1 = 200 * found / (gold + found + false)
        print(f"over {level:4}: {found} of {gold} found, {false} false, F1 {f1:.1f};", end=" ")
        print(f"something in {alarms:.1f} of the articles")


if __name__ == "__main__":
    sys.exit(main())
