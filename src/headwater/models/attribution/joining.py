"""Join what belongs together across paragraphs, and read speakers' labels.

The network reads one paragraph at a time. Measured on PolNeAR's train split, content and cue
share a paragraph in 99.5 %; these rules are for the rest, and each has a test with an example:

1. a quotation left open at a paragraph's end goes on where the next paragraph opens one
   (each paragraph opens, only the last closes: the press's own convention);
2. a cue without content, or a paragraph that ends in a colon, introduces the next paragraph;
3. a paragraph that begins with a name in capitals and a colon, or "Q:", "A:", is that speaker's;
4. a quotation followed by a dash and a name is that name's;
5. a content without a cue is kept only if a quotation mark opens it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.article import Span
from headwater.models.attribution.marks import Quote, read_marks

LABEL = re.compile(r"[\"“”‘']?((?:[A-Z][A-Z.'’\-]*)(?: [A-Z][A-Z.'’\-]*){0,4})(:)\s+(?=\S)")
# Words in capitals before a colon that head a paragraph and name nobody; a label with one of them
# is no speaker's. Gathered from PolNeAR's train articles, and from what desks write there.
NO_SPEAKER = frozenset(
    """ALERT ALSO ANALYSIS AUDIO BACKGROUND BOOM BREAKING BUSTED BYLINE CLARIFICATION CONTEXT
    CORRECTION DAY EDITORIAL EMAIL EXCLUSIVE EXPLAINER FACT HEADLINE HOW LATEST LINE LIVE LOCATION
    LOOK MONTH MORE MYTH NEWS NOTE OPINION PHOTO PHOTOS PICTURES POLL POLLS READ RELATED REPORT
    RESULT REVIEW SCORE SEE SOURCE SOURCES SPOILER STAT SUMMARY TIMELINE TIP TIPS TODAY TRUTH
    UPDATE UPDATED VERDICT VIDEO WARNING WATCH WEEK WHAT WHEN WHERE WHO WHY""".split()  # noqa: SIM905
)
NAME = r"[A-Z][\w.'’\-]*(?:,? (?:[A-Z][\w.'’\-]*|of|de|la|van|von|the)){0,7}"
SIGNED = re.compile(rf"\s*([\"“”„«»''].+[\"”“»'’])\s*([―—–]|--?)\s*({NAME})\.?\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution within a text, in code points; `evidence` as in decoding.Relation.

    `verbatim`: it is a speaker's turn in a transcript, which needs no quotation marks.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    evidence: tuple[float, ...]
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: where it stands in the text, and what was found in it."""

    start: int
    text: str
    found: tuple[Found, ...]


def join(blocks: Sequence[Block]) -> list[Found]:
    """The attributions of neighbouring paragraphs, those that run on made one, in order."""
    out: list[Found] = []
    before: Block | None = None
    running = -1  # the one in `out` that the paragraph before leaves open
    for block in blocks:
        found = list(signed(labelled(block)).found)
        first = _opening(block, found)
        if first is not None and before is not None and 0 <= running < len(out):
            out[running] = replace(
                out[running],
                content=out[running].content + first.content,
                evidence=out[running].evidence if out[running].content else first.evidence,
            )
            found.remove(first)
        else:
            first = None
        base, state = len(out), read_marks(block.text).state
        out += [one for one in found if one.cue or _opens(one, block, state)]
        running = _left_open(block, state, out, base, running if first else -1)
        before = block
    return [one for one in out if one.content]


def _opens(one: Found, block: Block, state: bytes) -> bool:
    """Whether a quotation mark opens the content."""
    return state[one.content[0].start - block.start] == Quote.OPENING


def _opening(block: Block, found: list[Found]) -> Found | None:
    """The attribution without a cue that begins the paragraph."""
    lead = len(block.text) - len(block.text.lstrip())
    for one in found:
        if not one.cue and one.content and one.content[0].start <= block.start + lead + 1:
            return one
    return None


def _left_open(block: Block, state: bytes, out: list[Found], base: int, carried: int) -> int:
    """Index of the attribution that may go on in the next paragraph, or -1."""
    text = block.text.rstrip()
    if not text:
        return -1
    if text.endswith(":") and len(out) > base:
        return len(out) - 1
    dangling = [i for i in range(base, len(out)) if not out[i].content]
    if dangling and dangling[-1] == len(out) - 1:
        return dangling[-1]
    if state[len(text) - 1] != Quote.UNCLOSED:
        return -1
    end = block.start + len(text) - 3
    for index in range(len(out) - 1, base - 1, -1):
        if out[index].content and out[index].content[-1].end >= end:
            return index
    return carried


def labelled(block: Block) -> Block:
    """The block with its speaker's label read, if it begins with one: all that follows is theirs.

    What the network found within the speech stays; what it made of the label does not.
    """
    match = LABEL.match(block.text)
    if not match or NO_SPEAKER.intersection(match.group(1).split()):
        return block
    body = Span(block.start + match.end(), block.start + len(block.text.rstrip()))
    within = [f for f in block.found if f.cue and _outside(f, match, block.start)]
    sure = [f.evidence for f in block.found if f.content] or [(0.5,) * 6]
    label, colon = (_span(match, group, block.start) for group in (1, 2))
    speech = Found((label,), (colon,), (body,), sure[0], verbatim=True)
    return replace(block, found=(speech, *within))


def signed(block: Block) -> Block:
    """The block with the name after a quotation's dash read, where the network found no source."""
    match = SIGNED.fullmatch(block.text)
    if not match or any(f.source and f.content for f in block.found):
        return block
    content, cue, source = (_span(match, group, block.start) for group in (1, 2, 3))
    sure = [f.evidence for f in block.found if f.content] or [(0.5,) * 6]
    return replace(block, found=(Found((source,), (cue,), (content,), sure[0]),))


def _span(match: re.Match[str], group: int, offset: int) -> Span:
    return Span(offset + match.start(group), offset + match.end(group))


def _outside(found: Found, label: re.Match[str], offset: int) -> bool:
    """Whether an attribution has nothing to do with the label."""
    spans = found.source + found.cue
    return all(span.start >= offset + label.end() for span in spans)
