"""How much furniture is marked, and how much of what is none, on real news. Prints counts only.

    python -m benchmarks.furniture      HEADWATER_SHARED is the folder of the data

PolNeAR: paragraphs that carry a gold attribution must not be furniture. Pages: paragraphs of the
gold text should not be; of what bare trafilatura takes and gold leaves out, much should be.
"""

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import trafilatura

from benchmarks.figures import SHARED
from headwater.article import Span
from headwater.intake.furniture import furniture_kind, mark_runs
from headwater.intake.pasted import article_from_text

_SHINGLE = 4


def polnear(shared: Path) -> Iterator[tuple[str, list[Span]]]:
    """The text of each train and dev article, with what its gold attributions mark of it."""
    sys.path.insert(0, str(shared / "score"))
    import polnear2json  # type: ignore[import-not-found]

    for split in ("train", "dev"):
        folder = shared / "polnear" / split
        for path in sorted((folder / "text").glob("*.txt")):
            text = polnear2json.read_text(path)
            first = min((folder / "attributions").glob(f"{path.stem}_*.ann"))
            attributions = polnear2json.parse_ann(first, text, Counter())
            yield text, [Span(*span) for each in attributions for span in _spans(each)]


def _spans(attribution: dict[str, Any]) -> list[list[int]]:
    return [*attribution["source"], *attribution["cue"], *attribution["content"]]


def on_polnear(shared: Path) -> None:
    counts: Counter[str] = Counter()
    texts: list[str] = []
    for text, spans in polnear(shared):
        article = article_from_text(text, name="polnear")
        counts["articles"] += 1
        counts["with a headline"] += article.title is not None
        for each in article.paragraphs:
            carries = any(span.start < each.end and each.start < span.end for span in spans)
            counts["carrying" if carries else "other"] += 1
            counts[f"{'carrying' if carries else 'other'} {each.kind}"] += 1
            texts.append(each.span.of(text))
    start = time.perf_counter()
    for paragraph in texts:
        furniture_kind(paragraph)
    each_takes = 1e6 * (time.perf_counter() - start) / len(texts)
    print(f"PolNeAR train+dev: {counts['articles']} articles, {each_takes:.0f} µs a paragraph")
    for name, count in sorted(counts.items()):
        print(f"  {name:22} {count:6}")


def pages(shared: Path) -> Iterator[tuple[str, Path, list[str]]]:
    """Each page with gold: its set, its file, the paragraphs of its gold text."""
    folder = shared / "pages"
    gold = json.loads((folder / "scrapinghub/ground-truth.json").read_text("utf-8"))
    for name, page in gold.items():
        paragraphs = [line for line in page["articleBody"].split("\n") if line.strip()]
        yield "scrapinghub", folder / f"scrapinghub/html/{name}.html.gz", paragraphs
    gold = json.loads((folder / "fundus-evaluation/ground_truth.json").read_text("utf-8"))
    for name, page in gold.items():
        paragraphs = [line.strip("[]• ") for line in page["body"]]
        yield "fundus-evaluation", folder / "fundus-evaluation/html" / name, paragraphs


def on_pages(shared: Path) -> None:
    counts: dict[str, Counter[str]] = {}
    for data, path, gold in pages(shared):
        count = counts.setdefault(data, Counter())
        count["gold paragraphs"] += len(gold)
        count["gold, marked"] += sum(map(bool, mark_runs(gold)))
        html = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        taken = (trafilatura.extract(html, include_comments=False) or "").split("\n")
        known = {shingle for line in gold for shingle in _shingles(line)}
        for line, mark in zip(taken, mark_runs(taken), strict=True):
            shingles = _shingles(line)
            if shingles and len(shingles & known) * 2 <= len(shingles):
                count["taken beside gold"] += 1
                count["taken beside gold, marked"] += mark is not None
    for data, count in counts.items():
        print(data)
        for name in sorted(count):
            print(f"  {name:26} {count[name]:6}")


def _shingles(line: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", line.lower())
    starts = range(max(1, len(words) - _SHINGLE + 1)) if words else ()
    return {tuple(words[at : at + _SHINGLE]) for at in starts}


if __name__ == "__main__":
    on_polnear(SHARED)
    on_pages(SHARED)
