"""Who really said it: speakers, kinds, counts, roles, stances, hands and answers, beside gold.

    python -m benchmarks.chains [--fresh HALF | --chains DIR --split DIR] [--errors N]

HEADWATER_SHARED: the folder of the data. Each article's text file goes through `headwater.read`;
the scorer is the data's own `score/score_chains.py`. Without options the articles are those of
`chains/dev`, and the figures go to benchmarks/results/chains.json. `--fresh` takes those of
benchmarks/chain_gold: "open", which the rules were also tuned on, or "kept", which they were not.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import headwater
from benchmarks.annotated import unpack
from benchmarks.figures import SHARED, Figures, digest

RESULTS = Path(__file__).parent / "results" / "chains.json"
NAMES = {
    "speaker_given_match": "speaker, given a match",
    "hands_given_match": "speaker and hands, given a match",
    "via": "hands F1",
    "kind": "kind",
    "stance": "stance",
    "count": "count",
    "role": "role",
    "responses": "responses F1",
    "unnamed_recall_given_match": "unnamed recall, given a match",
}


def measure(shared: Path) -> Figures:
    """The figures on `chains/dev`, in per cent."""
    gold, split = shared / "chains" / "dev", shared / "polnear" / "dev"
    texts = [split / "text" / f"{path.stem}.txt" for path in gold.glob("*.json")]
    return Figures(digest([*gold.glob("*.json"), *texts]), _named(scored(gold, split, shared)))


def scored(gold: Path, split: Path, shared: Path, errors: int = 0) -> dict[str, Any]:
    """The scorer's figures for the articles of `gold`, whose texts lie in `split`."""
    with tempfile.TemporaryDirectory() as folder:
        readings = Path(folder)
        for path in sorted(gold.glob("*.json")):
            reading = headwater.read(split / "text" / f"{path.stem}.txt")
            (readings / path.name).write_text(json.dumps(reading.to_dict()), encoding="utf-8")
        out = readings / "figures"
        scorer = shared / "score" / "score_chains.py"
        command = [sys.executable, scorer, gold, split, readings, "--json", out]
        done = subprocess.run(  # noqa: S603
            [*map(str, command), "--errors", str(errors)],
            check=True, capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip
        if errors:
            print(done.stdout[: done.stdout.rindex("\ngold ")])
        found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def _named(found: dict[str, Any]) -> dict[str, float]:
    values = {
        key: value["F1"] if isinstance(value, dict) else value for key, value in found.items()
    }
    return {name: round(float(values[key]), 2) for key, name in NAMES.items()}


def main() -> int:
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--fresh", choices=["open", "kept"], help="articles of PolNeAR's train split")
    ask.add_argument("--chains", type=Path, help="another folder of gold chains")
    ask.add_argument("--split", type=Path, help="the folder with their texts and attributions")
    ask.add_argument("--errors", type=int, default=0, help="print so many wrong speakers or hands")
    chosen = ask.parse_args()
    if not SHARED.is_dir():
        print("the news data is not here: set HEADWATER_SHARED to its folder")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        gold = chosen.chains or SHARED / "chains" / "dev"
        split = chosen.split or SHARED / "polnear" / ("train" if chosen.fresh else "dev")
        if chosen.fresh:
            gold = Path(folder)
            unpack(chosen.fresh, split, gold)
        found = scored(gold, split, SHARED, chosen.errors)
        articles = len(list(gold.glob("*.json")))
    print(f"{articles} articles, {found['gold']} attributions, {found['matched']} of them matched")
    for name, value in _named(found).items():
        print(f"{name:36}{value:6.1f}")
    if not chosen.chains and not chosen.fresh:
        RESULTS.write_text(json.dumps(_named(found), indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
