"""When: the time expressions of an article, with TIMEX3 values and what these are anchored on.

TimeML 1.2.1 (Pustejovsky et al. 2003, ISO 24617-1). Rules of language lie in the tables of
`headwater.reading.timex`; nothing is trained.
"""

import re
from datetime import date

from headwater.article import Article, ParagraphKind, Span
from headwater.reading.timex.anchoring import Anchored, Discourse, anchored
from headwater.reading.timex.confidence import confidence_of
from headwater.reading.timex.grammar import Match, grammar
from headwater.reading.timex.lexicon import table
from headwater.reading.timex.meaning import Meaning, Named, Shift
from headwater.reading.timex.periods import Period
from headwater.reading.timex.readers import meaning_of
from headwater.reading.timex.readers.days import OPENINGS
from headwater.reading.timex.tense import tense_at
from headwater.reading.timex.tokens import tokens_of
from headwater.reading.types import Timex

NAMED = frozenset(("holiday", "quarter"))
PROPER = frozenset(table()["proper"])
OTHER_CALENDAR = re.compile(rf"[\s,(]*(?:{'|'.join(map(re.escape, table()['calendars']))})")
ENDS = frozenset(".!?:;\"”’'")
LONG = re.compile(r"[^\W\d_]{4,}")
DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def times_of(article: Article) -> tuple[Timex, ...]:
    """Every time expression of an article, in the order of the text; linear in its length."""
    rules = grammar()
    talk = Discourse(published=_published(article.published))
    found: list[Timex] = []
    for piece, kind in _pieces(article):
        tokens = tokens_of(article.text, rules.lexicon, piece.start, piece.end)
        titled = kind == "headline" or _in_title_case(tokens.text, piece)
        for match, meaning in rules.read(tokens, meaning_of):
            if not titled and _is_name(match):
                continue
            found.append(_timex(f"t{len(found) + 1}", match, meaning, talk))
    return tuple(found)


def _pieces(article: Article) -> list[tuple[Span, ParagraphKind]]:
    """The paragraphs in their order, those that a line break cuts within a sentence as one."""
    pieces: list[tuple[Span, ParagraphKind]] = []
    for paragraph in sorted(article.paragraphs, key=lambda one: one.start):
        last, kind = pieces[-1] if pieces else (None, None)
        if last and kind == paragraph.kind and _goes_on(article.text, last.end, paragraph.start):
            pieces[-1] = Span(last.start, paragraph.end), paragraph.kind
        else:
            pieces.append((paragraph.span, paragraph.kind))
    return pieces


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether nothing but one line break lies between two pieces, and no sentence ends there."""
    return text[end:start].strip(" \t\r") == "\n" and text[end - 1] not in ENDS


def _in_title_case(text: str, span: Span) -> bool:
    """Whether most long words of a paragraph's beginning have capitals."""
    words = LONG.findall(text, span.start, min(span.end, span.start + 200))
    return sum(bool(word[0].isupper()) for word in words) > len(words) * 0.7


def _is_name(match: Match) -> bool:
    """Whether a word of time is part of a name: USA Today, "This Week", Renewable Future."""
    tokens, first = match.tokens, match.first
    if match.rule.means in NAMED or match.all("number"):
        return False
    proper = any(kinds.keys() & PROPER for kinds in match.kinds())
    if proper or not tokens.raw(first)[:1].isupper():
        return False
    if match.stop - first > 1 and all(
        tokens.raw(number)[:1].isupper() for number in range(first, match.stop)
    ):
        return True
    return tokens.beside(first - 1) not in OPENINGS


def _timex(name: str, match: Match, meaning: Meaning, talk: Discourse) -> Timex:
    tokens = match.tokens
    span = Span(tokens.starts[match.first], tokens.ends[match.stop - 1])
    talk.at = span.start
    tense = tense_at(tokens.text, span.start, span.end)
    known = anchored(meaning, talk, tense)
    if OTHER_CALENDAR.match(tokens.text, span.end) and meaning.type == "DATE":
        known = Anchored("XXXX-XX-XX", missing="calendar")
    begin, end = _ends(meaning, talk)
    _remember(known, meaning, name, talk)
    return Timex(
        span=(span,),
        type=meaning.type,
        value=known.value + meaning.clock,
        anchor=known.anchor,
        confidence=confidence_of(meaning.type, known.value, known.anchor),
        id=name,
        mod=meaning.mod,
        zone=meaning.zone,
        quant=meaning.quant,
        freq=meaning.freq,
        begin=begin,
        end=end,
        missing=known.missing,
    )


def _ends(meaning: Meaning, talk: Discourse) -> tuple[str | None, str | None]:
    """The first and the last period of a stretch of time that the publication begins or ends."""
    other = meaning.stretch and anchored(Meaning("DATE", meaning.stretch), talk, None).period
    here = other and talk.today(other.unit)
    if not other or not here:
        return None, None
    first, last = sorted((other, here), key=lambda period: period.start)
    return first.value, last.value


def _remember(known: Anchored, meaning: Meaning, name: str, talk: Discourse) -> None:
    if known.period is None:
        return
    talk.last, talk.last_id, talk.last_at = known.period, name, talk.at
    if known.period.unit == "quarter" and isinstance(meaning.when, Named):
        if isinstance(meaning.when.year, Shift):
            return
        talk.quarter, talk.quarter_at = known.period, talk.at


def _published(written: str | None) -> Period | None:
    """The period of publication, as precise as it is known."""
    match = DATE.match(written or "")
    if not match:
        return None
    year, month, day = match.groups()
    try:
        start = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return Period("day" if day else "month" if month else "year", start)
