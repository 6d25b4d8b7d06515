"""The words of answers: the rows and lists of `response.toml`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from headwater.reading.lexicon import table

What = Literal["denies", "disputes", "confirms"]
MARKS = " \n\"“”‘’'«»„,;:–—…\x00"
"""What may stand before the first word of what somebody says."""
ACT = 24
"""Code points of a content in which the act stands that its cue only voices: "his approval of"."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of the table: the cues that answer, and what they need for it."""

    what: What
    pattern: re.Pattern[str]
    needs: Literal["nothing", "thing", "fault"]
    own: bool

    def holds(self, *, named: bool, at_fault: bool) -> bool:
        """Whether its cue answers with a content that names what is answered, or finds fault."""
        return self.needs == "nothing" or (named and (at_fault or self.needs == "thing"))

    def does(self, content: str) -> What:
        """What it does to such a content: who rejects remarks disputes them."""
        opinion = self.what == "denies" and self.needs == "thing" and not self.own
        return "disputes" if opinion and words("opinions").search(content) else self.what

    def refuses(self, content: str) -> bool:
        """Whether it is no answer but a refusal: "denied | class-action status"."""
        bare = self.what == "denies" and self.needs == "nothing"
        return bare and words("denied").match(content.lstrip(MARKS)) is None


@cache
def answers() -> tuple[Answer, ...]:
    """The rows, in their order."""
    rows: Sequence[Mapping[str, Any]] = table("response.toml")["answer"]
    return tuple(
        Answer(row["is"], _any(row["words"]), row["needs"], row.get("own", False)) for row in rows
    )


@cache
def words(kind: str) -> re.Pattern[str]:
    """The words of one list: "things", "faults", "contrast", "states" and so on."""
    return _any(table("response.toml")[kind]["words"])


def thing_in(content: str) -> re.Match[str] | None:
    """The first word of a content that names what is answered, and is no part of a name ("the Kern
    Report")."""
    for found in words("things").finditer(content):
        before = content[: found.start()].rsplit(None, 1)[-1:]
        if not (found.group()[0].isupper() and before and before[0][0].isupper()):
            return found
    return None


def _any(of: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(of)})(?!\w)", re.IGNORECASE)


def answer_of(cue: str, content: str) -> Answer | None:
    """The row of a cue, or of the act that its content begins with where the cue only voices it."""
    act = f"{cue} {content[:ACT]}" if words("voices").search(cue) else cue
    return next((row for row in answers() if row.pattern.search(act)), None)
