"""Who said what, on PolNeAR dev: the shipped model beside other systems.

    python -m benchmarks.attribution [--model DIR]    HEADWATER_SHARED: the folder of the data

Each article's text file goes through `headwater.read`, as on the command line; the scorer is the
data's own `score/score.py`. The shipped model's figures go to benchmarks/results/attribution.json,
from which README and model card quote.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import polnear
from benchmarks.figures import SHARED, Figures
from benchmarks.polnear import Outcome, Scored

RESULTS = Path(__file__).parent / "results" / "attribution.json"
COLUMNS = (
    "source w.", "cue w.", "content w.", "STRICT", "RELAXED", "who", "sourced", "indirect R",
    "no source R",
)  # fmt: skip
Row = tuple[float | None, ...]
PEERS: dict[str, Row] = {
    "textacy 0.13 per paragraph": (21.4, 21.5, 48.8, 22.3, 31.9, 29.2, 30.6, 0.1, None),
    "sayswho, no coreference": (21.4, 21.5, 52.6, 24.4, 34.1, 30.4, 31.9, 0.1, None),
    "Gender Gap Tracker extractor": (59.0, 35.7, 68.1, 32.3, 53.5, 43.1, 44.7, 25.3, None),
    "Citron, cue model retrained": (45.7, 39.7, 62.0, 31.7, 53.9, 46.2, 48.3, 30.2, None),
    "Citron retrained": (69.0, 49.9, 70.5, 40.4, 64.2, 57.7, 60.1, 43.3, 0.0),
    "one annotator against another (18 others)": (
        81.3, 70.5, 91.6, 70.8, 82.7, 76.9, 78.5, 76.2, None,
    ),
}  # fmt: skip
"""Measured once with the same scorer on the same articles; the last row on 18 done twice."""
BINS = 10


def measure(shared: Path, model: str | None = None) -> Figures:
    """The figures of a model on dev, F1 and recall in per cent."""
    some = polnear.scored(shared, model)
    values = polnear.main_figures(polnear.tool(shared, "score"), some)
    return Figures(polnear.data_digest(shared), values)


def report(shared: Path, model: str | None = None) -> dict[str, Any]:
    """Everything that README and model card quote."""
    scorer, some = polnear.tool(shared, "score"), polnear.scored(shared, model)
    outcomes = [outcome for one in some for outcome in one.outcomes]
    publishers = sorted({one.publisher for one in some})
    return {
        "data": polnear.data_digest(shared),
        "figures": _rounded(polnear.main_figures(scorer, some)),
        "intervals": {
            name: [round(end, 1) for end in ends]
            for name, ends in polnear.intervals(scorer, some).items()
        },
        "publishers": {
            name: _brief(scorer, [one for one in some if one.publisher == name])
            for name in publishers
        },
        "manner": _recall(outcomes, "manner"),
        "source": _recall(outcomes, "source"),
        "calibration error": round(calibration_error(some), 3),
        "confidence": confidence_table(some),
    }


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in values.items()}


def _brief(scorer: Any, some: Sequence[Scored]) -> dict[str, float]:
    figures = polnear.total(scorer, some)
    parts = {
        "STRICT": figures["strict"]["F1"],
        "RELAXED": figures["relaxed"]["F1"],
        "who": figures["who"]["F1"],
    }
    counted = {"articles": len(some), "attributions": figures["counts"]["g"]}
    return {**counted, **{name: round(value, 1) for name, value in parts.items()}}


def _recall(outcomes: Sequence[Outcome], field: str) -> dict[str, dict[str, float]]:
    """Recall of content, and of content with source, by a field of the gold attributions."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        groups[getattr(one, field)].append(one)
    return {
        name: {
            "attributions": len(some),
            "content": round(100 * sum(o.content for o in some) / len(some), 1),
            "who": round(100 * sum(o.who for o in some) / len(some), 1),
        }
        for name, some in sorted(groups.items())
    }


def _bins(some: Sequence[Scored]) -> list[list[tuple[float, bool]]]:
    readings = sorted((pair for one in some for pair in one.readings), key=lambda pair: pair[0])
    size = -(-len(readings) // BINS)
    return [readings[i : i + size] for i in range(0, len(readings), size)]


def calibration_error(some: Sequence[Scored]) -> float:
    """Expected calibration error over ten bins of equal size (Naeini et al. 2015)."""
    bins = _bins(some)
    gaps = [abs(sum(p for p, _ in b) - sum(right for _, right in b)) for b in bins]
    return sum(gaps) / sum(map(len, bins))


def confidence_table(some: Sequence[Scored]) -> list[list[float]]:
    """[mean confidence, share that is right] in per cent, of each bin."""
    return [[round(100 * sum(x[i] for x in b) / len(b), 1) for i in range(2)] for b in _bins(some)]


def show(name: str, row: Row) -> None:
    """One line of the table."""
    print(f"{name:42}" + "".join(f"{'–' if x is None else f'{x:.1f}':>12}" for x in row))


def main() -> int:
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--model", help="another model's directory")
    chosen = ask.parse_args()
    if not SHARED.is_dir():
        print("the news data is not here: set HEADWATER_SHARED to its folder")
        return 1
    found = report(SHARED, chosen.model)
    print(f"{'PolNeAR dev, F1 (R: recall)':42}" + "".join(f"{name:>12}" for name in COLUMNS))
    show("Headwater", tuple(found["figures"].values()))
    for end, name in enumerate(("  95 %, from", "  to")):
        show(name, tuple(interval[end] for interval in found["intervals"].values()))
    for name, row in PEERS.items():
        show(name, row)
    print(f"expected calibration error: {found['calibration error']:.3f}")
    if chosen.model is None:
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
