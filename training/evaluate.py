"""Decode a checkpoint over a split and score it.

    python -m training.evaluate --data ../shared/polnear --score ../shared/score \
        [--encoder mpnet] --weights training/runs/NAME/average.pt [--split dev|held]
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

from headwater.models.attribution.decoding import Grammar, Scores, decode
from headwater.models.attribution.found import Block, Found
from headwater.models.attribution.joining import join
from headwater.models.attribution.network import Cut
from headwater.models.attribution.windows import MARKER, Shape, Tokens, cuts, encode
from headwater.reading.attribution import in_text
from training.data import CONTEXT, LIMIT, Document, documents, held_back, paragraphs, tokenizer
from training.encoder import SIZES
from training.model import POINTER, Model

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


def grammar_of(model: Model, bonus: float = 0.0) -> Grammar:
    """The parts of a model that decoding uses outside the network."""
    parts = (model.scores(), model.last, model.distance)
    transitions, last, distance = (p.detach().cpu().numpy().astype(np.float64) for p in parts)
    return Grammar(transitions, last, distance, bonus)


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


def read(doc: Document, words: Tokenizer, run: Runner, grammar: Grammar) -> list[Found]:
    """The attributions of a document, joined over its paragraphs."""
    places: list[tuple[int, Tokens]] = []
    scores: list[Scores] = []
    before: Tokens | None = None
    spans = list(paragraphs(doc.text))
    for number, (start, end) in enumerate(spans):
        text = doc.text[start:end]
        for tokens in cuts(encode(text, words), text, LIMIT - 1 - CONTEXT):
            places.append((number, tokens))
            scores.append(run(tokens, before))
            before = tokens.tail(CONTEXT)
    found: list[list[Found]] = [[] for _ in spans]
    for (number, tokens), relations in zip(places, decode(scores, grammar), strict=True):
        start, end = spans[number]
        found[number] += in_text(Cut(tokens, relations), doc.text[start:end], start)
    return join(
        [
            Block(start, doc.text[start:end], tuple(some))
            for (start, end), some in zip(spans, found, strict=True)
        ]
    )


def plain(doc: Document, found: list[Found]) -> dict[str, Any]:
    """A read document in the scorer's format."""
    roles = ("source", "cue", "content")
    return {
        "doc": doc.name,
        "attributions": [
            {role: [[span.start, span.end] for span in getattr(one, role)] for role in roles}
            for one in found
        ],
    }


def gold(doc: Document) -> dict[str, Any]:
    """A document's first annotation in the scorer's format."""
    return {
        "attributions": [
            {"source": r.source, "cue": r.cue, "content": r.content} for r in doc.annotations[0]
        ]
    }


def measure(
    weights: Path, encoder: str, docs: list[Document], scorer: ModuleType, bonus: float = 0.0
) -> Any:
    """The scorer's figures of a checkpoint over some articles, read as the package reads, in 32-bit
    floats."""
    model = load(weights, encoder)
    words, grammar, run = tokenizer(), grammar_of(model, bonus), torch_runner(model)
    counts = []
    for number, doc in enumerate(docs, 1):
        found = plain(doc, read(doc, words, run, grammar))
        true = gold(doc)["attributions"]
        counts.append(scorer.score_doc(scorer.Text(doc.text), true, found["attributions"]))
        print(f"\r{number} of {len(docs)} articles", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return scorer.figures(scorer.add(counts))


def load(weights: Path, encoder: str) -> Model:
    """A checkpoint, ready to read."""
    model = Model(SIZES[encoder])
    model.load_state_dict(torch.load(weights, map_location="cpu"))
    return model.eval()


def summary(figures: Any) -> dict[str, float]:
    """The figures by which models are compared, in per cent."""
    return {
        "STRICT": figures["strict"]["F1"],
        "RELAXED": figures["relaxed"]["F1"],
        "who, all": figures["who"]["F1"],
        "who, sourced": figures["who_sourced"]["F1"],
        "indirect recall": figures["recall_by_kind"]["unquoted"]["relaxed"],
    }


def main() -> None:
    """Score one checkpoint."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--score", type=Path, required=True)
    ask.add_argument("--encoder", choices=SIZES, default="minilm")
    ask.add_argument("--weights", type=Path, required=True)
    ask.add_argument("--bonus", type=float, default=0.0, help="for beginning a span")
    ask.add_argument("--split", choices=("dev", "held"), default="dev")
    args = ask.parse_args()
    scorer = load_scorer(args.score)
    docs = documents(args.data, "dev" if args.split == "dev" else "train")
    docs = docs if args.split == "dev" else held_back(docs)[1]
    scorer.show(measure(args.weights, args.encoder, docs, scorer, args.bonus))


if __name__ == "__main__":
    main()
