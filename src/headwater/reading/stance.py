"""What a source does to a content: assert, deny, doubt, want, believe, ask, decline, appraise.

Read off the words of the cue, by the table `stance.toml`; a neutral cue ("said") asserts, unless
the whole content is a question. Negation turns some cues: who did not deny has not denied, and who
did not say has declined to.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from headwater.article import Article
from headwater.reading.types import Spans, Stance

BEFORE = 24
"""Code points before a cue in which its negation may stand: room for "has not yet publicly"."""
REQUEST = 16
"""Words of whom a request is made to, before what they are to do."""
BREAK = re.compile(r"[.,;:!?“”\"()—–]")
QUESTION = re.compile(r"[^.!]*\?[\s\"”’')]*")


@dataclass(frozen=True, slots=True)
class Row:
    """One stance with the pattern that knows it, and what negation or a request makes of it."""

    stance: Stance
    pattern: re.Pattern[str]
    negated: Stance | None = None
    requested: Stance | None = None


@cache
def table() -> Mapping[str, Any]:
    """The file `stance.toml`."""
    return tomllib.loads(files("headwater.reading").joinpath("stance.toml").read_text("utf-8"))


@cache
def rows() -> tuple[Row, ...]:
    """The stances in their order; cues of saying come last, and count only where negated."""
    silence = table()["silence"]
    return (
        *(
            Row(e["is"], _pattern(e["words"]), e.get("negated"), e.get("requested"))
            for e in table()["stance"]
        ),
        Row("asserts", _pattern(silence["words"]), silence["is"]),
    )


@cache
def negation() -> re.Pattern[str]:
    """What negates a cue."""
    endings = "|".join(map(re.escape, table()["negation"]["endings"]))
    return re.compile(rf"{_pattern(table()['negation']['words']).pattern}|(?:{endings})\b", re.I)


@cache
def request() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(the content of a request, the words of a cue that name a topic instead)."""
    rows = table()["request"]
    whom, never = "|".join(rows["begins"]), "|".join(rows["never"])
    word = rf"(?!(?:{never})\b)[^\s“\"?]+"
    content = re.compile(rf"(?:(?:{whom})\b|[A-Z]\S*)(?: {word}){{0,{REQUEST}}} (?:not )?to \w+")
    return content, _pattern(rows["topics"])


@cache
def intention() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(a content that is what its speaker will do, one that is what they will not say)."""
    rows = table()["intention"]
    verbs = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in rows["words"])
    will = rf"[“\"‘'’]*(?:that )?(?:{'|'.join(rows['who'])})(?: (?:also|now|still))? ?(?:{verbs})"
    silent = rf"{will}(?: not|n[’']t) (?:\w+ly )?(?:{'|'.join(rows['silent'])})\b"
    return re.compile(rf"{will} \w", re.IGNORECASE), re.compile(silent, re.IGNORECASE)


def _pattern(words: list[str]) -> re.Pattern[str]:
    """One pattern for many phrases; "*" ends a beginning of a word."""
    phrases = (
        r"\W+(?:\w+\W+){0,2}?".join(
            re.escape(word).replace(r"\*", r"\w*") for word in phrase.split()
        )
        for phrase in words
    )
    # an adverb says how something is said, not what is done: "said angrily"
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b(?<!ly)", re.IGNORECASE)


def stance_of(cue: Spans, content: Spans, article: Article) -> Stance:
    """The stance of an attribution with that cue and that content; without a cue, it asserts."""
    text = article.text
    words = " ".join(span.of(text) for span in cue)
    said = " ".join(" ".join(span.of(text).split()) for span in content)
    before = text[max(0, cue[0].start - BEFORE) : cue[0].start] if cue else ""
    negated = bool(negation().search(words) or negation().search(BREAK.split(before)[-1]))
    return stance_in(words, said, negated=negated)


def stance_in(cue: str, content: str, *, negated: bool) -> Stance:
    """The same, from the words."""
    for row in rows():
        if row.pattern.search(cue):
            if row.requested and _requests(cue, content):
                return row.requested
            if negated and row.negated:
                return row.negated
            if row.stance != "asserts":
                return row.stance
            break
    if QUESTION.fullmatch(content):
        return "asks"
    will, silent = intention()
    return "declines" if silent.match(content) else "wants" if will.match(content) else "asserts"


def _requests(cue: str, content: str) -> bool:
    asked, topic = request()
    return bool(asked.match(content)) and not topic.search(cue)
