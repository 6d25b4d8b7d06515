"""Windows of rows to tensors."""

import random

import numpy as np
import torch
from torch import Tensor

from headwater.models.attribution.windows import MARKER, Ints, Shape
from training.data import Row
from training.model import Batch, Soft

Group = list[list[tuple[Row, int]]]
POOL = 200  # windows among which those of like length are put together
MASK = 103  # BERT's [MASK]
MULTIPLE = 16  # window lengths are padded to this, so that the kernels meet few shapes


def length(window: list[tuple[Row, int]]) -> int:
    """Pieces of a window, paragraph markers included, padded to a multiple."""
    pieces = sum(len(row.tokens.ids) + 1 for row, _ in window)
    return -(-pieces // MULTIPLE) * MULTIPLE


def grouped(windows: Group, pieces: int, rng: random.Random) -> list[Group]:
    """Batches of at most `pieces` pieces, padding included, in random order."""
    out: list[Group] = []
    for start in range(0, len(windows), POOL):
        batch: Group = []
        for window in sorted(windows[start : start + POOL], key=length):
            if batch and (len(batch) + 1) * length(window) > pieces:
                out.append(batch)
                batch = []
            batch.append(window)
        out.append(batch)
    rng.shuffle(out)
    return out


def collate(windows: Group, device: torch.device, hide: float = 0.0, recase: float = 0.0) -> Batch:
    """The tensors of some windows; every row of them becomes a row of the batch.

    `hide`: the share of pieces shown as [MASK], so that no single word decides; `recase`: the
    share of rows shown all in capitals, and of those shown all in small letters.
    """
    width = max(map(length, windows))
    shape = (len(windows), width)
    ids, shapes, quotes = (np.zeros(shape, np.int64) for _ in range(3))
    mask = np.zeros(shape, bool)
    places: list[Ints] = []
    labels: list[tuple[Ints, ...]] = []
    soft: list[Soft | None] = []
    for number, window in enumerate(windows):
        at = 0
        for row, version in window:
            end = at + 1 + len(row.tokens.ids)
            ids[number, at:end] = [MARKER, *row.tokens.ids]
            shapes[number, at:end] = [Shape.MARKER, *recased(row.tokens.shape, recase)]
            quotes[number, at:end] = [0, *row.tokens.quote]
            mask[number, at:end] = True
            start = number * width + at
            places.append(np.concatenate([[start], row.tokens.first + start + 1]))
            labels.append(row.labels(version))
            soft.append(row.soft)
            at = end
    if hide:
        hidden = (torch.rand(shape).numpy() < hide) & (ids != MARKER)
        ids[hidden & mask] = MASK
    parts = [padded(places), *(padded(list(kind)) for kind in zip(*labels, strict=True))]
    numbers = [torch.from_numpy(x).to(device) for x in (ids, shapes, quotes, mask)]
    taught = stacked([one for one in soft if one is not None], device) if soft[0] else None
    return Batch(*numbers, *(part.to(device) for part in parts), taught)


def recased(shape: Ints, share: float) -> Ints:
    """The shapes of a row's pieces, all of one case with a chance of twice `share`."""
    chance = torch.rand(()).item() if share else 1.0
    if chance >= 2 * share:
        return shape
    case, spaced = shape % Shape.SPACED, shape // Shape.SPACED * Shape.SPACED
    one = Shape.UPPER if chance < share else Shape.LOWER
    return np.where(case == Shape.OTHER, shape, spaced + one)


def stacked(rows: list[Soft], device: torch.device) -> Soft:
    """The soft labels of some rows as one, filled up with zeros."""
    size = max(len(row.tags) for row in rows)
    tags = torch.zeros(len(rows), size, rows[0].tags.shape[1])
    links = torch.zeros(2, len(rows), size, size)
    for number, row in enumerate(rows):
        words = len(row.tags)
        tags[number, :words] = row.tags
        links[:, number, :words, :words] = row.links
    moves = torch.stack([row.moves for row in rows])
    return Soft(tags.to(device), moves.to(device), links.to(device))


def padded(rows: list[Ints]) -> Tensor:
    """Rows of unequal length as one tensor, filled up with -1."""
    out = np.full((len(rows), max(map(len, rows))), -1, np.int64)
    for number, row in enumerate(rows):
        out[number, : len(row)] = row
    return torch.from_numpy(out)
