"""Measured figures, tied to the data that they were measured on."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(os.environ.get("HEADWATER_SHARED", Path(__file__).parents[2] / "shared"))
"""The folder of real news data, which is not part of the repository."""


@dataclass(frozen=True, slots=True)
class Figures:
    """`values` (name to figure, more is better) on the data whose digest is `data`."""

    data: str
    values: Mapping[str, float]


def digest(files: Iterable[Path]) -> str:
    """SHA-256 (first 16 hex digits) over the names and bytes of `files`, in the order of names."""
    whole = hashlib.sha256()
    for path in sorted(files):
        whole.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]
