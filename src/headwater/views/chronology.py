"""What every view of a timeline says in words: dates, hands, how a date was worked out."""

from collections.abc import Mapping, Sequence
from datetime import date

from headwater.corpus.apart import Entry, Telling
from headwater.corpus.timeline import Timeline, Told
from headwater.reading.types import Step, Version
from headwater.views import labels
from headwater.views.characters import one_line

OUTLET = "this article"


def when(begin: str | None, end: str | None, value: str) -> str:
    """A date as a reader writes it, as precisely as it is known: a day, a month, a stretch."""
    if begin is None and end is None:
        return one_line(value)
    if begin is None or end is None:
        return f"{labels.day(begin)} or later" if begin else f"{labels.day(end)} or earlier"
    if begin == end:
        return labels.day(begin)
    whole = _whole(begin, end)
    if whole:
        return labels.day(whole)
    return f"{short(begin)} to {short(end)}"


def _whole(begin: str, end: str) -> str:
    """The month or the year that two days begin and end, "" if they do not."""
    if begin[:4] == end[:4] and begin[5:] == "01-01" and end[5:] == "12-31":
        return begin[:4]
    month = begin[:7] == end[:7] and begin.endswith("-01")
    return begin[:7] if month and _last_of_month(end) else ""


def _last_of_month(day: str) -> bool:
    try:
        return date.fromordinal(date.fromisoformat(day).toordinal() + 1).day == 1
    except (ValueError, OverflowError):
        return day[5:] == "12-31"


def short(day: str) -> str:
    """ "21 Feb 2022"."""
    year, month, number = day.split("-")
    return f"{int(number)} {labels.MONTHS[int(month) - 1][:3]} {year}"


def outlets(timeline: Timeline) -> Mapping[str, str]:
    """What each article of a timeline is called: its outlet, else its title."""
    return {told.id: _name(told) for told in timeline.articles}


def _name(told: Told) -> str:
    return one_line(told.outlet or told.title or OUTLET)


def hands(telling: Telling, names: Mapping[str, str]) -> str:
    """Through whose hands a telling came, the article first."""
    return through(names[telling.article], telling.by)


def through(outlet: str, by: Sequence[str]) -> str:
    """The outlet and the hands, outermost first; the outlet alone where it speaks itself."""
    return " ← ".join((outlet, *(one_line(name) for name in by if name not in OWN)))


OWN = frozenset(("article", "caption"))
"""Hands that are the article's own."""


def version_when(version: Version) -> str:
    """A version's date as a reader writes it; vague words with the day that they rest on."""
    day = version.steps[-1].value if version.steps else ""
    if day and version.value != day and version.value.endswith(day):
        return one_line(version.value.removesuffix(day) + labels.day(day))
    return when(version.begin, version.end, version.value)


def version_hands(outlet: str, version: Version) -> str:
    """Who gives one version of a contested date."""
    said = through(outlet, version.by)
    return f"{said} (caption)" if "caption" in version.by else said


def worked_out(steps: Sequence[Step], dated: str) -> str:
    """How a date was worked out: "“three days before …”, from Thu 24 February 2022"."""
    if not steps:
        return ""
    known = "; ".join(dict.fromkeys(labels.day(step.value) for step in steps))
    return f"worked out from “{one_line(dated)}” and {known}"


def remarks(entry: Entry) -> tuple[str, ...]:
    """What must be known of an entry: planned, contested."""
    return tuple(
        word
        for word, holds in (("planned", entry.planned), ("≠ contested", entry.contested))
        if holds
    )
