"""Hold every measured figure to its floor.

    python -m benchmarks.gate [PART…]    measure, compare; exit with 1 if one is below its floor
    python -m benchmarks.gate --update   raise the floors to what is measured; never lowers one

A floor belongs to the digest of the data it was measured on: other data is not compared. Where the
data is absent the gate says so and passes. Form after trafilatura's `tests/eval_gate.py`.
"""

import argparse
import importlib
import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from benchmarks.figures import SHARED, Figures

FLOORS = Path(__file__).with_name("floors.json")
BENCHMARKS = (
    "attribution",
    "intake",
    "examples",
    "times",
    "stories",
    "chains",
    "contested",
    "copies",
    "origins",
)
SLACK = 0.2
"""Points: processors differ in the last bits of a sum, which may turn one or two attributions."""
SLACK_OF_FEW = {
    "sourceless RELAXED recall": 1.6,
    "speaker, given a match": 1.0,
    "speaker and hands, given a match": 1.0,
    "kind": 1.0,
    "stance": 1.0,
    "count": 1.5,
    "role": 1.8,
    "hands F1": 2.5,
    "responses F1": 14.0,
}
"""The same where one or two are more: dev has 126 attributions without a source, its chains are 213
that match, with 114 roles and 11 answers."""


class Entry(TypedDict):
    """The floors of one benchmark, and the digest of the data they belong to."""

    data: str
    floors: dict[str, float]


Held = dict[str, Entry]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One figure against its floor."""

    name: str
    measured: float
    floor: float

    @property
    def holds(self) -> bool:
        """Whether the figure is at its floor or above."""
        return self.measured >= self.floor - SLACK_OF_FEW.get(self.name, SLACK)


def main() -> int:
    if not SHARED.is_dir():
        print(f"quality gate: {SHARED.name}/ is not here, so no figure can be measured; not run")
        return 0
    ask = _arguments(sys.argv[1:])
    held = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    measured = {name: _measure(name) for name in ask.part or BENCHMARKS}
    missing = [] if ask.update else sorted(measured.keys() - held.keys())
    problems = [f"{name} has no floors: run with --update" for name in missing]
    for name, figures in measured.items():
        problems += _compare(name, figures, held[name]) if name in held else []
    for line in problems:
        print(f"quality gate: {line}")
    if problems:
        return 1
    if ask.update:
        FLOORS.write_text(json.dumps(_raised(measured, held), indent=1) + "\n", encoding="utf-8")
    print("quality gate: every figure holds")
    return 0


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("part", nargs="*", help=f"only these of {', '.join(BENCHMARKS)}")
    ask.add_argument("--update", action="store_true", help="raise the floors; never lowers one")
    chosen = ask.parse_args(words)
    if unknown := set(chosen.part) - set(BENCHMARKS):
        ask.error(f"no part of the gate: {', '.join(sorted(unknown))}")
    return chosen


def _measure(name: str) -> Figures:
    figures = importlib.import_module(f"benchmarks.{name}").measure(SHARED)
    assert isinstance(figures, Figures)
    return figures


def _compare(name: str, figures: Figures, entry: Entry) -> list[str]:
    if entry["data"] != figures.data:
        return [f"{name}: the data is not that of the floors ({figures.data}, {entry['data']})"]
    verdicts = [Verdict(key, figures.values[key], floor) for key, floor in entry["floors"].items()]
    for verdict in verdicts:
        print(f"{name:12} {verdict.name:44} {verdict.measured:7.2f}  floor {verdict.floor}")
    return [
        f"{name}: {v.name} is {v.measured:.2f}, below its floor of {v.floor}"
        for v in verdicts
        if not v.holds
    ]


def _raised(measured: dict[str, Figures], held: Held) -> Held:
    return held | {name: _raise(figures, held.get(name)) for name, figures in measured.items()}


def _raise(figures: Figures, entry: Entry | None) -> Entry:
    old = entry["floors"] if entry else {}
    rounded = {key: math.floor(value * 10) / 10 for key, value in figures.values.items()}
    floors = {key: max(value, old.get(key, value)) for key, value in sorted(rounded.items())}
    return {"data": figures.data, "floors": floors}


if __name__ == "__main__":
    sys.exit(main())
