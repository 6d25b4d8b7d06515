"""Join what belongs together across paragraphs.

The network reads one paragraph at a time. Measured on PolNeAR's train split, content and cue
share a paragraph in 99.5 %; these rules are for the rest, and each has a test with an example:

1. a quotation left open at a paragraph's end goes on where the next paragraph opens one
   (each paragraph opens, only the last closes: the press's own convention);
2. a cue without content, or a paragraph that ends in a colon, introduces the next paragraph;
3. a speaker's label or signature names who speaks (`labels.py`);
4. a content without a cue is kept only if a quotation mark opens it.
"""

from collections.abc import Sequence
from dataclasses import replace

from headwater.models.attribution.found import Block, Found
from headwater.models.attribution.labels import labelled, signed, turns
from headwater.models.attribution.marks import Quote, read_marks


def join(blocks: Sequence[Block]) -> list[Found]:
    """The attributions of neighbouring paragraphs, those that run on made one, in order."""
    out: list[Found] = []
    before: Block | None = None
    running = -1  # the one in `out` that the paragraph before leaves open
    speakers = turns(block.text for block in blocks)
    for block in blocks:
        found = list(signed(labelled(block, speakers)).found)
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
