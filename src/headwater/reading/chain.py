"""Through whose hands a content came, outermost first, the speaker last.

The hands are those that nesting shows: what lies in the content of an attribution came through the
hands of that attribution's source.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.reading.types import Attribution, Hand


def chained(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, each with its `chain`. They have their speakers and their `within`."""
    by_id = {one.id: one for one in attributions}
    return tuple(replace(one, chain=_chain(one, by_id)) for one in attributions)


def _chain(one: Attribution, by_id: Mapping[str, Attribution]) -> tuple[Hand, ...]:
    hands = _hand(one, "speaks")
    holder = by_id.get(one.within or "")
    while holder:
        hands = _hand(holder, "nested") + hands
        holder = by_id.get(holder.within or "")
    return hands


def _hand(one: Attribution, how: str) -> tuple[Hand, ...]:
    who = one.speaker
    if who.name is None:
        return ()
    return (Hand(who.name, who.kind, who.count, who.entity, one.source, how),)
