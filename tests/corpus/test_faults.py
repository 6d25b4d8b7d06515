"""What goes wrong with disks, processes and other people: a clear message, and the store whole."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from headwater import Corpus
from headwater.article import Article, Paragraph, Span, article_id
from headwater.corpus.add import Added, Adding
from headwater.corpus.inputs import Options, look
from headwater.corpus.opening import Step, migrate, steps, version_of
from headwater.errors import (
    HeadwaterError,
    StoreAccessError,
    StoreBusyError,
    StoreDamagedError,
    StoreFullError,
    StoreMissingError,
    StoreVersionError,
)
from headwater.reading.types import Attribution, Reading
from tests.corpus import made
from tests.corpus.fake_worker import COMMAND

ARTICLES = 60


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


@pytest.fixture
def filled(db: Path) -> Path:
    with Corpus.open(db) as corpus:
        corpus.add(made.reading(number) for number in range(20))
    return db


def is_whole(db: Path) -> bool:
    with Corpus.open(db, read_only=True) as corpus:
        found = corpus.check()
    assert found.problems == ()
    return found.is_whole


def adding(archive: Path, db: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "headwater", "add", "-q", str(archive), "--db", str(db)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def killed_and_added_again(archive: Path, db: Path, after: float) -> list[str | None]:
    """The titles of the store once what was killed has been added again."""
    process = adding(archive, db)
    time.sleep(after)
    process.kill()
    process.communicate()
    if db.exists() and db.stat().st_size:
        with Corpus.open(db) as corpus:  # a store that was killed while it was made is made now
            corpus.check()
        assert is_whole(db)
    again = adding(archive, db)
    _, said = again.communicate(timeout=120)
    assert again.returncode == 0, said
    with Corpus.open(db, read_only=True) as corpus:
        found = [reading.article.title for reading in corpus.readings()]
    assert is_whole(db)
    return found


ALL = [f"Report {number}" for number in range(ARTICLES)]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "readings.jsonl"
    return made.write(path, (made.reading(number) for number in range(ARTICLES)))


@pytest.mark.parametrize("after", [0.4, 0.7])
def test_killed_and_added_again(archive: Path, db: Path, after: float) -> None:
    assert killed_and_added_again(archive, db, after) == ALL


@pytest.mark.slow
def test_killed_at_fifty_moments_and_added_again(archive: Path, tmp_path: Path) -> None:
    """Nothing lost, nothing twice, no broken span."""
    moments = random.Random(50)
    begun = time.monotonic()
    adding(archive, tmp_path / "whole.db").communicate()
    takes = time.monotonic() - begun
    for number in range(50):
        after = moments.uniform(0.1, takes)
        assert killed_and_added_again(archive, tmp_path / f"{number}.db", after) == ALL


def test_ctrl_c_ends_it_in_order(archive: Path, db: Path) -> None:
    Corpus.open(db).close()
    command = [sys.executable, "-m", "headwater", "add", str(archive), "--db", str(db)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    with Corpus.open(db, read_only=True) as corpus:
        while not len(corpus) and process.poll() is None:
            time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    if process.returncode != 0:  # it may have come too late
        assert process.returncode == 130
        assert "goes on from here" in said
    assert "Traceback" not in said
    assert is_whole(db)
    adding(archive, db).communicate(timeout=120)
    with Corpus.open(db, read_only=True) as corpus:
        assert len(corpus) == ARTICLES


def test_workers_end_with_the_process_that_is_killed(tmp_path: Path) -> None:
    pages, pids = tmp_path / "pages", tmp_path / "pids"
    pages.mkdir()
    for number in range(50):
        text = f"SLOW {number}\n\nMira Solberg said on Monday that the bridge was safe."
        (pages / f"{number}.txt").write_text(text)
    code = (
        "from headwater.corpus.pool import Pool; from headwater.corpus.inputs import *\n"
        f"items = look([{str(pages)!r}], Options()).items()\n"
        f"list(Pool(2, {COMMAND!r}).answers((item, '') for item in items))"
    )
    environment = os.environ | {"HEADWATER_TEST_PIDS": str(pids)}
    process = subprocess.Popen([sys.executable, "-c", code], env=environment)
    deadline = time.monotonic() + 30
    while not (pids.exists() and pids.read_text().count("\n") == 2):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    process.kill()
    process.wait()
    while any(lives(int(pid)) for pid in pids.read_text().split()):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def lives(pid: int) -> bool:
    """Whether a process runs; one that has ended and that nobody waits for does not."""
    try:
        os.kill(pid, 0)
        status = Path(f"/proc/{pid}/stat")
        return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_a_disk_that_is_full(filled: Path) -> None:
    with Corpus.open(filled) as corpus:
        pages = corpus.store.connection.execute("PRAGMA page_count").fetchone()[0]
        corpus.store.connection.execute(f"PRAGMA max_page_count = {pages + 4}")
        with pytest.raises(StoreFullError, match="Make room"):
            corpus.add(made.reading(number) for number in range(20, 60))
        kept = len(corpus)
        corpus.store.connection.execute("PRAGMA max_page_count = 1000000")
        assert corpus.add(made.reading(number) for number in range(60)) == 60 - kept
    assert is_whole(filled)


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Root may do everything: to be refused, it has to be somebody else for a while."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that anybody may look into."""
    with tempfile.TemporaryDirectory() as made_folder:
        path = Path(made_folder)
        path.chmod(0o755)
        yield path
        path.chmod(0o755)


