"""Speakers' labels and signatures: names that stand before or after what is said, with no verb.

1. a paragraph that begins with a name in capitals and a colon, or "Q:", "A:", is that speaker's;
2. so is one that begins with a name and a colon, if that name heads several paragraphs, each of
   them sentences, as in an interview;
3. a quotation followed by a dash and a name is that name's.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from headwater.article import Span
from headwater.models.attribution.found import Block, Found

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
TURN = re.compile(r"((?:[A-Z][\w.'’\-]*)(?: [A-Z][\w.'’\-]*){0,3})(:)\s+(?=\S)")
SENTENCE = re.compile(r"(?:\S+\s+){3}.*[.?!…][\"”’')]?\s*$", re.DOTALL)
SEVERAL = 2
NAME = r"[A-Z][\w.'’\-]*(?:,? (?:[A-Z][\w.'’\-]*|of|de|la|van|von|the)){0,7}"
SIGNED = re.compile(rf"\s*([\"“”„«»''].+[\"”“»'’])\s*([―—–]|--?)\s*({NAME})\.?\s*", re.DOTALL)


def turns(texts: Iterable[str]) -> frozenset[str]:
    """The labels not in capitals that speakers of an interview have: each heads several paragraphs,
    and all of those are sentences."""
    heads: dict[str, list[str]] = {}
    for text in texts:
        match = TURN.match(text)
        if match and not NO_SPEAKER.intersection(match.group(1).upper().split()):
            heads.setdefault(match.group(1), []).append(text[match.end() :])
    return frozenset(
        label
        for label, speeches in heads.items()
        if len(speeches) >= SEVERAL and all(map(SENTENCE.search, speeches))
    )


def labelled(block: Block, speakers: Collection[str] = ()) -> Block:
    """The block with its speaker's label read, if it begins with one: all that follows is theirs.

    A label is in capitals, or one of `speakers`. What the network found within the speech stays;
    what it made of the label does not.
    """
    match = LABEL.match(block.text)
    if not match:
        match = TURN.match(block.text)
        if not match or match.group(1) not in speakers:
            return block
    if NO_SPEAKER.intersection(match.group(1).split()):
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
    return replace(block, found=(Found((source,), (cue,), (content,), sure[0], verbatim=True),))


def _span(match: re.Match[str], group: int, offset: int) -> Span:
    return Span(offset + match.start(group), offset + match.end(group))


def _outside(found: Found, label: re.Match[str], offset: int) -> bool:
    """Whether an attribution has nothing to do with the label."""
    spans = found.source + found.cue
    return all(span.start >= offset + label.end() for span in spans)
