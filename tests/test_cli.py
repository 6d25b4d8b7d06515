"""The command line, used as a newcomer, a script and a careless person would."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from headwater.cli import main
from headwater.reading.contract import schema

EXAMPLES = Path(__file__).parents[1] / "examples"
RELAY = str(EXAMPLES / "relay-unnamed-sources.txt")
DENIAL = str(EXAMPLES / "denial.txt")


def headwater(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def process(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "headwater", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env=os.environ | environment,
    )


def test_one_article_is_shown() -> None:
    done = headwater("read", RELAY)
    assert done.exit_code == 0
    assert done.stderr == ""
    assert "¶" in done.stdout


def test_json_is_the_contract_one_object_a_line() -> None:
    done = headwater("read", "--json", RELAY, DENIAL)
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(readings) == 2
    validator = jsonschema.Draft202012Validator(schema())
    for reading in readings:
        validator.validate(reading)
        assert reading["attributions"]


def test_the_offsets_are_into_the_file_as_it_stands() -> None:
    reading = json.loads(headwater("read", "--json", RELAY).stdout)
    with Path(RELAY).open(encoding="utf-8", newline="") as file:
        assert reading["article"]["text"] == file.read()


def test_what_is_told_wins() -> None:
    done = headwater(
        "read", "--json", "--published", "2025-11-04", "--outlet", "The Test Gazette", RELAY
    )
    article = json.loads(done.stdout)["article"]
    assert (article["published"], article["outlet"]) == ("2025-11-04", "The Test Gazette")


def test_standard_input() -> None:
    text = "Mira Solberg said the bridge at Korvald would be closed until the spring."
    reading = json.loads(headwater("read", "--json", "-", stdin=text).stdout)
    assert reading["attributions"][0]["speaker"]["name"] == "Mira Solberg"


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    absent = str(tmp_path / "absent.txt")
    done = headwater("read", "--json", absent, RELAY)
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 1
    assert "absent.txt" in done.stderr
    assert "1 of 2 inputs could not be read" in done.stderr


def test_a_date_that_is_none_is_said() -> None:
    done = headwater("read", "--published", "yesterday", RELAY)
    assert done.exit_code == 1
    assert "yesterday" in done.stderr


def test_a_model_that_is_none_is_said(tmp_path: Path) -> None:
    done = headwater("read", "--model", str(tmp_path), RELAY)
    assert done.exit_code == 1
    assert str(tmp_path) in done.stderr


def test_a_page_is_written_whole(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = headwater("read", "--quiet", "--html", str(page), RELAY, DENIAL)
    assert (done.exit_code, done.output) == (0, "")
    assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert list(tmp_path.iterdir()) == [page]


def test_a_page_goes_to_standard_output() -> None:
    done = headwater("read", "--html", "-", RELAY)
    assert done.stdout.lstrip().lower().startswith("<!doctype html>")


def test_a_page_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    done = headwater("read", "--quiet", "--html", str(tmp_path / "no" / "page.html"), RELAY)
    assert done.exit_code == 1
    assert "could not be written" in done.stderr


def test_a_pipe_gets_plain_text() -> None:
    done = process("read", RELAY)
    assert done.returncode == 0
    assert "\x1b" not in done.stdout


def test_colours_are_for_those_who_want_them() -> None:
    forced = process("read", RELAY, FORCE_COLOR="1", TERM="xterm-256color")
    assert "\x1b[" in forced.stdout
    refused = process("read", RELAY, NO_COLOR="1", TERM="xterm-256color")
    assert "\x1b[" not in refused.stdout


@pytest.mark.parametrize("width", ["40", "80", "120"])
def test_the_view_wraps_to_the_width(width: str) -> None:
    done = process("read", RELAY, COLUMNS=width)
    assert max(map(len, done.stdout.splitlines())) <= int(width)


def test_an_ascii_terminal_is_no_reason_to_fail() -> None:
    for arguments in (("read", RELAY), ("read", "--json", RELAY)):
        done = process(*arguments, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        assert done.returncode == 0, done.stderr
        assert done.stdout.isascii()


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m headwater read {RELAY} {DENIAL} | head -n 1"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stderr == ""


def seconds(*command: str) -> float:
    """The least processor time of five runs: a busy machine is no failure."""
    return min(_processor(command) for _ in range(5))


def _processor(command: tuple[str, ...]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *command], check=True, capture_output=True, timeout=60)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def test_help_answers_at_once() -> None:
    assert seconds("-m", "headwater", "--help") - seconds("-c", "pass") < 0.3


def test_a_cold_reading_is_quick_and_small() -> None:
    code = (
        "import sys, resource; from headwater.cli import main\n"
        f"sys.argv = ['headwater', 'read', '--quiet', {RELAY!r}]\n"
        "try: main()\n"
        "finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    per_unit = 1 if sys.platform == "darwin" else 1024
    assert int(done.stdout) * per_unit < 700e6
    assert seconds("-m", "headwater", "read", "--quiet", RELAY) < 3
