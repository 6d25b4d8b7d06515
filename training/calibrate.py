"""Balance and calibrate a model on the articles of train that training never saw.

    python -m training.calibrate --data ../shared/polnear --score ../shared/score --model DIR

First the bonus for beginning a span is chosen so that as many contents are missed as are found
wrongly. Annotators often differ on whether something is an attribution at all; a model that learns
from them rates such cases below one half, and its best sequence leaves most of them out.

A bonus moves one border for all spans, whatever they are linked to. So more of it is given, and
those attributions are dropped that a logistic regression over the log odds that decoding leaves
behind finds unlikely to match an annotated content (RELAXED).

Then the confidence in what is kept is fitted, a regression over the same odds; right means: content
matched and source right. Writes "bonus", "keeping" and "calibration" into DIR/config.json, with the
expected calibration error of 5-fold cross-fitting over the held-back articles, and that on dev.
"""

import argparse
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
import numpy.typing as npt

from headwater.models.attribution.calibration import Calibration, Keeping, features
from headwater.models.attribution.found import Found
from headwater.models.attribution.joining import join
from headwater.models.attribution.network import Model
from headwater.reading.attribution import blocks
from training.data import FOLDS, Document, documents, held_back, paragraphs
from training.evaluate import gold, load_scorer, plain

Floats = npt.NDArray[np.float64]
RIDGE = 1.0  # on standardised features; of little weight beside some 900 examples
BINS = 10
BONUS_STEP = 0.1
BONUSES = 20  # steps at most: beyond 2, spans are begun at every turn
SURPLUS = 0.5  # added to the balanced bonus, before what is unlikely is dropped
LEAST = 0.37  # F1 is highest near 0.4, half of the best F1; a little lower, for the sake of recall
LEAST_UNSOURCED = 0.3  # lower again: annotators differ most on what names no source
LEASTS = (0.0, 0.25, LEAST_UNSOURCED, 0.33, LEAST, 0.4, 0.45)  # for which the figures are printed


def balanced(docs: list[Document], model: Model, scorer: ModuleType) -> Model:
    """The model with the smallest bonus at which recall of contents reaches precision."""
    low, high = 0, BONUSES
    while low < high:
        middle = (low + high) // 2
        model = with_bonus(model, middle * BONUS_STEP)
        counts = [_counts(doc, model, scorer) for doc in docs]
        relaxed = scorer.figures(scorer.add(counts))["relaxed"]
        print(f"bonus {middle * BONUS_STEP:.1f}: P {relaxed['P']:.1f} R {relaxed['R']:.1f}")
        low, high = (low, middle) if relaxed["R"] >= relaxed["P"] else (middle + 1, high)
    return with_bonus(model, low * BONUS_STEP)


def with_bonus(model: Model, bonus: float) -> Model:
    """The model with another bonus, which keeps all that it finds."""
    grammar = replace(model.grammar, bonus=round(bonus, 1))
    return replace(model, grammar=grammar, keeping=None)


def selective(docs: list[Document], model: Model, scorer: ModuleType) -> Model:
    """The model with a surplus of bonus, which drops what is unlikely to match any content."""
    model = with_bonus(model, model.grammar.bonus + SURPLUS)
    chance = fit(*stacked(examples(docs, model, scorer, sources=False)))
    for least in LEASTS:
        some = replace(model, keeping=Keeping(chance, least, least))
        figures = scorer.figures(scorer.add([_counts(doc, some, scorer) for doc in docs]))
        shown = (f"{name} {figures[name]['F1']:.1f}" for name in ("strict", "relaxed", "who"))
        print(f"least {least:.2f}: {', '.join(shown)}, recall {figures['relaxed']['R']:.1f}")
    return replace(model, keeping=Keeping(chance, LEAST, LEAST_UNSOURCED))


def _read(doc: Document, model: Model) -> list[Found]:
    found = join(blocks(model, doc.text, list(paragraphs(doc.text))))
    return [one for one in found if model.keeps(one)]


def _counts(doc: Document, model: Model, scorer: ModuleType) -> Counter[str]:
    found = plain(doc, _read(doc, model))
    counts: Counter[str] = scorer.score_doc(
        scorer.Text(doc.text), gold(doc)["attributions"], found["attributions"]
    )
    return counts


def examples(
    docs: list[Document], model: Model, scorer: ModuleType, sources: bool = True
) -> list[tuple[Floats, Floats]]:
    """For each article the features of its found attributions, and whether each is right."""
    out = []
    for doc in docs:
        found = _read(doc, model)
        right = matched(doc, found, scorer, sources)
        rows = [features(f.evidence, bool(f.source), bool(f.cue)) for f in found]
        out.append((np.asarray(rows).reshape(len(rows), -1), np.asarray(right, float)))
    return [(x, y) for x, y in out if len(y)]


