"""`headwater stories`, `headwater story` and `headwater search`: what is reported, and where."""

from typing import TYPE_CHECKING

import click

from headwater.commands import output

if TYPE_CHECKING:
    from rich.console import Console

    from headwater.corpus.search import Hit
    from headwater.corpus.stories import Story, Telling, Told

OUTLETS = 5
"""Outlets of a story that are named; the others are counted."""

STORIES_HELP = """\
List the stories that were last reported on: articles about one event, however
many outlets they come from.

\b
Examples
  headwater stories
  headwater stories --limit 200 --csv > stories.csv
"""


@click.command(help=STORIES_HELP)
@click.option("--limit", metavar="N", default=20, show_default=True, help="The latest N only.")
@output.asks
def stories(limit: int, db: str, *, as_json: bool, as_csv: bool) -> None:
    """List the latest stories."""
    with output.asked(db) as corpus:
        found = corpus.stories(limit=limit)
    if as_json:
        output.print_json(found.to_dicts())
    elif as_csv:
        output.print_csv(found.to_dicts())
    else:
        _show_stories(found, output.console())


def _show_stories(found: "tuple[Story, ...]", console: "Console") -> None:
    from headwater.views.listing import gap, line

    if not found:
        line(console, "No event is reported by more than one article in this store.")
    for number, story in enumerate(found):
        if number:
            gap(console)
        _show_story(story, console)


def _show_story(story: "Story", console: "Console") -> None:
    from headwater.views.listing import heading, line

    heading(console, story.headline, (f"story {story.id}", _span(story), *_counts(story)))
    line(console, _outlets(story), style="dim")


def _span(story: "Story") -> str:
    days = dict.fromkeys(time[:10] for time in (story.first, story.last) if time)
    return " to ".join(days) or "undated"


def _counts(story: "Story") -> tuple[str, ...]:
    from headwater.views.labels import counted

    return (
        counted(story.articles, "article"),
        counted(story.origins, "origin") if story.origins else "",
        f"{story.copies} of them copies" if story.copies else "",
        "denied" if story.denied else "",
    )


def _outlets(story: "Story") -> str:
    more = len(story.outlets) - OUTLETS
    return ", ".join(story.outlets[:OUTLETS]) + (f" and {more} more" if more > 0 else "")


STORY_HELP = """\
Show one story: its articles in the order of their publication, and which are
copies of which.

ID is the number that `headwater stories` gives; the number of a story that was
merged into another leads there.

\b
Examples
  headwater story 12
  headwater story 12 --csv > story.csv
"""


@click.command(help=STORY_HELP)
@click.argument("number", metavar="ID", type=int)
@output.asks
def story(number: int, db: str, *, as_json: bool, as_csv: bool) -> None:
    """Show one story."""
    with output.asked(db) as corpus:
        found = corpus.story(number)
    if as_json:
        output.print_json(found.to_dict())
    elif as_csv:
        output.print_csv(found.articles.to_dicts())
    else:
        _show_told(found, output.console())


def _show_told(found: "Told", console: "Console") -> None:
    from headwater.views.listing import gap

    _show_story(found.story, console)
    gap(console)
    for telling in found.articles:
        _show_telling(telling, console)


def _show_telling(telling: "Telling", console: "Console") -> None:
    from headwater.views.labels import day
    from headwater.views.listing import line

    remarks = (
        f"copy of [{telling.copy_of}]" if telling.copy_of else "",
        "denied" if telling.denied else "",
    )
    known = (day(telling.published) or "undated", telling.outlet or "", *remarks)
    line(console, f"[{telling.article}] {telling.title or 'untitled'}")
    line(console, " · ".join(filter(None, known)), indent=4, style="dim")


SEARCH_HELP = """\
Search the articles by their words and by what the words mean: "rate rise" also
finds "higher interest". Words in quotation marks are looked for as they stand.

\b
Examples
  headwater search "bridge closed"
  headwater search '"Mira Solberg" bridge' --limit 50 --json
"""


@click.command(help=SEARCH_HELP)
@click.argument("words")
@click.option("--limit", metavar="N", default=10, show_default=True, help="The best N only.")
@output.asks
def search(words: str, limit: int, db: str, *, as_json: bool, as_csv: bool) -> None:
    """Search the articles."""
    with output.asked(db) as corpus:
        found = corpus.search(words, limit=limit)
    if as_json:
        output.print_json(found.to_dicts())
    elif as_csv:
        output.print_csv(found.to_dicts())
    else:
        _show_hits(found, output.console())


def _show_hits(found: "tuple[Hit, ...]", console: "Console") -> None:
    from headwater.views.listing import gap, heading, line

    if not found:
        line(console, "Nothing found.")
    for number, hit in enumerate(found):
        if number:
            gap(console)
        known = (hit.published or "undated", hit.outlet or "", f"story {hit.story}")
        heading(console, f"[{hit.article}] {hit.title or 'untitled'}", known)
        line(console, hit.snippet, indent=4)
