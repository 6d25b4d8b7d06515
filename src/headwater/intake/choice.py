"""Which blocks of a page are its article: an extractor's vote, corrected by the page's own markup.

The constants were calibrated with `python -m benchmarks.intake` on two sets of news pages: half
of each against the other half, and one set against the other.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from headwater.intake.blocks import Block, Region
from headwater.intake.markup import HEADINGS, SURROUNDING, Role

# A block is voted for if this share of its runs of four words is in the extractor's text; one of
# fewer words than _SHORT, if it is a line there.
_RUN = 4
_SHORT = 6
_IN_VOTE = 0.7

# A name that holds more than this share of the votes names the page, not its surroundings
# ("has-sidebar"). What is hidden is the article only where all of it is ("display: none" until
# a script shows it).
_TOO_MUCH = 0.4
_TOO_MUCH_HIDDEN = 0.8

# The places where this share of all votes is are the article's; blocks there without a vote are
# the article too, if the place holds at least _VOTED as many characters with a vote as without.
_CORE = 0.1
_VOTED = 0.12

# More than this share of characters inside links: a list of links, not a paragraph.
_LINKED = 0.5

# How far up its parents a block may be from the elements that hold the article's paragraphs.
_NEAR = 3

_WORD = re.compile(r"\w+")


Run = tuple[str, ...]


def words_of(text: str) -> tuple[str, ...]:
    """The words of `text` in small letters, for comparison."""
    return tuple(_WORD.findall(text.lower()))


@dataclass(slots=True)
class Choice:
    """The judgement on every block of a page: its role, and whether it is the article's.

    `headline` is the number of the block with the article's title, if any has it; `first` and
    `last` are those of the first and the last paragraph of its body (-1 where there is none).
    """

    blocks: Sequence[Block]
    words: list[tuple[str, ...]]
    roles: list[Role | None]
    chosen: list[bool]
    headline: int | None = None
    first: int = -1
    last: int = -1
    parents: set[int] = field(default_factory=set)

    def near(self, at: int) -> bool:
        """Whether block `at` stands in or directly under an element that holds paragraphs."""
        return not self.parents.isdisjoint(self.blocks[at].within[-_NEAR:])


def choose(
    blocks: Sequence[Block], regions: Sequence[Region], votes: Iterable[str], title: str | None
) -> Choice:
    """Which of the `blocks` are the article.

    `votes` are the lines that an extractor took for it; `title` is the page's own.
    """
    words = [words_of(block.text) for block in blocks]
    voted = _voted(words, votes)
    roles = _roles(blocks, regions, voted)
    chosen = [vote and role not in SURROUNDING for vote, role in zip(voted, roles, strict=True)]
    choice = Choice(blocks, words, roles, chosen)
    core = _Core(choice)
    _find_headline(choice, title)
    _cut_strays(choice)
    _recover(choice, core)
    _drop_repeats(choice, core)
    return choice


def _voted(words: list[tuple[str, ...]], votes: Iterable[str]) -> list[bool]:
    lines = {words_of(line) for line in votes}
    runs = {run for line in lines for run in runs_of(line)}
    return [line in lines if len(line) < _SHORT else _share(line, runs) for line in words]


def runs_of(words: tuple[str, ...]) -> Iterable[Run]:
    """All runs of four words in `words`, by which texts are compared."""
    return zip(*(islice(words, start, None) for start in range(_RUN)), strict=False)


def _share(words: tuple[str, ...], runs: set[Run]) -> bool:
    return sum(map(runs.__contains__, runs_of(words))) >= _IN_VOTE * (len(words) - _RUN + 1)


def _roles(
    blocks: Sequence[Block], regions: Sequence[Region], voted: list[bool]
) -> list[Role | None]:
    """The role of each block: that of the outermost region that is not the article itself.

    What is inside a surrounding is that, whatever else; other roles are the innermost region's.
    """
    votes = [len(block.text) * vote for block, vote in zip(blocks, voted, strict=True)]
    held: Counter[tuple[Role, str]] = Counter()
    for region in regions:
        held[_named(region)] += sum(votes[region.start : region.end])
    roles: list[Role | None] = [None] * len(blocks)
    for region in sorted(regions, key=lambda region: region.start - region.end):
        limit = _TOO_MUCH_HIDDEN if region.role == "hidden" else _TOO_MUCH
        if held[_named(region)] > limit * sum(votes):
            continue
        for at in range(region.start, region.end):
            if roles[at] not in SURROUNDING:
                roles[at] = region.role
    return roles


def _named(region: Region) -> tuple[Role, str]:
    """Regions that stand or fall together: of one name, or all those of a single block."""
    return region.role, region.names if region.end - region.start > 1 else ""


class _Core:
    """The kinds of place where the article's paragraphs are."""

    def __init__(self, choice: Choice) -> None:
        self.with_vote: defaultdict[tuple[str, ...], int] = defaultdict(int)
        self.without: defaultdict[tuple[str, ...], int] = defaultdict(int)
        for at, block in enumerate(choice.blocks):
            if choice.roles[at] not in SURROUNDING:
                counts = self.with_vote if choice.chosen[at] else self.without
                counts[block.path] += len(block.text)
        enough = _CORE * sum(self.with_vote.values())
        paths = {path for path, votes in self.with_vote.items() if votes > enough}
        self.paths = paths or set(self.with_vote)  # a page may give each paragraph its own place
        self._place(choice)

    def holds(self, block: Block) -> bool:
        return block.path in self.paths and block.tag not in (*HEADINGS, "td", "th")

    def mostly_voted(self, block: Block) -> bool:
        return self.with_vote[block.path] > _VOTED * self.without[block.path]

    def _place(self, choice: Choice) -> None:
        for at, block in enumerate(choice.blocks):
            if choice.chosen[at] and self.holds(block):
                choice.first = at if choice.first < 0 else choice.first
                choice.last = at
                is_line = block.tag in ("p", "li", "blockquote")
                choice.parents.add(block.within[-2 if is_line else -1])


