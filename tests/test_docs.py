"""The documents: every command runs, every snippet works, every link leads somewhere."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from docs import generate

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md",
    ROOT / "benchmarks" / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "examples").rglob("*.md")),
]  # fmt: skip
CONSOLE = re.compile(r"^ *```console\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^ *```python\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)")
MAKE = re.compile(r"`(?:\$ )?make ([a-z-]+)`|^\$ make ([a-z-]+)", re.MULTILINE)


def page_id(page: Path) -> str:
    return str(page.relative_to(ROOT))


def sessions() -> Iterator[tuple[str, str]]:
    """The console blocks of each page that use the command itself, one after the other.

    Those that set a machine up are left out.
    """
    for page in PAGES:
        found = CONSOLE.findall(page.read_text(encoding="utf-8"))
        used = [dedent(one) for one in found if "$ headwater" in one or "| headwater" in one]
        if used:
            yield page_id(page), "".join(used)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder such as a reader of the documents sits in: the examples are there."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


@pytest.mark.parametrize(("name", "block"), list(sessions()), ids=lambda value: value[:50])
def test_commands_run_and_print_what_the_page_shows(name: str, block: str, desk: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command, shown in commands_of(block):
        done = subprocess.run(
            ["bash", "-c", command], cwd=desk, capture_output=True, text=True, encoding="utf-8",
            timeout=120, check=False, env=os.environ | {"PATH": path, "COLUMNS": "90"},
        )  # fmt: skip
        failed_on_purpose = "exit code" in shown or "could not be read" in shown
        assert failed_on_purpose or done.returncode == 0, f"{name}: {command}\n{done.stderr}"
        printed = squeezed(done.stdout + done.stderr)
        for piece in filter(None, map(squeezed, re.split(r"…\n|^…$", shown, flags=re.MULTILINE))):
            assert piece in printed, f"{name}: {command}\nprints\n{printed}"


def commands_of(block: str) -> Iterator[tuple[str, str]]:
    """(command, what the page shows of its output) for each "$ " line of a console block."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        lines = part.splitlines(keepends=True)
        ends = next(n for n in range(1, len(lines) + 1) if "".join(lines[:n]).count('"') % 2 == 0)
        yield "".join(lines[:ends]), "".join(lines[ends:])


def squeezed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())


@pytest.mark.parametrize(
    "page", [p for p in PAGES if PYTHON.search(p.read_text(encoding="utf-8"))], ids=page_id
)
def test_snippets_work(page: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The snippets of a page are one session, as a reader types them."""
    monkeypatch.chdir(desk)
    session = "\n".join(map(dedent, PYTHON.findall(page.read_text(encoding="utf-8"))))
    test = doctest.DocTestParser().get_doctest(session, {}, page_id(page), None, 0)
    assert test.examples, "a snippet without >>> is not tested"
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert runner.run(test).failed == 0


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_links_lead_somewhere(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    local = [target for target in targets if not target.startswith(("http://", "https://"))]
    assert [target for target in local if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_make_targets_exist(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = {one or two for one, two in MAKE.findall(page.read_text(encoding="utf-8"))}
    assert {name for name in named if f"\n{name}:" not in makefile} == set()


def test_generated_pages_are_up_to_date() -> None:
    stale = [p.name for p, text in generate.pages().items() if p.read_text("utf-8") != text]
    assert stale == [], "run `make schema`"


def test_every_option_is_in_the_reference() -> None:
    commands = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    for option in ("--json", "--html", "--published", "--outlet", "--model", "--quiet"):
        assert option in commands
