"""Which attribution lies inside the content of which other."""

from collections.abc import Iterable
from dataclasses import replace

from headwater.article import Span
from headwater.reading.types import Attribution


def nested(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, each with `within`: the id of the one whose content holds all of it.

    The innermost such content counts. One sweep over the text, so that it takes time in
    proportion to the number of attributions (and to how deep they lie).
    """
    given = tuple(attributions)
    wholes = {one.id: _whole(one) for one in given}
    holders: dict[str, str] = {}
    open_: list[tuple[Span, str]] = []
    for span, name, is_content in _events(given, wholes):
        open_ = [(content, holder) for content, holder in open_ if content.end > span.start]
        if is_content:
            open_.append((span, name))
            continue
        # an attribution of the same extent holds nothing: each would be the other's holder
        around = [
            (len(content), holder)
            for content, holder in open_
            if content.covers(span) and len(wholes[holder]) > len(span)
        ]
        if around:
            holders[name] = min(around)[1]
    return tuple(replace(one, within=holders.get(one.id)) for one in given)


def _events(
    given: tuple[Attribution, ...], wholes: dict[str, Span]
) -> list[tuple[Span, str, bool]]:
    """Contents and whole attributions in the order of the text, what holds before what is held."""
    events = [(wholes[one.id], one.id, False) for one in given]
    events += [(span, one.id, True) for one in given for span in one.content]
    return sorted(events, key=lambda e: (e[0].start, -e[0].end, not e[2]))


def _whole(one: Attribution) -> Span:
    spans = one.source + one.cue + one.content
    return Span(min(span.start for span in spans), max(span.end for span in spans))
