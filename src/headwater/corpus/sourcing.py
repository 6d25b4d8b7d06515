"""Whose report a sentence is: the outlet's own, or another's that it rests on or credits.

The two kinds of relay are those of AP's memo of 2010: facts that were not reported independently,
and credit to whoever broke a story that was matched. The words that tell stand in `relays.toml`.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from headwater.article import Span
from headwater.corpus.mentions import OTHER, OWN, Mention

KEPT = 8192
"""Sentences whose signs are kept: copies, of which a question meets many, say the same again."""

_QUOTED = re.compile(r"“[^”]*(?:”|\Z)|\A[^“]*”|\"[^\"]*\"")

Kind = Literal[
    "own",
    "confirms",
    "unsaid",
    "self",
    "said",
    "by",
    "so",
    "teller",
    "back",
    "asked",
    "matched",
    "denial",
]


@dataclass(frozen=True, slots=True)
class Signs:
    """What one sentence says of where it has its report from.

    `own`: from sources of the outlet; `present`: the outlet names itself, and not as one that
    published or verified nothing; `confirms`: by its sources, what another broke; `said`: somebody
    says something, to whomever; `so`: somebody vouches for what stands before it; `back`: that is
    another outlet's; `asked`: what it says was put to somebody; `others`: mentions of other
    outlets, in the order of the text; `by`: those of them whose report an aside says it is;
    `matched`: those that are only said to have had it before; `tellers`: who told an outlet, or
    what document it saw, in the article's words; `denials`: where it calls something untrue.
    """

    own: bool
    present: bool
    confirms: bool
    said: bool
    so: bool
    back: bool
    asked: bool
    others: tuple[Mention, ...]
    by: tuple[Mention, ...] = ()
    matched: tuple[Mention, ...] = ()
    tellers: tuple[str, ...] = ()
    denials: tuple[Span, ...] = ()


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
        Rule(one["kind"], re.compile(_filled(one["pattern"]), _case(one)), *map(tuple, _cases(one)))
        for one in table()["rule"]
    )


def _case(row: Mapping[str, Any]) -> int:
    """A denial is one in capitals too, and at the beginning of a sentence."""
    return re.IGNORECASE if row["kind"] == "denial" else 0


def _cases(row: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    return row["examples"], row["near_misses"]


def _filled(pattern: str) -> str:
    names = {"own": f"(?:[Tt]he )?{OWN}", "other": f"(?:[Tt]he )?{OTHER}"}
    for name, words in (table()["words"] | names).items():
        pattern = pattern.replace(f"%{name}%", words)
    return pattern


def signs(sentence: Span, text: str, mentions: Iterable[Mention]) -> Signs:
    """What the sentence at `sentence` says; `mentions` are those of outlets in it, in order."""
    here = tuple(mentions)
    marked = _marked(sentence, text, here).strip()
    others = tuple(one for one in here if not one.own)
    denials = _denials(sentence.of(text))
    return replace(
        _marks(marked),
        others=others,
        by=tuple(others[number] for number in _numbers("by", marked)),
        matched=tuple(others[number] for number in _numbers("matched", marked)),
        denials=tuple(Span(*one).shifted(sentence.start) for one in denials),
    )


@lru_cache(maxsize=KEPT)
def _marks(marked: str) -> Signs:
    """What a marked sentence says, but for where it does."""
    plain = _QUOTED.sub("“”", marked)  # whoever is quoted says "we" of somebody else
    unsaid = _found("unsaid", plain)
    own, confirms = (
        any(not _meet(one, unsaid) for one in _found(kind, plain)) for kind in ("own", "confirms")
    )
    present = OWN in marked and not (unsaid or _found("self", plain))
    tellers = (m["who"] for rule in rules() if rule.kind == "teller"
               for m in rule.pattern.finditer(marked))  # fmt: skip
    return Signs(
        # the outlet's own name beside a report is its source, where no other is named
        own=own or (present and OTHER not in marked),
        present=present,
        confirms=confirms,
        said=bool(_found("said", marked)),
        so=bool(_found("so", marked)),
        back=bool(_found("back", marked)),
        asked=bool(_found("asked", marked)),
        others=(),
        tellers=tuple(dict.fromkeys(w for w in tellers if OWN not in w and OTHER not in w)),
    )


@lru_cache(maxsize=KEPT)
def _numbers(kind: Kind, marked: str) -> tuple[int, ...]:
    """Which of the other outlets in a marked sentence the rules of a kind name, by number."""
    found = _found(kind, marked)
    places = [place for place, character in enumerate(marked) if character == OTHER]
    return tuple(n for n, place in enumerate(places) if _meet((place, place + 1), found))


@lru_cache(maxsize=KEPT)
def _denials(sentence: str) -> tuple[tuple[int, int], ...]:
    return tuple(_found("denial", sentence))


def _found(kind: str, text: str) -> list[tuple[int, int]]:
    return [m.span() for rule in rules() if rule.kind == kind for m in rule.pattern.finditer(text)]


def _meet(one: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start < one[1] and one[0] < end for start, end in others)


def _marked(sentence: Span, text: str, mentions: Iterable[Mention]) -> str:
    """The sentence with one character for each mention."""
    marked = ""
    at = sentence.start
    for one in mentions:
        marked += text[at : one.span.start] + (OWN if one.own else OTHER)
        at = one.span.end
    return marked + text[at : sentence.end]
