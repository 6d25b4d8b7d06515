"""Whose hands a clause shows: who was told, who reported it, whom they cite.

The forms stand in `hands.toml`; whether a name is an outlet's, `People` knows.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from headwater.article import Span
from headwater.reading.frames import BLANK, SAME_LENGTH, Frame
from headwater.reading.nameless import confided
from headwater.reading.names import NAME, names_in
from headwater.reading.outlets import Outlets
from headwater.reading.relays import CITES
from headwater.reading.types import Attribution, Spans, Speaker

STOP = re.compile(
    rf"[{BLANK};:!?\"“”()–—]|(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)\.(?=\s|\Z)"
    r"|,(?! (?:of|at|from|with) )"
)
"""Where the phrase ends in which a name is looked for after a trigger."""
LISTED = re.compile(r"(?:'s)?,? ?(?:and|or|,) (?:to |with |by )?(?:the )?")
REPORTS = re.compile(r"(?:has |had |also |first )*report(?:s|ed|ing)\b")
CITED_KINDS = frozenset({"unnamed", "person", "organisation", "outlet", "document", "group"})


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the table: where the name stands, and what is found there."""

    how: str
    pattern: re.Pattern[str]
    not_after: re.Pattern[str] | None
    inside: str | None
    words: int
    leaker: bool
    cues: str | None


@dataclass(frozen=True, slots=True)
class Clue:
    """Somebody who passed a content on: who, the span that names them, and how it is known."""

    who: Speaker
    span: Span
    how: str


@cache
def table() -> Mapping[str, Any]:
    """The file `hands.toml`."""
    return tomllib.loads(files("headwater.reading").joinpath("hands.toml").read_text("utf-8"))


@cache
def forms(kind: str) -> tuple[Form, ...]:
    """The rows of one kind: "hand", "cited" or "had_from"."""
    return tuple(_form(row) for row in table()[kind])


def _form(row: Mapping[str, Any]) -> Form:
    pattern = rf"(?P<name>{NAME}){row['before']}" if "before" in row else row["after"]
    blocked = re.compile(row["not_after"]) if "not_after" in row else None
    return Form(
        row.get("how", "cites"),
        re.compile(pattern),
        blocked,
        row.get("inside"),
        row.get("words", 12),
        row.get("leaker", False),
        row.get("cues"),
    )


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(table()['phrase']['ends'])})\b")


@cache
def listed(kind: str) -> re.Pattern[str]:
    """Any of the words of a list of the table: "writes", "relayed", "elsewhere"."""
    return re.compile(rf"\b(?:{'|'.join(table()[kind]['words'])})\b")


@cache
def _programme() -> re.Pattern[str]:
    words = "|".join(table()["programme"]["words"])
    return re.compile(rf"(?: (?:{words}))+\b")


@cache
def _leakers() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in table()["leakers"]["names"])
    return re.compile(rf"\b(?:{names})(?!\w)")


def outer_hands(one: Attribution, frame: Frame, outlets: Outlets) -> tuple[Clue, ...]:
    """Those that the clause of an attribution shows before its speaker, in the order of the text.

    The speaker itself is none of them.
    """
    found: dict[str, Clue] = {}
    shown = _shown(frame, outlets)
    frame = replace(frame, text=QUOTED.sub(lambda m: f" {m['title']}".ljust(len(m[0])), frame.text))
    for form in forms("hand"):
        if form.cues and not listed(form.cues).search(frame.cue):
            continue
        for match in form.pattern.finditer(frame.text):
            if _stands(form, match, frame, one.source):
                for clue in _named(form, match, frame, outlets):
                    if _in_place(form, match, clue, one, frame):
                        found.setdefault(_key(clue.who), clue)
    for clue in shown:
        found.setdefault(_key(clue.who), clue)
    mine = _key(one.speaker)
    others = (clue for clue in found.values() if _key(clue.who) != mine)
    return tuple(sorted(others, key=lambda clue: clue.span))


