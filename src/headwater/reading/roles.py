"""The roles that an article gives a person, in its own words, time words included.

A role stands before a name ("Kremlin spokesman Dmitry Peskov"), after it between commas ("Lena
Orsk, the mayor of Tarn,"), or is said of somebody ("Orsk had been chief negotiator since 2020").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from headwater.article import Span
from headwater.reading.lexicon import Noun, head_kind, noun_of, table
from headwater.reading.mentions import Mention
from headwater.reading.words import Word, closed, stands_before_noun, words_of

AGE = (
    r"(?:(?<=\b[JS]r)\.)?(?: \([^)\n]{1,40}\))?"
    r"(?:, (?:\d\d?|[A-Z]{1,3}-[A-Z][\w.]{1,6}| of [A-Z]\w+)(?= ?,))?"
)
"""What may stand between a name and the comma before a role: an age, a party with its state."""
STOP = (
    r"\.(?=[\w,])|(?<=\bNo)\.(?= \d)"
    r"|(?<=\bMr)\.|(?<=\bMs)\.|(?<=\bDr)\.|(?<=\bSt)\.|(?<=\bMrs)\.|(?<=\b[A-Z])\."
)
"""Full stops that end no sentence."""
ENDS = r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\b[A-Z])\.(?=\s|$)"
"""A full stop that ends a sentence."""
TO_HERE = rf"(?=[,;:()“”\"\n]|{ENDS}|$)"
SAID = rf"(?:[^.;,\n]|{STOP})"
"""One character of what is said of somebody."""
PART = r"(?:,\s+|\s?(?:[–—]|--)\s?(?=(?:an?|the|his|her|their) ))"
"""What parts a name from a role behind it."""
APPOSED = re.compile(
    AGE + rf"{PART}(?P<role>(?:[^,;:.()“”\"\n]|{STOP}){{3,160}}?)"
    rf"(?=[,;:()“”\"\n]|\s?(?:[–—]|--)|{ENDS}|$"
    r"| (?:said|says|told|wrote|added|who|was|is|has|had|were)\b)"
)
"""What stands between commas after a name and an age."""
NO_ROLE = re.compile(
    r"(?:said|says|told|tells|wrote|added|and|but|or|while|which|where|when|as|whose"
    r"|had|has|have|is|was|are|were|will|would|did|does|could|can|may|might)\b",
    re.IGNORECASE,
)
SURE = re.compile(r"(?:an?|the|his|her|their|\S+[’']s) ", re.IGNORECASE)
"""How the apposition of a surname alone begins."""
LED_BY = re.compile(r"(?:^|[.;:—–(\n“”\"] ?|, (?:and |but )?| )(?P<role>[^,.;:—–()\n“”\"]+), $")
"""A description in apposition before a name."""
ROLE_BEFORE = 90
"""Code points before a name in which such a description stands."""
HELD_AS = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:role|time|tenure|experience|years?|days|job|position|record|stint|term"
    r"|service|career|work|appointment|nomination|election) as (?P<role>[^,.;:()“”\"\n]{3,80}?)"
    r"(?=[,.;:()“”\"\n]|$| (?:to|in|and|when|while|who|which|has|had|was|is|during)\b)"
)
"""An office that somebody's time in it is spoken of."""
HEAD_WITHIN = 9
"""Words of a role among which the noun that makes it one must stand."""


@dataclass(frozen=True, slots=True)
class Role:
    """What an article calls somebody, and the noun at the head of it."""

    words: str
    noun: Noun | None


@cache
def said_of() -> re.Pattern[str]:
    """A role that is said of the name before it, a clause between commas passed over."""
    rows = table("roles.toml")
    verbs = {key: _any(rows[key]["words"]) for key in ("holds", "held", "changed", "does")}
    return re.compile(
        AGE + r"(?:, who|, [^,.;:\n]{1,80},)? "
        rf"(?:(?<=who )(?P<does>(?:{verbs['does']}) {SAID}{{3,100}}?)"
        rf"|(?P<changed>(?:{verbs['changed']}) {SAID}{{3,100}}?)"
        rf"|(?P<held>(?:{verbs['held']}) (?P<was>{SAID}{{3,120}}?))"
        rf"|(?:{verbs['holds']}) (?P<is>{SAID}{{3,120}}?))" + TO_HERE
    )


def _any(phrases: Sequence[str]) -> str:
    """A pattern for any of the phrases, the longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def roles_of(text: str, mentions: Sequence[Mention]) -> dict[int, tuple[Role, ...]]:
    """The roles that stand beside each mention by name, by the mention's number."""
    found = {}
    for n, mention in enumerate(mentions):
        if mention.name and (roles := tuple(_beside(text, mention))):
            found[n] = roles
    return found


def _beside(text: str, mention: Mention) -> Iterator[Role]:
    if mention.title:
        yield _role(text, mention.title)
    if mention.own:
        if held := held_as(text, mention.span.end + 2):
            yield held
        return
    if led := _led_by(text, mention):
        yield led
    behind = _apposed(text, mention)
    if behind:
        yield _role(text, behind)
    elif said := _said(text, mention.span.end):
        yield said


def _apposed(text: str, mention: Mention) -> Span | None:
    """The role in apposition after a name, if one stands there."""
    found = APPOSED.match(text, mention.span.end)
    if not found or NO_ROLE.match(found["role"]):
        return None
    if len(mention.name) == 1 and not mention.title and not SURE.match(found["role"]):
        return None
    span = Span(*found.span("role"))
    words = words_of(text, span.start, span.end)
    return span if role_noun(words) and not _is_title(words) else None


