"""The outlets that an article credits: in its headline, dateline, bylines and at its foot.

The forms and the names stand in `credits.toml`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from headwater.article import Credit, Paragraph, Span
from headwater.intake.lines import dateline_end
from headwater.intake.phrases import Rule, rules_in

Place = Literal["headline", "byline", "dateline", "foot"]

# How many paragraphs from the end a credit such as "first reported by …" is looked for.
_FOOT = 4

# One character for one, so that offsets stay what they are.
_SAME_LENGTH = str.maketrans({"’": "'", "\xa0": " ", "\u202f": " ", "\n": " ", "\r": " "})


def credits_of(
    text: str, paragraphs: Sequence[Paragraph], outlet: str | None = None
) -> tuple[Credit, ...]:
    """The outlets that the article `text` credits, in the order of its paragraphs.

    `paragraphs` are the article's, each with its kind. `outlet` is the article's own, which
    credits nobody by its own name. An outlet is given once for each place that names it.
    """
    even = text.translate(_SAME_LENGTH)
    named: dict[tuple[str, str], Credit] = {}
    for place, span in _places(even, paragraphs):
        for rule, pattern in _forms(place):
            for found in _found(rule, pattern, span.of(even)):
                name = text[span.start + found.start("name") : span.start + found.end("name")]
                if _is_other(name, outlet) and (not rule.beside or _reports(name, even)):
                    at = Span(span.start + found.start("name"), span.start + found.end("name"))
                    named.setdefault((_key(name), place), Credit(name, at, place))
    return tuple(sorted(named.values(), key=lambda credit: credit.span))


@cache
def _forms(place: str) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    chosen = (rule for rule in rules_in("credits") if rule.kind == place)
    return tuple((rule, rule.compiled(ignore_case=False)) for rule in chosen)


def _found(rule: Rule, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    if rule.reach == "within":
        return pattern.finditer(text)
    opening = pattern.fullmatch(text) if rule.reach == "whole" else pattern.match(text)
    return iter([opening] if opening else [])


def is_agency_line(text: str) -> bool:
    """Whether a whole paragraph is the name of an agency, as a byline is ("Associated Press")."""
    line = text.translate(_SAME_LENGTH).strip()
    return any(rule.reach == "whole" and form.fullmatch(line) for rule, form in _forms("byline"))


def _places(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Place, Span]]:
    """Where credits of which kind may stand."""
    body = [each for each in paragraphs if each.kind == "body"]
    if body and (end := dateline_end(body[0].span.of(text))):
        yield "dateline", Span(body[0].start, body[0].start + end)
    last = {each.start for each in body[-_FOOT:]}
    for each in paragraphs:
        if each.kind in ("headline", "dateline", "byline"):
            yield each.kind, each.span
        if each.kind == "byline" or each.furniture == "copyright" or each.start in last:
            yield "foot", each.span


def _is_other(name: str, outlet: str | None) -> bool:
    return outlet is None or _key(name) != _key(outlet)


def _key(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


def _reports(name: str, text: str) -> bool:
    """Whether the text says that whoever is named reported something, as outlets do."""
    return bool(re.search(rf"\b{re.escape(name)}(?: \w+){{0,2}} report(?:s|ed)\b", text))
