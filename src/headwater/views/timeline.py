"""A timeline on a terminal: what is contested, then every event in the order of time.

Prints to the `rich` console it is given and nowhere else.
"""

from collections.abc import Mapping

from rich.console import Console

from headwater.corpus.apart import Entry
from headwater.corpus.timeline import Dispute, Timeline
from headwater.views import chronology, labels
from headwater.views.characters import one_line
from headwater.views.listing import gap, heading, line
from headwater.views.shapes import shortened

INDENT = 4
WORDS = 200
"""Characters of what happened that are shown: about two lines."""


def render(timeline: Timeline, console: Console) -> None:
    """Show a timeline: title, count, contested dates, events."""
    names = chronology.outlets(timeline)
    heading(console, _title(timeline), _known(timeline))
    for dispute in timeline.contested:
        _dispute(dispute, names, console)
    before = ""
    for entry in timeline.entries:
        when = chronology.when(entry.begin, entry.end, entry.value)
        gap(console)
        line(console, when if when != before else "·", style="cyan")
        _entry(entry, names, console)
        before = when


def _title(timeline: Timeline) -> str:
    titles = [told.title for told in timeline.articles if told.title]
    if len(timeline.articles) == 1:
        return one_line(titles[0]) if titles else "Untitled article"
    return f"Timeline of {len(timeline.articles)} articles"


def _known(timeline: Timeline) -> tuple[str, ...]:
    told = timeline.articles[0] if len(timeline.articles) == 1 else None
    outlet = one_line(told.outlet or "") if told else ""
    published = labels.day(told.published) if told else ""
    contested = f"≠ {labels.counted(len(timeline.contested), 'contested date')}"
    events = labels.counted(len(timeline.entries), "dated event")
    return outlet, published, events, contested if timeline.contested else ""


def _dispute(dispute: Dispute, names: Mapping[str, str], console: Console) -> None:
    gap(console)
    line(console, f"≠ {shortened(one_line(dispute.about.event), WORDS)}", style="bold red")
    for version, dated, article in dispute.versions():
        when = chronology.version_when(version)
        who = chronology.version_hands(names[article], version)
        line(console, f"{when}: {who}", indent=INDENT, style="bold")
        how = chronology.worked_out(version.steps, dated) or f"“{dated}”"
        line(console, how, indent=INDENT, style="dim")


def _entry(entry: Entry, names: Mapping[str, str], console: Console) -> None:
    said = shortened(one_line(entry.tellings[0].words), WORDS)
    style = "italic" if entry.kind == "speech" else ""
    line(console, said, indent=INDENT, style=style)
    for telling in entry.tellings:
        known = (chronology.hands(telling, names), f"“{one_line(telling.dated)}”")
        line(console, " · ".join((*known, *chronology.remarks(entry))), indent=INDENT, style="dim")
        how = chronology.worked_out(telling.steps, telling.dated)
        line(console, how, indent=INDENT, style="dim")
