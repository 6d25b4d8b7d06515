"""What the views say in words: who speaks, through whose hands, how, how sure, how many."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from headwater.article import Article
from headwater.reading.types import Attribution, Reading, Spans, Speaker
from headwater.views.characters import one_line
from headwater.views.shapes import Node, numbers

UNSURE = 0.5
"""Below this, an attribution is by its own calibrated estimate more likely wrong than right."""

NO_SOURCE = "no source stated"
UNRESOLVED = "a pronoun, not resolved"
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "one"})
"""Words that by themselves do not say which source they are."""

DENIAL = "✗ denies"

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
STAMP = re.compile(
    r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-([0-2]\d|3[01])"
    r"(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?"
)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source of an article: what it is called, what it is, the numbers of its statements."""

    name: str
    facts: str
    statements: tuple[int, ...]


def title(article: Article) -> str:
    """The title, else the first headline in the text, else a word that there is none."""
    headlines = (p.span.of(article.text) for p in article.paragraphs if p.kind == "headline")
    return one_line(article.title or next(headlines, "") or "Untitled article")


def words(article: Article, spans: Spans) -> str:
    """The article's own words at `spans`, on one line, its pieces joined with "…"."""
    pieces = [one_line(span.of(article.text)) for span in sorted(spans)]
    return " … ".join(piece for piece in pieces if piece)


def source_words(article: Article, attribution: Attribution) -> str:
    """The words that name who speaks, without the comma that parts them from what follows."""
    return words(article, attribution.source).rstrip(" ,;:")


def source_name(article: Article, attribution: Attribution) -> str:
    """Who speaks: the name that was resolved, else the article's words."""
    name = one_line(attribution.speaker.name or "")
    return name or source_words(article, attribution) or NO_SOURCE


def speaker(article: Article, attribution: Attribution) -> str:
    """Who speaks, in the article's words, and by full name where the words are less than that."""
    said = source_words(article, attribution)
    name = source_name(article, attribution)
    if not said or name.casefold() in said.casefold():
        return said or name
    return name if said.casefold() in name.casefold() else f"{name} (“{said}”)"


def hands(article: Article, node: Node) -> tuple[str, ...]:
    """Through whose hands it came, outermost first, the speaker last, the outlet left out.

    Without a chain, those in whose content it lies are the hands before the speaker's.
    """
    last = speaker(article, node.attribution)
    chain = node.attribution.chain
    if chain:
        names = [one_line(hand.name or hand.kind or NO_SOURCE) for hand in chain]
        return (*names[:-1], names[-1] if chain[-1].name else last)
    return (*(speaker(article, a) for a in node.above), last)


def facts(speaker: Speaker, name: str) -> str:
    """What is known about a speaker that `name` does not say: role, affiliation, unnamed."""
    known = [one_line(fact or "") for fact in (speaker.role, speaker.affiliation)]
    known = [fact for fact in known if fact and fact.casefold() not in name.casefold()]
    if speaker.kind == "unnamed":
        known.append(f"{speaker.count} unnamed" if (speaker.count or 1) > 1 else "unnamed")
    elif speaker.kind in {"document", "group"}:
        known.append(speaker.kind)
    return ", ".join(known)


def remarks(article: Article, attribution: Attribution) -> tuple[str, ...]:
    """How it is said: stance where it is more than asserting, manner, the hedges."""
    stance = attribution.stance
    said = [] if stance in {None, "asserts"} else [DENIAL if stance == "denies" else str(stance)]
    said.append(attribution.manner)
    if attribution.hedges:
        said.append(f"hedged: “{words(article, attribution.hedges)}”")
    return tuple(said)


def doubt(attribution: Attribution) -> str:
    """ "unsure (41 %)" where the reading is more likely wrong than right, else nothing."""
    return f"unsure ({attribution.confidence:.0%})" if attribution.confidence < UNSURE else ""


