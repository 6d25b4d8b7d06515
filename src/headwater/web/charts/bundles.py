"""Many like articles as one: what would be a hundred lines to the same place."""

from collections.abc import Mapping
from dataclasses import dataclass

from headwater.corpus.pages.river import River
from headwater.views.characters import one_line
from headwater.web.words import told

ALIKE = 6
"""Articles without any below them that take the same from the same: more are bundled."""
ALONE = 12
"""Articles that neither take nor give: more are bundled."""
SHOWN = 4
"""Of those, so many are shown by themselves; the next stands for the rest."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What stands for several articles."""

    name: str
    caption: str
    words: str


@dataclass(frozen=True, slots=True)
class Bundles:
    """The bundles by the article that stands for each, and the articles that are not shown."""

    of: Mapping[int, Bundle]
    hidden: frozenset[int]


def bundled(river: River) -> Bundles:
    """The bundles of a river."""
    upstream = {stream.upstream for stream in river.streams}
    alike: dict[tuple[int, str], list[int]] = {}
    for one in river.stations:
        stream = river.main(one.id)
        if stream and one.id not in upstream and one.id not in river.circles:
            alike.setdefault((stream.upstream, stream.kind), []).append(one.id)
    of: dict[int, Bundle] = {}
    hidden: set[int] = set()
    alone = [one.id for one in river.heads if one.id not in upstream]
    if len(alone) > ALONE:
        of[alone[ALONE]] = _others(river, alone[ALONE:])
        hidden.update(alone[ALONE + 1 :])
    for (source, kind), members in alike.items():
        if len(members) > ALIKE:
            of[members[SHOWN]] = _bundle(river, source, kind, members[SHOWN:])
            hidden.update(members[SHOWN + 1 :])
    return Bundles(of, frozenset(hidden))


def _others(river: River, members: list[int]) -> Bundle:
    names = list(dict.fromkeys(river.by_id[one].outlet or "an unnamed outlet" for one in members))
    return Bundle(
        f"{len(members)} more by themselves",
        told(names, 2),
        f"{len(members)} more articles stand on no other, and none on them: {told(names, 8)}.",
    )


def _bundle(river: River, source: int, kind: str, members: list[int]) -> Bundle:
    noun = "copies" if kind == "copy" else "articles"
    outlet = one_line(river.by_id[source].outlet or "an unnamed outlet")
    names = list(dict.fromkeys(river.by_id[one].outlet or "an unnamed outlet" for one in members))
    does = "are copies of" if kind == "copy" else "rest on"
    return Bundle(
        f"{len(members)} more {noun}",
        told(names, 2),
        f"{len(members)} more articles {does} the report of {outlet}: {told(names, 8)}.",
    )
