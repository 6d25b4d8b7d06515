"""The lines around an article's text: bylines, dates, datelines, captions.

The phrases stand in `lines.toml`.
"""

import re
from functools import cache

from headwater.intake.dates import iso_date
from headwater.intake.phrases import Matcher, Rule, combined, plain, rules_in

_LONGEST_BYLINE = 420
_LONGEST_DATE_LINE = 120
_LONGEST_CAPTION = 600

# A caption without a credit has so many words: the standfirsts of PolNeAR's articles that read
# like one have nine at most.
_PICTURE = range(10, 46)

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_DATE_WORD = re.compile(
    rf"\b(?:{_MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|first|last"
    r"|originally|published|posted|updated|modified|edited|broadcast|on|at|and|of|the|time|local"
    r"|today|yesterday|hours?|hrs?|minutes?|mins?|days?|an?|ago|noon|midnight|[ap]\.?m\b\.?"
    r"|e[sd]?t|c[sd]t|m[sd]t|p[sd]?t|gmt|utc|bst|i?st|ce?st|cet|nd|rd|th|z|t)\b",
    re.IGNORECASE,
)
_CLOCK_OR_MONTH = re.compile(
    rf"\d[:.h]\d\d|\b{_MONTH}|\d{{4}}-\d\d|\d[./]\d|\d+ \w+ ago", re.IGNORECASE
)
_SAYS_WHEN = re.compile(
    r"(?:first |last )?(?:published|updated|posted|modified|broadcast)\b", re.IGNORECASE
)

