"""A small store made by hand: two stories, with copies, a relay, a circle, a denial, a date."""

from dataclasses import replace
from pathlib import Path

from headwater import Corpus
from headwater.article import Span
from headwater.reading.types import (
    Contested,
    Hand,
    Reading,
    Response,
    Speaker,
    Summary,
    Version,
)
from tests.build import build

FERRY = (
    "[headline] {title}\n\n"
    "{{1s}}Two officials of the harbour office{{/1s}} {{1q}}said{{/1q}} {{1c}}the island ferry was "
    "sold for a third of what it is worth, without a word to the council or to its crew{{/1c}}. "
    "The boats have crossed the strait since the autumn of the great flood, and carry most of what "
    "the islanders eat.\n\n"
    "{{2s}}Mira Solberg{{/2s}}, the mayor, {{2q}}denied{{/2q}} {{2c}}that the ferry was sold "
    "below its worth{{/2c}}.{extra}"
)
LOCAL = (
    " Shopkeepers on the north quay, where the mail comes in, were taking down their summer "
    "awnings that morning and talked about nothing else all day."
)


def ferry(outlet: str, published: str, title: str = "Ferry sold cheap", extra: str = "") -> Reading:
    """A wire's report of the ferry, as an outlet has it."""
    reading = build(
        FERRY.format(title=title, extra=extra),
        article={"title": title, "outlet": outlet, "published": published, "language": "en"},
        a1={"speaker": Speaker("two officials of the harbour office", "unnamed", 2)},
        a2={"speaker": Speaker("Mira Solberg", "person", 1, "mayor"), "stance": "denies"},
    )
    first, second = reading.attributions
    chain = (Hand(first.speaker.name, "unnamed", 2, None, first.source, "speaks"),)
    second = replace(
        second, chain=(Hand("Mira Solberg", "person", 1, None, second.source, "speaks"),)
    )
    return replace(
        reading,
        attributions=(replace(first, chain=chain, stance="asserts"), second),
        responses=(Response(second.id, first.id, "denies"),),
        contested=(
            Contested(
                "the sale",
                (
                    version("2026-05-02", "two officials", Span(0, 5)),
                    version("2026-05-03", "Mira Solberg", Span(6, 10)),
                ),
            ),
        ),
    )


def version(day: str, by: str, evidence: Span) -> Version:
    """One dating of an event."""
    return Version(day, (by,), (evidence,), day, day)


def relay(outlet: str, upstream: str, published: str, words: str) -> Reading:
    """A short report that rests on another outlet's."""
    reading = build(
        f"[headline] {words}\n\n{{1s}}{upstream}{{/1s}} {{1q}}reported{{/1q}} {{1c}}{words} in the "
        f"night, and {outlet} has nothing to add to that{{/1c}}.",
        article={"title": words, "outlet": outlet, "published": published},
        a1={"speaker": Speaker(upstream, "outlet", None), "stance": "asserts"},
    )
    return replace(reading, summary=Summary(rests_on=(upstream,)))


def readings() -> list[Reading]:
    """Two stories: the ferry (a wire, two copies, a relay), the sirens (a circle)."""
    return [
        ferry("Harbour Wire", "2026-05-04T08:00:00+00:00"),
        ferry("Strait Times", "2026-05-04T10:00:00+00:00"),
        ferry("Island Post", "2026-05-05T07:00:00+00:00", "Our ferry, sold", LOCAL),
        relay("Radio North", "Harbour Wire", "2026-05-05T09:00:00+00:00", "The ferry was sold"),
        relay("The Mercury", "nobody's outlet", "2026-06-01T06:00:00+00:00", "Sirens were silent"),
        relay("Basin Brief", "The Mercury", "2026-06-01T12:00:00+00:00", "Sirens kept silent"),
        relay("The Mercury", "Basin Brief", "2026-06-02T06:00:00+00:00", "Silent sirens heard of"),
    ]


def fill(path: Path, found: list[Reading], stories: list[int]) -> Path:
    """A store of readings, each in the story of its number."""
    from headwater.corpus.story_figures import recount_story

    with Corpus.open(path) as corpus:
        corpus.add(found)
        connection = corpus.store.connection
        rows = [(i + 1, one, stories[:i].count(one)) for i, one in enumerate(stories)]
        connection.execute("DELETE FROM story_figures")
        connection.execute("DELETE FROM story_articles")
        for story in sorted(set(stories)):
            row = (story, stories.count(story), None, None, 0, 0, None)
            connection.execute("INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        connection.executemany("INSERT INTO story_articles VALUES (?, ?, ?)", rows)
        for story in sorted(set(stories)):
            recount_story(connection, story)
    return path


def world(path: Path) -> Path:
    """The store of `readings`: story 1 is the ferry's, story 2 the sirens'."""
    return fill(path, readings(), [1, 1, 1, 1, 2, 2, 2])
