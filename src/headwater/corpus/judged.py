"""A reading as readers have corrected it: the machine's, with what the log says instead."""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from headwater.corpus.effects import LIKE, overlap
from headwater.corpus.judgements import Judgement, of_article
from headwater.reading.types import Attribution, Hand, Reading, Speaker


def judged(connection: sqlite3.Connection, article: int, reading: Reading) -> Reading:
    """The reading of an article with every judgement on its statements that still holds."""
    attributions = list(reading.attributions)
    for entry in of_article(connection, article):
        if entry.about in CHANGES:
            place = _place(attributions, entry.target)
            if place is not None:
                attributions[place] = CHANGES[entry.about](attributions[place], entry)
    return replace(reading, attributions=tuple(attributions))


def _place(attributions: list[Attribution], spans: Any) -> int | None:
    """Which attribution stands at some spans, or nearly there."""
    near = [
        (overlap([(one.start, one.end) for one in each.content], spans), -place)
        for place, each in enumerate(attributions)
    ]
    best = max(near, default=(0.0, 0))
    return -best[1] if best[0] >= LIKE else None


def _with_speaker(one: Attribution, entry: Judgement) -> Attribution:
    name, kind = entry.after["name"], entry.after["kind"]
    hands = one.chain
    if hands:
        last = replace(hands[-1], name=name, kind=kind, entity=None, count=None)
        hands = (*hands[:-1], last)
    return replace(one, speaker=Speaker(name=name, kind=kind), chain=hands)


def _with_hands(one: Attribution, entry: Judgement) -> Attribution:
    spoken = one.chain[-1:] or (_spoken(one),)
    before = tuple(
        Hand(hand["name"], hand.get("kind"), None, None, (), "judged") for hand in entry.after
    )
    return replace(one, chain=(*before, *spoken))


def _spoken(one: Attribution) -> Hand:
    return Hand(one.speaker.name, one.speaker.kind, None, one.speaker.entity, one.source, "speaks")


CHANGES: Mapping[str, Any] = {"speaker": _with_speaker, "hands": _with_hands}
