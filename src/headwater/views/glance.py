"""What the views say of an article's sourcing as a whole: answers, unnamed sources, positions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from headwater.reading.types import Attribution, Group, Reading, Response
from headwater.views import labels
from headwater.views.characters import one_line
from headwater.views.shapes import in_order, shortened

SAID = {"denies": "✗ denied", "disputes": "✗ disputed", "confirms": "✓ confirmed"}
WORDS_LIMIT = 160
"""Characters of a statement that are shown in a list: about two lines of 80 columns."""
OPEN = "or more"


@dataclass(frozen=True, slots=True)
class Section:
    """A list with its heading."""

    title: str
    lines: tuple[str, ...]


def sections(reading: Reading) -> tuple[Section, ...]:
    """The lists that have anything in them: unnamed sources, positions, who declined."""
    found = (
        Section(_unnamed_title(reading), tuple(map(_group, reading.summary.unnamed.groups))),
        Section("Positions", tuple(_positions(reading))),
        Section("Asked, and declined or silent", tuple(_declined(reading))),
    )
    return tuple(section for section in found if section.lines)


def tally(reading: Reading) -> tuple[str, ...]:
    """On whom it rests, how many have no name, whether it is denied; then what it holds."""
    summary = reading.summary
    rests_on = [f"rests on {one_line(name)}" for name in summary.rests_on]
    known = [*rests_on, unnamed(reading), "denied" if summary.denied else ""]
    return (*filter(None, known), *labels.tally(reading))


def unnamed(reading: Reading) -> str:
    """ "9 unnamed sources or more", "3 to 4 unnamed sources", or nothing."""
    least, most = reading.summary.unnamed.at_least, reading.summary.unnamed.at_most
    if not least:
        return ""
    if most is None:
        return f"{labels.counted(least, 'unnamed source')} {OPEN}"
    if most > least:
        return f"{least} to {labels.counted(most, 'unnamed source')}"
    return labels.counted(least, "unnamed source")


def answers(reading: Reading) -> Mapping[str, tuple[str, ...]]:
    """The lines that say who answers an attribution, by its id.

    What answers the report as a whole stands at the first statement that came through an outlet,
    else at the first of all.
    """
    known = {one.id: one for one in reading.attributions}
    found: dict[str, list[str]] = {}
    for response in reading.responses:
        to = _report(reading) if response.to == "report" else response.to
        if response.by in known and to in known:
            found.setdefault(to, []).append(_answer(reading, response, known[response.by]))
    return {key: tuple(lines) for key, lines in found.items()}


def _report(reading: Reading) -> str | None:
    body = {p.start for p in reading.article.paragraphs if p.kind == "body"}
    first = min(body, default=0)
    ordered = [one for one in in_order(reading.attributions) if one.content[0].start >= first]
    through = (one for one in ordered if any(h.kind == "outlet" for h in one.chain[:-1]))
    one = next(through, ordered[0] if ordered else None)
    return one.id if one else None


def _answer(reading: Reading, response: Response, by: Attribution) -> str:
    who = labels.source_name(reading.article, by)
    known = labels.facts(by.speaker, who)
    words = shortened(labels.words(reading.article, by.content), WORDS_LIMIT)
    return f"{SAID[response.what]}: {who}{f' ({known})' if known else ''}: {_quoted(words)}"


def _quoted(words: str) -> str:
    return words if any(mark in words for mark in '“”"„«') else f"“{words}”"


def _unnamed_title(reading: Reading) -> str:
    return f"Unnamed: {unnamed(reading)}"


def _group(group: Group) -> str:
    count = str(group.at_least)
    if group.at_most is None:
        count += f" {OPEN}"
    elif group.at_most > group.at_least:
        count += f" to {group.at_most}"
    others = len(group.mentions) - 1
    again = f", told of {labels.counted(others, 'more time')}" if others else ""
    return f"{one_line(group.name or 'somebody')} ({count}{again})"


def _positions(reading: Reading) -> Iterator[str]:
    for position in reading.summary.positions:
        words = shortened(labels.words(reading.article, position.words), WORDS_LIMIT)
        yield f"{one_line(position.of)} {position.what}: {_quoted(words)}"


def _declined(reading: Reading) -> Iterator[str]:
    known = {one.id: one for one in reading.attributions}
    for name in reading.summary.declined:
        if name in known:
            one = known[name]
            words = labels.words(reading.article, one.cue + one.content)
            who = labels.source_name(reading.article, one)
            yield f"{who}: {_quoted(shortened(words, WORDS_LIMIT))}"
