"""The model card's tables, from what `python -m benchmarks.attribution` and `.speed` measured."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
CARD = ROOT / "src" / "headwater" / "models" / "attribution" / "README.md"
HEADLINES = ("who said what, all F1", "content RELAXED F1", "indirect RELAXED recall")


def figures(results: Path) -> str:
    """All tables, one under another."""
    found = _load(results / "attribution.json")
    parts = [
        _main(found),
        "By publisher, F1:",
        _by(found["publishers"], ("articles", "attributions", "STRICT", "RELAXED", "who")),
        "By manner of the content (direct: 80 % of its words in quotation marks; unquoted: none), "
        "recall:",
        _by(found["manner"], ("attributions", "content", "who")),
        "By the words that name the source, recall:",
        _by(found["source"], ("attributions", "content", "who")),
        f"Expected calibration error on dev: {found['calibration error']:.3f}. Ten bins of equal "
        "size, in per cent:",
        _confidence(found["confidence"]),
        _speed(_load(results / "speed.json")),
    ]
    return "\n\n".join(part.rstrip() for part in parts) + "\n"


def _load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _main(found: Mapping[str, Any]) -> str:
    rows = [
        (name, f"{value:.1f}", "{:.1f} – {:.1f}".format(*found["intervals"][name]))
        for name, value in found["figures"].items()
    ]
    return table(("", "measured", "95 %"), rows)


def _by(groups: Mapping[str, Mapping[str, float]], columns: Sequence[str]) -> str:
    rows = [(name, *(str(row[column]) for column in columns)) for name, row in groups.items()]
    return table(("", *columns), rows)


def _confidence(bins: Sequence[Sequence[float]]) -> str:
    said, right = zip(*bins, strict=True)
    rows = [("confidence", *map(str, said)), ("right", *map(str, right))]
    return table(("", *map(str, range(1, len(bins) + 1))), rows)


def _speed(found: Mapping[str, Any]) -> str:
    """One sentence on time and memory."""
    held, longest = found["resident MB"], found["seconds for one text"]
    ratio = found["Headwater / spaCy"]
    return (
        f"Speed (`python -m benchmarks.speed`, one thread): {ratio:.2f} × the words a second of "
        f"bare spaCy {found['spaCy']} en_core_web_sm with all its components, in the same run; two "
        f"processes read {found['two processes / one']:.2f} × as fast as one. Memory: "
        f"{held['after a tenth']} MB after 1,000 short articles, {held['after all']} MB after "
        f"10,000; "
        f"{longest['resident MB']} MB for one text of 2 MB, which takes "
        f"{longest['2.0 MB'] / longest['0.25 MB']:.1f} × as long as one of 0.25 MB."
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
