"""Adding: what is named comes in once, in order; what cannot be read is recorded and retried."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from headwater.cli import main
from headwater.corpus import failures
from headwater.corpus.add import Added, Adding
from headwater.corpus.corpus import Corpus
from headwater.corpus.inputs import Options, look
from headwater.errors import InputError, ModelError
from tests.build import build
from tests.corpus.fake_worker import COMMAND

Add = Callable[..., Added]
LEAD = "Mira Solberg, the engineer, said on Monday that the bridge at Korvald was not safe."


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus.open(tmp_path / "news.db")


@pytest.fixture
def add(corpus: Corpus) -> Add:
    """Add what is named, with a worker that needs no model."""

    def run(*named: object, options: Options | None = None, **more: object) -> Added:
        inputs = look([str(name) for name in named], options or Options())
        adding = Adding(corpus.store, command=COMMAND, workers=2, **more)  # type: ignore[arg-type]
        return adding.run(inputs.items())

    return run


def folder(where: Path, *texts: str) -> Path:
    where.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (where / f"{number:02}.txt").write_text(f"{text}\n\n{LEAD}\n", encoding="utf-8")
    return where


def titles(corpus: Corpus) -> list[str]:
    return [reading.article.text.split("\n")[0] for reading in corpus.readings()]


def test_a_folder_comes_in_once_and_in_order(corpus: Corpus, add: Add, tmp_path: Path) -> None:
    pages = folder(tmp_path / "pages", "SLOW bridge", "Rain", "PRINT ferry", "Dam")
    assert add(pages) == Added(added=4)
    assert titles(corpus) == ["SLOW bridge", "Rain", "PRINT ferry", "Dam"]
    folder(pages, "SLOW bridge", "Rain", "PRINT ferry", "Dam", "Late")
    assert add(pages) == Added(added=1, known=4)


def test_the_same_bytes_under_another_name_are_one_article(add: Add, tmp_path: Path) -> None:
    assert add(folder(tmp_path / "pages", "Rain", "Rain")) == Added(added=1, known=1)


def test_what_is_told_makes_it_another_article(add: Add, tmp_path: Path) -> None:
    pages = folder(tmp_path / "pages", "Rain")
    assert add(pages, options=Options(outlet="The Ledger")).added == 1
    assert add(pages, options=Options(outlet="The Times")).added == 1


def test_a_worker_that_dies_takes_one_article_with_it(
    corpus: Corpus, add: Add, tmp_path: Path
) -> None:
    assert add(folder(tmp_path / "pages", "One", "DIE", "Two", "DIE again", "Three")) == Added(
        added=3, failed=2
    )
    assert titles(corpus) == ["One", "Two", "Three"]
    died, _ = corpus.failures()
    assert (died.code, died.name) == ("worker", str(tmp_path / "pages" / "01.txt"))
    assert "died" in died.what


def test_a_worker_that_hangs_is_given_up(corpus: Corpus, add: Add, tmp_path: Path) -> None:
    pages = folder(tmp_path / "pages", "One", "HANG", "Two")
    assert add(pages, patience=lambda _: 3.0) == Added(added=2, failed=1)
    assert "too long" in corpus.failures()[0].what


def test_failures_are_not_tried_again_until_asked(
    corpus: Corpus, add: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pages = folder(Path("pages"), "One", "DIE")
    said: list[InputError | None] = []
    assert add("pages", on_item=said.append).failed == 1
    assert sum(error is not None for error in said) == 1
    assert add("pages") == Added(known=1, failed_before=1)
    (pages / "01.txt").write_text(f"Mended\n\n{LEAD}\n")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    items = list(failures.retried(corpus.store.connection))
    assert [item.name for item in items] == ["pages/01.txt"]
    retrying = Adding(corpus.store, command=COMMAND, workers=1, retry=True)
    assert retrying.run(items) == Added(added=1)
    assert corpus.failures() == ()


def test_a_failure_is_listed_once_with_its_attempts(
    corpus: Corpus, add: Add, tmp_path: Path
) -> None:
    page = folder(tmp_path / "pages", "DIE")
    add(page)
    add(page, retry=True)
    assert [one.attempts for one in corpus.failures()] == [2]


def test_records_are_retried_by_their_number(corpus: Corpus, add: Add, tmp_path: Path) -> None:
    archive = tmp_path / "archive.jsonl"
    lines = [{"story": f"One\n\n{LEAD}"}, {"other": "nothing"}, {"story": f"Two\n\n{LEAD}"}]
    archive.write_text("\n".join(map(json.dumps, lines)) + "\nno JSON\n")
    options = Options(columns=(("text", "story"),), outlet="The Ledger")
    assert add(archive, options=options) == Added(added=2, failed=2)
    assert [one.name.rpartition("#")[2] for one in corpus.failures()] == ["2", "4"]
    lines[1] = {"story": f"Three\n\n{LEAD}"}
    archive.write_text("\n".join(map(json.dumps, lines)) + "\nno JSON\n")
    retrying = Adding(corpus.store, command=COMMAND, workers=1, retry=True)
    assert retrying.run(failures.retried(corpus.store.connection)) == Added(added=1, failed=1)
    assert [one.article.outlet for one in corpus.readings()] == ["The Ledger"] * 3


def test_readings_made_before_need_no_process(corpus: Corpus, tmp_path: Path) -> None:
    made = [build(f"{{1s}}Reuters{{/1s}} {{1c}}it rained {day} days{{/1c}}.") for day in range(9)]
    archive = tmp_path / "readings.jsonl"
    archive.write_text("\n".join(json.dumps(one.to_dict()) for one in made))
    adding = Adding(corpus.store, command=("false",))
    assert adding.run(look([str(archive)], Options()).items()) == Added(added=9)
    assert list(corpus.readings()) == made


def test_what_is_not_there_is_a_failure(corpus: Corpus, add: Add, tmp_path: Path) -> None:
    assert add(tmp_path / "absent", folder(tmp_path / "pages", "One")) == Added(added=1, failed=1)
    assert corpus.failures()[0].code == "not-found"


def test_what_is_wrong_with_the_run_ends_it(corpus: Corpus, add: Add, tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        add(folder(tmp_path / "pages", "One", "NO MODEL", "Two"))
    assert titles(corpus) == ["One"]


def test_an_article_that_cannot_be_stored_is_a_failure(
    corpus: Corpus, add: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(_: object, article: object) -> None:
        raise ZeroDivisionError("odd")

    pages = folder(tmp_path / "pages", "One", "Two")
    monkeypatch.setattr("headwater.corpus.linking.link", link)
    assert add(pages) == Added(failed=2)
    monkeypatch.undo()
    assert add(pages, retry=True) == Added(added=2)


def headwater(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, [str(argument) for argument in arguments])
    return done.exit_code, done.stdout, done.stderr


def test_the_commands(tmp_path: Path) -> None:
    """With the real worker, as a user has it."""
    db, page = tmp_path / "news.db", tmp_path / "page.txt"
    page.write_text(f"Bridge unsafe\n\n{LEAD}\n")
    empty = tmp_path / "empty.txt"
    empty.write_text(" \n")
    code, out, said = headwater("add", page, empty, "--db", db)
    assert (code, out) == (1, "")
    assert "1 added" in said
    assert "empty.txt: there is nothing in it" in said
    code, out, _ = headwater("failures", "--db", db, "--json")
    assert (code, json.loads(out)[0]["code"]) == (0, "empty")
    empty.write_text(page.read_text())
    code, _, said = headwater("add", "--retry-failed", "--db", db)
    assert code == 0
    assert "0 added" in said
    assert headwater("failures", "--db", db)[1] == "0 could not be read\n"
    assert "not safe" in headwater("who", "Mira Solberg", "--db", db)[1]


@pytest.mark.parametrize(
    "arguments",
    [["add"], ["add", "x", "--retry-failed"], ["add", "x", "--column", "text"],
     ["add", "x", "--column", "colour=red"]],
)  # fmt: skip
def test_options_that_make_no_sense(arguments: list[str], tmp_path: Path) -> None:
    assert headwater(*arguments, "--db", tmp_path / "news.db")[0] == 2
