"""A trace in the slow way: all passages of all articles, and every name that is mentioned."""

import sqlite3
from collections.abc import Mapping
from unittest.mock import patch

from headwater.corpus import traced
from headwater.corpus.claims import ALONE, Claim
from headwater.corpus.outlets import outlet_key
from headwater.corpus.passages import Told
from headwater.corpus.saying import ROUNDS, Linked, Place
from headwater.corpus.trace import trace
from headwater.corpus.traced import Trace


def traced_slowly(connection: sqlite3.Connection, words: str) -> Trace:
    """The trace of a claim, with nothing passed over."""
    with (
        patch("headwater.corpus.trace.saying", said_anywhere),
        patch.object(Told, "may_name", lambda *_: True),
        patch.object(traced.Shown, "_mentioned", mentioned_anywhere),
    ):
        return trace(connection, words)


def said_anywhere(words: str, told: Mapping[int, Told]) -> list[Place]:
    """What `saying` finds."""
    by_text: dict[str, list[Place]] = {}
    for at, one in told.items():
        for number, piece in enumerate(one.known.outline.pieces()):
            by_text.setdefault(piece.of(one.known.text), []).append((at, number))
    claim = Claim(words)
    heads = {
        text
        for text, places in by_text.items()
        if all(told[at].known.outline.piece(number).headline for at, number in places)
    }
    same = claim.grow(by_text.keys() - heads) + claim.vouched(heads, ALONE)
    found = [place for text in same for place in by_text.pop(text)]
    for _ in range(ROUNDS):
        linked = Linked(found, told)
        rest = {
            text: near
            for text, places in by_text.items()
            if (near := [place for place in places if linked.to(*place)])
        }
        more = claim.vouched(rest)
        if not more:
            break
        found += [place for text in more for place in rest[text]]
        for text in more:
            by_text[text] = [place for place in by_text[text] if place not in rest[text]]
    return found


def mentioned_anywhere(shown: traced.Shown, outlet: str) -> str | None:
    """What the last mention of an outlet calls it, all articles looked at."""
    every = {
        mention.outlet: mention.span.of(one.known.text)
        for one in shown._told
        for mention in one.mentions
    }
    assert outlet not in {outlet_key(one.known.outlet) for one in shown._told if one.known.outlet}
    return every.get(outlet)
