"""`headwater add` and `headwater failures`: articles into a store, and what could not be read."""

import sys
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from headwater.commands import output
from headwater.screen import Screen

if TYPE_CHECKING:
    from headwater.corpus.add import Added, Adding
    from headwater.corpus.corpus import Corpus
    from headwater.corpus.inputs import Item, Options
    from headwater.errors import InputError

FAILED = 1
INTERRUPTED = 130
"""Exit code of a command that Ctrl-C ended, as shells have it."""

ADD_HELP = """\
Read articles and add them to a store.

\b
An INPUT is
  a page or text file, a folder of them (with its folders), or a pattern
  an archive: .jsonl, .json, .csv, .tsv (gzipped or not), .parquet, "-" for
    JSON lines on standard input; its records are articles, or readings
  a feed (RSS, Atom), a sitemap, a list of addresses: file or address
  an article's address, or a site's, which is read by its sitemaps

\b
Examples
  headwater add pages/                             a folder
  headwater add archive.csv --column text=story    a column by its name
  headwater add https://ledger.example/feed.xml    a feed, again and again
  headwater add https://ledger.example/            a whole site
  headwater read --json *.txt | headwater add -    readings made before
  headwater add --retry-failed                     what could not be read

What is in already is not read again, so the same command goes on where it was
interrupted, and picks up what is new. The store may be asked meanwhile. What
cannot be read is recorded (headwater failures); the exit code is then 1.
"""


@click.command(help=ADD_HELP)
@click.argument("inputs", metavar="[INPUT]...", nargs=-1)
@output.db_option
@click.option("--outlet", metavar="NAME", help="Who published all of them.")
@click.option("--published", metavar="DATE", help="When all of them were published.")
@click.option(
    "--column",
    "columns",
    metavar="FIELD=NAME",
    multiple=True,
    help="The column of an archive that holds text, html, title, outlet, url, published, byline.",
)
@click.option("--retry-failed", is_flag=True, help="Try again what could not be read.")
@click.option("--workers", metavar="N", type=click.IntRange(1), help="Processes; one a core.")
@click.option("--model", metavar="DIR", help="An attribution model of your own.")
@click.option("--allow-private", is_flag=True, help="Fetch from private and loopback addresses.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what failed.")
def add(
    inputs: tuple[str, ...], db: str, model: str | None, workers: int | None, *,
    retry_failed: bool, quiet: bool, **told: Any,
) -> None:  # fmt: skip
    """Add the inputs to the store, as the options say."""
    from headwater.corpus.add import Adding
    from headwater.corpus.corpus import Corpus
    from headwater.corpus.pool import command_for

    if bool(inputs) == retry_failed:
        raise click.UsageError("name what to add, or give --retry-failed alone")
    with output.said(), Corpus.open(db) as corpus:
        total, items = _failed(corpus) if retry_failed else _named(inputs, told, quiet=quiet)
        with Screen(total, quiet=quiet) as screen:
            adding = Adding(
                corpus.store, command=command_for(model), workers=workers, retry=retry_failed,
                on_item=partial(_report, screen),
            )  # fmt: skip
            stopped = _run(adding, items)
    if not quiet:
        click.echo(_summary(adding.counts, db, stopped=stopped), err=True)
    sys.exit(INTERRUPTED if stopped else FAILED if adding.counts.failed else 0)


def _failed(corpus: "Corpus") -> tuple[int, "Iterable[Item]"]:
    from headwater.corpus.failures import retried

    items = list(retried(corpus.store.connection))
    return len(items), items


def _named(
    inputs: tuple[str, ...], told: dict[str, Any], *, quiet: bool
) -> tuple[int | None, "Iterable[Item]"]:
    from headwater.corpus.inputs import look

    found = look(inputs, _options(**told))
    if found.passed_over and not quiet:
        click.echo(f"headwater: {found.passed_over} files of other kinds are passed over", err=True)
    return found.total(), found.items()


def _options(columns: tuple[str, ...], published: str | None, **told: Any) -> "Options":
    from headwater.corpus.inputs import Options
    from headwater.corpus.inputs.records import FIELDS
    from headwater.intake.told import iso_date

    pairs = tuple(tuple(column.split("=", 1)) for column in columns)
    for pair in pairs:
        if len(pair) < 2 or pair[0] not in FIELDS:
            raise click.UsageError(f"--column: it is FIELD=NAME, FIELD one of {', '.join(FIELDS)}")
    return Options(
        columns=tuple((field, name) for field, name in pairs),
        published=published and iso_date(published),
        **told,
    )


def _run(adding: "Adding", items: "Iterable[Item]") -> bool:
    """Add the items; whether it was interrupted."""
    try:
        adding.run(items)
    except KeyboardInterrupt:
        return True
    return False


def _report(screen: Screen, error: "InputError | None") -> None:
    if error:
        with screen.aside():
            click.echo(f"headwater: {error}", err=True)
    screen.step()


def _summary(counts: "Added", db: str, *, stopped: bool) -> str:
    said = [f"{counts.added} added to {db}"]
    said += [f"{counts.known} in it already"] if counts.known else []
    said += [f"{counts.failed} could not be read (headwater failures)"] if counts.failed else []
    if counts.failed_before:
        said.append(f"{counts.failed_before} failed before (headwater add --retry-failed)")
    if stopped:
        said.append("interrupted: the same command goes on from here")
    return f"headwater: {', '.join(said)}"


FAILURES_HELP = """\
List what could not be read, and why.

\b
Examples
  headwater failures
  headwater failures --csv > failures.csv
  headwater add --retry-failed
"""


@click.command(help=FAILURES_HELP)
@output.asks
def failures(db: str, *, as_json: bool, as_csv: bool) -> None:
    """List the failures of a store."""
    with output.asked(db) as corpus:
        found = corpus.failures()
    if as_json:
        output.print_json(found.to_dicts())
    elif as_csv:
        output.print_csv(found.to_dicts())
    else:
        for one in found:
            click.echo(f"{one.name}: {one.what}. {one.remedy} [{one.code}, {one.last}]")
        click.echo(f"{len(found)} could not be read")
