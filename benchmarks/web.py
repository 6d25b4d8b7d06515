"""How quick the server is on a large store, for many readers at once.

    python -m benchmarks.web [--articles N] [--times K] [--db FILE]

The store holds N articles of the invented archive of `benchmarks.archive`, with the copies and
stories that the archive is made of, and one story of 500 articles; it is filled without comparing
any text, since only the server is measured, and made K times as large by SQL
(`benchmarks.multiply`). Then `headwater serve` is started, and 20 readers ask for pages of each
kind over loopback, each for the next as soon as it has one; a page is seldom asked for twice, and
no claim is traced twice but in "trace, asked before". Printed: the 95th of 100 times for each kind
of page, what one takes of a processor in the server, how many pages of the kind are different, the
most memory of the server, the largest page, the time to its first answer, and that of the story of
500. Results go to benchmarks/results/web.json; machines differ, so none is a floor.
"""

import argparse
import asyncio
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.parse import quote

from benchmarks import archive
from benchmarks.multiply import multiply
from headwater.corpus import figures, outline, postings, rows
from headwater.corpus.opening import now, transaction
from headwater.corpus.outlets import outlet_key
from headwater.corpus.packing import packed
from headwater.corpus.store import Store
from headwater.corpus.story_figures import recount_story

RESULTS = Path(__file__).parent / "results" / "web.json"
READERS, ASKED = 20, 400
"""Readers at a time, and pages that they ask for of each kind."""
AGAIN = 20
"""Claims that the readers trace in turn where each has been traced before."""
LARGE = 500
"""Articles of the large story: so many of the first are put into one."""
TOGETHER = 50
"""Events of one transaction while the store is filled."""
SHARES = (0, None, 1.0, 0.97, 0.6, 0.8)
"""Of the articles 2 to 5 of an event the share that is copied from article 0."""


def fill(store: Store, up_to: int, times: int) -> int:
    """Add the archive up to an article, event by event, and repeat it; how many there are then."""
    done = _count(store)
    for start in range(done, up_to, TOGETHER * archive.ARTICLES):
        with transaction(store.connection):
            for first in range(start, start + TOGETHER * archive.ARTICLES, archive.ARTICLES):
                _add_event(store, first)
    if not done:
        _join(store, LARGE)
    if _count(store) <= up_to and times > 1:
        multiply(store.connection, times)
    return _count(store)


CLAIMS = """
SELECT DISTINCT content FROM (SELECT content FROM attributions LIMIT 10000) ORDER BY content
"""


def _count(store: Store) -> int:
    return int(store.connection.execute("SELECT count(*) FROM articles").fetchone()[0])


