"""What a trace shows: a claim's reports, origins and denials, in names that a reader knows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.corpus.origins import Origin, Origins
from headwater.corpus.outlets import outlet_key
from headwater.corpus.passages import Passage, Told
from headwater.corpus.relays import Sourcing
from headwater.corpus.results import Result, Rows
from headwater.corpus.scope import Copied, order
from headwater.reading.types import Spans

Said = Mapping[int, Sequence[Passage]]
"""The passages that say a claim, by the article that they stand in."""

COPIED = 0.7
"""Share of the sentences of a claim that must stand in another article to be copied from there:
what two reporters heard from one source has words in common, but not the sentence around them.
Where only a headline says the claim, which outlets change, as much of the whole article."""


@dataclass(frozen=True, slots=True)
class Reported(Result):
    """One article that reports the claim; `article` is its row in the store.

    `how` says where it has it from: "copy" (of the article `upstream`), "rests" (on that article),
    "unseen" (it rests on `outlet`, of which nothing is here), "ring" (on an article that rests on
    it), "origin" (its own sources), "bare" (it names no source). `origin` is the number of the
    origin in `Trace.origins`, None in a ring. `credits` are outlets that it names and does not rest
    on. `says` are its words, at `spans`.
    """

    article: int
    published: str | None
    outlet: str | None
    title: str | None
    url: str | None
    how: str
    upstream: int | None
    rests_on: str | None
    origin: int | None
    credits: tuple[str, ...]
    sources: tuple[str, ...]
    says: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class TracedOrigin(Result):
    """One independent origin: the articles that had it themselves (none if unseen), from whom, and
    what spread from it."""

    outlet: str
    articles: tuple[int, ...]
    sources: tuple[str, ...]
    first: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class Denied(Result):
    """A denial of the claim; `copied` where its words are another article's."""

    article: int
    published: str | None
    outlet: str | None
    by: str | None
    says: str
    spans: Spans
    copied: bool


@dataclass(frozen=True, slots=True)
class Change(Result):
    """What would change the count of origins, and to how many."""

    condition: str
    count: int


@dataclass(frozen=True, slots=True)
class Trace(Result):
    """What became of a claim: its reports and denials in the order of their publication.

    `count` is the number of independent origins. `circles` are ways on which an outlet comes back
    to its own report: article, the article that it rests on, and so on.
    """

    words: str
    count: int
    origins: Rows[TracedOrigin]
    reports: Rows[Reported]
    denials: Rows[Denied]
    circles: tuple[tuple[int, ...], ...]
    changes: Rows[Change]


def is_copied(said: Iterable[Passage], copied: Copied) -> bool:
    """Whether the sentences of the passages stand in the original as well, but for few words."""
    sentences = {passage.sentence for passage in said if not passage.headline}
    if not sentences:
        return copied.share >= COPIED
    whole = sum(map(len, sentences))
    shared = sum(
        max(0, min(sentence.end, here.end) - max(sentence.start, here.start))
        for sentence in sentences
        for here, _ in copied.shared
    )
    return shared >= COPIED * whole > 0


class Shown:
    """The answer in names that a reader knows, instead of keys."""

    def __init__(self, told: Mapping[int, Told], answer: Origins) -> None:
        self._known = {at: one.known for at, one in told.items()}
        self._answer = answer
        self._steps = {step.article: step for step in answer.steps}
        self._origins = {at: i for i, one in enumerate(answer.origins) for at in one.reach}
        self._told = tuple(told.values())
        self._names = {
            outlet_key(one.outlet): one.outlet for one in self._known.values() if one.outlet
        }

    def in_order(self, ids: Iterable[int]) -> list[int]:
        """Articles in the order of their publication."""
        return sorted(ids, key=lambda at: order(self._known[at]))

    def _name(self, outlet: str) -> str:
        if outlet not in self._names:
            self._names[outlet] = self._mentioned(outlet) or outlet
        return self._names[outlet]

    def _mentioned(self, outlet: str) -> str | None:
        """What the last article that names an outlet calls it, there for the last time."""
        named = frozenset((outlet,))
        for one in reversed(self._told):
            if not outlet or one.may_name(named):
                for mention in reversed(one.mentions):
                    if mention.outlet == outlet:
                        return mention.span.of(one.known.text)
        return None

    def origin(self, origin: Origin) -> TracedOrigin:
        """One origin."""
        first = self._known[origin.articles[0]] if origin.articles else None
        return TracedOrigin(
            self._name(origin.outlet),
            origin.articles,
            tuple(dict.fromkeys(one.name for one in origin.tellers)),
            first.published if first else None,
            len(origin.reach),
        )

    def report(self, at: int, stands: Sourcing, said: Sequence[Passage]) -> Reported:
        """One article that reports the claim by the passages `said`."""
        article = self._known[at]
        step = self._steps[at]
        best = next((one for one in said if not one.headline), said[0])
        return Reported(
            at,
            article.published,
            article.outlet,
            article.title,
            article.url,
            step.how,
            step.upstream,
            step.outlet and self._name(step.outlet),
            self._origins.get(at),
            tuple(self._name(one) for one in stands.credits),
            tuple(one.name for one in stands.tellers),
            best.text,
            best.spans,
        )

    def denial(self, at: int, denials: Said) -> Denied:
        """One article that denies the claim."""
        article, said = self._known[at], denials[at]
        best = next((one for one in said if one.said and one.said.speaker), said[0])
        return Denied(
            at,
            article.published,
            article.outlet,
            best.said.speaker if best.said else None,
            " ".join(best.sentence.of(article.text).split()),
            best.spans,
            any(one.original in denials and is_copied(said, one) for one in article.copied),
        )

    def changes(self) -> Iterator[Change]:
        """What would change the count."""
        for doubt in self._answer.doubts:
            left, right = (
                self._name(self._answer.origins[i].outlet) for i in (doubt.left, doubt.right)
            )
            condition = f"the unnamed sources of {left} and those of {right} are the same people"
            yield Change(condition, doubt.count)
