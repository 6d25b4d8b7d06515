"""What a source does to a content: assert, deny, doubt, want, believe, ask, decline, appraise.

Read off the words of the cue, by the table `stance.toml`, then off the content
(`headwater.reading.mood`); a neutral cue ("said") asserts. Negation turns some cues: who did not
deny has not denied, and who did not say has declined to.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from headwater.article import Article
from headwater.reading.mood import mood_of
from headwater.reading.types import Spans, Stance

BEFORE = 24
"""Code points before a cue in which its negation may stand: room for "has not yet publicly"."""
REQUEST = 16
"""Words of whom a request is made to, before what they are to do."""
BREAK = re.compile(r"[.,;:!?“”\"()—–]")
ITSELF = re.compile(r"\A(that )?it ", re.IGNORECASE)
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


def stance_of(cue: Spans, content: Spans, article: Article, *, body: bool = False) -> Stance:
    """The stance of an attribution with that cue and that content; without a cue, it asserts.

    `body`: the speaker is a body or an outlet, which is "it" in what is said of its own doing.
    """
    text = article.text
    words = " ".join(span.of(text) for span in cue)
    said = " ".join(" ".join(span.of(text).split()) for span in content)
    if body:
        said = ITSELF.sub(r"\1they ", said)
    before = text[max(0, cue[0].start - BEFORE) : cue[0].start] if cue else ""
    negated = bool(negation().search(words) or negation().search(BREAK.split(before)[-1]))
    return stance_in(words, said, negated=negated)


def stance_in(cue: str, content: str, *, negated: bool) -> Stance:
    """The same, from the words."""
    found = _of_cue(cue, content, negated=negated)
    if found == "asserts" and QUESTION.fullmatch(content):
        return "asks"
    return mood_of(cue, content, found)


def _of_cue(cue: str, content: str, *, negated: bool) -> Stance:
    """The stance by the words of the cue."""
    row = next((row for row in rows() if row.pattern.search(cue)), None)
    if row is None:
        return "asserts"
    if row.requested and _requests(cue, content):
        return row.requested
    return row.negated if negated and row.negated else row.stance


def _requests(cue: str, content: str) -> bool:
    asked, topic = request()
    return bool(asked.match(content)) and not topic.search(cue)