_NAME = re.compile(
    r"[A-ZÀ-Þ][\w'’.-]*(?: (?:[A-ZÀ-Þ][\w'’.-]*|de|van|von|der|den|al|bin|el|la|di|da|le|du)){0,2}"
    r" [A-ZÀ-Þ][\w'’-]+"
)
_NO_PERSON = re.compile(
    rf"\b(?:Staff|Writers?|Reporters?|Editors?|Desk|Correspondents?|News|Press|Agency|Wire|Times"
    rf"|Post|Ledger|Photos?|Images|Street|City|The|AP|University|Digital|{_MONTH})\b"
)
_BEFORE_NAME = re.compile(r"\A.*?\b(?:by|from)\b:? |\A(?:contributing|source): ", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(
    r",|;|\|| [-–—] |&|\b(?:and|with|in|at|of|for|writers?|contributed|reporting|editing|writing"
    r"|additional|by|from)\b",
    re.IGNORECASE,
)

_CAPITALS = r"(?:[A-ZÀ-Þ]['’.]?[A-ZÀ-Þ.'’-]+|[A-Z]\.)"
_CAPITALISED = r"[A-ZÀ-Þ][\w.'’-]*"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
_SOURCE = r"\((?:[A-ZÀ-Þ]|dpa)[^()]{1,40}\)"
_TAIL = rf"(?:(?:, {_CAPITALISED}(?: {_CAPITALISED}){{0,2}}){{0,3}}?(?:,? {_DAY})?)"
_DATELINE = re.compile(
    rf"(?:(?P<place>{_CAPITALS}(?:[ /-]{_CAPITALS}){{0,4}}){_TAIL}(?: ?{_SOURCE})?"
    rf"|{_CAPITALISED}(?: {_CAPITALISED}){{0,3}}{_TAIL} ?{_SOURCE}|{_SOURCE})"
    r"(?P<dash>\s*[—–]\s*|\s+--?\s+)"
)
_NO_PLACE = re.compile(
    r"(?:BREAKING|UPDATED?\b.*|EXCLUSIVE|WATCH|LIVE|OPINION|ANALYSIS|CORRECTION|NOTE|FILE|READ.*)\Z"
)

_FINITE = re.compile(
    r"\b(?:am|is|are|was|were|be|has|have|had|will|would|can|could|may|might|must|shall|should|do"
    r"|does|did|said|told|made|took|gave|went|saw|won|lost|held|left|met|kept|came|became|began|ran"
    r"|set|put|led|cut|hit|let|fell|grew|rose|spoke|wrote|sent|spent|brought|bought|sold|stood|got"
    r"|drew|broke|fought|thought|sought|knew|threw|flew|paid|built|found|felt|heard|read|sat|lay|laid"
    r"|struck|shot|sank|swore|wore|tore|drove|ate|chose|froze|stole|\w+ed|\w+n't|\w+(?<!thi)s)\b"
)
# What a sentence begins with, and the name of something seen does not.
_NO_NAME = re.compile(
    r"(?:In|At|On|By|But|And|Or|Since|With|Without|For|From|As|If|When|While|After|Before|During|To"
    r"|Back|Even|Yet|Not|According|Under|Among|Despite|Because|Once|Still|There|Here|It|He|She|They"
    r"|We|You|I|This|That|These|Those|What|Why|How|Who|Where|\w+ing|\w+'(?:s|ll|re|ve|d|m|t))\b"
)
_RELATIVE = re.compile(r", | (?:where|as|when|while)\b")
_APPOSITION = re.compile(
    r"(?:the|a|an|where|who|which|whose|that|after|before|during|with|as|when|while|in|at|on)\b"
)


@cache
def _bylines() -> Matcher:
    return combined((r for r in rules_in("lines") if r.kind == "byline"), ignore_case=False)


@cache
def _captions() -> tuple[Matcher, tuple[re.Pattern[str], ...], re.Pattern[str]]:
    captions: list[Rule] = [rule for rule in rules_in("lines") if rule.kind == "caption"]
    opening = combined((rule for rule in captions if rule.reach == "opening"), ignore_case=False)
    within = tuple(rule.compiled(ignore_case=False) for rule in captions if rule.reach == "within")
    picture = next(rule for rule in rules_in("lines") if rule.kind == "picture")
    return opening, within, picture.compiled(ignore_case=False)


def is_byline(text: str) -> bool:
    """Whether a whole paragraph says who wrote the article, or who helped ("Reporting by …")."""
    line = plain(text)
    return len(line) <= _LONGEST_BYLINE and bool(_bylines().kind(line))


def names_in(byline: str) -> list[str]:
    """The people whom a byline names, in its order."""
    line = _BEFORE_NAME.sub("", plain(byline))
    named = (name for part in _BETWEEN_NAMES.split(line) if is_name(name := part.strip(" .")))
    return list(dict.fromkeys(named))


def is_name(text: str) -> bool:
    """Whether `text` is nothing but a person's name, of two to four words."""
    return bool(_NAME.fullmatch(text.strip())) and not _NO_PERSON.search(text)


def is_date_line(text: str) -> bool:
    """Whether a whole paragraph says when the article was published, and nothing else."""
    line = plain(text)
    if len(line) > _LONGEST_DATE_LINE or not any(map(str.isdigit, line)):
        return False
    if _SAYS_WHEN.match(line) and iso_date(line):
        return True
    rest = _DATE_WORD.sub("", re.sub(r"(?<=\d)T?(?=[\dA-Za-z])", " ", line))
    return bool(_CLOCK_OR_MONTH.search(line)) and not any(map(str.isalpha, rest))


def says_updated(text: str) -> bool:
    """Whether a date line gives the time of an update, and not of the publication."""
    return bool(re.match(r"(?:last )?(?:updated|modified|edited)\b", plain(text), re.IGNORECASE))


def dateline_end(text: str) -> int:
    """Where the text begins after a dateline ("VALMORA, Nov 3 (Harbour Wire) — The …").

    0 where the paragraph `text` does not begin with one.
    """
    found = _DATELINE.match(text)
    if not found or found.end() == len(text):
        return 0
    begins = text[found.end()]
    if not (begins.isupper() or begins.isdigit() or begins in "\"“'‘[(…"):
        return 0
    is_bare = found.end("place") == found.start("dash")
    if is_bare and (_NO_PLACE.match(found["place"]) or _closes_again(text, found.end())):
        return 0
    return found.end()


def _closes_again(text: str, start: int) -> bool:
    """Whether a second dash follows in the sentence: then both enclose an aside."""
    sentence = re.match(r"[^.!?]*", text[start : start + 300])
    return bool(sentence and re.search(r" [—–-]+ |—", sentence[0]))


def is_caption(text: str) -> bool:
    """Whether a paragraph says what a picture shows, by a credit or by how it begins."""
    line = plain(text)
    if len(line) > _LONGEST_CAPTION:
        return False
    opening, within, _ = _captions()
    return bool(opening.kind(line)) or any(form.search(line) for form in within)


def describes_picture(text: str) -> bool:
    """Whether a paragraph names what can be seen, and is no sentence.

    "The pier at Orne on Feb. 8, the day its gate gave way": somebody or something, a
    preposition, and no finite verb outside a relative clause.
    """
    line = re.sub(rf"{_MONTH} \d{{1,2}}, \d{{4}}", "Nov 3", plain(text))
    if (
        len(line.split()) not in _PICTURE
        or _NO_NAME.match(line)
        or any(mark in line for mark in ('"', "''", "“", ";", ":", "?", "!"))
        or not _captions()[2].fullmatch(line)
    ):
        return False
    head, *rest = _RELATIVE.split(line, maxsplit=1)
    if _FINITE.search(" ".join(word for word in head.split() if not word[:1].isupper())):
        return False
    is_apposition = line[len(head) : len(head) + 2] == ", "
    return (
        not rest
        or not is_apposition
        or ("," not in rest[0] and _APPOSITION.match(rest[0]) is not None)
    )
