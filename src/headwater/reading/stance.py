"""What a source does to a content: assert, deny, doubt, want, believe, ask, decline, appraise.

Read off the words of the cue, by the table `stance.toml`; a neutral cue ("said") asserts, unless
the whole content is a question. Negation turns some cues: who did not deny has not denied, and who
did not say has declined to.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from headwater.article import Article
from headwater.reading.types import Spans, Stance

NEGATION = re.compile(r"\b(?:not|never|no|nor|neither|without|hardly|cannot)\b|n['’]t\b", re.I)
BEFORE = 24
"""Code points before a cue in which its negation may stand: "has not yet publicly said"."""
BREAK = re.compile(r"[.,;:!?“”\"()—–]")
REQUEST = re.compile(
    r"(?:the|an?|his|her|their|our|him|them|us|me|you|it|[A-Z]\S*)(?: \S+){0,4} (?:not )?to \w+"
)
"""The content of a request: "asked | the council to keep the ferry"."""
TOPIC = re.compile(r"\b(?:about|on|over)\b", re.I)
QUESTION = re.compile(r"[^.!]*\?[\s\"”’')]*")


@dataclass(frozen=True, slots=True)
class Row:
    """One stance with the pattern that knows it; `negated` where negation makes it another."""

    stance: Stance
    pattern: re.Pattern[str]
    negated: Stance | None


@cache
def rows() -> tuple[Row, ...]:
    """The table, in its order; cues of saying come last, and count only where negated."""
    table = tomllib.loads(files("headwater.reading").joinpath("stance.toml").read_text("utf-8"))
    silence = table["silence"]
    return (
        *(Row(e["is"], _pattern(e["words"]), e.get("negated")) for e in table["stance"]),
        Row("asserts", _pattern(silence["words"]), silence["is"]),
    )


def _pattern(words: list[str]) -> re.Pattern[str]:
    """One pattern for many phrases; "*" ends a beginning of a word."""
    phrases = (
        r"\W+(?:\w+\W+){0,2}?".join(
            re.escape(word).replace(r"\*", r"\w*") for word in phrase.split()
        )
        for phrase in words
    )
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)


def stance_of(cue: Spans, content: Spans, article: Article) -> Stance:
    """The stance of an attribution with that cue and that content; without a cue, it asserts."""
    text = article.text
    words = " ".join(span.of(text) for span in cue)
    said = " ".join(" ".join(span.of(text).split()) for span in content)
    before = text[max(0, cue[0].start - BEFORE) : cue[0].start] if cue else ""
    negated = bool(NEGATION.search(words) or NEGATION.search(BREAK.split(before)[-1]))
    return stance_in(words, said, negated=negated)


def stance_in(cue: str, content: str, *, negated: bool) -> Stance:
    """The same, from the words."""
    for row in rows():
        if row.pattern.search(cue):
            if row.stance == "asks" and REQUEST.match(content) and not TOPIC.search(cue):
                return "wants"
            if negated and row.negated:
                return row.negated
            if row.stance != "asserts":
                return row.stance
            break
    return "asks" if QUESTION.fullmatch(content) else "asserts"
