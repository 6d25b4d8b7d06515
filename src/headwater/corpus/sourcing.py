"""Whose report a sentence is: the outlet's own, or another's that it rests on or credits.

The two kinds of relay are those of AP's memo of 2010: facts that were not reported independently,
and credit to whoever broke a story that was matched. The words that tell stand in `relays.toml`.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from headwater.article import Span
from headwater.corpus.mentions import OTHER, OWN, Mention

Kind = Literal["own", "confirms", "denied", "other"]


@dataclass(frozen=True, slots=True)
class Signs:
    """What one sentence says of where it has its report from.

    `own`: from sources of the outlet; `confirms`: by them, what another broke; `others`: the
    outlets that it names as the source of a report, in the order of the text.
    """

    own: bool
    confirms: bool
    others: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of the table, compiled."""

    kind: Kind
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]


@cache
def table() -> Mapping[str, Any]:
    """The file `relays.toml`."""
    return tomllib.loads(files(__package__).joinpath("relays.toml").read_text("utf-8"))


@cache
def rules() -> tuple[Rule, ...]:
    """Its rules."""
    return tuple(
        Rule(one["kind"], re.compile(_filled(one["pattern"])), *map(tuple, _cases(one)))
        for one in table()["rule"]
    )


def _cases(row: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    return row["examples"], row["near_misses"]


def _filled(pattern: str) -> str:
    names = {"own": f"(?:[Tt]he )?{OWN}", "other": f"(?:[Tt]he )?{OTHER}"}
    for name, words in (table()["words"] | names).items():
        pattern = pattern.replace(f"%{name}%", words)
    return pattern


def signs(sentence: Span, text: str, mentions: Iterable[Mention]) -> Signs:
    """What the sentence at `sentence` says; `mentions` are those of outlets in the article."""
    here = [one for one in mentions if sentence.covers(one.span)]
    marked, places = _marked(sentence, text, here)
    found: dict[Kind, list[re.Match[str]]] = {}
    for rule in rules():
        found.setdefault(rule.kind, []).extend(rule.pattern.finditer(marked))
    unsaid = [match.span() for match in found.get("denied", ())]
    own = [m for m in found.get("own", ()) if not _inside(m, unsaid)]
    confirms = [m for m in found.get("confirms", ()) if not _inside(m, unsaid)]
    named = {at for m in found.get("other", ()) for at in range(*m.span()) if at in places}
    return Signs(bool(own), bool(confirms), tuple(places[at] for at in sorted(named)))


def _inside(match: re.Match[str], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < match.end() and match.start() < end for start, end in spans)


def _marked(
    sentence: Span, text: str, mentions: Iterable[Mention]
) -> tuple[str, Mapping[int, Mention]]:
    """The sentence with one character for each mention, and where those of others stand in it."""
    marked = ""
    places = {}
    at = sentence.start
    for one in mentions:
        marked += text[at : one.span.start]
        if not one.own:
            places[len(marked)] = one
        marked += OWN if one.own else OTHER
        at = one.span.end
    return " ".join((marked + text[at : sentence.end]).split(" ")), places