QUOTED = re.compile(rf"(?:''|[“\"])(?P<title>[A-Z][^“”\"{BLANK}]{{1,40}}?)[,.]?(?:''|[”\"])(?!\w)")
"""A title in quotation marks, which is a name as well without them."""
SHOWN = re.compile(r"\b(?:[Oo]n|[Oo]f|[Tt]o|[Ww]ith|by) (?:the )?['“”\"]*\Z")


def _shown(frame: Frame, outlets: Outlets) -> Iterator[Clue]:
    """The outlets whose programmes a clause names."""
    for title, who in outlets.shows.items():
        at = frame.text.find(title)
        if at >= 0 and SHOWN.search(frame.text[:at]):
            start = frame.start + at
            yield Clue(who, Span(start, start + len(title)), "interviewed")


def _key(who: Speaker) -> str:
    return who.entity or (who.name or "").casefold()


def _stands(form: Form, match: "re.Match[str]", frame: Frame, source: Spans) -> bool:
    """Whether a match is where its form may be: in the source's words, or outside them."""
    if form.not_after and form.not_after.search(frame.raw[: match.start()]):
        return False
    if form.inside is None:
        return True
    left, right = frame.start + match.start(), frame.start + match.end()
    touches = any(span.start < right and left < span.end for span in source)
    return touches == (form.inside == "source")


def _in_place(
    form: Form, match: "re.Match[str]", clue: Clue, one: Attribution, frame: Frame
) -> bool:
    """Whether a name in the source's words is told of there, and not just part of a title."""
    if not any(span.covers(clue.span) for span in one.source):
        return True
    if one.speaker.kind == "document" and form.how == "writes":
        return False
    trigger = frame.start + (match.end() if "name" in form.pattern.groupindex else match.start())
    return any(span.start <= trigger <= span.end for span in one.source)


def _named(form: Form, match: "re.Match[str]", frame: Frame, outlets: Outlets) -> Iterator[Clue]:
    if "name" in form.pattern.groupindex:
        for span in names_in(match["name"], frame.start + match.start("name")):
            if who := outlets.at(span):
                yield Clue(who, span, form.how)
                return
        return
    region = _phrase(frame.text, match.end(), form.words)
    offset = frame.start + match.end()
    if form.leaker and (leak := _leakers().search(region)):
        span = Span(offset + leak.start(), offset + leak.end())
        yield Clue(outlets.anybody(span), span, form.how)
        return
    yield from _listed(region, offset, form.how, outlets)


def _listed(region: str, offset: int, how: str, outlets: Outlets) -> Iterator[Clue]:
    """The first outlet of a phrase, and those listed with it."""
    last = -1
    for span in names_in(region, offset):
        if span.start < last:
            continue
        between = region[last - offset : span.start - offset] if last >= 0 else ""
        if last >= 0 and not LISTED.fullmatch(between):
            return
        if who := outlets.at(span):
            programme = _programme().match(region, span.end - offset)
            last = offset + programme.end() if programme else span.end
            span = Span(span.start, last)
            if programme:
                who = replace(who, name=f"{who.name}{programme.group()}")
            yield Clue(who, span, how)


def _phrase(text: str, start: int, words: int) -> str:
    """What follows in the same phrase, so many words at most."""
    region = text[start : start + 40 * words]
    stop = STOP.search(region)
    region = region[: stop.start()] if stop else region
    end = _ends().search(region)
    region = region[: end.start()] if end else region
    limit = re.match(rf"(?:\s*\S+){{0,{words}}}", region)
    return limit.group() if limit else region


def inner_hand(one: Attribution, frame: Frame, outlets: Outlets) -> Clue | None:
    """Who speaks behind the source that is named: those an outlet cites, or who told a source."""
    relays = one.speaker.kind == "outlet" or REPORTS.match(frame.cue)
    kinds = ("cited", "had_from") if relays else ("had_from",)
    for kind in kinds:
        for form in forms(kind):
            for match in form.pattern.finditer(frame.text):
                if clue := _cited(match, frame, one, outlets):
                    return replace(clue, how="cites" if kind == "cited" else "heard")
    return _cited_as_saying(one, frame, outlets)


