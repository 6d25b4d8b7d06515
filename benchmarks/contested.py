"""Contested dates: passages with two datings of one event, and near-misses, beside what is found.

    python -m benchmarks.contested           the open passages, those that go wrong listed
    python -m benchmarks.contested --kept    the passages set aside; figures only
    python -m benchmarks.contested -v        every passage

The passages are the project's own writing, about places that do not exist; half of each file has a
genuine disagreement. A contested passage is right where one contested date has both versions: their
words overlap, and their values are equal where the gold gives one. What else is found is wrong.
"""

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import headwater
from benchmarks.figures import Figures, digest
from headwater import Article, Paragraph, Reading
from headwater.article import article_id
from headwater.reading.types import Contested, Version

FOLDER = Path(__file__).with_name("passages")
OPEN = (*(f"dates-open-{n}" for n in range(1, 7)), "dates-own", "dates-pairs")
KEPT = ("dates-kept",)
KIND = re.compile(r"\[(caption|headline|body)\] ")

Passage = dict[str, Any]


def measure(shared: Path) -> Figures:  # noqa: ARG001
    """Precision, recall and F1 in per cent on the open passages; the news data is not needed."""
    totals = Counter[str]()
    for passage in passages(OPEN):
        totals.update(counted(passage, read(passage)))
    return Figures(digest(files(OPEN)), scores(totals))


def files(names: Sequence[str]) -> list[Path]:
    """The files of these names."""
    return [FOLDER / f"{name}.toml" for name in names]


def passages(names: Sequence[str]) -> Iterator[Passage]:
    """Every passage of some files."""
    for path in files(names):
        yield from tomllib.loads(path.read_text(encoding="utf-8"))["passage"]


def article_of(passage: Passage) -> Article:
    """A passage as an article; an empty line parts its paragraphs, which may name their kind."""
    text, paragraphs = "", []
    for block in passage["text"].split("\n\n"):
        kind = KIND.match(block)
        plain = block[kind.end() :] if kind else block
        text += "\n\n" if text else ""
        name: Any = kind.group(1) if kind else "body"
        paragraphs.append(Paragraph(len(text), len(text) + len(plain), name))
        text += plain
    return Article(article_id(text), text, tuple(paragraphs), published=passage["published"])


def read(passage: Passage) -> Reading:
    """What Headwater reads in a passage."""
    return headwater.read(article_of(passage))


def counted(passage: Passage, reading: Reading) -> Counter[str]:
    """gold, found and right: how many contested dates."""
    right, place = (
        any(_is_right(passage, one, reading, valued) for one in reading.contested)
        for valued in (True, False)
    )
    gold = int(passage["contested"])
    return Counter(gold=gold, found=len(reading.contested), right=int(right), place=int(place))


def scores(totals: Counter[str]) -> dict[str, float]:
    """The figures in per cent; those of "words" ask for no values."""
    found: dict[str, float] = {}
    for name, key in (("contested", "right"), ("contested, words", "place")):
        precision = 100 * totals[key] / max(1, totals["found"])
        recall = 100 * totals[key] / max(1, totals["gold"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        found |= {f"{name} precision": precision, f"{name} recall": recall, f"{name} F1": f1}
    return found


def _is_right(passage: Passage, one: Contested, reading: Reading, valued: bool) -> bool:
    text = reading.article.text
    return passage["contested"] and all(
        any(_fits(gold, version, text, valued) for version in one.versions)
        for gold in passage["version"]
    )


def _fits(gold: Passage, version: Version, text: str, valued: bool) -> bool:
    start = text.find(gold["words"])
    end = start + len(gold["words"])
    overlap = any(span.start < end and start < span.end for span in version.evidence)
    return overlap and (not valued or gold.get("value", version.value) == version.value)


def main() -> None:
    kept, verbose = "--kept" in sys.argv, "-v" in sys.argv
    totals = Counter[str]()
    chosen = [a for a in sys.argv[1:] if a.startswith("dates")] or (KEPT if kept else OPEN)
    for passage in passages(chosen):
        reading = read(passage)
        one = counted(passage, reading)
        totals.update(one)
        wrong = one["right"] != one["gold"] or one["found"] > one["gold"]
        if not kept and (wrong or verbose):
            _show(passage, reading, one)
    for name, value in scores(totals).items():
        print(f"{name:24} {value:6.1f}")
    print(dict(totals))


def _show(passage: Passage, reading: Reading, one: Counter[str]) -> None:
    print(passage["id"], dict(one), passage["text"])
    for gold in passage.get("version", []):
        print("   gold", gold["words"], gold.get("value"), gold["by"])
    for found in reading.contested:
        print("   found", found.event)
        for v in found.versions:
            words = [span.of(reading.article.text) for span in v.evidence]
            print("         ", v.value, words, v.by)
    print()


if __name__ == "__main__":
    main()