def heading(article: Article) -> tuple[str, ...]:
    """What stands under a title: outlet, byline, when it was published, when updated."""
    parts = [article.outlet, article.byline, day(article.published)]
    if article.updated and day(article.updated) != day(article.published):
        parts.append(f"updated {day(article.updated)}")
    return tuple(one_line(part) for part in parts if part)


def tally(reading: Reading) -> tuple[str, ...]:
    """What a reading holds: attributions, sources, those without a name, the unsure."""
    attributions = reading.attributions
    if not attributions:
        return ("nothing attributed to anybody",)
    named = [line for line in source_lines(reading) if line.name not in {NO_SOURCE, UNRESOLVED}]
    counts = [counted(len(attributions), "attribution"), counted(len(named), "source")]
    counts += _some(sum(a.manner == "direct" for a in attributions), "direct")
    counts += _without_a_name(attributions)
    counts += _some(sum(a.stance == "denies" for a in attributions), "denying")
    counts += _some(sum(bool(doubt(a)) for a in attributions), "unsure")
    return tuple(counts)


def source_lines(reading: Reading) -> tuple[SourceLine, ...]:
    """The sources of a reading, most quoted first; nobody and bare pronouns come last."""
    number = numbers(reading)
    found: dict[str, list[Attribution]] = {}
    for attribution in sorted(reading.attributions, key=lambda a: number[a.id]):
        found.setdefault(_group(reading.article, attribution), []).append(attribution)
    full_names = {source.entity: one_line(source.name) for source in reading.sources}
    lines = [_line(reading.article, group, full_names, number) for group in found.values()]
    return tuple(sorted(lines, key=_weight))


def counted(count: int, noun: str) -> str:
    """ "1 source", "3 sources"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def day(stamp: str | None) -> str:
    """An ISO 8601 time as a reader writes it, as precisely as it is known, and no more."""
    known = STAMP.fullmatch(stamp or "")
    if not known:
        return one_line(stamp or "")
    year, month, number, clock, zone = known.groups(default="")
    if not number:
        return f"{MONTHS[int(month) - 1]} {year}" if month else year
    try:
        when = date(int(year), int(month), int(number))
    except ValueError:
        return one_line(stamp or "")
    written = f"{DAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1]} {year}"
    utc = {"Z": " UTC", "+00:00": " UTC", "": ""}
    return f"{written}, {clock}{utc.get(zone, ' UTC' + zone)}" if clock else written


def _some(count: int, what: str) -> list[str]:
    return [f"{count} {what}"] if count else []


def _without_a_name(attributions: Sequence[Attribution]) -> list[str]:
    """Until the kind of any source is known, only those with none at all can be counted."""
    nobody = {a.id for a in attributions if not a.source and a.speaker.name is None}
    if all(a.speaker.kind in {None, "none"} for a in attributions):
        return _some(len(nobody), "without a stated source")
    nameless = {a.id for a in attributions if a.speaker.kind in {"unnamed", "none"}}
    return _some(len(nobody | nameless), "without a named source")


def _group(article: Article, attribution: Attribution) -> str:
    """What attributions of one source have in common."""
    if attribution.speaker.entity:
        return f"entity {attribution.speaker.entity}"
    name = source_name(article, attribution).casefold()
    return UNRESOLVED if name in PRONOUNS else f"name {name}"


def _line(
    article: Article,
    group: Sequence[Attribution],
    full_names: Mapping[str, str],
    number: Mapping[str, int],
) -> SourceLine:
    first = group[0]
    name = full_names.get(first.speaker.entity or "") or source_name(article, first)
    if name.casefold() in PRONOUNS:
        name = UNRESOLVED
    about = next((known for a in group if (known := facts(a.speaker, name))), "")
    return SourceLine(name, about, tuple(number[a.id] for a in group))


def _weight(line: SourceLine) -> tuple[bool, int, int]:
    return line.name in {NO_SOURCE, UNRESOLVED}, -len(line.statements), line.statements[0]