def _find_headline(choice: Choice, title: str | None) -> None:
    """The last block before the body that is a first-order heading or says the page's title."""
    in_title = " ".join(words_of(title or ""))
    by_words = by_tag = None
    for at in range(min(choice.first + 3, len(choice.blocks))):
        if choice.blocks[at].tag == "h1":
            by_tag = at
        elif choice.roles[at] not in SURROUNDING and _is_title(choice.words[at], in_title):
            by_words = at
    choice.headline = by_words if by_tag is None else by_tag


def _is_title(words: tuple[str, ...], title: str) -> bool:
    return len(words) >= 3 and title.startswith(" ".join(words))


def _cut_strays(choice: Choice) -> None:
    """Take back votes for what stands above the headline, or apart from the body."""
    for at in range(len(choice.blocks)):
        above = choice.headline is not None and at <= choice.headline
        outside = at > choice.last or (at < choice.first and choice.headline is None)
        if above or (outside and not choice.near(at)):
            choice.chosen[at] = False


def _recover(choice: Choice, core: _Core) -> None:
    """Choose the paragraphs that the extractor lost: those beside the chosen ones."""
    seen = {words for words, chosen in zip(choice.words, choice.chosen, strict=True) if chosen}
    start = 0 if choice.headline is None else choice.headline + 1
    for at in range(start, len(choice.blocks)):
        if choice.chosen[at] or choice.roles[at] in (*SURROUNDING, "caption"):
            continue
        if choice.words[at] not in seen and _is_lost(choice, core, at):
            choice.chosen[at] = True
            seen.add(choice.words[at])


def _is_lost(choice: Choice, core: _Core, at: int) -> bool:
    block = choice.blocks[at]
    if block.linked > _LINKED * len(block.text):
        return False
    if core.holds(block) and core.mostly_voted(block):
        return True
    inside = choice.first < at < choice.last and choice.roles[at] is None
    return inside and block.tag in ("p", "blockquote") and choice.near(at)


def _drop_repeats(choice: Choice, core: _Core) -> None:
    """Of a paragraph that a page holds twice, for two widths of screen say, choose one."""
    kept: dict[tuple[str, ...], int] = {}
    for at, words in enumerate(choice.words):
        if not choice.chosen[at] or len(words) < _SHORT:
            continue
        before = kept.setdefault(words, at)
        path, other = choice.blocks[at].path, choice.blocks[before].path
        if path == other:
            continue
        if core.with_vote[path] > core.with_vote[other]:
            choice.chosen[before] = False
            kept[words] = at
        else:
            choice.chosen[at] = False
