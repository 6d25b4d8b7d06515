"""An article's sourcing at a glance: by whom its statements are, as parts of one bar."""

from collections import Counter
from collections.abc import Mapping

from headwater.reading.types import Reading
from headwater.web.charts.bars import Part, parts

GROUPS = {
    "person": "named",
    "organisation": "named",
    "group": "named",
    "author": "named",
    "outlet": "outlet",
    "document": "document",
    "unnamed": "unnamed",
    "none": "nobody",
}
LABELS = {
    "named": "named people and organisations",
    "document": "documents",
    "outlet": "other outlets",
    "unnamed": "unnamed sources",
    "nobody": "nobody stated",
}


def glance(reading: Reading) -> tuple[Part, ...]:
    """The parts that named, unnamed and other sources have in a reading's statements."""
    kinds: Counter[str] = Counter(one.speaker.kind or "none" for one in reading.attributions)
    return by_kind(kinds)


def by_kind(kinds: Mapping[str, int]) -> tuple[Part, ...]:
    """The same from counts of statements by kind of speaker."""
    groups: Counter[str] = Counter()
    for kind, count in kinds.items():
        groups[GROUPS.get(kind, "nobody")] += count
    return parts((group, label, groups[group]) for group, label in LABELS.items())
