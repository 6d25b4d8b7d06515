"""Have models read articles for another to learn from.

    python -m training.soft --data ../shared/polnear --encoder mpnet --weights W.pt [W.pt …] \
        --more ../shared --out training/runs/soft.pt

Reads PolNeAR's train articles, and unlabelled news beside them, and keeps for each paragraph what
the loss needs (see `training.model.Soft`). The articles are cut into as many folds as there are
teachers; the n-th one never saw the n-th fold and alone reads it, since what a teacher says of
articles that it learned by heart teaches little. The unlabelled news gets the mean of all: what a
mixture of the models expects.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn import functional

from training.batches import collate, grouped
from training.data import (
    TAGS,
    Document,
    Row,
    documents,
    folds,
    held_back,
    rows,
    tokenizer,
    windows,
)
from training.devices import device, faster_in_bf16
from training.encoder import SIZES
from training.evaluate import load
from training.model import Model, Soft
from training.unlabelled import unlabelled

PIECES = 4096  # in a batch
MORE = "unlabelled-"  # begins the name of an article that nobody annotated


@dataclass(frozen=True, slots=True)
class Taught:
    """An article that teachers have read: its text, and the labels of its rows."""

    name: str
    text: str
    soft: list[Soft]


def as_documents(shared: Path) -> list[Document]:
    """The unlabelled texts as articles without annotations."""
    texts = filter(str.strip, unlabelled(shared))
    return [Document(f"{MORE}{n}", text, []) for n, text in enumerate(texts)]


def teach(docs: list[Document], models: list[Model], words: Tokenizer) -> list[Taught]:
    """Labels for every row of every article, the mean of the models'."""
    data = [rows(doc, words) for doc in docs]
    labels: dict[int, Soft] = {}
    rng = random.Random(0)
    groups = grouped(windows(data, rng), PIECES, rng)
    for number, group in enumerate(groups, 1):
        flat = [row for window in group for row, _ in window]
        parts = [model.teach(collate(group, models[0].last.device)) for model in models]
        for place, row in enumerate(flat):
            labels[id(row)] = _row(parts, place, 1 + len(row.tokens.words))
        print(f"\r{number} of {len(groups)} batches", end="", flush=True)
    print()
    return [
        Taught(doc.name, doc.text, [labels[id(row)] for row in some])
        for doc, some in zip(docs, data, strict=True)
    ]


def _row(parts: list[Soft], place: int, size: int) -> Soft:
    """The mean labels of one row, cut to its words, in numbers small enough to keep."""
    tags, moves, links = (
        torch.stack(kind).mean(0).cpu()
        for kind in zip(
            *(
                (part.tags[place, :size], part.moves[place], part.links[:, place, :size, :size])
                for part in parts
            ),
            strict=True,
        )
    )
    return Soft(tags.half(), moves, links.half())


def load_taught(path: Path) -> list[Taught]:
    """What `make` has written."""
    return [
        Taught(name, text, [Soft(*row) for row in soft]) for name, text, soft in torch.load(path)
    ]


def with_soft(docs: list[Document], words: Tokenizer, taught: list[Taught]) -> list[list[Row]]:
    """The rows of annotated articles and of unlabelled ones, each with its soft labels.

    Articles of the corpus that a teacher has read, but that are not among `docs`, are left out.
    """
    known = {doc.name: doc for doc in docs}
    out = []
    for one in taught:
        nobodys = Document(one.name, one.text, []) if one.name.startswith(MORE) else None
        doc = known.get(one.name, nobodys)
        if doc is not None:
            labelled = zip(rows(doc, words), one.soft, strict=True)
            out.append([replace(row, soft=soft) for row, soft in labelled])
    return out


def certain(row: Row) -> Soft:
    """The labels of a row's first annotator as a teacher would give them that is sure of them."""
    tags, to_cue, to_source = (torch.from_numpy(kind) for kind in row.labels(0))
    moves = torch.zeros(TAGS, TAGS)
    moves.index_put_((tags[:-1], tags[1:]), torch.ones(len(tags) - 1), accumulate=True)
    links = [functional.one_hot(to.clamp(min=0), len(tags)).half() for to in (to_cue, to_source)]
    return Soft(functional.one_hot(tags, TAGS).half(), moves, torch.stack(links))


def shares(
    data: Path, more: Path | None, models: list[Model]
) -> Iterator[tuple[list[Document], list[Model]]]:
    """What is to be read, and who reads it: each fold its own teacher, the rest all of them."""
    docs = held_back(documents(data, "train"))[0]
    for fold, model in enumerate(models):
        yield folds(docs, fold, len(models))[1], [model]
    if more:
        yield as_documents(more), models


def make(data: Path, more: Path | None, encoder: str, weights: list[Path], out: Path) -> None:
    """Read everything, write the labels."""
    words = tokenizer()
    models = [load(path, encoder).to(device()) for path in weights]
    where = models[0].last.device
    with torch.autocast(where.type, torch.bfloat16, enabled=faster_in_bf16(where)):
        taught = [
            one for docs, who in shares(data, more, models) for one in teach(docs, who, words)
        ]
    torch.save([(t.name, t.text, [astuple(row) for row in t.soft]) for t in taught], out)


def main() -> None:
    """The command line."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--encoder", choices=SIZES, required=True)
    ask.add_argument("--weights", type=Path, nargs="+", required=True)
    ask.add_argument("--more", type=Path, help="the folder with stories/, times/ and pages/")
    ask.add_argument("--out", type=Path, required=True)
    args = ask.parse_args()
    make(args.data, args.more, args.encoder, args.weights, args.out)


if __name__ == "__main__":
    main()
