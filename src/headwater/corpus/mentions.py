"""Where an article names outlets: its own, and others, by full name, short name or description.

An article is searched for the names that are known; what its reading took for an outlet comes in
beside them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from headwater.article import Span
from headwater.corpus.outlets import may_be_short_for, outlet_key

OWN, OTHER = "\ue000", "\ue001"
"""Stand for a mention of the article's own outlet, and of another, in the patterns of a table."""
KEPT = 256
"""Patterns that are kept: of the outlets of a question a text names few, and many name the same."""
_PLAIN = re.compile(r"^(?:the|The) ")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an article names an outlet: whether it is its own, and which (`outlet_key`)."""

    span: Span
    own: bool
    outlet: str


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a text has names of outlets, and words for its own and for another one."""

    names: tuple[tuple[Span, str], ...]
    own: tuple[Span, ...]
    other: tuple[Span, ...]


class Outlets:
    """The outlets that may be named in the articles at hand."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted({_PLAIN.sub("", name.strip()) for name in names if name.strip()})
        self._lasts = sorted(_lasts(self._names))
        self._places = cache(self._all_places)  # of copies, which have one text, once
        self._mentions = cache(self._all_mentions)
        self.words_for = cache(self._words_for)

    def mentions(
        self, text: str, own: str | None, read: tuple[tuple[Span, str], ...] = ()
    ) -> tuple[Mention, ...]:
        """Where `text`, an article of the outlet `own`, names outlets, in order.

        `read` are the mentions of outlets that its reading has: where, and the outlet's name.
        """
        return self._mentions(text, own, read)

    def _all_mentions(
        self, text: str, own: str | None, read: tuple[tuple[Span, str], ...]
    ) -> tuple[Mention, ...]:
        places = self._places(text)
        named = list(self._by_name(places.names, own))
        by_reading = _by_reading(own, read)
        found = [*named, *(one for one in by_reading if not _is_told_in(one, named, text))]
        found += _described(places, own, found)
        return tuple(_apart(found))

    def _words_for(self, outlets: frozenset[str]) -> tuple[str, ...]:
        """Words of which a text has one if it names one of some outlets, as `outlet_key` has them,
        by a name that is known: their names, and the last words of all."""
        return (*(one for one in self._names if outlet_key(one) in outlets), *self._lasts)

    def _all_places(self, text: str) -> "_Places":
        here = (tuple(one for one in some if one in text) for some in (self._names, self._lasts))
        names = ((Span(*m.span()), m.group("name")) for m in _pattern(*here).finditer(text))
        own, other = _descriptions()
        return _Places(
            tuple(names),
            tuple(Span(*m.span()) for m in own.finditer(text)),
            tuple(Span(*m.span()) for m in other.finditer(text)),
        )

    def _by_name(self, matches: Sequence[tuple[Span, str]], own: str | None) -> Iterator[Mention]:
        full = list(dict.fromkeys(name for _, name in matches if name in self._names))
        for span, name in matches:
            whole = self._meant(name, own, full)
            if whole:
                key = outlet_key(whole)
                yield Mention(span, key == (own and outlet_key(own)), key)

    def _meant(self, name: str, own: str | None, full: Sequence[str]) -> str | None:
        """The outlet that a name means: one of the article's that it is short for, else itself."""
        here = [*([own] if own else []), *full]
        longer = [one for one in here if len(one) > len(name) and may_be_short_for(name, one)]
        if longer or name in self._names:
            return longer[0] if longer else name
        known = {outlet_key(one) for one in self._names if may_be_short_for(name, one)}
        return next(iter(known)) if len(known) == 1 else None


def _lasts(names: Iterable[str]) -> set[str]:
    """The words by which outlets may be called after "the"."""
    return {name.split()[-1] for name in names if " " in name and name.split()[-1][0].isupper()}


@lru_cache(maxsize=KEPT)
def _pattern(names: tuple[str, ...], lasts: tuple[str, ...]) -> re.Pattern[str]:
    """Full names, and after "the" last words of some, longest first."""
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


def _is_told_in(one: Mention, named: Iterable[Mention], text: str) -> bool:
    """Whether a mention only says what an outlet is that is named in it ("a second outlet, X")."""
    return "," in one.span.of(text) and any(one.span.covers(other.span) for other in named)


@cache
def _descriptions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What describes the article's own outlet, and another one."""
    from headwater.corpus.sourcing import table

    nouns: Mapping[str, str] = table()["anaphor"]
    return (
        re.compile(rf"\b(?:{nouns['own']})\b", re.IGNORECASE),
        re.compile(rf"\b[Tt]he (?:[A-Z][\w-]+ )?(?:{nouns['other']})\b(?! [a-z]+ers?\b)"),
    )


def _described(places: _Places, own: str | None, named: Iterable[Mention]) -> Iterator[Mention]:
    """ "The agency", "this newspaper": the last other outlet named before, or the article's own."""
    for span in places.own:
        yield Mention(span, True, outlet_key(own or ""))
    others = sorted((one for one in named if not one.own), key=lambda one: one.span.end)
    ends = [one.span.end for one in others]
    for span in places.other:
        before = bisect_right(ends, span.start)
        if before:
            yield replace(others[before - 1], span=span)


def _apart(found: Iterable[Mention]) -> Iterator[Mention]:
    """Those that do not overlap: the one that begins first, of these the longest."""
    end = 0
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if one.span.start >= end:
            yield one
            end = one.span.end
