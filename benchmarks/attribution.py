"""Who said what, on PolNeAR dev: the shipped model beside other systems.

    python -m benchmarks.attribution [--model DIR]    HEADWATER_SHARED is the folder of the data

Each article's text file goes through `headwater.read`, as on the command line; the scorer is the
data's own `score/score.py`. The figures go to benchmarks/results/attribution.json.
"""

import argparse
import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import headwater
from benchmarks.figures import SHARED, Figures, digest

RESULTS = Path(__file__).parent / "results" / "attribution.json"
COLUMNS = ("source w.", "cue w.", "content w.", "STRICT", "RELAXED", "who", "sourced", "indirect R")
PEERS = {
    "textacy 0.13 per paragraph": (21.4, 21.5, 48.8, 22.3, 31.9, 29.2, 30.6, 0.1),
    "sayswho, no coreference": (21.4, 21.5, 52.6, 24.4, 34.1, 30.4, 31.9, 0.1),
    "Gender Gap Tracker extractor": (59.0, 35.7, 68.1, 32.3, 53.5, 43.1, 44.7, 25.3),
    "Citron, cue model retrained": (45.7, 39.7, 62.0, 31.7, 53.9, 46.2, 48.3, 30.2),
    "Citron retrained": (69.0, 49.9, 70.5, 40.4, 64.2, 57.7, 60.1, 43.3),
    "one annotator against another (18 others)": (81.3, 70.5, 91.6, 70.8, 82.7, 76.9, 78.5, 76.2),
}
"""Measured once with the same scorer on the same articles; the last row on 18 done twice."""


def measure(shared: Path, model: Path | None = None) -> Figures:
    """The figures of a model on dev, F1 and recall in per cent."""
    figures = scores(shared, model)
    words = figures["words"]
    values = {
        "source words F1": words["source"]["F1"],
        "cue words F1": words["cue"]["F1"],
        "content words F1": words["content"]["F1"],
        "content STRICT F1": figures["strict"]["F1"],
        "content RELAXED F1": figures["relaxed"]["F1"],
        "who said what, all F1": figures["who"]["F1"],
        "who said what, sourced F1": figures["who_sourced"]["F1"],
        "indirect RELAXED recall": figures["recall_by_kind"]["unquoted"]["relaxed"],
    }
    folder = shared / "polnear" / "dev"
    data = [*(folder / "text").glob("*.txt"), *(folder / "attributions").glob("*.ann")]
    return Figures(digest(data), values)


def scores(shared: Path, model: Path | None = None) -> Any:
    """The scorer's own figures."""
    scorer, converter = (_load(shared / "score" / f"{n}.py") for n in ("score", "polnear2json"))
    meta = (shared / "polnear" / "metadata.tsv").read_text("utf-8").splitlines()
    annotators = {line.split("\t")[1]: line.split("\t")[3].split("|") for line in meta}
    counts = []
    for path in sorted((shared / "polnear" / "dev" / "text").glob("*.txt")):
        text = converter.read_text(path)
        standoff = path.parents[1] / "attributions" / f"{path.stem}_{annotators[path.stem][0]}.ann"
        gold = converter.parse_ann(standoff, text, Counter())
        counts.append(scorer.score_doc(scorer.Text(text), gold, predicted(path, text, model)))
    return scorer.figures(scorer.add(counts))


def predicted(path: Path, text: str, model: Path | None) -> Any:
    """The attributions of one file as JSON has them."""
    reading = headwater.read(path, model=model).to_dict()
    assert reading["article"]["text"] == text, f"{path.name}: the text is not the file's"
    return reading["attributions"]


def _load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> int:
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--model", type=Path, help="another model directory")
    chosen = ask.parse_args()
    if not SHARED.is_dir():
        print("the news data is not here: set HEADWATER_SHARED to its folder")
        return 1
    figures = measure(SHARED, chosen.model)
    rows = {"Headwater": tuple(figures.values.values()), **PEERS}
    print(f"{'PolNeAR dev, F1 (R: recall)':42}" + "".join(f"{name:>11}" for name in COLUMNS))
    for name, row in rows.items():
        print(f"{name:42}" + "".join(f"{value:11.1f}" for value in row))
    if chosen.model is None:
        values = {name: round(value, 2) for name, value in figures.values.items()}
        written = json.dumps({"data": figures.data, "figures": values}, indent=1)
        RESULTS.write_text(written + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
