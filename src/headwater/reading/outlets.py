"""Which names of an article are outlets, and for which outlet a journalist in it works."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from headwater.article import Article, Span
from headwater.reading.frames import SAME_LENGTH
from headwater.reading.names import CAPITAL, RUN, names_in
from headwater.reading.people import People
from headwater.reading.types import Speaker

ROLE = (
    "host|anchor|presenter|moderator|reporter|correspondent|columnist|journalist|editor|analyst"
    "|editor-in-chief|chief|writer|bureau chief|commentator|contributor|interviewer"
)
SHOW = "show|podcast|programme|program|magazine|newsletter|site|website|blog|channel|series"
PERSON = rf"(?P<person>{CAPITAL}(?: {CAPITAL}){{1,2}})"
MARK = r"(?:''|[“”\"'])"
INSIDE = r"[^“”\"'\n]"
TITLE = (
    rf"{MARK}(?P<title>[A-Z]{INSIDE}{{1,39}}[^“”\"'\n,.](?:'[a-z]{INSIDE}{{0,30}})??)"
    rf"[,.]?{MARK}(?!\w)"
)
WORKS = (
    re.compile(rf"(?P<outlet>(?:[Tt]he )?{RUN})(?:'s|') (?:[a-z][\w-]*,? ){{0,3}}{PERSON}"),
    re.compile(rf"(?P<outlet>(?:[Tt]he )?{RUN}?) (?:[a-z-]+ ){{0,2}}(?i:{ROLE}) {PERSON}"),
    re.compile(
        rf"(?P<outlet>(?:[Tt]he )?{RUN})(?: [a-z]+){{1,3}} its [“”\"\w -]{{0,30}}?"
        rf"\b(?:{ROLE})[”\"]? {PERSON}"
    ),
    re.compile(
        rf"{PERSON},?(?: (?:a|an|the|who|is|[a-z-]+)){{0,4}} (?:of|from|at|for|on|with) "
        rf"(?P<outlet>(?:the )?{RUN})"
    ),
    re.compile(
        rf"{PERSON},?(?: (?:on|of|for|from|host of|who hosts)) "
        rf"(?P<outlet>(?:his|her|the) (?:[\w-]+ ){{0,2}}(?:{SHOW}))(?=,? {MARK})"
    ),
)
TITLED = re.compile(rf",? {TITLE}")
"""The title of what has just been named, in quotation marks."""
SHOWS = re.compile(rf"(?P<outlet>{RUN})(?:'s|') (?:[a-z]+ ){{0,3}}{TITLE}")
"""An outlet and its programme: 'CNN's "The Tide"'."""


@dataclass(frozen=True, slots=True)
class Outlets:
    """The outlets of one article. `journalists`: the last word of a name to its outlet's; `shows`:
    the title of a programme to the outlet that has it."""

    people: People
    text: str
    journalists: Mapping[str, Speaker] = field(default_factory=dict)
    shows: Mapping[str, Speaker] = field(default_factory=dict)

    @classmethod
    def of(cls, article: Article, people: People) -> "Outlets":
        """Those that the text names."""
        text = article.text.translate(SAME_LENGTH)
        bare = cls(people, text)
        return cls(
            people, text, dict(_named(WORKS, "person", bare)), dict(_named((SHOWS,), "title", bare))
        )

    def at(self, span: Span) -> Speaker | None:
        """The outlet that a span names, or that of the journalist whom it names."""
        who = self.people.named((span,))
        if who.kind == "outlet":
            titled = TITLED.match(self.text, span.end) if self._is_described(span) else None
            return replace(who, name=titled["title"], entity=None) if titled else who
        last = (who.name or "").split()[-1:] if who.kind == "person" else []
        return self.journalists.get(last[0]) if last else None

    def anybody(self, span: Span) -> Speaker:
        """Whoever a span names."""
        return self.people.named((span,))

    def _is_described(self, span: Span) -> bool:
        """Whether an outlet is described and not named: "his podcast"."""
        return self.text[span.end - 1 : span.end].islower() and self.text[span.start].islower()


def _named(
    patterns: tuple[re.Pattern[str], ...], what: str, outlets: Outlets
) -> Iterator[tuple[str, Speaker]]:
    """For each match of a pattern the last word of its `person`, or its `title`, and the outlet."""
    for pattern in patterns:
        for found in pattern.finditer(outlets.text):
            for span in names_in(found["outlet"], found.start("outlet")):
                if who := outlets.at(span):
                    yield found[what] if what == "title" else found[what].split()[-1], who
                    break
