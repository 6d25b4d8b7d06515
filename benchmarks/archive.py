"""An invented archive of any size: readings already made, half as long as real ones, by number.

Ten articles tell each event: two report it from sources of their own, four carry the first report
as it stands, cut or with a paragraph of theirs, four rely on one of the two. Words are made of
syllables, so that what two events have in common is chance, as it is in news, and the names of
sources recur as those of news do: some all the time, most now and then. The sentences of
`benchmarks.simulator` come from some dozen claims, which is right for counting origins and wrong
for the size of an index.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from headwater.article import Article, Paragraph, Span, article_id
from headwater.reading.types import Attribution, Hand, Reading, Source, Speaker, Summary, Timex

ARTICLES = 10
"""Articles on one event."""
OUTLETS = 400
START = datetime(2024, 1, 1, 6, tzinfo=UTC)
_SOUNDS = "bdfghklmnprstv"
_CLUSTERS = ("", "", "", "r", "l")
_SMALL = ("the", "a", "of", "in", "to", "and", "for", "on", "with", "at", "from", "by", "after")


@cache
def vocabulary() -> tuple[str, ...]:
    """Eight thousand words that look like words."""
    maker = random.Random("words")
    return tuple(dict.fromkeys(_word(maker) for _ in range(20_000)))[:8_000]


def _word(maker: random.Random) -> str:
    syllables = maker.choices((1, 2, 3), (2, 5, 3))[0]
    return "".join(
        maker.choice(_SOUNDS) + maker.choice(_CLUSTERS) + maker.choice("aeiou")
        for _ in range(syllables)
    )


@cache
def people() -> tuple[str, ...]:
    """Five thousand names."""
    maker = random.Random("people")
    return tuple(
        f"{_word(maker).capitalize()} {_word(maker).capitalize()}{maker.choice('nrlst')}"
        for _ in range(5_000)
    )


def somebody(maker: random.Random) -> str:
    """A name: the first has one statement in seventy, the median one in ten thousand or so."""
    names = people()
    return names[int(len(names) * maker.random() ** 2)]


@dataclass
class _Draft:
    """A text that grows, and what is said in it."""

    text: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    mentions: dict[str, list[Span]] = field(default_factory=dict)

    def put(self, words: str) -> Span:
        """Add words; where they stand."""
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def say(self, who: str, content: str, via: str | None) -> None:
        """A sentence that attributes `content`, told by the outlet `via` if there is one."""
        hands: tuple[Hand, ...] = ()
        if via:
            self.put("According to ")
            hands = (Hand(via, "outlet", None, None, (self.put(via),), "cites"),)
            self.put(", ")
        source = self.put(who)
        self.put(" ")
        cue = self.put("said")
        self.put(" that ")
        spans = (self.put(content),)
        self.put(". ")
        self.mentions.setdefault(who, []).append(source)
        entity = f"s{1 + list(self.mentions).index(who)}"
        self.attributions.append(
            Attribution(
                id=f"a{len(self.attributions) + 1}",
                source=(source,),
                cue=(cue,),
                content=spans,
                manner="indirect",
                confidence=0.9,
                stance="asserts",
                speaker=Speaker(who, "person", 1, "minister", None, entity),
                chain=(*hands, Hand(who, "person", 1, entity, (source,), "speaks")),
            )
        )


def readings(count: int, first: int = 0) -> Iterator[Reading]:
    """The readings from number `first` on, always the same for a number."""
    return map(reading, range(first, first + count))


def reading(number: int) -> Reading:
    """The reading of one article of the archive."""
    event, place = divmod(number, ARTICLES)
    shared = random.Random(f"event {event}")
    claim, title = _sentence(shared, 12), _sentence(shared, 8)
    outlets = shared.sample(range(OUTLETS), ARTICLES)
    report = 0 if place in (0, 2, 3, 4, 5) else place
    via = f"Outlet {outlets[place % 2]}" if place > 5 else None
    draft = _report(random.Random(f"report {event} {report}"), title, claim, via)
    if place == 5:
        draft.put("\n\n" + _sentence(random.Random(f"local {event}"), 25))
        draft.paragraphs.append(Paragraph(draft.paragraphs[-1].end + 2, len(draft.text)))
    moment = START + timedelta(minutes=4 * event * ARTICLES + 25 * place)
    return _finished(draft, number, title, f"Outlet {outlets[place]}", moment, via)


def _report(maker: random.Random, title: str, claim: str, via: str | None) -> _Draft:
    draft = _Draft()
    span = draft.put(title)
    draft.paragraphs.append(Paragraph(span.start, span.end, "headline"))
    for number in range(maker.randint(5, 16)):
        draft.put("\n\n")
        start = len(draft.text)
        content = claim if number == 0 else _sentence(maker, 14)
        draft.say(somebody(maker), content, via if number == 0 else None)
        draft.put(f"{_sentence(maker, 18)}.")
        draft.paragraphs.append(Paragraph(start, len(draft.text)))
    return draft


def _sentence(maker: random.Random, words: int) -> str:
    some = maker.choices(vocabulary(), k=words - words // 3) + maker.choices(_SMALL, k=words // 3)
    maker.shuffle(some)
    return " ".join(some).capitalize()


def _finished(
    draft: _Draft, number: int, title: str, outlet: str, moment: datetime, via: str | None
) -> Reading:
    article = Article(
        id=article_id(draft.text), text=draft.text, paragraphs=tuple(draft.paragraphs),
        url=f"https://archive.example/{number}", outlet=outlet, title=title,
        published=moment.isoformat(), language="en",
    )  # fmt: skip
    sources = tuple(
        Source(f"s{place}", name, "person", ("minister",), tuple(spans))
        for place, (name, spans) in enumerate(draft.mentions.items(), start=1)
    )
    day: Any = moment.date().isoformat()
    times = (Timex((Span(0, 4),), "DATE", day, "published", 0.9),)
    relied = Summary(rests_on=(via,) if via else ())
    return Reading(article, tuple(draft.attributions), sources, times=times, summary=relied)
