"""Who said what, in the examples: what is read beside what a careful reader gets out of them.

    python -m benchmarks.examples

Contents match where their words overlap by a Dice of 0.5 or more, one to one, best first; "who"
asks for the source too. Nested attributions are left out, as PolNeAR marks none. The examples are
the project's own writing, so this runs anywhere; they are few, and richer than most news.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import headwater
from benchmarks.figures import SHARED, Figures, digest
from headwater import Span

EXAMPLES = Path(__file__).parents[1] / "examples"
WORD = re.compile(r"\w+")
ENOUGH = 0.5

Words = Counter[str]
Said = tuple[Words, Words]  # source, content


def measure(shared: Path) -> Figures:  # noqa: ARG001
    """F1 in per cent over all examples; the folder of news data is not needed."""
    totals: Counter[str] = Counter()
    for path in readings():
        totals.update(compared(path))
    names = {"content": "content RELAXED F1", "who": "who said what F1"}
    values = {
        name: 200 * totals[key] / (totals["gold"] + totals["read"]) for key, name in names.items()
    }
    return Figures(digest([*readings(), *articles()]), values)


def readings() -> list[Path]:
    """The hand-made readings."""
    return sorted((EXAMPLES / "gold").glob("*.json"))


def articles() -> list[Path]:
    """The example articles."""
    return sorted(path for path in EXAMPLES.iterdir() if path.suffix in {".txt", ".html"})


def compared(path: Path) -> Counter[str]:
    """Counts for one example: attributions in gold and read, right contents, right sources too."""
    hand = json.loads(path.read_text(encoding="utf-8"))
    gold = [said for one in hand["attributions"] if not one.get("within") for said in _gold(one)]
    reading = headwater.read(EXAMPLES / hand["article"])
    text = reading.article.text
    outer = [a for a in reading.attributions if a.within is None]
    read = [(_marked(a.source, text), _marked(a.content, text)) for a in outer]
    pairs = list(_pairs(gold, read))
    who = sum(_same(gold[i][0], read[j][0]) for i, j in pairs)
    return Counter(gold=len(gold), read=len(read), content=len(pairs), who=who)


def _gold(one: dict[str, Any]) -> Iterator[Said]:
    yield _words(_pieces(one["source"])), _words(_pieces(one["content"]))


def _pieces(role: Any) -> list[str]:
    if role is None:
        return []
    pieces = role if isinstance(role, list) else [role]
    return [piece if isinstance(piece, str) else piece["exact"] for piece in pieces]


def _marked(spans: Sequence[Span], text: str) -> Words:
    return _words([span.of(text) for span in spans])


def _words(pieces: Sequence[str]) -> Words:
    return Counter(word for piece in pieces for word in WORD.findall(piece.lower()))


def _dice(a: Words, b: Words) -> float:
    whole = a.total() + b.total()
    return 2 * (a & b).total() / whole if whole else 1.0


def _same(a: Words, b: Words) -> bool:
    return bool(a) == bool(b) and _dice(a, b) >= ENOUGH


def _pairs(gold: Sequence[Said], read: Sequence[Said]) -> Iterator[tuple[int, int]]:
    close = [
        (_dice(g[1], r[1]), i, j)
        for i, g in enumerate(gold)
        for j, r in enumerate(read)
        if _dice(g[1], r[1]) >= ENOUGH
    ]
    taken_gold: set[int] = set()
    taken_read: set[int] = set()
    for _, i, j in sorted(close, reverse=True):
        if i not in taken_gold and j not in taken_read:
            taken_gold.add(i)
            taken_read.add(j)
            yield i, j


def main() -> int:
    print(f"{'example':24}{'gold':>6}{'read':>6}{'content':>9}{'who':>6}")
    for path in readings():
        c = compared(path)
        print(f"{path.stem:24}{c['gold']:6}{c['read']:6}{c['content']:9}{c['who']:6}")
    for name, value in measure(SHARED).values.items():
        print(f"{name}: {value:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
