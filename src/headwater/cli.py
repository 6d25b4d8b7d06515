"""The command `headwater`: a thin layer of options over the library.

Whatever takes long to import is imported where it is used, so that `--help` answers at once.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from headwater import __version__
from headwater.commands import adding, checking, origins, serving, sources, stories, timeline
from headwater.errors import HeadwaterError, InputError
from headwater.screen import Screen

if TYPE_CHECKING:
    from headwater.reading.types import Reading

FAILED = 1
"""Exit code: something asked for could not be done; what it was is on standard error."""

READ_HELP = """\
Read news articles: who says what in them.

An INPUT is an HTML page or a text file (either may be gzipped), an http(s)
address, or "-" for standard input.

\b
Examples
  headwater read story.html                      look at one article
  headwater read --published 2025-11-03 *.txt    several, with their date
  headwater read - < copied-from-browser.txt     standard input
  headwater read --json *.html > readings.jsonl  one JSON object a line
  headwater read --html marked.html story.txt    a page to look at, print, send

Colours are shown on a terminal only; set NO_COLOR to have none there either.
An input that cannot be read is reported and the rest goes on; the exit code
is then 1.
"""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="headwater %(version)s")
def main() -> None:
    """Follow each claim in the news upstream: who says so.

    Headwater never says what is true. It says who says so, and points at the exact words.
    Start with: headwater read ARTICLE
    """


@main.command(help=READ_HELP)
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line instead.")
@click.option(
    "--html", "page", metavar="FILE", help='Write one self-contained page; "-" prints it.'
)
@click.option("--published", metavar="DATE", help="When it was published, as 2025-11-03.")
@click.option("--outlet", metavar="NAME", help="Who published it.")
@click.option("--model", metavar="DIR", help="An attribution model of your own.")
@click.option("--allow-private", is_flag=True, help="Fetch from private and loopback addresses.")
@click.option("-q", "--quiet", is_flag=True, help="No view of the readings, no progress bar.")
def read(
    inputs: tuple[str, ...], *, as_json: bool, page: str | None, quiet: bool, **told: Any
) -> None:
    """Read each input and show it, as the options say."""
    show = _shower(as_json=as_json, quiet=quiet or page == "-")
    readings = []
    failures = 0
    with Screen(len(inputs), quiet=quiet) as screen:
        for name in inputs:
            reading = _read_or_report(name, screen, told)
            failures += reading is None
            if reading:
                with screen.aside():
                    show(reading)
            if reading and page:
                readings.append(reading)
            screen.step()
    if page and readings:
        _write_page(page, readings)
    if failures:
        _say_how_many(failures, len(inputs))
        sys.exit(FAILED)


for command in (
    adding.add,
    adding.failures,
    checking.check,
    serving.serve,
    sources.outlet,
    stories.search,
    stories.stories,
    stories.story,
    origins.trace,
    sources.who,
    timeline.timeline,
):
    main.add_command(command)


def _read_or_report(name: str, screen: Screen, told: dict[str, Any]) -> "Reading | None":
    import headwater

    try:
        return headwater.read(name, **told)
    except InputError as error:
        with screen.aside():
            click.echo(f"headwater: {error}", err=True)
        return None
    except HeadwaterError as error:
        raise click.ClickException(str(error)) from error


def _say_how_many(failures: int, inputs: int) -> None:
    if inputs > 1:
        click.echo(f"headwater: {failures} of {inputs} inputs could not be read", err=True)


def _shower(*, as_json: bool, quiet: bool) -> "Callable[[Reading], None]":
    if as_json:
        return _show_json
    return _show_nothing if quiet else _terminal()


def _show_nothing(_: "Reading") -> None:
    """Readings are not shown: `--quiet`, or a page goes to standard output."""


def _show_json(reading: "Reading") -> None:
    import json

    readable = (sys.stdout.encoding or "").lower().startswith("utf")
    click.echo(json.dumps(reading.to_dict(), ensure_ascii=not readable))


def _terminal() -> "Callable[[Reading], None]":
    from rich.console import Console

    from headwater.views.terminal import divide, render

    console = Console(highlight=False)
    shown = 0

    def show(reading: "Reading") -> None:
        nonlocal shown
        if shown:
            divide(console)
        render(reading, console)
        shown += 1

    return show


def _write_page(target: str, readings: "Sequence[Reading]") -> None:
    from headwater.files import write_whole
    from headwater.views.page import page

    document = page(readings)
    if target == "-":
        click.echo(document, nl=False)
        return
    try:
        write_whole(Path(target), document)
    except OSError as error:
        reason = f"{target}: the page could not be written ({error.strerror})."
        raise click.ClickException(f"{reason} Name a file in a folder you may write to.") from error
