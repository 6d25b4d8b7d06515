"""`headwater who` and `headwater outlet`: what a source says, and how an outlet sources."""

from typing import TYPE_CHECKING

import click

from headwater.commands import output

if TYPE_CHECKING:
    from rich.console import Console

    from headwater.corpus.outlet import Outlet
    from headwater.corpus.who import Count, Statement, Who

WHO_HELP = """\
Show what somebody says, in all articles: statements in the order of their
publication, the roles they are given, who answers.

NAME is any part of a name: "Peskov" finds "Dmitry Peskov".

\b
Examples
  headwater who "Mira Solberg"
  headwater who Solberg --limit 500 --csv > solberg.csv
  headwater who "Harbour Wire" --json
"""


@click.command(help=WHO_HELP)
@click.argument("name")
@click.option(
    "--limit", metavar="N", type=click.IntRange(1), default=20, show_default=True,
    help="The latest N only.",
)  # fmt: skip
@output.asks
def who(name: str, limit: int, db: str, *, as_json: bool, as_csv: bool) -> None:
    """Show the statements of a source."""
    with output.asked(db) as corpus:
        found = corpus.who(name, limit=limit)
    if as_json:
        output.print_json(found.to_dict())
    elif as_csv:
        output.print_csv(found.statements.to_dicts())
    else:
        _show_who(found, output.console())


def _show_who(found: "Who", console: "Console") -> None:
    from headwater.views.listing import heading, line

    also = f"also as {', '.join(found.names[1:4])}" if len(found.names) > 1 else ""
    heading(console, found.name, (also, f"{found.total} statements"))
    for label, counts in (("as", found.roles), ("in", found.outlets)):
        line(console, _counted(label, counts[:5]), style="dim")
    for statement in found.statements:
        _show_statement(statement, console)


def _show_statement(statement: "Statement", console: "Console") -> None:
    from headwater.views.listing import gap, line

    gap(console)
    told = " ← ".join((statement.outlet or "an unnamed outlet", *statement.through))
    line(console, f"{statement.published or 'undated'} · {told} [{statement.article}]", style="dim")
    line(console, statement.content, indent=2)
    remark = " · ".join(filter(None, (statement.stance, statement.manner)))
    line(console, remark, indent=2, style="dim")
    for answer in statement.answers:
        line(console, f"{answer.what}: {answer.by or 'somebody'}: {answer.content}", indent=4)


OUTLET_HELP = """\
Show how an outlet sources: how many of its articles are its own and how many
rest on others, who speaks in them, how much is said by nobody named.

\b
Examples
  headwater outlet "The Valmora Ledger"
  headwater outlet Reuters --json
"""


@click.command(help=OUTLET_HELP)
@click.argument("name")
@output.asks
def outlet(name: str, db: str, *, as_json: bool, as_csv: bool) -> None:
    """Show the sourcing profile of an outlet."""
    with output.asked(db) as corpus:
        found = corpus.outlet(name)
    if as_json:
        output.print_json(found.to_dict())
    elif as_csv:
        output.print_csv([found.to_dict()])
    else:
        _show_outlet(found, output.console())


def _show_outlet(found: "Outlet", console: "Console") -> None:
    from headwater.views.listing import heading, line

    when = f"{found.first or '?'} to {found.last or '?'}"
    heading(console, found.name, (f"{found.articles} articles", when))
    shares = f"{found.own} its own · {found.relayed} rest on others · {found.copied} copied"
    line(console, shares)
    unknown = f"{found.unnamed} by the unnamed · {found.sourceless} by nobody stated"
    line(console, f"{found.statements} statements · {unknown}")
    line(console, _counted("rests on", found.rests_on), style="dim")
    line(console, _counted("relayed by", found.relayed_by), style="dim")
    line(console, _counted("speakers:", found.sources), style="dim")


def _counted(label: str, counts: "tuple[Count, ...]") -> str:
    """Names with how often each was there; "" where there are none."""
    return f"{label} {', '.join(f'{one.name} ({one.count})' for one in counts)}" if counts else ""