def _is_title(words: Sequence[Word]) -> bool:
    """Whether words begin with a title before the name of somebody else: "President Orsk met"."""
    for n, word in enumerate(words[1:HEAD_WITHIN], start=1):
        if word.low in closed("after") or words[n - 1].own or word.low in closed("determiners"):
            return False
        before = words[n - 1]
        noun = noun_of([before.low.rstrip(".")]) if before.low not in closed("parties") else None
        if before.is_capital and noun and noun.kind == "person" and not noun.plural:
            owns = any(other.own for other in words[n : n + 3])
            return word.is_capital and noun_of([word.low]) is None and not owns
    return False


def _led_by(text: str, mention: Mention) -> Role | None:
    """The description before a name in apposition: "the board’s chairman, Ivo Brandt,"."""
    start = mention.title.start if mention.title else mention.span.start
    before = LED_BY.search(text, max(0, start - ROLE_BEFORE), start)
    if before is None:
        return None
    words = words_of(text, *before.span("role"))
    role = next((words[n:] for n in _openings(words) if role_noun(words[n:])), None)
    if role is None or not (_is_closed(text, mention) or _begins(text, role[0])):
        return None
    noun = role_noun(role)
    if noun is None or noun.one in closed("no_roles"):
        return None
    return Role(_one_line(text[role[0].start : role[-1].end]), noun)


def _openings(words: Sequence[Word]) -> Iterator[int]:
    """Where the last noun phrase of some words opens, then where those open that it belongs to:
    "the Treasury", "the secretary of the Treasury"."""
    for n in range(len(words) - 1, -1, -1):
        if _opens(words, n):
            yield n
            if not n or words[n - 1].low not in closed("links"):
                return


def _is_closed(text: str, mention: Mention) -> bool:
    return text[mention.span.end : mention.span.end + 1] in {",", "."}


def _begins(text: str, word: Word) -> bool:
    """Whether a description begins its sentence as one of many: "An engineer, Orsk said"."""
    before = text[max(0, word.start - 2) : word.start].rstrip(" ")
    return word.low in {"a", "an"} and before[-1:] in {"", ".", "!", "?", "\n", "”", '"'}


def _opens(words: Sequence[Word], n: int) -> bool:
    """Whether a word opens a noun phrase: a determiner, or a possessor in one word."""
    if words[n].low in {"the", "a", "an", "his", "her", "their", "its"}:
        return True
    return words[n].own and not (n and words[n - 1].is_capital)


def held_as(text: str, end: int) -> Role | None:
    """The office that somebody is said to hold behind a possessive that ends at `end`: "her years
    as harbour master"."""
    found = HELD_AS.match(text, end)
    if found is None:
        return None
    words = words_of(text, *found.span("role"))
    noun = role_noun(words)
    return Role(_one_line(found["role"]), noun) if noun else None


def _said(text: str, end: int) -> Role | None:
    """The role that is said of a name that ends at `end`."""
    found = said_of().match(text, end)
    if not found:
        return None
    if whole := found["changed"] or found["does"]:
        return Role(_one_line(whole.split(" and is ")[0]), None)
    part = "is" if found["is"] else "was"
    words = words_of(text, *found.span(part))
    noun = None if words and words[0].low.endswith(("ing", "ed")) else role_noun(words)
    return Role(_one_line(found["is"] or found["held"]), noun) if noun else None


def _role(text: str, span: Span) -> Role:
    return Role(_one_line(span.of(text)), role_noun(words_of(text, span.start, span.end)))


def role_noun(words: Sequence[Word]) -> Noun | None:
    """The noun of a person that a role has as its head, before any "of", "for" or clause."""
    head: Noun | None = None
    owner = next((n for n, word in enumerate(words[:HEAD_WITHIN]) if word.own), 0)
    if owner and all(w.is_capital or w.low in closed("links") for w in words[:owner]):
        words = words[owner + 1 :]
    for n, word in enumerate(words[:HEAD_WITHIN]):
        inside = head is None and word.low in closed("placed")
        if n and not inside and _ends_head(words, n):
            break
        noun = noun_of([w.low.rstrip(".") for w in words[: n + 1]])
        if noun and noun.kind == "person" and not noun.plural and not word.own:
            head = noun
    return None if head and head.one == "source" else head


def _ends_head(words: Sequence[Word], n: int) -> bool:
    """Whether the word numbered `n` ends the part of a role in which its noun stands; an "of"
    inside a name does not ("a University of Tarn lecturer")."""
    word = words[n]
    if word.low == "and":
        return words[0].is_capital
    if word.low not in closed("after") or stands_before_noun(words, n):
        return False
    body = words[n - 1].is_capital and head_kind(words[n - 1].low) == "organisation"
    named = n + 1 < len(words) and words[n + 1].is_capital
    return not (word.low in closed("links") and body and named)


def main_role(roles: Sequence[str]) -> str | None:
    """The role that says most of somebody: what they are now before what they were, an office or a
    trade before what they are to somebody else, and a mere courtesy title last."""
    return min(roles, key=_rank, default=None)


def _rank(role: str) -> tuple[bool, int]:
    rows = table("roles.toml")
    over = tuple(f"{verb} " for key in ("held", "changed") for verb in rows[key]["words"])
    if role.lower() in rows["courtesy"]["words"]:
        return role.startswith(over), 2
    noun = role_noun(words_of(role, 0, len(role)))
    return role.startswith(over), int(noun is None or noun.one in rows["towards"]["words"])


def _one_line(words: str) -> str:
    return " ".join(words.split()).strip(" ,–—")
