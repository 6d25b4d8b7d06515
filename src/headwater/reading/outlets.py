"""Which names of an article are outlets, and for which outlet a journalist in it works."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from headwater.article import Article, Span
from headwater.reading.frames import SAME_LENGTH
from headwater.reading.names import CAPITAL, RUN, names_in
from headwater.reading.people import People
from headwater.reading.types import Speaker

ROLE = "host|anchor|presenter|moderator|reporter|correspondent|columnist|journalist|editor|analyst"
PERSON = rf"(?P<person>{CAPITAL}(?: {CAPITAL}){{1,2}})"
WORKS = (
    re.compile(rf"(?P<outlet>(?:[Tt]he )?{RUN})(?:'s|') (?:[a-z][\w-]*,? ){{0,3}}{PERSON}"),
    re.compile(rf"(?P<outlet>(?:[Tt]he )?{RUN}) (?:[a-z-]+ ){{0,2}}(?:{ROLE}) {PERSON}"),
    re.compile(
        rf"(?P<outlet>(?:[Tt]he )?{RUN})(?: [a-z]+){{1,3}} its [“”\"\w -]{{0,30}}?"
        rf"\b(?:{ROLE})[”\"]? {PERSON}"
    ),
    re.compile(
        rf"{PERSON},?(?: (?:a|an|the|who|is|[a-z-]+)){{0,4}} (?:of|from|at|for|on|with) "
        rf"(?P<outlet>(?:the )?{RUN})"
    ),
)


@dataclass(frozen=True, slots=True)
class Outlets:
    """The outlets of one article. `journalists`: the last word of a name to its outlet's."""

    people: People
    journalists: Mapping[str, Speaker]

    @classmethod
    def of(cls, article: Article, people: People) -> "Outlets":
        """Those that the text names."""
        bare = cls(people, {})
        return cls(people, dict(_workers(article.text.translate(SAME_LENGTH), bare)))

    def at(self, span: Span) -> Speaker | None:
        """The outlet that a span names, or that of the journalist whom it names."""
        who = self.people.named((span,))
        if who.kind == "outlet":
            return who
        last = (who.name or "").split()[-1:] if who.kind == "person" else []
        return self.journalists.get(last[0]) if last else None

    def anybody(self, span: Span) -> Speaker:
        """Whoever a span names."""
        return self.people.named((span,))


def _workers(text: str, outlets: Outlets) -> Iterator[tuple[str, Speaker]]:
    for pattern in WORKS:
        for found in pattern.finditer(text):
            for span in names_in(found["outlet"], found.start("outlet")):
                if who := outlets.at(span):
                    yield found["person"].split()[-1], who
                    break
