"""Train the attribution model on PolNeAR's train split.

    python -m training.train --data ../shared/polnear --minilm model.safetensors --run NAME

Writes training/runs/NAME/: state.pt (to resume from), epoch-N.pt and average.pt (weights),
log.tsv. The same seed, thread count and machine give the same weights.
"""

import argparse
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn

from training.batches import Group, collate, grouped
from training.data import Row, documents, held_back, rows, windows
from training.model import Batch, Model, pretrained

RUNS = Path(__file__).parent / "runs"
AVERAGE_EVERY = 5  # steps


@dataclass(frozen=True, slots=True)
class Plan:
    """One run: what it starts from and how long it learns."""

    data: Path
    minilm: Path
    run: str
    start: Path | None
    epochs: int
    pieces: int
    rate: float
    head_rate: float
    seed: int
    decay: float
    dropout: float
    hide: float
    steps: int | None
    keep_all: bool


def arguments() -> Plan:
    """The command line."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--data", type=Path, required=True, help="PolNeAR: train/, dev/, metadata.tsv")
    ask.add_argument("--minilm", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    ask.add_argument("--run", default="base")
    ask.add_argument("--start", type=Path, help="weights to go on from instead of MiniLM's")
    ask.add_argument("--epochs", type=int, default=5)
    ask.add_argument("--pieces", type=int, default=2560, help="in a batch, padding included")
    ask.add_argument("--rate", type=float, default=1.5e-4)
    ask.add_argument("--head-rate", type=float, default=1e-3)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--decay", type=float, default=0.998, help="of the average, a step")
    ask.add_argument("--dropout", type=float, default=0.1)
    ask.add_argument("--hide", type=float, default=0.0, help="share of pieces masked in learning")
    ask.add_argument("--steps", type=int, help="stop after so many, whatever the epochs")
    ask.add_argument("--keep-all", action="store_true", help="train on the held-back articles too")
    return Plan(**vars(ask.parse_args()))


def tokenizer(minilm: Path) -> Tokenizer:
    """MiniLM's tokenizer without its truncation and padding."""
    out = Tokenizer.from_file(str(minilm / "tokenizer.json"))
    out.no_truncation()
    out.no_padding()
    return out


class Trainer:
    """The model, its optimiser and its average, and how far they are."""

    def __init__(self, plan: Plan, data: list[list[Row]]) -> None:
        self.plan, self.data = plan, data
        self.folder = RUNS / plan.run
        self.folder.mkdir(parents=True, exist_ok=True)
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        model = pretrained(plan.minilm / "model.safetensors", plan.dropout)
        if plan.start:
            model.load_state_dict(torch.load(plan.start))
        self.model = model.to(self.device)
        self.average = {k: v.detach().clone() for k, v in self.model.state_dict().items()}
        self.optimizer = optimizer(self.model, plan)
        self.steps = plan.steps or plan.epochs * len(self.groups(0))
        self.step = self.epoch = 0

    def resume(self) -> None:
        """Go on from state.pt where there is one."""
        path = self.folder / "state.pt"
        if path.exists():
            state = torch.load(path, map_location=self.device)
            self.model.load_state_dict(state["model"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.average, self.step, self.epoch = state["average"], state["step"], state["epoch"]

    def save(self) -> None:
        """Write what a later start needs, and this epoch's weights."""
        torch.save(self.model.state_dict(), self.folder / f"epoch-{self.epoch}.pt")
        torch.save(self.average, self.folder / "average.pt")
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "step": self.step,
            "epoch": self.epoch,
        }
        torch.save(state, self.folder / "state.tmp")
        (self.folder / "state.tmp").replace(self.folder / "state.pt")

    def rate(self) -> float:
        """Share of the full rate: 6 % warm-up, then linear to 0."""
        done = self.step / max(1, self.steps)
        return min(done / 0.06, max(0.0, (1 - done) / 0.94) + 0.003)

    def run(self) -> None:
        """Learn the epochs that are left."""
        while self.epoch < self.plan.epochs and self.step < self.steps:
            seed = self.plan.seed * 1000 + self.epoch
            torch.manual_seed(seed)
            groups = self.groups(seed)[: self.steps - self.step]
            began, losses = time.time(), []
            for number, group in enumerate(groups):
                losses.append(self.learn(collate(group, self.device, self.plan.hide)))
                if number % 20 == 19:
                    self.report(number + 1, len(groups), losses[-20:], began)
            self.epoch += 1
            self.save()

    def groups(self, seed: int) -> list[Group]:
        """One epoch's windows in batches of like length."""
        rng = random.Random(seed)
        return grouped(windows(self.data, rng), self.plan.pieces, rng)

    def report(self, number: int, count: int, losses: list[float], began: float) -> None:
        """One line on standard output and in log.tsv."""
        spent = time.time() - began
        line = f"{self.epoch}\t{number}/{count}\t{np.mean(losses):.4f}\t{spent:.0f}s"
        print(line, flush=True)
        with (self.folder / "log.tsv").open("a") as log:
            log.write(line + "\n")

    def learn(self, batch: Batch) -> float:
        """One step; gives the loss."""
        self.model.train()
        for group in self.optimizer.param_groups:
            group["lr"] = group["full"] * self.rate()
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.device.type == "cuda"):
            loss = self.model.loss(batch)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        if self.step % AVERAGE_EVERY == 0:
            self.blend()
        return loss.item()

    @torch.no_grad()
    def blend(self) -> None:
        """Move the running average towards the weights; short-sighted in the beginning."""
        decay = min(self.plan.decay, (1 + self.step) / (50 + self.step)) ** AVERAGE_EVERY
        state = self.model.state_dict()
        torch._foreach_lerp_(list(self.average.values()), list(state.values()), 1 - decay)


def optimizer(model: Model, plan: Plan) -> torch.optim.Optimizer:
    """AdamW: the encoder slower than the heads, no decay on vectors."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        fresh = not name.startswith("encoder") or ".shape." in name or ".quote." in name
        key = (plan.head_rate if fresh else plan.rate, 0.01 if parameter.ndim > 1 else 0.0)
        groups.setdefault(key, []).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": ps, "lr": rate, "full": rate, "weight_decay": decay}
            for (rate, decay), ps in groups.items()
        ],
        fused=True,
    )


def main() -> None:
    """Read the corpus, train, report."""
    plan = arguments()
    words = tokenizer(plan.minilm)
    docs = documents(plan.data, "train")
    if not plan.keep_all:
        docs = held_back(docs)[0]
    trainer = Trainer(plan, [rows(doc, words) for doc in docs])
    trainer.resume()
    print(f"{len(docs)} articles, {trainer.steps} steps, {trainer.device}", flush=True)
    trainer.run()


if __name__ == "__main__":
    main()
