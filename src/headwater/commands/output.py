"""The frame of a command that asks a store: `--db`, and its answer as text, JSON or CSV."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from headwater.errors import HeadwaterError

if TYPE_CHECKING:
    from rich.console import Console

    from headwater.corpus.corpus import Corpus

F = TypeVar("F", bound=Callable[..., Any])
DEFAULT = "news.db"

db_option = click.option(
    "--db", metavar="FILE", default=DEFAULT, show_default=True, envvar="HEADWATER_DB",
    help="The store; HEADWATER_DB sets it for good.",
)  # fmt: skip


def asks(command: F) -> F:
    """The options of a command that asks a store: `--db`, `--json`, `--csv`."""
    command = click.option("--csv", "as_csv", is_flag=True, help="Print a table as CSV.")(command)
    command = click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)
    return db_option(command)


@contextmanager
def asked(db: str) -> Iterator["Corpus"]:
    """The store, open for questions; what goes wrong is said, and the exit code is 1."""
    from headwater.corpus.corpus import Corpus

    with said(), Corpus.open(db, read_only=True) as corpus:
        yield corpus


@contextmanager
def said() -> Iterator[None]:
    """An error of the library is shown as one line, without a trace."""
    try:
        yield
    except HeadwaterError as error:
        raise click.ClickException(str(error)) from error


def console() -> "Console":
    """Where text is printed: standard output, no wider than it is."""
    from rich.console import Console

    return Console(highlight=False)


def print_json(value: Any) -> None:
    """One JSON value on one line; in ASCII where standard output is not UTF-8."""
    readable = (sys.stdout.encoding or "").lower().startswith("utf")
    click.echo(json.dumps(value, ensure_ascii=not readable))


def print_csv(rows: Iterable[Mapping[str, Any]]) -> None:
    """A table with a heading; a cell that holds more than one value is JSON."""
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({key: _cell(value) for key, value in row.items()})


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
