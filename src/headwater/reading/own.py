"""Which outlets are the article's own, and so no hand of its chains.

Where nobody says who published an article, its text may give it away: a dateline, or a paper that
somebody of little note told something. Who is of note tells it everywhere; a broadcaster or an
agency is told things by all the world.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from headwater.article import Article
from headwater.reading.hands import Clue, listed
from headwater.reading.types import Attribution

PROMINENT = 0.25
"""Share of the paragraphs that name somebody of note (read off PolNeAR train)."""

HEARD = frozenset({"told", "interviewed"})
"""How an outlet comes by what somebody says to it."""

LOUD = re.compile(r"[A-Z][A-Z ]{4,}\Z")
"""A name that its bearer writes in capitals."""

OF_ONE = re.compile(r"[’']s [A-Z]| [A-Z][\w-]* [A-Z]")
"""What follows an outlet of which somebody is named, as no paper names its own."""

OWN_STYLE = 2
"""How often an outlet counts where it is written as its own pages write it."""

OFTEN = 5
"""Outlets, told things most often, of which one may be the article's own."""


def own_names(
    article: Article,
    attributions: Sequence[Attribution],
    clues: Mapping[str, Sequence[Clue]],
) -> frozenset[str]:
    """The names of the article's own outlet and of those whose copy it is, as `bare` has them."""
    given = {credit.name for credit in article.credits if credit.where in {"dateline", "byline"}}
    if article.outlet:
        given |= {article.outlet, *_short(article.outlet, article.text)}
    elif not given and (name := _given_away(article, attributions, clues)):
        given.add(name)
    return frozenset(map(bare, given))


def bare(name: str) -> str:
    """A name to compare: in small letters, without its article."""
    return name.casefold().removeprefix("the ")


def _short(outlet: str, text: str) -> tuple[str, ...]:
    """The last word of an outlet's name, by which its pages call it ("the Courier" for "The
    Tessenhall Courier"); nothing where they name another outlet that ends in it."""
    *first, last = outlet.split()
    before = rf"\b([A-Z][\w.’'-]*) {re.escape(last)}\b"
    others = {*re.findall(before, text)} - {*first[-1:], "The"}
    return (last,) if first and not others else ()


def _given_away(
    article: Article, attributions: Sequence[Attribution], clues: Mapping[str, Sequence[Clue]]
) -> str | None:
    told = Counter[str]()
    minor = cache(lambda name: _is_minor(name, article))
    for one in attributions:
        for clue in clues.get(one.id, ()):
            name = clue.who.name or ""
            style = _style(clue, article.text)
            if clue.how not in HEARD or style == "other" or listed("elsewhere").search(name):
                continue
            sure = clue.how == "told" and style == "own" and not listed("record").search(name)
            if sure or minor(one.speaker.name):
                told[name] += OWN_STYLE if style == "own" else 1
    often = told.most_common(OFTEN)
    candidates = (name for name, _ in often if not _reports(name, article.text))
    return next(candidates, None)


def _style(clue: Clue, text: str) -> str:
    """Whether an outlet is written as its own pages write it ("The Ledger", "LEDGER"), as others
    do ("the Ledger", "the newspaper", one of its journalists), or either."""
    words, name = clue.span.of(text), bare(clue.who.name or "")
    the = (words[:4], text[max(0, clue.span.start - 4) : clue.span.start])
    end = clue.span.start + len(name) + 4 * words.lower().startswith("the ")
    if not bare(words).startswith(name) or "the " in the or OF_ONE.match(text, end):
        return "other"
    return "own" if LOUD.match(words) or "The " in the else "either"


def _is_minor(name: str | None, article: Article) -> bool:
    """Whether a speaker is somebody whom few paragraphs name."""
    last = (name or "").split()[-1:]
    if not last:
        return True
    body = [p.span.of(article.text) for p in article.paragraphs if p.kind in {"body", "headline"}]
    return sum(last[0] in text for text in body) <= max(1, PROMINENT * len(body))


def _reports(name: str, text: str) -> bool:
    """Whether the text says that whoever is named reported something."""
    pattern = (
        rf"\b{re.escape(name)}(?:[’']s?)?(?: \w+){{0,2}} (?:report(?:s|ed)?|said|wrote|poll)\b"
    )
    return bool(re.search(pattern, text))
