"""How adding and asking hold up as a store grows.

    python -m benchmarks.store [--articles N] [--times K] [--db FILE]

N readings already made (`benchmarks.archive`) are added with all linking; then the store is made K
times as large by SQL (`benchmarks.multiply`), since to add 200,000 articles takes hours. Timed: 500
articles that are added one by one, as `headwater add` adds them, to the first thousand and to all
the others, as elapsed and as processor time; the ratio is of the latter, which does not hang on
what else the machine does. Then the most memory, megabytes for a thousand articles, and the time of
every question, asked with names, words and stories that are in the store, in one warm process.

A FILE that holds a part of the archive already is gone on with, so that a long run may be cut.
Results go to benchmarks/results/store.json; machines differ, so none is a floor.
"""

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import quantiles
from typing import Any

from benchmarks import archive
from benchmarks.multiply import multiply
from headwater import Corpus
from headwater.corpus.opening import transaction

RESULTS = Path(__file__).parent / "results" / "store.json"
EARLY = 1_000
"""Articles in the store when adding is timed first."""
TIMED = 500
"""Articles that are added while it is timed."""
TOGETHER = 500
"""Articles of one transaction while the store is only filled."""
ASKED = 200
"""Questions of each kind."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Milliseconds for one article, on average."""

    elapsed: float
    processor: float


def timed(corpus: Corpus) -> Pace:
    """Add the next articles, one by one; how long one takes, its making left out."""
    readings = list(archive.readings(TIMED, len(corpus)))
    clock, used = time.perf_counter(), time.process_time()
    corpus.add(readings)
    elapsed, processor = time.perf_counter() - clock, time.process_time() - used
    return Pace(round(1000 * elapsed / TIMED, 2), round(1000 * processor / TIMED, 2))


def fill(corpus: Corpus, up_to: int) -> None:
    """Add the archive up to an article, many in one transaction: it comes to the same store."""
    for first in range(len(corpus), up_to, TOGETHER):
        count = min(TOGETHER, up_to - first)
        clock = time.perf_counter()
        with corpus.store.asked() as connection, transaction(connection):
            for reading in archive.readings(count, first):
                corpus.store.put(reading)
        took = 1000 * (time.perf_counter() - clock) / count
        print(f"{first + count:7} articles  {took:6.2f} ms an article", file=sys.stderr, flush=True)


def grow(corpus: Corpus, articles: int, times: int) -> dict[str, Any]:
    """Fill the store, and time it early and late."""
    fill(corpus, EARLY)
    early = timed(corpus)
    fill(corpus, articles)
    if times > 1:
        _in_a_process_of_its_own(_multiplied, corpus.store.path, times)
    held = len(corpus)
    late = timed(corpus)
    return {
        "articles": held,
        "of them added": articles,
        "ms an article": {str(EARLY): asdict(early), str(held): asdict(late)},
        "slower by": round(late.processor / early.processor, 2),
    }


def _in_a_process_of_its_own(run: Callable[..., None], *values: object) -> None:
    """What takes more memory than adding does must not count as its."""
    process = get_context("spawn").Process(target=run, args=values)
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(process.exitcode)


def _multiplied(db: Path, times: int) -> None:
    with Corpus.open(db) as corpus:
        multiply(corpus.store.connection, times)


def questions(corpus: Corpus, articles: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """Every kind of question, each about something that the archive tells."""
    maker = random.Random("questions")
    for _ in range(ASKED):
        number = maker.randrange(articles)
        reading = archive.reading(number)
        claim = reading.attributions[0].content[0].of(reading.article.text)
        yield "who", partial(corpus.who, reading.attributions[-1].speaker.name or "")
        yield "outlet", partial(corpus.outlet, reading.article.outlet or "")
        yield "story", partial(corpus.story, _story_of(corpus, number + 1))
        yield "search", partial(corpus.search, claim)
        yield "trace", partial(corpus.trace, claim)


def _story_of(corpus: Corpus, article: int) -> int:
    find = "SELECT story_id FROM story_articles WHERE article_id = ?"
    return int(corpus.store.connection.execute(find, (article,)).fetchone()[0])


def ask(corpus: Corpus, articles: int) -> dict[str, float]:
    """The time within which 95 of 100 questions of each kind are answered, in milliseconds."""
    times: dict[str, list[float]] = {}
    for kind, question in questions(corpus, articles):
        clock = time.perf_counter()
        question()
        times.setdefault(kind, []).append(1000 * (time.perf_counter() - clock))
    return {kind: round(quantiles(some, n=20)[-1], 1) for kind, some in times.items()}


def measure(db: Path, articles: int, times: int) -> dict[str, Any]:
    """All figures of one store."""
    with Corpus.open(db) as corpus:
        grown = grow(corpus, articles, times)
        held = len(corpus)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with Corpus.open(db, read_only=True) as corpus:
        asked = ask(corpus, articles)
    return {
        **grown,
        "MB for a thousand articles": round(db.stat().st_size / held / 1000, 1),
        "resident MB": round(memory),
        "p95 ms": asked,
    }


def main() -> None:
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--articles", type=int, default=2_000, metavar="N", help="that are added")
    ask.add_argument("--times", type=int, default=100, metavar="K", help="how often, by SQL")
    ask.add_argument("--db", type=Path, metavar="FILE", help="keep the store, or go on with it")
    chosen = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(chosen.db or Path(folder, "archive.db"), chosen.articles, chosen.times)
    print(json.dumps(found, indent=1))
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
