"""Where to train, and in which numbers."""

import time

import torch

SIDE = 1024  # of the square matrices that are timed
ROUNDS = 8


def device() -> torch.device:
    """The GPU where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def faster_in_bf16(where: torch.device) -> bool:
    """Whether products of bf16 numbers are the faster ones: measured on a CPU, where those that
    lack the instructions emulate them slowly."""
    if where.type == "cuda":
        return torch.cuda.is_bf16_supported()
    return _seconds(torch.bfloat16) < 0.8 * _seconds(torch.float32)


def _seconds(kind: torch.dtype) -> float:
    """The shortest time of one product."""
    a = torch.ones(SIDE, SIDE, dtype=kind)
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        _ = a @ a
        times.append(time.perf_counter() - began)
    return min(times)
