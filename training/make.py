"""Make the shipped weights, from PolNeAR to the files in the package: `make train`.

    python -m training.make --shared ../shared [--teachers 3] [--seeds 2] [--folds]

1. teachers: a larger encoder (all-mpnet-base-v2) learns the annotations, each from another seed and
   each without another part of the articles;
2. soft labels: each reads the part that it never saw, and all of them unlabelled news;
3. students: MiniLM learns from those labels and the annotations, once for each seed; six epochs,
   then one more from their average, at a lower rate;
4. export and calibration of the first student;
5. dev figures of every seed, mean and spread, in training/runs/seeds.json.

What is there already is not made again: a run that was broken off goes on where it was. About two
hours on two CPU cores with bf16 instructions, with three teachers and one seed.
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path
from statistics import mean, stdev

import torch

from training import calibrate, evaluate, export, soft
from training.data import FOLDS, documents, folds, held_back
from training.packages import put_in_place
from training.train import RUNS, Plan, train

SHIPPED = Path(__file__).parents[1] / "src" / "headwater" / "models" / "attribution"
SOFT = RUNS / "soft.pt"
TEACHERS = 3
SEEDS = 2


def plans(data: Path, kind: str, number: int, teachers: int = TEACHERS) -> Plan:
    """How a kind of model is trained; the experiments behind it are in EXPERIMENTS.md."""
    teacher = Plan(
        data, f"teacher-{number}", "mpnet", epochs=2, pieces=1920, rate=6e-5, head_rate=5e-4,
        seed=number + 1, dropout=0.0, hide=0.06, freeze=True, fold=number,
        folds=teachers,
    )  # fmt: skip
    student = Plan(
        data, "student-1", soft=SOFT, epochs=6, window=128, rate=2e-4, seed=1,
        dropout=0.0, hide=0.1, recase=0.03, synthetic=600,
    )  # fmt: skip
    finish = replace(
        student, run="finish-1", start=RUNS / "student-1" / "average.pt", epochs=1,
        rate=1.2e-4, head_rate=6e-4, decay=0.995, seed=11,
    )  # fmt: skip
    again = replace(
        student, run=f"again-{number}", start=RUNS / "finish-1" / "average.pt", epochs=5,
        rate=1.6e-4, head_rate=8e-4, seed=20 + number, synthetic=1200,
    )  # fmt: skip
    alone = Plan(data, f"fold-{number}", epochs=3, hide=0.08, fold=number)
    return {
        "teacher": teacher,
        "student": student,
        "finish": finish,
        "again": again,
        "fold": alone,
    }[kind]


def main() -> None:
    """Every step in its order."""
    ask = argparse.ArgumentParser(
        description=(__doc__ or "").split("\n")[0],
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    ask.add_argument("--shared", type=Path, required=True, help="the folder of the news data")
    ask.add_argument("--teachers", type=int, default=TEACHERS, choices=range(2, FOLDS + 1))
    ask.add_argument("--seeds", type=int, default=SEEDS, help="how often the student learns on")
    ask.add_argument("--folds", action="store_true", help="cross-check by five folds over train")
    args = ask.parse_args()
    data = args.shared / "polnear"
    put_in_place()
    if args.folds:
        cross_check(data, args.shared / "score")
        return
    label(data, args.shared, args.teachers)
    students = taught(data, args.seeds)
    ship(students, args.shared)
    compare(students, data, args.shared / "score", RUNS / "seeds.json")


def taught(data: Path, seeds: int) -> list[Path]:
    """The weights of the student that learned on, for each seed."""
    for stage in ("student", "finish"):
        train(plans(data, stage, 1))
    return [train(plans(data, "again", number)) for number in range(1, seeds + 1)]


def label(data: Path, shared: Path, teachers: int) -> None:
    """Train the teachers and have them read, unless their labels are there."""
    if not SOFT.exists():
        weights = [train(plans(data, "teacher", n, teachers)) for n in range(teachers)]
        soft.make(data, shared, "mpnet", weights, SOFT)


def ship(weights: list[Path], shared: Path) -> None:
    """Export the mean of several weights into the package, and calibrate it."""
    export.export(shared / "polnear", "minilm", weights, SHIPPED)
    calibrate.calibrate(shared / "polnear", shared / "score", SHIPPED)


def compare(students: list[Path], data: Path, score: Path, out: Path) -> None:
    """Dev figures of every student in 32-bit floats, with the shipped bonus; mean and spread."""
    scorer, docs = evaluate.load_scorer(score), documents(data, "dev")
    table = [evaluate.measure(w, "minilm", docs, scorer, bonus()) for w in students]
    write([evaluate.summary(figures) for figures in table], out)


def bonus() -> float:
    """The shipped model's, for beginning a span."""
    return float(json.loads((SHIPPED / "config.json").read_text("utf-8"))["bonus"])


def cross_check(data: Path, score: Path) -> None:
    """Five students without a teacher, each measured on the fifth of train it never saw."""
    scorer = evaluate.load_scorer(score)
    table = []
    for number in range(FOLDS):
        plan = plans(data, "fold", number)
        left_out = folds(held_back(documents(data, "train"))[0], number)[1]
        figures = evaluate.measure(train(plan), "minilm", left_out, scorer, bonus())
        table.append(evaluate.summary(figures))
    write(table, RUNS / "folds.json")


def write(table: list[dict[str, float]], out: Path) -> None:
    """The figures of several models, with mean and standard deviation, on disk and on screen."""
    spread = {
        name: {
            "mean": round(mean(row[name] for row in table), 2),
            "deviation": round(stdev(row[name] for row in table), 2) if len(table) > 1 else None,
        }
        for name in table[0]
    }
    text = json.dumps({"each": table, "all": spread}, indent=1)
    out.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    torch.set_float32_matmul_precision("high")
    main()
