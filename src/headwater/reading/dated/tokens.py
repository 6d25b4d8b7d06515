"""Words and marks of a sentence, and what is known of each before clauses are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from headwater.article import Span
from headwater.reading.dated.words import closed, is_past, stem, stop

TOKEN = re.compile(r"[a-z]\.(?:[a-z]\.)+|\w+(?:[’'\-]\w+)*[’']?|[^\w\s]", re.IGNORECASE)
BREAKS = frozenset(";:—–()")

Role = Literal["source", "cue", ""]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: where it stands, its stem, whether it is part of a name, of a time.

    `by` is the attribution in whose content it stands, `piece` where that piece of content begins.
    """

    start: int
    end: int
    text: str
    stem: str
    name: bool = False
    timed: bool = False
    role: Role = ""
    by: str | None = None
    piece: int = 0

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def word(self) -> bool:
        """Whether it is a word at all, and no part of a time expression."""
        return not self.timed and self.text[:1].isalnum()

    @property
    def content(self) -> bool:
        """Whether it says anything about an event."""
        return self.word and self.role == "" and self.lower not in stop() and len(self.text) > 1

    @property
    def verbal(self) -> bool:
        """Whether it looks like a finite verb, a participle or an auxiliary."""
        return not self.timed and (self.lower in closed("auxiliaries") or is_past(self.lower))


def tokens_in(text: str, sentence: Span, times: Sequence[Span]) -> list[Token]:
    """The tokens of a sentence; those of `times` are marked."""
    found = [
        Token(match.start(), match.end(), match.group(), stem(match.group()))
        for match in TOKEN.finditer(text, sentence.start, sentence.end)
    ]
    found = [
        replace(token, timed=any(s.start < token.end and token.start < s.end for s in times))
        for token in found
    ]
    return [replace(t, name=_is_name(found, i)) for i, t in enumerate(found)]


def _is_name(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.timed or not token.text[:1].isupper() or token.lower in stop():
        return False
    words = [t for t in tokens[:place] if t.text[:1].isalnum()]
    if words:
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return bool(after and after.text[:1].isupper()) or token.text[1:].isupper()
