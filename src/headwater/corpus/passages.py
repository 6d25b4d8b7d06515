"""The pieces of an article that may say a claim: what it attributes, and its bare sentences."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from headwater.article import Span
from headwater.corpus.mentions import Mention, Outlets
from headwater.corpus.outlets import may_be_short_for, outlet_key
from headwater.corpus.outline import Outline, Piece, Sentences
from headwater.corpus.scope import Known, Said
from headwater.corpus.sourcing import Signs, signs
from headwater.reading.types import Spans

LINE = 90
"""Code points of a paragraph at most that is a line of credit for all of an article ("As reported
by the Brannock Herald."), and no report of something else."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an article: `text` is what it says, `spans` where, `sentence` around it.

    `said` is the attribution whose content it is, None for the outlet's own words. What somebody
    wants is said only together with the word that they want it: there it is all of the sentence.
    """

    text: str
    spans: Spans
    sentence: Span
    said: Said | None
    headline: bool


@dataclass(frozen=True, slots=True)
class Near:
    """What a sentence says of its sources, and what those before and after it say."""

    here: Signs
    before: Signs | None
    after: Signs | None


class Told:
    """An article as it tells things: its sentences and passages, and what they say of sources."""

    def __init__(self, known: Known, outlets: Outlets) -> None:
        self.known = known
        self._outlets = outlets
        self._signs: dict[Span, Signs] = {}
        self._named: dict[Span, frozenset[str]] = {}

    @cached_property
    def outlet(self) -> str:
        """Whose it is, as `outlet_key` has it."""
        return outlet_key(self.known.outlet or "")

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of each paragraph but its furniture and bylines."""
        return self.known.outline.sentences

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, in the order of the text. The article must be `completed` by them."""
        return tuple(map(self._passage, self.known.outline.pieces()))

    @cached_property
    def lead(self) -> tuple[Passage, ...]:
        """The passages of the first paragraph of the body; `completed` likewise."""
        return tuple(map(self._passage, leading(self.known.outline)))

    def passage(self, number: int) -> Passage:
        """One of the passages; `completed` likewise."""
        return self._passage(self.known.outline.piece(number))

    def _passage(self, piece: Piece) -> Passage:
        said = None if piece.said is None else self.known.said[piece.said]
        words = piece.of(self.known.text)
        return Passage(words, piece.spans, piece.sentence, said, piece.headline)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Where it names outlets."""
        return self._outlets.mentions(self.known.text, self.known.outlet, self.known.named)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(one.span.start for one in self.mentions)

    def _mentions_in(self, sentence: Span) -> Iterator[Mention]:
        """The mentions that a sentence covers."""
        at = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        return (one for one in self.mentions[at:last] if sentence.covers(one.span))

    def meant(self, names: Iterable[str]) -> tuple[str, ...]:
        """The names that are not the article's own outlet's, each as the full one that is meant."""
        own = self.known.outlet or ""
        others = [name for name in names if not may_be_short_for(name, own)]
        return tuple(
            next((one for one in self._mentioned if may_be_short_for(name, one)), outlet_key(name))
            for name in others
        )

    def is_outlet(self, name: str) -> bool:
        """Whether a name is that of an outlet which it mentions, or its own."""
        return all(one in self.others for one in self.meant([name]))

    @cached_property
    def _mentioned(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.outlet for one in self.mentions))

    @cached_property
    def credited(self) -> tuple[str, ...]:
        """The outlets that its credit lines, headline and lines of credit in the text name."""
        named = (one.outlet for line in self.lines for one in self.signs(line).others)
        return tuple(dict.fromkeys((*self.meant(self.known.credited), *named)))

    def near(self, passage: Passage) -> Near:
        """What the sentence of a passage and those beside it in its paragraph say of sources."""
        sentences = self._beside(passage.sentence)
        at = bisect_left(sentences, passage.sentence)
        around = [None, *sentences, None]
        before, after = around[at], around[at + 2]
        return Near(
            self.signs(passage.sentence),
            self.signs(before) if before else None,
            self.signs(after) if after else None,
        )

    def _beside(self, sentence: Span) -> tuple[Span, ...]:
        paragraphs = self.sentences
        at = bisect_right(paragraphs, sentence.start, key=lambda one: one[0].start) - 1
        return paragraphs[at][1]

    def signs(self, sentence: Span) -> Signs:
        """What a sentence says of sources."""
        if sentence not in self._signs:
            here = tuple(self._mentions_in(sentence))
            self._signs[sentence] = signs(sentence, self.known.text, here)
        return self._signs[sentence]

    def named(self, number: int) -> frozenset[str]:
        """The other outlets that the sentence of a passage, those beside it, the headline, or a
        paragraph of one short line name."""
        if not self.mentions:
            return frozenset()
        sentence = self.known.outline.piece(number).sentence
        if sentence not in self._named:
            sentences = self._beside(sentence)
            at = bisect_left(sentences, sentence)
            near = self._others(sentences[max(0, at - 1) : at + 2])
            self._named[sentence] = self._named_in_lines | near
        return self._named[sentence]

    def may_name(self, outlets: frozenset[str]) -> bool:
        """Whether it may name any of some outlets, by a quick look: False only if it does not."""
        if any(outlet_key(name) in outlets for _, name in self.known.named):
            return True
        return any(word in self.known.text for word in self._outlets.words_for(outlets))

    @cached_property
    def others(self) -> frozenset[str]:
        """The other outlets that it names."""
        return frozenset(one.outlet for one in self.mentions if not one.own)

    @cached_property
    def _named_in_lines(self) -> frozenset[str]:
        return self._others(self.lines)

    def _others(self, sentences: Iterable[Span]) -> frozenset[str]:
        """The other outlets that some sentences name."""
        return frozenset(
            one.outlet
            for sentence in sentences
            for one in self._mentions_in(sentence)
            if not one.own
        )

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """The sentences of its headline, and of paragraphs so short that they may be credits."""
        return tuple(
            sentence
            for paragraph, sentences in self.sentences
            if paragraph.kind == "headline" or paragraph.end - paragraph.start <= LINE
            for sentence in sentences
        )

    def denies(self, passage: Passage, of_itself: int) -> bool:
        """Whether what a passage says is called untrue: by who says it, by the words around it, or
        in it by more words than the `of_itself` by which the claim itself says so of something."""
        said, here = passage.said, self.signs(passage.sentence)
        inside = [one for one in here.denials if any(p.covers(one) for p in passage.spans)]
        after = self.near(passage).after
        if len(inside) > of_itself or (here.asked and after and after.denials):
            return True
        if said is None:
            return False
        if said.stance in ("denies", "doubts") or said.id in self.known.answers:
            return True
        vouched = said.stance == "asserts" and (here.own or here.others)
        return len(here.denials) > len(inside) and not vouched


def leading(outline: Outline) -> Iterator[Piece]:
    """The passages of the first paragraph of the body."""
    bodies = (some for paragraph, some in outline.sentences if paragraph.kind == "body")
    first = set(next(bodies, ()))
    return (one for one in outline.pieces() if one.sentence in first)