AS_SAYING = re.compile(r"(?:(?![.;:?!]).)+? as (?:\w+ing|to the effect)\b")
"""Whom somebody cites, and that it says something: "a memo as pointing to the yard"."""


def _cited_as_saying(one: Attribution, frame: Frame, outlets: Outlets) -> Clue | None:
    """Who speaks where a content begins with whom it is cited from."""
    first, cued = min(one.content), max((span.end for span in one.cue), default=0)
    if not CITES.search(frame.cue) or first.start < cued:
        return None
    told = AS_SAYING.match(frame.raw, first.start - frame.start)
    if told is None or len(told.group()) > len(first):
        return None
    span = Span(first.start, first.start + told.group().rindex(" as "))
    return Clue(outlets.anybody(span), span, "cites")


WHOSE = re.compile(
    r"\s+(?:on |to |of )?(?P<who>(?:(?!'s\b)[^,;:.]){2,60}?)'s (?:[\w-]+ ){0,2}?(?P<what>\w+)\s+"
    r"(?:that\s+)?"
)
"""Whose what: "Kern's claim that"."""


def claimant(one: Attribution, frame: Frame, outlets: Outlets) -> Clue | None:
    """Whose claim an attribution only takes up: "the paper fact-checked Kern's claim that"."""
    first, cued = min(one.content), max((span.end for span in one.cue), default=0)
    if not listed("takes_up").search(frame.cue) or first.start < cued:
        return None
    between = frame.raw[cued - frame.start : first.start - frame.start]
    told = WHOSE.fullmatch(between)
    if told is None or not listed("taken_up").fullmatch(told["what"]):
        return None
    start = cued + told.start("who")
    span = Span(start, start + len(told["who"]))
    return Clue(outlets.anybody(span), span, "cites")


RELAYED = frozenset({"person", "organisation", "group", "unnamed"})
OPENING = re.compile(
    r"(?:that )?(?:(?:[Dd]uring|[Aa]fter|[Bb]efore|[Ii]n|[Oo]n|[Aa]t|[Ww]hen|[Ww]hile|[Aa]sked)\b"
    r"[^,;:“”\"]{1,60}, )?"
    r"(?P<who>(?:(?![,;:“”\"]| (?:that|who|which|is|was|are|were|will|would|to)\b).){2,80}?),? "
    r"(?:(?:has|have|had|also|later) )*$"
)
"""How a content begins in which somebody speaks: up to the verb of saying."""


def relayed_hand(one: Attribution, text: str, outlets: Outlets) -> Clue | None:
    """Who speaks where a content begins with who does: "that during the visit Kern said"."""
    first = min(one.content)
    content = text[first.start : first.end].translate(SAME_LENGTH)
    verb = listed("relayed").search(content)
    told = OPENING.match(content[: verb.start()]) if verb else None
    if told is None:
        return None
    span = Span(first.start + told.start("who"), first.start + told.end("who"))
    who = outlets.anybody(span)
    return (
        Clue(who, span, "cites") if who.kind in RELAYED and _key(who) != _key(one.speaker) else None
    )


ENDS = rf"[{BLANK};:!?\"“”(),–—]"
PHRASE = re.compile(
    rf"\s+[“\"]?(?P<words>(?:(?!{ENDS}).)+?)(?=\s*(?:{ENDS}|\.(?:\s|\Z)|\Z| as (?:saying|having)\b"
    r"| (?:that|who|which|and said|said|says|saying)\b))"
)
"""A noun phrase that names whom somebody cites."""


def _cited(match: "re.Match[str]", frame: Frame, one: Attribution, outlets: Outlets) -> Clue | None:
    named = PHRASE.match(frame.text, match.end())
    if not named:
        return None
    span = Span(frame.start + named.start("words"), frame.start + named.end("words"))
    who = outlets.anybody(span)
    if who.kind not in CITED_KINDS or _key(who) == _key(one.speaker):
        return None
    return Clue(confided(who), span, "speaks")
