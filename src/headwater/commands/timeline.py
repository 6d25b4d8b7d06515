"""`headwater timeline`: when things are said to have happened, and who dates them differently."""

import sys
from typing import TYPE_CHECKING

import click

from headwater.commands import output
from headwater.errors import HeadwaterError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from headwater.reading.types import Reading

TIMELINE_HELP = """\
Show when things are said to have happened, and who dates them differently.

Several INPUTs, of one story, are merged into one timeline, and where the
articles disagree, that is shown. An INPUT is what "headwater read" takes; with
--story the articles of a story of the store are taken instead.

\b
Examples
  headwater timeline story.html
  headwater timeline --published 2025-11-03 first.txt second.txt
  headwater timeline --json *.html > timeline.json
  headwater timeline --story 12

Without a publication date "on Wednesday" has no day: give one with
--published where the input has none. An input that cannot be read is reported
and the rest goes on; the exit code is then 1.
"""


@click.command(help=TIMELINE_HELP)
@click.argument("inputs", metavar="[INPUT...]", nargs=-1)
@click.option("--story", type=int, metavar="N", help="The story of that number in the store.")
@output.db_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
@click.option("--published", metavar="DATE", help="When they were published, as 2025-11-03.")
@click.option("--outlet", metavar="NAME", help="Who published them.")
def timeline(
    inputs: tuple[str, ...],
    story: int | None,
    db: str,
    published: str | None,
    outlet: str | None,
    *,
    as_json: bool,
) -> None:
    """Read each input, or take a story from the store, and show all on one timeline."""
    from headwater.corpus.timeline import timeline as merged
    from headwater.views.timeline import render

    if bool(inputs) == (story is not None):
        raise click.UsageError("Name inputs, or a story with --story.")
    if story is None:
        found = [_read(name, published, outlet) for name in inputs]
    else:
        found = [*_of_story(db, story)]
    readings = [reading for reading in found if reading]
    if readings:
        made = merged(readings)
        output.print_json(made.to_dict()) if as_json else render(made, output.console())
    if len(readings) < len(found):
        sys.exit(1)


def _of_story(db: str, story: int) -> "Iterator[Reading]":
    """The readings of a story's articles, with what readers have corrected in them."""
    with output.asked(db) as corpus:
        for told in corpus.story(story).articles:
            yield corpus.judged(told.article)


def _read(name: str, published: str | None, outlet: str | None) -> "Reading | None":
    import headwater

    try:
        return headwater.read(name, published=published, outlet=outlet)
    except InputError as error:
        click.echo(f"headwater: {error}", err=True)
        return None
    except HeadwaterError as error:
        raise click.ClickException(str(error)) from error
