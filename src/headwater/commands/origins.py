"""`headwater trace`: a claim followed upstream, to its independent origins."""

import click

from headwater.commands import output

TRACE_HELP = """\
Follow a claim upstream: who reports it, from whom each has it, how many
independent origins that is, and who denies it.

WORDS say the claim; articles may say it in others.

\b
Examples
  headwater trace "the sirens had been switched off"
  headwater trace "the ferry line was sold in secret" --db ferries.db
  headwater trace "nine tonnes leaked" --csv > reports.csv

Copies and reports that rest on one report share its origin. A report that
credits another and has sources of its own is an origin.
"""


@click.command(help=TRACE_HELP)
@click.argument("words")
@output.asks
def trace(words: str, db: str, *, as_json: bool, as_csv: bool) -> None:
    """Show the tree of a claim from its origins to the outlets."""
    with output.asked(db) as corpus:
        found = corpus.trace(words)
    if as_json:
        output.print_json(found.to_dict())
    elif as_csv:
        output.print_csv(found.reports.to_dicts())
    else:
        from headwater.views.trace import render

        render(found, output.console())
