"""How long search and stories take in a large store, and what the search by meaning misses.

    python -m benchmarks.search [--articles 200000]     HEADWATER_SHARED: the folder of the data

The store is filled with paragraphs of PolNeAR train as articles, over and over, each time with a
mark of its own and its vector shifted a little at random: real words, real vectors, and many of
them. Its rows are written in bulk, each paragraph's repetitions as one story after another of ten;
what is measured then goes through `headwater.Corpus`. (`benchmarks.store` measures adding.) Results
go to benchmarks/results/search.json; none is a floor, since machines differ.
"""

import argparse
import json
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from benchmarks.figures import SHARED
from headwater.article import Article, Paragraph, article_id
from headwater.corpus import figures, grouping, nearest, rows
from headwater.corpus.corpus import Corpus
from headwater.corpus.opening import now, transaction
from headwater.corpus.profiles import Profile, packed, profile_of
from headwater.corpus.rows import Stored
from headwater.corpus.story_figures import recount_story
from headwater.reading.types import Reading

Asked = TypeVar("Asked")

RESULTS = Path(__file__).parent / "results" / "search.json"
PARAGRAPHS = 5_000
LONGEST = 1_000  # characters of a paragraph
QUESTIONS = 100
TOGETHER = 10
"""Articles of a story."""
AWAY = 0.3
"""Length of what is added to a vector of length 1."""
DAY = 86_400


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph as an article."""

    text: str
    profile: Profile


def texts(shared: Path) -> list[Text]:
    """Paragraphs of PolNeAR train, of 30 words or more."""
    files = sorted((shared / "polnear" / "train" / "text").glob("*.txt"))
    found = [
        line.strip()[:LONGEST]
        for path in files
        for line in path.read_text("utf-8").splitlines()
        if len(line.split()) >= 30
    ]
    chosen = random.Random(0).sample(found, min(PARAGRAPHS, len(found)))
    return [Text(text, profile_of(_article(text))) for text in chosen]


def _article(text: str, day: int = 0) -> Article:
    published = time.strftime("%Y-%m-%d", time.gmtime(1_500_000_000 + day * DAY))
    whole = (Paragraph(0, len(text)),)
    return Article(article_id(text), text, whole, outlet=f"Outlet {day % 300}", published=published)


def fill(corpus: Corpus, some: Sequence[Text], articles: int) -> None:
    """Write so many articles in bulk."""
    connection = corpus.store.connection
    noise = np.random.default_rng(0)
    last = len(corpus)
    with transaction(connection):
        for number in range(last + 1, articles + 1):
            chosen = some[(number - 1) // TOGETHER % len(some)]
            _write(connection, number, chosen, noise)


def _write(
    connection: sqlite3.Connection, number: int, text: Text, noise: np.random.Generator
) -> None:
    article = _article(f"{text.text} [{number}]", number * 4 // 1_000)
    reading = Reading(article, ())
    stored = rows.write(connection, reading, rows.digest_of(article), now())
    shift = noise.standard_normal(len(text.profile.vector)).astype(np.float32)
    vector = text.profile.vector / np.linalg.norm(text.profile.vector.astype(np.float32))
    moved = vector + AWAY * shift / np.linalg.norm(shift)
    grouping.keep(connection, number, replace(text.profile, vector=packed(moved)))
    figures.count(connection, stored)
    _group(connection, stored, (number - 1) // TOGETHER * TOGETHER + 1)


def _group(connection: sqlite3.Connection, stored: Stored, first: int) -> None:
    """Into the story of the article that opens each ten."""
    if stored.id == first:
        row = (first, TOGETHER, stored.first, stored.after, 45, 45.0, None)
        connection.execute("INSERT INTO stories VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    place = (stored.id, first, stored.id - first)
    connection.execute("INSERT INTO story_articles VALUES (?, ?, ?)", place)
    if place[2] == TOGETHER - 1:
        recount_story(connection, first)


def questions(some: Sequence[Text]) -> Iterator[str]:
    """Three to six words in a row, from paragraphs."""
    rng = random.Random(1)
    for text in rng.sample(list(some), QUESTIONS):
        words = text.text.split()
        start = rng.randrange(len(words) - 6)
        yield " ".join(words[start : start + rng.randint(3, 6)])


def timed(ask: Callable[[Asked], object], asked: Iterable[Asked]) -> dict[str, float]:
    """Milliseconds that 95 in 100 questions take at most, elapsed and of the processor."""
    elapsed, processor = [], []
    for one in asked:
        clock, used = time.perf_counter(), time.process_time()
        ask(one)
        elapsed.append(1000 * (time.perf_counter() - clock))
        processor.append(1000 * (time.process_time() - used))
    return {"p95 ms": p95(elapsed), "processor p95 ms": p95(processor)}


def p95(values: Sequence[float]) -> float:
    """The value that one in twenty is above."""
    return round(float(np.quantile(values, 0.95)), 1)


def missed(some: Sequence[Text]) -> float:
    """Of the nearest ten of a paragraph, in per cent, what the comparison by signs leaves out."""
    every = np.stack([one.profile.vector for one in some])
    signs = np.packbits(every > 0, axis=1)
    lost = 0
    asked = random.Random(3).sample(range(len(some)), QUESTIONS)
    for place in asked:
        best = np.argsort(-nearest.cosine(every, every[place]), kind="stable")[:10]
        apart = np.bitwise_count(signs ^ signs[place]).sum(1)
        kept = np.argsort(apart, kind="stable")[: 10 * nearest.RESCORED]
        lost += len(np.setdiff1d(best, kept))
    return 100 * lost / (10 * len(asked))


def measured(folder: Path, some: Sequence[Text], articles: int) -> dict[str, Any]:
    """All times, in milliseconds."""
    with Corpus.open(folder / "news.db") as corpus:
        fill(corpus, some, articles)
        corpus.search("warm up")
        asked = timed(corpus.search, questions(some))
        numbers = random.Random(4).sample(range(1, articles, TOGETHER), QUESTIONS)
        told = timed(corpus.story, numbers)
        listed = timed(lambda limit: corpus.stories(limit=limit), [20] * 20)
    return {"articles": articles, "search": asked, "story": told, "stories": listed}


def main() -> int:
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--articles", type=int, default=200_000)
    articles = ask.parse_args().articles
    if not SHARED.is_dir():
        print("the news data is not here: set HEADWATER_SHARED to its folder")
        return 1
    some = texts(SHARED)
    with tempfile.TemporaryDirectory() as folder:
        found = measured(Path(folder), some, articles)
    found["nearest ten missed, per cent"] = round(missed(some), 1)
    print(json.dumps(found, indent=1))
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
