"""What somebody said, over articles."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from headwater.cli import main
from headwater.corpus.corpus import Corpus
from headwater.errors import UnknownError
from headwater.reading.types import Reading, Response, Speaker
from tests.build import build


def speech(outlet: str, published: str | None, said: str, role: str) -> Reading:
    made = build(
        f"{{1s}}Mira Solberg{{/1s}} {{1q}}said{{/1q}} {{1c}}{said}{{/1c}}. {{2s}}The mayor{{/2s}}"
        f" {{2q}}denied{{/2q}} {{2c}}it{{/2c}}.",
        article={"outlet": outlet, "published": published},
        a1={"speaker": Speaker("Mira Solberg", "person", 1, role), "stance": "asserts"},
        a2={"speaker": Speaker("Jon Tarn", "person", 1, "mayor"), "stance": "denies"},
    )
    return replace(made, responses=(Response("a2", "a1", "denies"),))


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    with Corpus.open(path) as corpus:
        corpus.add([
            speech("The Ledger", "2025-11-04", "the bridge is safe", "engineer"),
            speech("The Times", "2025-11-03", "the bridge is unsafe", "chief engineer"),
            speech("The Times", None, "it is raining", "chief engineer"),
        ])  # fmt: skip
    return path


@pytest.mark.parametrize("name", ["Mira Solberg", "solberg", "SOLBERG, Mira"])
def test_statements_in_the_order_of_publication(db: Path, name: str) -> None:
    with Corpus.open(db, read_only=True) as corpus:
        found = corpus.who(name)
    assert [one.content for one in found.statements] == [
        "it is raining", "the bridge is unsafe", "the bridge is safe",
    ]  # fmt: skip
    assert found.total == 3
    assert [(role.name, role.count) for role in found.roles] == [
        ("chief engineer", 2), ("engineer", 1),
    ]  # fmt: skip
    assert found.statements[0].answers[0].by == "Jon Tarn"


def test_the_latest_only(db: Path) -> None:
    with Corpus.open(db, read_only=True) as corpus:
        found = corpus.who("Solberg", limit=1)
    assert [one.content for one in found.statements] == ["the bridge is safe"]
    assert found.total == 3


@pytest.mark.parametrize("name", ["Nobody", "", "…", "Mira Tarn"])
def test_nobody(db: Path, name: str) -> None:
    with Corpus.open(db, read_only=True) as corpus, pytest.raises(UnknownError):
        corpus.who(name)


def test_the_command(db: Path) -> None:
    done = CliRunner().invoke(main, ["who", "Solberg", "--db", str(db)])
    assert "the bridge is unsafe" in done.stdout
    assert "denies: Jon Tarn" in done.stdout
    done = CliRunner().invoke(main, ["who", "Solberg", "--db", str(db), "--json"])
    assert json.loads(done.stdout)["statements"][1]["role"] == "chief engineer"
    done = CliRunner().invoke(main, ["who", "Solberg", "--db", str(db), "--csv"])
    assert done.stdout.splitlines()[0].startswith("id,article,published")
    assert len(done.stdout.splitlines()) == 4
    done = CliRunner().invoke(main, ["who", "Nobody", "--db", str(db)])
    assert (done.exit_code, done.stdout) == (1, "")
