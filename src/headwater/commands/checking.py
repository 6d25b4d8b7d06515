"""`headwater check`: whether a store is whole."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from headwater.commands import output

if TYPE_CHECKING:
    from headwater.corpus.check import Checked

BROKEN = 1
CHECK_HELP = """\
Look whether a store is whole: its pages, its references, every reading and
every span in it. Changes nothing, and reads all of the file.

The exit code is 1 if anything is wrong.

\b
Examples
  headwater check
  headwater check --db old.db --upgrade    bring it to this version first
"""


@click.command(help=CHECK_HELP)
@output.asks
@click.option("--upgrade", is_flag=True, help="Bring a store of an older version to this one.")
def check(db: str, *, as_json: bool, as_csv: bool, upgrade: bool) -> None:
    """Check a store, and upgrade it first if that is asked."""
    from headwater.corpus.corpus import Corpus

    with output.said():
        if upgrade and Path(db).exists():
            Corpus.open(db).close()
        with Corpus.open(db, read_only=True) as corpus:
            found = corpus.check()
    if as_json:
        output.print_json(found.to_dict())
    elif as_csv:
        output.print_csv(found.problems.to_dicts())
    else:
        _show(found, db)
    sys.exit(0 if found.is_whole else BROKEN)


def _show(found: "Checked", db: str) -> None:
    for problem in found.problems:
        click.echo(f"{problem.where}: {problem.what}")
    verdict = "it is whole" if found.is_whole else f"{len(found.problems)} problems"
    click.echo(f"{db}: {found.articles} articles, {found.attributions} attributions; {verdict}")
