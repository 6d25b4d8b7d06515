"""In whose words each token of a sentence stands: its article's, or those of a source in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.reading.dated.tokens import BREAKS, Role, Token
from headwater.reading.dated.words import closed
from headwater.reading.types import Attribution

Placed = tuple[Token, Role, str]
"""A token, whether it is source or cue, and of which attribution."""


def place(token: Token, attributions: Sequence[Attribution]) -> Placed:
    """A token and in whose content it lies, whether it is source or cue there, and of which."""
    inner: tuple[int, str, int] | None = None
    role: Role = ""
    whose = ""
    for one in attributions:
        for piece in one.content:
            if piece.start <= token.start < piece.end and (not inner or len(piece) < inner[0]):
                inner = (len(piece), one.id, piece.start)
    for one in attributions:
        if one.within != (inner[1] if inner else None):
            continue
        if any(s.start <= token.start < s.end for s in one.cue):
            role, whose = "cue", one.id
        elif any(s.start <= token.start < s.end for s in one.source):
            role, whose = "source", one.id
    placed = replace(token, by=inner[1], piece=inner[2]) if inner else token
    return placed, role, whose


def adopted(placed: Sequence[Placed], attributions: Sequence[Attribution]) -> list[Placed]:
    """The tokens of a sentence where what stands beside words of saying in commas is part of what
    is said: "On Monday, the airline says, flight 117 landed"; "The treaty, so the agency claims,
    was signed on Monday"."""
    found = [*placed]
    for one in attributions:
        block = [i for i, (_, role, whose) in enumerate(found) if role and whose == one.id]
        if block and one.content:
            for place in _beside(found, block[0], block[-1], one.id):
                token = replace(found[place][0], by=one.id, piece=one.content[0].start)
                found[place] = (token, "", "")
    return found


def _beside(placed: Sequence[Placed], first: int, last: int, whose: str) -> Iterator[int]:
    """The places beside an aside such as ", the airline says," that belong to what it says: times,
    and all that follows where what is known of it has no verb."""
    before, after = first - 1, last + 1
    if before > 0 and placed[before][0].lower in closed("asides"):
        before -= 1
    flanked = before >= 0 and placed[before][0].text == ","
    if not flanked or after >= len(placed) or placed[after][0].text not in ",.":
        return
    if any(t.by == whose and t.verbal for t, _, _ in placed):
        stop_at = next((i for i in range(after, len(placed)) if not _adverbial(placed[i])), None)
    else:
        stop_at = next((i for i in range(after, len(placed)) if not _free(placed[i])), None)
    start = next((i + 1 for i in range(before - 1, -1, -1) if placed[i][0].text in BREAKS), 0)
    for stretch in (range(start, before + 1), range(after, stop_at or len(placed))):
        timed = any(placed[i][0].timed for i in stretch)
        if timed and all(_adverbial(placed[i]) or i >= after for i in stretch):
            yield from stretch


def _free(placed: Placed) -> bool:
    return not placed[1] and placed[0].by is None and placed[0].text not in BREAKS


def _adverbial(placed: Placed) -> bool:
    token, role, _ = placed
    small = token.timed or token.text == "," or token.lower in closed("adverbial")
    return small and not role and token.by is None
