"""Where an article names outlets: its own, and others, by full name, short name or description.

An article is searched for the names that are known; what its reading took for an outlet comes in
beside them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from headwater.article import Span
from headwater.corpus.outlets import may_be_short_for, outlet_key

OWN, OTHER = "\ue000", "\ue001"
"""Stand for a mention of the article's own outlet, and of another, in the patterns of a table."""
_PLAIN = re.compile(r"^(?:the|The) ")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an article names an outlet: whether it is its own, and which (`outlet_key`)."""

    span: Span
    own: bool
    outlet: str


class Outlets:
    """The outlets that may be named in the articles at hand."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted({_PLAIN.sub("", name.strip()) for name in names if name.strip()})
        self._pattern = _pattern(tuple(self._names))

    def mentions(
        self, text: str, own: str | None, read: Sequence[tuple[Span, str]] = ()
    ) -> tuple[Mention, ...]:
        """Where `text`, an article of the outlet `own`, names outlets, in order.

        `read` are the mentions of outlets that its reading has: where, and the outlet's name.
        """
        found = [*self._by_name(text, own), *_by_reading(own, read)]
        found += _described(text, own, sorted(found, key=lambda one: one.span))
        return tuple(_apart(found))

    def _by_name(self, text: str, own: str | None) -> Iterator[Mention]:
        matches = [(m.start(), m.end(), m.group("name")) for m in self._pattern.finditer(text)]
        full = [name for _, _, name in matches if name in self._names]
        for start, end, name in matches:
            whole = self._meant(name, own, full)
            if whole:
                key = outlet_key(whole)
                yield Mention(Span(start, end), key == (own and outlet_key(own)), key)

    def _meant(self, name: str, own: str | None, full: Sequence[str]) -> str | None:
        """The outlet that a name means: one of the article's that it is short for, else itself."""
        here = [*([own] if own else []), *full]
        longer = [one for one in here if len(one) > len(name) and may_be_short_for(name, one)]
        if longer or name in self._names:
            return longer[0] if longer else name
        known = {outlet_key(one) for one in self._names if may_be_short_for(name, one)}
        return next(iter(known)) if len(known) == 1 else None


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Full names, and after "the" their last words, longest first."""
    lasts = {name.split()[-1] for name in names if " " in name and name.split()[-1][0].isupper()}
    whole = "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)"
    short = "|".join(map(re.escape, sorted(lasts, key=len, reverse=True))) or r"(?!)"
    tail = r"(?: (?:news agency|news service|agency|newspaper|website|news site|newswire))?"
    return re.compile(
        rf"(?<![\w’'-])(?:[Tt]he )?(?P<name>(?:{whole})|(?<=[Tt]he )(?:{short}))(?![\w-]){tail}"
    )


def _by_reading(own: str | None, read: Sequence[tuple[Span, str]]) -> Iterator[Mention]:
    for span, name in read:
        is_own = bool(own) and may_be_short_for(name, own or "")
        yield Mention(span, is_own, outlet_key(own or "") if is_own else outlet_key(name))


def _described(text: str, own: str | None, named: Sequence[Mention]) -> Iterator[Mention]:
    """ "The agency", "this newspaper": the last other outlet named before, or the article's own."""
    from headwater.corpus.sourcing import table

    nouns: Mapping[str, str] = table()["anaphor"]
    for match in re.finditer(rf"\b(?:{nouns['own']})\b", text, re.IGNORECASE):
        yield Mention(Span(*match.span()), True, outlet_key(own or ""))
    described = rf"\b[Tt]he (?:[A-Z][\w-]+ )?(?:{nouns['other']})\b(?! [a-z]+ers?\b)"
    for match in re.finditer(described, text):
        before = [one for one in named if one.span.end <= match.start() and not one.own]
        if before:
            yield replace(before[-1], span=Span(*match.span()))


def _apart(found: Iterable[Mention]) -> Iterator[Mention]:
    """Those that do not overlap: the one that begins first, of these the longest."""
    end = 0
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if one.span.start >= end:
            yield one
            end = one.span.end
