"""What surrounds an article and is not it: appeals, newsletter boxes, buttons, links, notes.

The phrases stand in `furniture.toml`; `furniture_kind` judges one paragraph by itself,
`mark_runs` all paragraphs of a page together, `outlet_named_in` who speaks in them.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from headwater.intake.phrases import Matcher, Reach, Rule, combined, plain, rules_in

KINDS = (
    "advertisement",
    "appeal",
    "comments",
    "cookies",
    "copyright",
    "feedback",
    "follow",
    "login",
    "masthead",
    "navigation",
    "newsletter",
    "paywall",
    "read-more",
    "related",
    "share",
)

# The longest paragraph, in code points, that a rule may claim. Calibrated with
# benchmarks/furniture.py: bios and link lines end below 400, appeals below 1,200, while a news
# paragraph into whose last line a "Follow …" has slipped stays body.
_LONGEST_LINE = 400
_LONGEST_BOX = 1200

# The kinds whose boxes run over several paragraphs, and how many paragraphs without a tell-tale
# word may lie between two that have one.
_RUNS = frozenset({"appeal", "newsletter", "paywall", "login", "cookies"})
_WIDEST_GAP = 3

# A paragraph of this many spaces, or of half as many and a full stop, is the article's own text,
# and no headline, label or button: of PolNeAR's 924 titles (train, dev) 19 have over 20 words.
_PROSE = 20

# Words of a masthead in capitals up to this length are taken for initials: "BBC News".
_INITIALS = 3

# A line in capitals between paragraphs links to another article from this many words on, and is
# a heading of the article's own below: the longest such heading in the pages measured has 8.
_LINK_IN_CAPITALS = 9

_SENTENCE_START = re.compile(r"(?:\A|[.!?:;…|–—] )[(\[]?")
_QUOTED = re.compile(r'"[^"]*(?:"|\Z)|“[^”]*(?:”|\Z)')
_SPEAKER = re.compile(r"(?:[A-Z][A-Z.' -]{2,30}|[QA])(?: \([^)]*\))?: ")
_TO_READER = re.compile(r"\b(?:we|our|us|you|your)\b", re.IGNORECASE)


@cache
def _matcher(beside: bool, *reaches: Reach) -> Matcher:
    return combined(
        rule for rule in rules_in("furniture") if rule.beside == beside and rule.reach in reaches
    )


@cache
def _within(beside: bool) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    chosen = (rule for rule in rules_in("furniture") if rule.beside == beside)
    return tuple((rule, rule.compiled()) for rule in chosen if rule.reach == "within")


def furniture_kind(text: str) -> str | None:
    """Which furniture the paragraph `text` is by its own words; None where it is not known to be.

    What stands in quotation marks is somebody's speech and proves nothing.
    """
    return _kind(plain(text), beside=False)


def _kind(line: str, beside: bool) -> str | None:
    if not line or len(line) > _LONGEST_BOX:
        return None
    if len(line) <= _LONGEST_LINE and (kind := _matcher(beside, "whole", "opening").kind(line)):
        return kind
    if _SPEAKER.match(line):
        return None
    unquoted = _QUOTED.sub("…", line) if '"' in line or "“" in line else line
    return _kind_by_sentence(unquoted, beside) or _kind_within(unquoted, beside)


def _kind_by_sentence(unquoted: str, beside: bool) -> str | None:
    matcher = _matcher(beside, "sentence")
    starts = _SENTENCE_START.finditer(unquoted)
    return next(filter(None, (matcher.kind(unquoted, start.end()) for start in starts)), None)


def _kind_within(unquoted: str, beside: bool) -> str | None:
    lower = unquoted.lower()
    for rule, pattern in _within(beside):
        if any(cue in lower for cue in rule.cues) and pattern.search(unquoted):
            return rule.kind
    return None


def mark_runs(texts: Sequence[str]) -> list[str | None]:
    """The furniture among the paragraphs of one page, in their order; None for all the rest.

    Beside what `furniture_kind` knows, this marks the lines inside an appeal or a sign-up box
    that have no tell-tale word, buttons next to furniture, and the headlines listed under
    "Related" or "Most read", and links in capitals between paragraphs.
    """
    lines = [plain(text) for text in texts]
    marks = [_kind(line, beside=False) for line in lines]
    begun, ended = _prose(lines, marks)
    _bridge(lines, marks, begun)
    _spread(lines, marks, range(len(lines)), -1)
    _spread(lines, marks, range(len(lines) - 1, -1, -1), 1)
    _list_links(lines, marks, begun, ended)
    return marks


def _prose(lines: list[str], marks: list[str | None]) -> tuple[int, int]:
    """Where the article's own text begins and ends.

    Before it a short line may be the headline, after it hardly anything is body.
    """
    prose = [at for at, line in enumerate(lines) if not marks[at] and _is_prose(line)]
    return (prose[0], prose[-1]) if prose else (0, 0)


def _is_prose(line: str) -> bool:
    is_sentence = line.endswith((".", '."', ".”"))
    return line.count(" ") >= (_PROSE // 2 if is_sentence else _PROSE)


def _bridge(lines: list[str], marks: list[str | None], begun: int) -> None:
    """Join the telling paragraphs of one box across those that tell nothing."""
    for start, kind in enumerate(marks):
        if kind not in _RUNS:
            continue
        for end in range(start + 1, min(start + _WIDEST_GAP + 2, len(lines))):
            closes = marks[end] or _kind(lines[end], beside=True)
            if closes in _RUNS:
                marks[start + 1 : end] = [kind] * (end - start - 1)
                marks[end] = closes
            if closes or not (
                _speaks_to_reader(lines[end]) or (end > begun and _is_label(lines[end]))
            ):
                break


def _speaks_to_reader(line: str) -> bool:
    return bool(_TO_READER.search(_QUOTED.sub("", line)))


def _is_label(line: str) -> bool:
    return len(line.split()) <= 5 and not line.endswith((".", '"', "”", ":"))


def _spread(
    lines: list[str], marks: list[str | None], order: Iterable[int], neighbour: int
) -> None:
    """Mark what is furniture only beside furniture; `neighbour` is -1 or 1."""
    for at in order:
        if marks[at] is None and 0 <= at + neighbour < len(marks) and marks[at + neighbour]:
            marks[at] = _kind(lines[at], beside=True)


def _list_links(lines: list[str], marks: list[str | None], begun: int, ended: int) -> None:
    """Mark the headlines that stand under a heading such as "Most read"."""
    under_heading = False
    for at, line in enumerate(lines):
        if marks[at] is not None:
            heads = {"related", "read-more"} if at > ended else {"related"}
            under_heading = marks[at] in heads and not re.search(r": ?\S", line)
        elif at > begun and ((under_heading and _is_link_text(line)) or _is_link_in_capitals(line)):
            marks[at] = "related"
        else:
            under_heading = False


def _is_link_text(line: str) -> bool:
    return 1 < len(line.split()) <= 20 and not line.endswith((".", "!", ":", '"', "”", ","))


def _is_link_in_capitals(line: str) -> bool:
    return (
        line.isupper()
        and not line.endswith((".", "!", "?", ":", '"', "”"))
        and len(line.split()) >= _LINK_IN_CAPITALS
    )


def outlet_named_in(furniture: Iterable[str]) -> str | None:
    """The outlet that speaks in these furniture paragraphs ("Support The Valmora Ledger!").

    None where none of them names one.
    """
    naming = [rule for rule in rules_in("furniture") if "?P<outlet>" in rule.pattern]
    patterns = [rule.compiled() for rule in naming]
    found = (pattern.match(line) for line in map(plain, furniture) for pattern in patterns)
    outlet = next((each["outlet"] for each in found if each and each["outlet"]), None)
    return re.sub(r"\Athe ", "The ", outlet) if outlet else None


def masthead(text: str) -> str | None:
    """The outlet whose name is the whole of a line, as over an article ("THE VALMORA LEDGER").

    None where the line is none. Capitals are given up: "The Valmora Ledger".
    """
    name = re.split(r" [|·–—-] | LIVE\Z", plain(text), maxsplit=1)[0]
    if name.isupper():
        name = " ".join(word.title() if len(word) > _INITIALS else word for word in name.split())
        name = re.sub(r"\A(?:THE|The) ", "The ", name)
    form = next(rule for rule in rules_in("furniture") if rule.kind == "masthead")
    return name if form.compiled(ignore_case=False).fullmatch(name) else None