def _add_event(store: Store, first: int) -> None:
    """Ten articles, which share a story, four of them copies of the first."""
    connection = store.connection
    found = []
    for reading in archive.readings(archive.ARTICLES, first):
        stored = rows.write(connection, reading, rows.digest_of(reading.article), now())
        connection.execute("INSERT INTO readings VALUES (?, ?)", (stored.id, packed(reading)))
        outline.draw(connection, stored)
        postings.fold(connection, stored)
        figures.count(connection, stored)
        relays = [(stored.id, outlet_key(name), "rests", 1) for name in reading.summary.rests_on]
        connection.executemany("INSERT INTO relays VALUES (?, ?, ?, ?)", relays)
        found.append(stored)
    story = found[0].id
    row = (story, len(found), found[0].first, found[-1].first, 0, 0, None)
    connection.execute("INSERT INTO stories VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    members = [(one.id, story, place) for place, one in enumerate(found)]
    connection.executemany("INSERT INTO story_articles VALUES (?, ?, ?)", members)
    copies = [
        (found[place].id, story, share, share, "[]", "[[0,40,0,40]]")
        for place, share in enumerate(SHARES)
        if share
    ]
    connection.executemany("INSERT INTO copies VALUES (?, ?, ?, ?, ?, ?)", copies)
    for one in found:
        figures.mark_copied(connection, one.id)
    recount_story(connection, story)


def _join(store: Store, articles: int) -> None:
    """The first articles become one story."""
    connection = store.connection
    with transaction(connection):
        connection.execute("DELETE FROM story_articles WHERE article_id <= ?", (articles,))
        members = [(number, 1, number - 1) for number in range(1, articles + 1)]
        connection.executemany("INSERT INTO story_articles VALUES (?, ?, ?)", members)
        connection.execute("DELETE FROM story_figures WHERE story_id <= ?", (articles,))
        recount_story(connection, 1)


def addresses(store: Store) -> Mapping[str, list[str]]:
    """Pages of each kind, at random but always the same."""
    maker = random.Random("readers")
    connection = store.connection
    (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    stories = [r[0] for r in connection.execute("SELECT story_id FROM story_figures")]
    outlets = [r[0] for r in connection.execute("SELECT DISTINCT outlet_id FROM figures")]
    sources = [r[0] for r in connection.execute("SELECT DISTINCT name_id FROM said")]
    cursors = connection.execute("SELECT last, story_id FROM story_figures").fetchall()
    copies = connection.execute("SELECT copy_id || '/' || original_id FROM copies").fetchall()
    claims = [row[0] for row in connection.execute(CLAIMS)]
    words = archive.vocabulary()

    def some(form: str, values: Any) -> list[str]:
        return [form.format(value) for value in maker.choices(values, k=ASKED)]

    def of(form: str, rows: Any) -> list[str]:
        return some(form, [quote(str(row[0])) for row in rows])

    traces = [f"/trace?q={quote(claim)}" for claim in maker.sample(claims, ASKED)]
    lists = [f"/?cursor={last}.{story}" for last, story in maker.choices(cursors, k=ASKED)]
    return {
        "front": lists,
        "front, by outlet": some("/?outlet=Outlet+{}", range(archive.OUTLETS)),
        "front, by source": some("/?source={}", [quote(name) for name in archive.people()[:500]]),
        "front, by origins": some("/?least={}", range(1, 400)),
        "story": some("/story/{}", stories),
        "article": some("/article/{}", range(1, articles + 1)),
        "source": some("/source/{}", sources),
        "outlet": some("/outlet/{}", outlets),
        "outlets": ["/outlets"] * ASKED,
        "search": some("/search?q={}", words),
        "compare": of("/compare/{}", copies),
        "corrections": ["/corrections"] * ASKED,
        "trace": traces,
        "trace, asked before": traces[:AGAIN] * (ASKED // AGAIN),
        "api stories": [f"/api/stories{page[1:]}" for page in lists],
        "api story": some("/api/stories/{}", stories),
        "api article": some("/api/articles/{}", range(1, articles + 1)),
        "api source": some("/api/sources/{}", sources),
        "api outlet": some("/api/outlets/{}", outlets),
        "api search": some("/api/search?q={}", words),
        "suggestions": some("/api/suggestions?q={}", [word[:3] for word in words]),
    }


@dataclass(frozen=True, slots=True)
class Answer:
    """A page that was got: seconds until it was there whole, its size, whether it held anything (a
    trace of a claim that no article is found to make says so, with status 404)."""

    seconds: float
    size: int
    found: bool


class Reader:
    """One reader with one connection."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._to: asyncio.StreamWriter | None = None

    async def get(self, address: str) -> Answer:
        """One page. Raises AssertionError where there is none, and for every error of a server."""
        if self._to is None:
            self._from, self._to = await asyncio.open_connection("127.0.0.1", self._port)
        start = time.perf_counter()
        self._to.write(f"GET {address} HTTP/1.1\r\nHost: localhost:{self._port}\r\n\r\n".encode())
        head = await self._from.readuntil(b"\r\n\r\n")
        found = head.startswith(b"HTTP/1.1 200")
        nothing = address.startswith("/trace?") and head.startswith(b"HTTP/1.1 404")
        assert found or nothing, (address, head[:60])
        size = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        await self._from.readexactly(size)
        return Answer(time.perf_counter() - start, size, found)

    def leave(self) -> None:
        """Close the connection."""
        if self._to:
            self._to.close()


async def crowd(port: int, pages: list[str]) -> list[Answer]:
    """Some pages, asked for by all readers at once."""
    waiting: Iterator[str] = iter(pages)
    found: list[Answer] = []

    async def read() -> None:
        reader = Reader(port)
        found.extend([await reader.get(page) for page in waiting])
        reader.leave()

    await asyncio.gather(*(read() for _ in range(READERS)))
    return found


def measured(db: Path, pages: Mapping[str, list[str]]) -> dict[str, Any]:
    """All figures of a server of a store."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "headwater", "serve", "--db", str(db), "--port", str(port)]
    start = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:  # noqa: S603
        try:
            first = _first_answer(port, start)
            large = asyncio.run(Reader(port).get("/story/1"))
            kinds, busy = {}, {}
            for kind, some in pages.items():
                before = _processor(server.pid)
                kinds[kind] = asyncio.run(crowd(port, some))
                busy[kind] = round(1000 * (_processor(server.pid) - before) / len(some), 1)
            return {
                "seconds to the first answer": round(first, 2),
                f"story of {LARGE}, seconds": round(large.seconds, 2),
                f"story of {LARGE}, kB": large.size // 1000,
                "p95, milliseconds": {kind: _p95(some) for kind, some in kinds.items()},
                "of a processor for one, milliseconds": busy,
                "different pages": {kind: len(set(some)) for kind, some in pages.items()},
                "pages that found nothing": {
                    kind: missed
                    for kind, some in kinds.items()
                    if (missed := sum(not one.found for one in some))
                },
                "largest page, kB": max(one.size for some in kinds.values() for one in some)
                // 1000,
                "memory, MB": _memory(server.pid),
            }
        finally:
            server.terminate()


def _first_answer(port: int, start: float) -> float:
    while time.perf_counter() - start < 60:
        try:
            asyncio.run(Reader(port).get("/read"))
            return time.perf_counter() - start
        except OSError:
            time.sleep(0.02)
    raise TimeoutError("the server does not answer")


def _p95(found: list[Answer]) -> float:
    return round(1000 * quantiles([one.seconds for one in found], n=20)[-1], 1)


def _processor(process: int) -> float:
    """Seconds of a processor that a process and those that it started have taken (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(map(_processor, _started(process)))


def _started(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(one) for one in children.split()]


def _memory(process: int) -> int:
    """The most memory that a process and those that it started have had, in megabytes (Linux)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1000 + sum(map(_memory, _started(process)))


def main() -> None:
    """Fill, serve, ask, print and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, default=20_000, metavar="N", help="that are made")
    parser.add_argument("--times", type=int, default=10, metavar="K", help="how often, by SQL")
    parser.add_argument("--db", type=Path, help="where the store is, or is to be")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = told.db or Path(folder, "web.db")
        store = Store(db, write=True)
        held = fill(store, told.articles, told.times)
        pages = addresses(store)
        store.close()
        found = {"articles": held, "readers": READERS, **measured(db, pages)}
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
