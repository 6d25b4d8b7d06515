"""What a content itself says that is done with it: "said | he would sell it" is an intention.

The rows of `mood.toml` come after the words of the cue (`headwater.reading.stance`) and overrule
the stances that they name.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from headwater.reading.lexicon import table
from headwater.reading.types import Stance

EVEN = str.maketrans({"’": "'", "\xa0": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Mood:
    """One row of the table; without `cue` any cue will do, without `never` none is left out."""

    stance: Stance
    over: frozenset[Stance]
    content: re.Pattern[str]
    cue: re.Pattern[str] | None
    never: re.Pattern[str] | None

    def fits(self, cue: str, content: str, by_cue: Stance) -> bool:
        """Whether this row overrules what the cue says of such a content."""
        if by_cue not in self.over or not self.content.match(content):
            return False
        found = self.cue is None or self.cue.search(cue)
        return bool(found) and not (self.never and self.never.search(cue))


@cache
def moods() -> tuple[Mood, ...]:
    """The rows, in their order."""
    parts: Mapping[str, str] = table("mood.toml")["parts"]
    rows: Sequence[Mapping[str, Any]] = table("mood.toml")["mood"]
    return tuple(
        Mood(
            row["is"],
            frozenset(row["over"]),
            _filled(row["content"], parts),
            _filled(row["cue"], parts) if "cue" in row else None,
            _filled(row["never"], parts) if "never" in row else None,
        )
        for row in rows
    )


def _filled(pattern: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern with its parts put in; small letters stand for capitals too, but not the other
    way round."""
    whole = re.sub(r"(?<!\?P)(?<!\()<(\w+)>", lambda part: parts[part[1]], pattern)
    return re.compile(whole if "[A-Z]" in whole else f"(?i:{whole})")


def mood_of(cue: str, content: str, by_cue: Stance) -> Stance:
    """The stance of a content, which is `by_cue` where the content says nothing else."""
    cue, content = cue.translate(EVEN), content.translate(EVEN)
    return next((row.stance for row in moods() if row.fits(cue, content, by_cue)), by_cue)
