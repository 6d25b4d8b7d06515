"""Decode a checkpoint over a split and score it.

    python -m training.evaluate --data ../shared/polnear --score ../shared/score \
        --minilm FOLDER --weights training/runs/base/average.pt [--split dev|held] [--context 0]
"""

import argparse
import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from headwater.models.attribution.decoding import Grammar, Relation, Scores, decode
from headwater.models.attribution.windows import MARKER, Shape, Tokens, cuts, encode
from training.data import LIMIT, Document, documents, held_back, paragraphs
from training.model import POINTER, Model
from training.train import tokenizer

Runner = Callable[[Tokens, Tokens | None], Scores]


def load_scorer(folder: Path) -> ModuleType:
    """The scorer, from its file."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def grammar_of(model: Model) -> Grammar:
    """The parts of a model that decoding uses outside the network."""
    parts = (model.scores(), model.last, model.distance)
    return Grammar(*(part.detach().cpu().numpy().astype(np.float64) for part in parts))


def torch_runner(model: Model) -> Runner:
    """Scores of one paragraph with some left context, by the PyTorch model."""

    @torch.inference_mode()
    def run(tokens: Tokens, before: Tokens | None) -> Scores:
        parts = ([before] if before else []) + [tokens]
        ids, shape, quote = (
            torch.tensor([[n for p in parts for n in [mark, *getattr(p, name)]]], dtype=torch.long)
            for name, mark in (("ids", MARKER), ("shape", Shape.MARKER), ("quote", 0))
        )
        start = len(before.ids) + 1 if before else 0
        words = torch.tensor([start, *(tokens.first + start + 1)])
        tags, pointers = model.heads(model.encoder(ids, shape, quote, None)[:, words])
        vectors = pointers[0].double().numpy()
        parts4 = (vectors[:, i * POINTER : (i + 1) * POINTER] for i in range(4))
        return Scores(tags[0].double().numpy(), *parts4)

    return run


def read(
    doc: Document, words: Tokenizer, run: Runner, grammar: Grammar, context: int
) -> list[tuple[Tokens, int, list[Relation]]]:
    """(tokens, offset, relations) of each paragraph of a document."""
    places, scores = [], []
    before: Tokens | None = None
    for start, end in paragraphs(doc.text):
        text = doc.text[start:end]
        for tokens in cuts(encode(text, words), text, LIMIT - 1 - context):
            places.append((tokens, start))
            scores.append(run(tokens, before))
            before = tokens.tail(context) if context else None
    return [(*place, found) for place, found in zip(places, decode(scores, grammar), strict=True)]


def plain(doc: Document, read_doc: list[tuple[Tokens, int, list[Relation]]]) -> dict[str, Any]:
    """A read document in the scorer's format."""
    out = []
    for tokens, offset, relations in read_doc:
        for r in filter(lambda relation: relation.content, relations):
            spans = {"source": r.source, "cue": r.cue}
            out.append(
                {
                    role: [
                        [offset + tokens.words[a][0], offset + tokens.words[b - 1][1]]
                        for a, b in runs
                    ]
                    for role, runs in (
                        *((k, [v] if v else []) for k, v in spans.items()),
                        ("content", r.content),
                    )
                }
            )
    return {"doc": doc.name, "attributions": out}


def gold(doc: Document) -> dict[str, Any]:
    """A document's first annotation in the scorer's format."""
    return {
        "attributions": [
            {"source": r.source, "cue": r.cue, "content": r.content} for r in doc.annotations[0]
        ]
    }


def main() -> None:
    """Score one checkpoint."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--score", type=Path, required=True)
    ask.add_argument("--minilm", type=Path, required=True)
    ask.add_argument("--weights", type=Path, required=True)
    ask.add_argument("--split", choices=("dev", "held"), default="dev")
    ask.add_argument("--context", type=int, default=0, help="pieces before each paragraph")
    args = ask.parse_args()
    scorer = load_scorer(args.score)
    docs = documents(args.data, "dev" if args.split == "dev" else "train")
    docs = docs if args.split == "dev" else held_back(docs)[1]
    model = Model()
    model.load_state_dict(torch.load(args.weights, map_location="cpu"))
    model.eval()
    words, grammar, run = tokenizer(args.minilm), grammar_of(model), torch_runner(model)
    counts = []
    for doc in docs:
        found = plain(doc, read(doc, words, run, grammar, args.context))
        counts.append(
            scorer.score_doc(
                scorer.Text(doc.text), gold(doc)["attributions"], found["attributions"]
            )
        )
    scorer.show(scorer.figures(scorer.add(counts)))


if __name__ == "__main__":
    main()
