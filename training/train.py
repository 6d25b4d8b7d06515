"""Train the attribution model on PolNeAR's train split.

    python -m training.train --data ../shared/polnear --run NAME [--encoder mpnet] [--soft FILE]

Writes training/runs/NAME/: state.pt (to resume from), epoch-N.pt and average.pt (weights),
log.tsv. The same seed, thread count and machine give the same weights.
"""

import argparse
import random
import time
from collections import deque
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import nn

from training.batches import Group, collate, grouped
from training.data import FOLDS, LIMIT, Row, documents, folds, held_back, rows, tokenizer, windows
from training.devices import device, faster_in_bf16
from training.encoder import SIZES, folder_of
from training.model import Model, pretrained
from training.soft import certain, load_taught, with_soft
from training.synthetic import synthetic

RUNS = Path(__file__).parent / "runs"
DONE = "done"  # the empty file that says a run has come to its end
AVERAGE_EVERY = 5  # steps
WARM_UP = 0.06
LAST_RATE = 0.003  # share of the full rate at the end


@dataclass(frozen=True, slots=True)
class Plan:
    """One run: what it starts from and how long it learns."""

    data: Path
    run: str
    encoder: str = "minilm"
    start: Path | None = None
    soft: Path | None = None
    trust: float = 0.7
    epochs: int = 5
    pieces: int = 2560
    window: int = LIMIT
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    seed: int = 1
    decay: float = 0.998
    dropout: float = 0.1
    hide: float = 0.0
    recase: float = 0.0
    synthetic: int = 0
    fold: int | None = None
    folds: int = FOLDS
    freeze: bool = False


def arguments() -> Plan:
    """The command line."""
    ask = argparse.ArgumentParser(
        description=(__doc__ or "").split("\n")[0],
        argument_default=argparse.SUPPRESS,  # the defaults are those of Plan
    )
    ask.add_argument("--data", type=Path, required=True, help="PolNeAR: train/, dev/, metadata.tsv")
    ask.add_argument("--run", required=True, help="name of the folder in training/runs")
    ask.add_argument("--encoder", choices=SIZES)
    ask.add_argument("--start", type=Path, help="weights to go on from instead of the encoder's")
    ask.add_argument("--soft", type=Path, help="a teacher's labels, made by training.soft")
    ask.add_argument("--trust", type=float, help="weight of the soft labels")
    ask.add_argument("--epochs", type=int)
    ask.add_argument("--pieces", type=int, help="in a batch, padding included")
    ask.add_argument("--window", type=int, help="pieces in a window")
    ask.add_argument("--rate", type=float)
    ask.add_argument("--head-rate", type=float)
    ask.add_argument("--seed", type=int)
    ask.add_argument("--decay", type=float, help="of the average, a step")
    ask.add_argument("--dropout", type=float)
    ask.add_argument("--hide", type=float, help="share of pieces masked")
    ask.add_argument("--recase", type=float, help="share of paragraphs all in capitals, or in none")
    ask.add_argument("--synthetic", type=int, help="paragraphs made from templates")
    ask.add_argument("--fold", type=int, help="leave this part of the articles out")
    ask.add_argument("--folds", type=int, help="into how many parts --fold cuts them")
    ask.add_argument("--freeze", action="store_true", help="keep word vectors, distance biases")
    return Plan(**vars(ask.parse_args()))


def articles(plan: Plan) -> list[list[Row]]:
    """What a run learns from: annotated articles, and those that only a teacher has read."""
    words = tokenizer()
    docs = held_back(documents(plan.data, "train"))[0]
    if plan.fold is not None:
        docs = folds(docs, plan.fold, plan.folds)[0]
    invented = [rows(doc, words) for doc in synthetic(plan.synthetic)]
    if plan.soft is None:
        return [rows(doc, words) for doc in docs] + invented
    taught = with_soft(docs, words, load_taught(plan.soft))
    return taught + [[replace(row, soft=certain(row)) for row in some] for some in invented]


class Trainer:
    """The model, its optimiser and its average, and how far they are."""

    def __init__(self, plan: Plan, data: list[list[Row]]) -> None:
        self.plan, self.data = plan, data
        self.folder = RUNS / plan.run
        self.folder.mkdir(parents=True, exist_ok=True)
        self.device = device()
        self.bf16 = faster_in_bf16(self.device)
        torch.manual_seed(plan.seed)  # the heads begin at random
        model = pretrained(folder_of(plan.encoder), SIZES[plan.encoder], plan.dropout)
        if plan.start:
            model.load_state_dict(torch.load(plan.start))
        if plan.freeze:
            model.encoder.freeze()
        self.model = model.to(self.device)
        self.average = {k: v.detach().clone() for k, v in self.model.state_dict().items()}
        self.optimizer = optimizer(self.model, plan)
        self.steps = plan.epochs * len(self.groups(plan.seed * 1000))
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
        """Share of the full rate: warm-up, then linear to almost 0."""
        done = self.step / max(1, self.steps)
        return min(done / WARM_UP, max(0.0, (1 - done) / (1 - WARM_UP)) + LAST_RATE)

    def run(self) -> None:
        """Learn the epochs that are left."""
        while self.epoch < self.plan.epochs:
            seed = self.plan.seed * 1000 + self.epoch
            torch.manual_seed(seed)
            groups = self.groups(seed)
            began, losses = time.time(), deque[float](maxlen=20)
            for number, group in enumerate(groups, 1):
                losses.append(self.learn(group))
                if number % 20 == 0:
                    self.report(number, len(groups), float(np.mean(losses)), began)
            self.epoch += 1
            self.save()

    def groups(self, seed: int) -> list[Group]:
        """One epoch's windows in batches of like length."""
        rng = random.Random(seed)
        return grouped(windows(self.data, rng, self.plan.window), self.plan.pieces, rng)

    def report(self, number: int, count: int, loss: float, began: float) -> None:
        """One line on standard output and in log.tsv, with the minutes that the run still takes."""
        spent = time.time() - began
        left = spent / number * (count * (self.plan.epochs - self.epoch) - number) / 60
        line = f"{self.epoch}\t{number}/{count}\t{loss:.4f}\t{spent:.0f}s\t{left:.0f} min left"
        print(line, flush=True)
        with (self.folder / "log.tsv").open("a") as log:
            log.write(line + "\n")

    def learn(self, group: Group) -> float:
        """One step; gives the loss."""
        self.model.train()
        for part in self.optimizer.param_groups:
            part["lr"] = part["full"] * self.rate()
        batch = collate(group, self.device, self.plan.hide, self.plan.recase)
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.bf16):
            loss = self.model.loss(batch, self.plan.trust)
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
        if parameter.requires_grad:
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


def train(plan: Plan) -> Path:
    """Carry one run out, or what is left of it; gives the path of its averaged weights."""
    weights, done = (RUNS / plan.run / name for name in ("average.pt", DONE))
    if done.exists():
        return weights
    data = articles(plan)
    trainer = Trainer(plan, data)
    trainer.resume()
    precision = "bf16" if trainer.bf16 else "fp32"
    print(
        f"{plan.run}: {len(data)} articles, {trainer.steps} steps, {trainer.device}, {precision}",
        flush=True,
    )
    trainer.run()
    done.touch()
    return weights


if __name__ == "__main__":
    train(arguments())