def stacked(data: list[tuple[Floats, Floats]]) -> tuple[Floats, Floats]:
    """The examples of all articles as one table."""
    x, y = (np.concatenate(part) for part in zip(*data, strict=True))
    return x, y


def matched(
    doc: Document, found: list[Found], scorer: ModuleType, sources: bool = True
) -> list[bool]:
    """Whether the content of each found attribution matches a gold one, and so does its source."""
    text = scorer.Text(doc.text)
    true = [a for a in gold(doc)["attributions"] if scorer.content_words(a, text)]
    mine = [
        {role: [(s.start, s.end) for s in getattr(f, role)] for role in ("source", "content")}
        for f in found
    ]
    named = [[text.in_spans(a["source"]) for a in some] for some in (true, mine)]
    contents = [[scorer.content_words(a, text) for a in some] for some in (true, mine)]
    right = {
        j
        for i, j in scorer.match_relaxed(*contents, *named).items()
        if not sources or scorer.sources_match(named[0][i], named[1][j], text)
    }
    return [number in right for number in range(len(found))]


def fit(x: Floats, y: Floats) -> Calibration:
    """Logistic regression by Newton's method."""
    mean, scale = x.mean(0), x.std(0) + 1e-6
    z = np.column_stack([np.ones(len(x)), (x - mean) / scale])
    penalty = RIDGE * np.diag([0.0, *np.ones(x.shape[1])])
    w = np.zeros(z.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ w))
        w -= np.linalg.solve(z.T * (p * (1 - p)) @ z + penalty, z.T @ (p - y) + penalty @ w)
    weights = w[1:] / scale
    return Calibration(float(w[0] - weights @ mean), tuple(map(float, weights)))


def predict(calibration: Calibration, x: Floats) -> Floats:
    """Its probabilities."""
    return 1 / (1 + np.exp(-(calibration.bias + x @ np.asarray(calibration.weights))))


def error(p: Floats, y: Floats) -> float:
    """Expected calibration error over ten bins of equal size (Naeini et al. 2015)."""
    order = np.argsort(p, kind="stable")
    bins = np.array_split(order, BINS)
    return float(sum(abs(p[b].mean() - y[b].mean()) * len(b) for b in bins) / len(p))


def crossed(data: list[tuple[Floats, Floats]]) -> float:
    """The error on each fold of articles by what the others fit."""
    guesses, truths = [], []
    for fold in range(FOLDS):
        rest = [pair for i, pair in enumerate(data) if i % FOLDS != fold]
        fitted = fit(*stacked(rest))
        for x, y in data[fold::FOLDS]:
            guesses.append(predict(fitted, x))
            truths.append(y)
    return error(np.concatenate(guesses), np.concatenate(truths))


def written(calibration: Calibration) -> dict[str, float | list[float]]:
    """A calibration as config.json holds it."""
    weights = [round(w, 4) for w in calibration.weights]
    return {"bias": round(calibration.bias, 4), "weights": weights}


def calibrate(data: Path, score: Path, folder: Path) -> None:
    """Fit, report, write."""
    path = folder / "config.json"
    config = json.loads(path.read_text("utf-8"))
    config.setdefault("calibration", {"bias": 0.0, "weights": [0.0] * 8})
    config.setdefault("bonus", 0.0)
    path.write_text(json.dumps(config) + "\n", encoding="utf-8")
    scorer, unseen = load_scorer(score), held_back(documents(data, "train"))[1]
    model = selective(unseen, balanced(unseen, Model.load(folder), scorer), scorer)
    config["bonus"] = model.grammar.bonus
    if model.keeping:
        config["keeping"] = {
            "least": model.keeping.least,
            "least_unsourced": model.keeping.least_unsourced,
            **written(model.keeping.chance),
        }
    kept = examples(unseen, model, scorer)
    fitted = fit(*stacked(kept))
    dev_x, dev_y = stacked(examples(documents(data, "dev"), model, scorer))
    config["calibration"] = {
        **written(fitted),
        "fitted_on": f"{len(kept)} articles of PolNeAR train kept from training, "
        f"{sum(len(y) for _, y in kept)} found",
        "error_cross_fitted": round(crossed(kept), 4),
        "error_on_dev": round(error(predict(fitted, dev_x), dev_y), 4),
    }
    path.write_text(json.dumps(config) + "\n", encoding="utf-8")
    print(json.dumps(config["calibration"], indent=1))


def main() -> None:
    """The command line."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    for name in ("data", "score", "model"):
        ask.add_argument(f"--{name}", type=Path, required=True)
    args = ask.parse_args()
    calibrate(args.data, args.score, args.model)


if __name__ == "__main__":
    main()