def test_a_file_that_may_not_be_written(folder: Path) -> None:
    db = folder / "news.db"
    with Corpus.open(db) as corpus:
        corpus.add([made.reading(1)])
    db.chmod(0o444)
    folder.chmod(0o555)
    with as_somebody_else():
        with Corpus.open(db, read_only=True) as corpus:
            assert len(corpus) == 1
        with pytest.raises(StoreAccessError, match=r"may not be written|cannot be opened"):
            Corpus.open(db)
        with pytest.raises(StoreAccessError, match="cannot be opened"):
            Corpus.open(folder / "other.db")


def test_what_is_opened_to_be_read_cannot_be_added_to(filled: Path) -> None:
    with Corpus.open(filled, read_only=True) as corpus, pytest.raises(StoreAccessError):
        corpus.add([made.reading(99)])


def test_a_store_that_another_process_keeps_locked(filled: Path) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with Corpus.open(filled, patience=0.1) as corpus:
            with pytest.raises(StoreBusyError, match="another process"):
                corpus.add([made.reading(99)])
            assert len(corpus) == 20
            other.execute("COMMIT")
            assert corpus.add([made.reading(99)]) == 1


def test_two_who_add_at_once(archive: Path, db: Path) -> None:
    both = [adding(archive, db) for _ in range(2)]
    for process in both:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said
    with Corpus.open(db, read_only=True) as corpus:
        assert len(corpus) == ARTICLES
    assert is_whole(db)


def test_a_reader_sees_whole_articles_while_others_come_in(archive: Path, db: Path) -> None:
    Corpus.open(db).close()
    process = adding(archive, db)
    seen = [0]
    while process.poll() is None:
        with Corpus.open(db, read_only=True) as corpus:
            seen.append(len(corpus))
            if seen[-1]:
                assert len(corpus.who("Mira Solberg").statements) >= seen[-1]
                assert corpus.reading(seen[-1]).article.title == f"Report {seen[-1] - 1}"
    process.communicate()
    assert process.returncode == 0
    assert seen == sorted(seen)


def damage(db: Path, page: int) -> None:
    with db.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)


def root_page(db: Path, name: str) -> int:
    with closing(sqlite3.connect(db)) as store:
        find = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        return int(store.execute(find, (name,)).fetchone()[0])


@pytest.mark.parametrize("name", ["texts", "readings", "hands", "attributions_speaker", "names"])
def test_a_damaged_page_is_found(filled: Path, name: str) -> None:
    damage(filled, root_page(filled, name))
    with Corpus.open(filled, read_only=True) as corpus:
        assert not corpus.check().is_whole
        for number in range(1, 21):
            try:
                assert corpus.reading(number) == made.reading(number - 1)
            except HeadwaterError:
                continue


def test_a_page_that_nothing_works_without(filled: Path) -> None:
    damage(filled, root_page(filled, "migrations"))
    with pytest.raises(StoreDamagedError, match="Restore a copy"):
        Corpus.open(filled, read_only=True)


