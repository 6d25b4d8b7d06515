"""Files written completely or not at all."""

import os
from pathlib import Path


def write_whole(target: Path, text: str) -> None:
    """Write `text` to `target` as UTF-8; until it is complete, what stood there stays there.

    Raises OSError where the folder cannot be written to.
    """
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("x", encoding="utf-8", newline="") as out:
            out.write(text)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
