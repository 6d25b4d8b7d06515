"""What stands above an article's text: masthead, kicker, headline, byline, date, picture."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from headwater.article import ParagraphKind
from headwater.intake.credits import is_agency_line
from headwater.intake.furniture import masthead
from headwater.intake.lines import (
    dateline_end,
    describes_picture,
    is_byline,
    is_caption,
    is_date_line,
    is_name,
)

# In words. Calibrated on the 924 titles of PolNeAR's train and dev articles, which end with a full
# stop: all but one have 23 at most. A line without a full stop may run longer before it is prose.
_LONGEST_HEADLINE = 32
_LONGEST_SENTENCE = 23
_LONGEST_KICKER = 3
# From so many words on a paragraph is the article's own text: the head ends there.
_PROSE = 20
# A line of so many words is a label; a page pasted whole is known by more labels over its text
# than a head has lines, and by this share of them.
_LONGEST_LABEL = 4
_LABELS = 0.6
# A long paragraph with a byline among the next few is a standfirst.
_BYLINE_WITHIN = 2
# How far down the head may reach.
_LONGEST_HEAD = 14

_REPORTS_SPEECH = re.compile(r"\b(?:said|told|according to)\b")


@dataclass(slots=True)
class Head:
    """The kinds of the paragraphs above the text, by number; `end` is the first below them.

    `furniture` are the mastheads and menus among them.
    """

    kinds: dict[int, ParagraphKind] = field(default_factory=dict)
    furniture: dict[int, str] = field(default_factory=dict)
    end: int = 0


def head_of(pieces: Sequence[str], marks: Sequence[str | None]) -> Head:
    """The head of the text whose paragraphs are `pieces`, of which `marks` says the furniture."""
    head = Head()
    unmarked = [at for at, mark in enumerate(marks) if not mark]
    menu = _menu(pieces, unmarked)
    head.furniture.update(dict.fromkeys(unmarked[:menu], "navigation"))
    unmarked = unmarked[menu:]
    above = list(_above_text(pieces, unmarked))
    headline = _headline(pieces, above, unmarked, head)
    for number, at in enumerate(above):
        if at in head.kinds or at in head.furniture:
            continue
        below = above[number + 1] if number + 1 < len(above) else None
        kind = _kind(pieces, at, below, is_after_headline=headline is not None and at > headline)
        if kind:
            head.kinds[at] = kind
    head.end = max((*above, *head.kinds), default=-1) + 1
    return head


def _menu(pieces: Sequence[str], unmarked: Sequence[int]) -> int:
    """How many lines over the headline are the menus of a page that was pasted whole.

    0 where the lines over the text are few, or are no labels.
    """
    prose = (n for n, at in enumerate(unmarked) if len(pieces[at].split()) >= _PROSE)
    lead = next(prose, 0)
    over = [pieces[at] for at in unmarked[:lead]]
    if sum(map(_is_label, over)) < max(_LONGEST_HEAD, _LABELS * len(over)):
        return 0
    titles = [
        n
        for n, piece in enumerate(over)
        if n >= lead - _LONGEST_HEAD and not _is_label(piece) and not _is_beside_headline(piece)
    ]
    bylines = [n for n in titles if any(map(_is_beside_headline, over[n + 1 : n + 4]))]
    last = (bylines or titles or [lead])[-1]
    return last - 1 if last - 1 in titles else last


def _is_label(piece: str) -> bool:
    return len(piece.split()) <= _LONGEST_LABEL and not piece.endswith((".", "?", '"', "”"))


def _above_text(pieces: Sequence[str], unmarked: Sequence[int]) -> Iterator[int]:
    """The numbers of the paragraphs up to where the article's own text begins."""
    for number, at in enumerate(unmarked[:_LONGEST_HEAD]):
        piece = pieces[at]
        is_long = len(piece.split()) >= _PROSE and not _is_aside(piece)
        if is_long and number == 0 and _reads_as_headline(piece):
            is_long = False
        below = unmarked[number + 1 : number + 1 + _BYLINE_WITHIN]
        is_over_byline = any(is_byline(pieces[each]) for each in below)
        if dateline_end(piece) or (is_long and not is_over_byline):
            return
        yield at


def _is_aside(piece: str) -> bool:
    return is_byline(piece) or is_caption(piece) or describes_picture(piece)


def _headline(
    pieces: Sequence[str], above: Sequence[int], unmarked: Sequence[int], head: Head
) -> int | None:
    """Find the headline, and the kicker or the masthead over it; its number, or None."""
    lines = [at for at in above if not _is_beside_headline(pieces[at])]
    if len(unmarked) < 2:
        return None
    while len(lines) > 1 and masthead(pieces[lines[0]]):
        head.furniture[lines.pop(0)] = "masthead"
    lines = [at for at in lines if _reads_as_headline(pieces[at])]
    if not lines or lines[0] > above[0] + _LONGEST_KICKER + len(head.furniture):
        return None
    if len(lines) > 1 and _is_kicker(pieces[lines[0]], pieces[lines[1]]):
        head.kinds[lines.pop(0)] = "headline"
    head.kinds[lines[0]] = "headline"
    return lines[0]


def _is_beside_headline(piece: str) -> bool:
    return is_byline(piece) or is_date_line(piece) or is_caption(piece) or is_agency_line(piece)


def _reads_as_headline(piece: str) -> bool:
    is_sentence = piece.endswith((".", '."', ".”"))
    if len(piece.split()) > (_LONGEST_SENTENCE if is_sentence else _LONGEST_HEADLINE):
        return False
    reports_speech = is_sentence and _REPORTS_SPEECH.search(piece)
    return not reports_speech and not piece.startswith(("•", "- ", "* "))


def _is_kicker(upper: str, lower: str) -> bool:
    ends = (".", "!", "?", '"', "”")
    return (
        len(upper.split()) <= _LONGEST_KICKER < len(lower.split())
        and not upper.endswith(ends)
        and not lower.endswith(".")
    )


def _kind(
    pieces: Sequence[str], at: int, below: int | None, is_after_headline: bool
) -> ParagraphKind | None:
    piece = pieces[at]
    if is_byline(piece) or is_agency_line(piece):
        return "byline"
    if is_date_line(piece):
        return "dateline"
    if is_caption(piece) or (is_after_headline and describes_picture(piece)):
        return "caption"
    if is_after_headline and is_name(piece) and below is not None:
        next_piece = pieces[below]
        return "byline" if is_date_line(next_piece) or is_agency_line(next_piece) else None
    return None
