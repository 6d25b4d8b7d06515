"""Pair the quotation marks of one paragraph, whatever their style.

News pages use straight, curly, doubled, German, angle and single marks, and they
lose some.  The model sees one style only: `read_marks` rewrites every outer mark to
a straight double one, without moving a character, and says for each character
where it lies.
"""

import re
from dataclasses import dataclass
from enum import IntEnum


class Quote(IntEnum):
    """Where a character lies in relation to quotation marks."""

    OUTSIDE = 0
    OPENING = 1
    INSIDE = 2
    CLOSING = 3
    UNCLOSED = 4  # inside a quotation that the paragraph does not close
    STRAY = 5  # a mark that closes nothing


@dataclass(frozen=True, slots=True)
class Marks:
    """`text`: as long as the paragraph, marks made uniform; `state`: a Quote for each character."""

    text: str
    state: bytes


MARK = re.compile("``|''|‘‘|’’|[\"“”„‟«»″〝〞'‘’‚‛‹›`´]")
OPENERS = frozenset(["“", "„", "‟", "«", "``", "‘‘", "〝"])
DOUBLED = frozenset(["``", "''", "‘‘", "’’"])
BAR = "―"  # a dash too rare in the training data to be learned
SINGLE = frozenset("'‘’‚‛‹›`´")
# Words that begin with an apostrophe: these open nothing.
CLIPPED = re.compile(r"(?:em|tis|twas|til|cause|bout|round|n|nuff|\d\ds?)\b", re.IGNORECASE)


def read_marks(text: str) -> Marks:
    """Pair the marks of one paragraph's text (linear in its length).

    A mark opens when a word follows it and closes otherwise; the mark's own direction
    decides where it has one and the context allows it.
    """
    return _Pairing(text).run()


class _Pairing:
    """One left-to-right pass over the marks of a paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.canon = list(text.replace(BAR, "—"))
        self.state = bytearray(len(text))
        self.opened_at = -1
        self.opener = ""
        self.single_closers = [
            m.start() for m in MARK.finditer(text) if m.group() in SINGLE and self._can_close(m)
        ]
        self.next_closer = 0

    def run(self) -> Marks:
        """The paragraph with its marks paired."""
        for match in MARK.finditer(self.text):
            if match.group() in SINGLE:
                self._single(match)
            else:
                self._double(match)
        if self.opened_at >= 0:
            self._fill(self.opened_at, len(self.text), Quote.UNCLOSED)
        return Marks("".join(self.canon), bytes(self.state))

    def _before(self, match: re.Match[str]) -> str:
        return self.text[match.start() - 1] if match.start() else " "

    def _after(self, match: re.Match[str]) -> str:
        return self.text[match.end()] if match.end() < len(self.text) else " "

    def _can_open(self, match: re.Match[str]) -> bool:
        return not self._before(match).isalnum() and not self._after(match).isspace()

    def _can_close(self, match: re.Match[str]) -> bool:
        return not self._before(match).isspace() and not self._after(match).isalnum()

    def _fill(self, start: int, end: int, quote: Quote) -> None:
        self.state[start:end] = bytes([quote]) * (end - start)

    def _open(self, match: re.Match[str]) -> None:
        self._mark(match, Quote.OPENING)
        if self.opened_at < 0:
            self.opened_at, self.opener = match.end(), match.group()

    def _close(self, match: re.Match[str]) -> None:
        self._fill(self.opened_at, match.start(), Quote.INSIDE)
        self._mark(match, Quote.CLOSING)
        self.opened_at, self.opener = -1, ""

    def _mark(self, match: re.Match[str], quote: Quote) -> None:
        self._fill(match.start(), match.end(), quote)
        self.canon[match.start()] = '"'
        self.canon[match.start() + 1 : match.end()] = " " * (match.end() - match.start() - 1)

    def _double(self, match: re.Match[str]) -> None:
        mark = match.group()
        if self.opened_at < 0:
            if mark in OPENERS or self._can_open(match):
                self._open(match)
            else:
                self._mark(match, Quote.STRAY)
        elif self.opener in SINGLE:
            self.canon[match.start()] = '"'
        elif mark in OPENERS and self.opener not in "„»" and self._can_open(match):
            self._open(match)
        else:
            self._close(match)

    def _single(self, match: re.Match[str]) -> None:
        self.canon[match.start()] = "'"
        if self.opened_at >= 0:
            if self.opener in SINGLE and match.start() == self._closer_of(self.opened_at):
                self._close(match)
        elif self._opens_single(match):
            self._open(match)

    def _opens_single(self, match: re.Match[str]) -> bool:
        if not self._can_open(match) or CLIPPED.match(self.text, match.end()):
            return False
        return match.start() == 0 or self._closer_of(match.end()) >= 0

    def _closer_of(self, start: int) -> int:
        """Where a single-marked quotation that begins at `start` ends, or -1.

        A mark after an s or a dropped g, and before a small letter, is an apostrophe
        ("voters' list") as long as another mark can close the quotation.
        """
        closers = self.single_closers
        while self.next_closer < len(closers) and closers[self.next_closer] <= start:
            self.next_closer += 1
        for at in closers[self.next_closer : self.next_closer + 8]:
            if not self._possessive(at) or at == closers[-1]:
                return at
        return -1

    def _possessive(self, at: int) -> bool:
        after = self.text[at + 1 : at + 3]
        clipped = self.text[at - 1] == "s" or self.text[at - 2 : at] == "in"
        return clipped and after[:1] == " " and after[1:].islower()
