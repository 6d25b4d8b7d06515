"""Write what is generated: docs/reference (schema, tables, commands, errors), the README's figures.

python -m docs.generate            write them
python -m docs.generate --check    exit with 1 if one is not what it should be
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from benchmarks.attribution import PEERS
from docs import card, scale, tables
from headwater import errors
from headwater.cli import main as command
from headwater.reading.contract import schema

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
REFERENCE = ROOT / "docs" / "reference"
TIMES = ROOT / "docs" / "explanation" / "times.md"
RESULTS = ROOT / "benchmarks" / "results"
BEST_PEER = "Citron retrained"
BEGIN, END = "<!-- figures -->", "<!-- /figures -->"
WIDTH = 90


def pages() -> dict[Path, str]:
    """What each generated page, and the README, must hold."""
    return {
        REFERENCE / "reading.schema.json": json.dumps(schema(), indent=2) + "\n",
        REFERENCE / "commands.md": _commands(),
        REFERENCE / "errors.md": _errors(),
        REFERENCE / "tables.md": tables.page(),
        README: with_block(README, _figures()),
        TIMES: with_block(TIMES, _times()),
        scale.PAGE: with_block(scale.PAGE, scale.figures(RESULTS)),
        card.CARD: with_block(card.CARD, card.figures(RESULTS)),
    }


def with_block(page: Path, block: str) -> str:
    """A page with what stands between its two marks replaced."""
    before, rest = page.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n\n{block}\n{END}{after}"


def _figures() -> str:
    attribution, intake, speed = (
        json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("attribution", "intake", "speed")
    )
    ours, pages = attribution["figures"], intake["figures"]
    peer = dict(zip(ours, PEERS[BEST_PEER], strict=True))
    rows = [
        (f"{name} (PolNeAR dev)", f"{ours[name]:.1f}", f"{peer[name]:.1f} {BEST_PEER}")
        for name in card.HEADLINES
    ]
    for number, name in ((0, "scrapinghub: shingle F1"), (3, "fundus-evaluation: ROUGE-LSum F1")):
        peers = {peer: f1[number] for peer, f1 in intake["f1"].items() if peer != "headwater"}
        best = max(peers, key=peers.__getitem__)
        rows.append((f"article text ({name})", f"{pages[name]:.1f}", f"{peers[best]:.1f} {best}"))
    cost = intake["time"]["intake / bare trafilatura"]
    rows.append(("time to take a page in", f"{cost:.2f} ×", "1 bare trafilatura"))
    ratio = speed["Headwater / spaCy"]
    rows.append(("words read a second", f"{ratio:.2f} ×", "0.65 × Citron; 1 bare spaCy"))
    lines = ["| | Headwater | best peer measured |", "|---|---|---|"]
    return "\n".join(lines + [f"| {' | '.join(row)} |" for row in rows]) + "\n"


def _times() -> str:
    corpora = json.loads((RESULTS / "times.json").read_text(encoding="utf-8"))
    names = ("strict F1", "relaxed F1", "value F1")
    heads = [f"{corpus} {name.removesuffix(' F1')}" for corpus in corpora for name in names]
    lines = [f"| | {' | '.join(heads)} |", "|---|" + "---|" * len(heads)]
    for who in next(iter(corpora.values())):
        figures = (f"{corpora[corpus][who][name]:.1f}" for corpus in corpora for name in names)
        lines.append(f"| {who} | {' | '.join(figures)} |")
    return "\n".join(lines) + "\n"


def _errors() -> str:
    lines = [
        "# Errors",
        "",
        "Every error is a `HeadwaterError`. An `InputError` is about one input: it says what",
        "happened, to which input, and what to do next (`error.what`, `error.name`,",
        "`error.remedy`), and has a stable `code`. The others are about the call.",
        "",
        "| error | is a | code | when |",
        "|---|---|---|---|",
    ]
    for cls in vars(errors).values():
        if isinstance(cls, type) and issubclass(cls, errors.HeadwaterError):
            meaning = " ".join((cls.__doc__ or "").partition("\n\n")[0].split())
            code = f"`{cls.code}`" if issubclass(cls, errors.InputError) else ""
            lines.append(
                f"| `{cls.__name__}` | `{cls.__bases__[0].__name__}` | {code} | {meaning} |"
            )
    return "\n".join(lines) + "\n"


def _commands() -> str:
    lines = ["# Commands", "", "What `--help` prints, for every command."]
    for name, text in _help_texts(_context(command, "headwater")):
        lines += ["", f"## {name}", "", "```text", text.rstrip(), "```"]
    return "\n".join(lines) + "\n"


def _help_texts(context: click.Context) -> Iterator[tuple[str, str]]:
    context.terminal_width = WIDTH
    yield context.command_path, context.get_help()
    if isinstance(context.command, click.Group):
        for name, child in sorted(context.command.commands.items()):
            yield from _help_texts(_context(child, name, context))


def _context(part: click.Command, name: str, parent: click.Context | None = None) -> click.Context:
    return click.Context(part, info_name=name, parent=parent, **part.context_settings)


def main() -> int:
    stale = [path for path, text in pages().items() if _held(path) != text]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path.name} is not up to date: run `make schema`")
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages()[path], encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


def _held(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