def test_a_changed_text_is_found(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as other:
        other.execute("UPDATE texts SET text = replace(text, 'gate', 'goat') WHERE article_id = 3")
        other.execute("UPDATE attributions SET content_spans = '[[0,1]]' WHERE id = 8")
        other.execute("DELETE FROM hands WHERE attribution_id = 9")
        other.execute("UPDATE paragraphs SET end = end + 1 WHERE article_id = 6 AND place = 1")
        other.execute("INSERT INTO copies VALUES (7, 8, 0.5, 0.5, '[]', '[[0, 9, 0, 99999]]')")
        other.commit()
    with Corpus.open(filled, read_only=True) as corpus:
        found = {(problem.where, problem.what) for problem in corpus.check().problems}
    assert found == {
        ("article 3", "its text, outlet, address or date is not what was added"),
        ("article 3", "its attributions are not those of its reading"),
        ("article 3", "its outlines are not those of its reading"),
        ("article 4", "its attributions are not those of its reading"),
        ("article 5", "its hands are not those of its reading"),
        ("article 6", "its paragraphs are not those of its reading"),
        ("article 7", "what it shares with article 8 lies outside of a text"),
    }


@pytest.mark.parametrize("data", [b"It rained.\n" * 1000, b"SQLite format 3\0" + b"x" * 9000])
def test_a_file_that_is_no_store(db: Path, data: bytes) -> None:
    db.write_bytes(data)
    for read_only in (True, False):
        with pytest.raises(StoreDamagedError):
            Corpus.open(db, read_only=read_only)
    assert db.read_bytes() == data


def test_somebody_elses_database(db: Path) -> None:
    with closing(sqlite3.connect(db)) as other:
        other.execute("CREATE TABLE recipes (name)")
    for read_only in (True, False):
        with pytest.raises(StoreDamagedError, match="not one of Headwater's"):
            Corpus.open(db, read_only=read_only)


def test_no_store(db: Path) -> None:
    with pytest.raises(StoreMissingError, match="headwater add"):
        Corpus.open(db, read_only=True)
    assert not db.exists()


def test_an_older_store_is_upgraded_with_its_articles(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(db, isolation_level=None)) as old:
        migrate(old, steps()[:1])
        assert version_of(old) == 1
        assert old.execute("SELECT 1 FROM sqlite_schema WHERE name = 'sourcing'").fetchone() is None
    with pytest.raises(StoreVersionError, match="--upgrade"):
        Corpus.open(db, read_only=True)
    with Corpus.open(db) as corpus:
        corpus.add([made.reading(1)])
        assert version_of(corpus.store.connection) == len(steps())
    assert is_whole(db)


def test_a_change_that_fails_leaves_no_trace(filled: Path) -> None:
    broken = Step(99, "broken.sql", "CREATE TABLE half (x);\nCREATE TABLE half (x);\n")
    with Corpus.open(filled) as corpus:
        with pytest.raises(sqlite3.OperationalError):
            migrate(corpus.store.connection, [*steps(), broken])
        assert version_of(corpus.store.connection) == len(steps())
    assert is_whole(filled)


def test_a_newer_store_is_left_alone(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as newer:
        newer.execute("INSERT INTO migrations VALUES (99, 'later.sql', '2031-01-01')")
        newer.commit()
    for read_only in (True, False):
        with pytest.raises(StoreVersionError, match="newer Headwater"):
            Corpus.open(filled, read_only=read_only)


def test_a_clock_that_goes_back(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = [made.reading(number) for number in range(6)]
    with Corpus.open(db) as corpus:
        for year, one in zip((2031, 2019, 1970, 2031, 2019, 1970), readings, strict=True):
            monkeypatch.setattr("headwater.corpus.store.now", lambda y=year: f"{y}-01-01T00:00:00")
            corpus.add([one])
        assert list(corpus.readings()) == readings
        assert corpus.add(readings) == 0
    assert is_whole(db)


def test_many_articles_with_one_title(db: Path) -> None:
    assert added_with_one_title(db, 300) == 300
    assert is_whole(db)


@pytest.mark.slow
def test_ten_thousand_articles_with_one_title(db: Path) -> None:
    assert added_with_one_title(db, 10_000) == 10_000
    assert is_whole(db)


def added_with_one_title(db: Path, number: int) -> int:
    """How many statements the store has of the one who speaks in each article."""
    with Corpus.open(db) as corpus:
        assert corpus.add(made.reading(n, title="Dam opened") for n in range(number)) == number
        return corpus.who("Solberg", limit=5).total


@pytest.mark.slow
def test_a_file_of_five_megabytes_goes_through_a_worker(tmp_path: Path, db: Path) -> None:
    said = "Mira Solberg said on Monday that gate {} of the dam at Korvald had been left open."
    page = tmp_path / "long.txt"
    page.write_text("\n\n".join(said.format(number) for number in range(60_000)))
    assert page.stat().st_size > 5_000_000
    with Corpus.open(db) as corpus:
        items = look([str(page)], Options()).items()
        assert Adding(corpus.store, command=COMMAND, workers=1).run(items) == Added(added=1)
    assert is_whole(db)


def test_an_article_of_five_megabytes(db: Path) -> None:
    text = "The dam’s gate is open, 🌊 she said. " * 140_000
    spans = [Span(at, at + 23) for at in range(0, len(text), 36 * 500)]
    article = Article(article_id(text), text, (Paragraph(0, len(text)),))
    attributions = tuple(
        Attribution(f"a{number}", (), (), (span,), "indirect", 0.5)
        for number, span in enumerate(spans)
    )
    long = Reading(article, attributions)
    with Corpus.open(db) as corpus:
        assert corpus.add([long, made.reading(1)]) == 2
        assert corpus.reading(1) == long
    assert is_whole(db)
