"""A traced claim on a terminal: a tree from each origin to the outlets that have it from there.

What colour shows, words show too. No text of an article is read as markup.
"""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console

from headwater.corpus.traced import Denied, Reported, Trace, TracedOrigin
from headwater.views.labels import counted, day
from headwater.views.listing import gap, heading, line

_SAYS = {
    "copy": "copy",
    "rests": "rests on it",
    "unseen": "rests on it",
    "ring": "rests on the next",
    "bare": "names no source",
}
DEEPEST = 16
"""Columns that a tree indents at most."""
_SHOWN = 160
"""Characters of a quoted wording that are shown."""


def render(trace: Trace, console: Console) -> None:
    """Show a trace on `console`."""
    heading(console, f"“{trace.words}”", _summary(trace))
    by_id = {report.article: report for report in trace.reports}
    for number, origin in enumerate(trace.origins):
        gap(console)
        _show_origin(number, origin, trace, console)
    loose = [report for report in trace.reports if report.origin is None]
    if loose:
        gap(console)
        line(console, "without an origin", style="yellow")
        for report in loose:
            line(console, _report(report), indent=2)
    _show_denials(trace, console)
    for circle in trace.circles:
        gap(console)
        names = " ← ".join(_name(by_id[at]) for at in circle)
        line(console, f"↻ circle: {names} ← {_name(by_id[circle[0]])}", style="yellow")
    for change in trace.changes:
        gap(console)
        line(console, f"If {change.condition}: {counted(change.count, 'origin')}.", style="dim")


def _summary(trace: Trace) -> Iterator[str]:
    yield counted(trace.count, "independent origin")
    yield counted(len(trace.reports), "article")
    outlets = {report.outlet for report in trace.reports}
    yield counted(len(outlets), "outlet")
    dated = [report.published for report in trace.reports if report.published]
    yield f"first {_when(dated[0])}" if dated else ""
    yield "denied" if trace.denials else ""


def _show_origin(number: int, origin: TracedOrigin, trace: Trace, console: Console) -> None:
    """The origin with its sources and its words, and below it who has it from whom."""
    reports = [report for report in trace.reports if report.origin == number]
    sources = f" ← {', '.join(origin.sources)}" if origin.sources else ""
    unseen = "" if origin.articles else " (its report is not here)"
    line(console, f"{number + 1}  {origin.outlet}{unseen}{sources}", style="bold")
    for report in reports:
        if report.article in origin.articles:
            line(console, _report(report), indent=3)
            line(console, f"“{_short(report.says)}”", indent=3, style="green")
    below: dict[int | None, list[Reported]] = {}
    for report in reports:
        if report.article not in origin.articles:
            below.setdefault(report.upstream, []).append(report)
    roots = [each for at in (None, *origin.articles) for each in below.get(at, ())]
    for branch, report in _branches(roots, below):
        stem = branch.lstrip()
        line(console, stem + _report(report), indent=3 + len(branch) - len(stem))


def _branches(
    roots: Sequence[Reported], below: Mapping[int | None, list[Reported]]
) -> Iterator[tuple[str, Reported]]:
    """Each report with the branch that it hangs on, from the top down."""
    waiting = [(report, "", report is roots[-1]) for report in reversed(roots)]
    while waiting:
        report, stem, is_last = waiting.pop()
        yield stem + ("└ " if is_last else "├ "), report
        inner = (stem + ("  " if is_last else "│ "))[:DEEPEST]
        under = below.get(report.article, [])
        waiting += [(each, inner, each is under[-1]) for each in reversed(under)]


def _report(report: Reported) -> str:
    how = _SAYS.get(report.how, "own sources")
    credited = f"credits {', '.join(report.credits)}" if report.credits else ""
    parts = (_name(report), how, credited, _when(report.published), f"[{report.article}]")
    return " · ".join(filter(None, parts))


def _name(report: Reported) -> str:
    return report.outlet or report.url or report.title or "an unnamed outlet"


def _show_denials(trace: Trace, console: Console) -> None:
    if trace.denials:
        gap(console)
    for denial in trace.denials:
        by = f"{denial.by}, in " if denial.by else ""
        copied = " (copied)" if denial.copied else ""
        line(console, f"✗ denied: {by}{_place(denial)}{copied}", style="bold red")
        line(console, f"“{_short(denial.says)}”", indent=5)


def _place(denial: Denied) -> str:
    return " · ".join(filter(None, (denial.outlet, _when(denial.published), f"[{denial.article}]")))


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"


def _when(published: str | None) -> str:
    """The time as the article gives it, without its offset: they are told apart by their order."""
    return day(published).partition(" UTC")[0]
