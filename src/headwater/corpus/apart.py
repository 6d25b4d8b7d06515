"""Which events of a timeline different articles date differently.

Two articles disagree where they tell of one event in much the same words, and its days in the one
are none of its days in the other. Nothing that an article itself tells apart is taken together, nor
what was still planned when it was written.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from headwater.corpus.stems import stems
from headwater.reading.dated.words import pattern, stop
from headwater.reading.types import Spans, Step

ALIKE = 0.6
"""The least Dice overlap of words at which two articles tell of one event; more than for events of
the same days, as a story has many events of a kind; set by eye."""
LEAST = 3
"""Words that they must share: two may be the name of somebody."""
COMMON = 50
"""Events that have a word in common with another, from which on the word says nothing."""
MONTH = 31
"""Days that an event is dated to at most."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's words for an event: through whose hands, where, and worked out from what."""

    article: str
    by: tuple[str, ...]
    words: str
    dated: str
    evidence: Spans
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One event on the timeline; `value`, `begin`, `end`, `kind` and `planned` as in `Event`."""

    value: str
    begin: str | None
    end: str | None
    kind: str
    planned: bool
    contested: bool
    tellings: tuple[Telling, ...]


def event_stems(words: str) -> frozenset[str]:
    """The stems of the words that say anything of an event: none that only tell its time."""
    return frozenset(each for each, word in stems(words).items() if word.lower() not in stop())


def apart(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """The pairs of entries, by their places, of one event that articles date differently."""
    told = [_told(entry) for entry in entries]
    known: dict[str, list[int]] = {}
    for second, mine in enumerate(told):
        shared = Counter(n for word in mine for n in known.get(word, ())[-COMMON:])
        for first, count in sorted(shared.items()):
            near = 2 * count >= ALIKE * (len(mine) + len(told[first]))
            if count >= LEAST and near and _exclude(entries[first], entries[second]):
                yield first, second
        for word in mine:
            known.setdefault(word, []).append(second)


def _told(entry: Entry) -> frozenset[str]:
    """The stems of what is told, without the words that date it; none for what is not compared."""
    telling = entry.tellings[0]
    if entry.kind != "happening" or entry.planned or not entry.begin or not entry.end:
        return frozenset()
    if pattern("other", "recurring").search(telling.words):
        return frozenset()
    return event_stems(telling.words) - event_stems(telling.dated)


def _exclude(one: Entry, other: Entry) -> bool:
    """Whether two entries of different articles have no day in common."""
    if {a.article for a in one.tellings} & {b.article for b in other.tellings}:
        return False
    if max(_days(one), _days(other)) > MONTH:
        return False
    return (one.end or "") < (other.begin or "") or (other.end or "") < (one.begin or "")


def _days(entry: Entry) -> int:
    """How many days an entry may be of."""
    begin, end = date.fromisoformat(entry.begin or ""), date.fromisoformat(entry.end or "")
    return (end - begin).days + 1
