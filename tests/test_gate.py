"""The quality gate: floors hold, are raised, and are never lowered."""

import json
from pathlib import Path

import pytest

from benchmarks import gate
from benchmarks.figures import Figures, digest


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"b": {"data": "d1", "floors": {"f1": 80.0}}}))
    monkeypatch.setattr(gate, "FLOORS", path)
    monkeypatch.setattr(gate, "BENCHMARKS", ("b",))
    monkeypatch.setattr(gate, "SHARED", tmp_path)
    return path


def run(monkeypatch: pytest.MonkeyPatch, figures: Figures, *arguments: str) -> int:
    monkeypatch.setattr(gate, "_measure", lambda name: figures)
    monkeypatch.setattr("sys.argv", ["gate", *arguments])
    return gate.main()


def test_a_figure_at_its_floor_holds(floors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, Figures("d1", {"f1": 80.0})) == 0


def test_a_figure_below_its_floor_fails(
    floors: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, Figures("d1", {"f1": 79.0})) == 1
    assert "f1 is 79.00, below its floor of 80.0" in capsys.readouterr().out


def test_an_update_raises(floors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, Figures("d1", {"f1": 81.28, "f2": 3.0}), "--update") == 0
    assert json.loads(floors.read_text())["b"]["floors"] == {"f1": 81.2, "f2": 3.0}


def test_an_update_refuses_to_lower(floors: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = floors.read_text()
    assert run(monkeypatch, Figures("d1", {"f1": 70.0}), "--update") == 1
    assert floors.read_text() == before


def test_an_update_within_the_slack_keeps_the_floor(
    floors: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(monkeypatch, Figures("d1", {"f1": 79.87}), "--update") == 0
    assert json.loads(floors.read_text())["b"]["floors"]["f1"] == 80.0


def test_other_data_is_not_compared(
    floors: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, Figures("d2", {"f1": 99.0})) == 1
    assert "the data is not that of the floors" in capsys.readouterr().out


def test_a_part_alone_is_measured_and_the_floors_of_others_stay(
    floors: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "BENCHMARKS", ("a", "b"))
    assert run(monkeypatch, Figures("d2", {"f1": 50.0}), "a", "--update") == 0
    held = json.loads(floors.read_text())
    assert held["a"]["floors"] == {"f1": 50.0}
    assert held["b"]["floors"] == {"f1": 80.0}


def test_a_part_that_is_none_is_said(
    floors: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run(monkeypatch, Figures("d1", {"f1": 80.0}), "c")
    assert "no part of the gate: c" in capsys.readouterr().err


def test_absent_data_is_said(
    floors: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gate, "SHARED", Path("nowhere"))
    assert gate.main() == 0
    assert "not run" in capsys.readouterr().out


def test_the_digest_is_of_names_and_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "a", tmp_path / "b"
    one.write_text("x")
    two.write_text("y")
    first = digest([one, two])
    assert digest([two, one]) == first
    two.write_text("z")
    assert digest([one, two]) != first
