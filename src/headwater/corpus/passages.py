"""The pieces of an article that may say a claim: what it attributes, and its bare sentences."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from headwater.article import Paragraph, Span
from headwater.corpus.mentions import Mention, Outlets
from headwater.corpus.outlets import may_be_short_for, outlet_key
from headwater.corpus.rows import words_of
from headwater.corpus.scope import Known, Said
from headwater.corpus.sourcing import Signs, signs
from headwater.reading.sentences import split
from headwater.reading.types import Spans

HELD = 0.6
"""Share of a sentence that an attributed content must make up to stand for all of it."""
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


Sentences = tuple[tuple[Paragraph, tuple[Span, ...]], ...]
"""The sentences of each paragraph."""


def tell(known: Iterable[Known], outlets: Outlets) -> dict[int, "Told"]:
    """The articles as they tell things, by their ids; copies of one text are split once."""
    split_once = cache(sentences_of)
    return {one.id: Told(one, outlets, split_once) for one in known}


def sentences_of(text: str, paragraphs: tuple[Paragraph, ...]) -> Sentences:
    """The sentences of each paragraph but its furniture and bylines."""
    return tuple(
        (one, tuple(split(text, one.start, one.end)))
        for one in paragraphs
        if one.kind not in ("furniture", "byline") and one.start < one.end
    )


class Told:
    """An article as it tells things: its sentences and passages, and what they say of sources."""

    def __init__(
        self,
        known: Known,
        outlets: Outlets,
        split: Callable[[str, tuple[Paragraph, ...]], Sentences] = sentences_of,
    ) -> None:
        self.known = known
        self._outlets = outlets
        self._split = split
        self._signs: dict[Span, Signs] = {}
        self._named: dict[Span, frozenset[str]] = {}

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of each paragraph but its furniture and bylines."""
        return self._split(self.known.text, self.known.paragraphs)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, in the order of the text."""
        told = sorted((one for one in self.known.said if one.content), key=_start)
        starts = [_start(said) for said in told]
        return tuple(
            passage
            for paragraph, sentences in self.sentences
            for sentence in sentences
            for passage in self._of(
                sentence,
                paragraph,
                told[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)],
            )
        )

    @cached_property
    def lead(self) -> tuple[Passage, ...]:
        """The passages of the first paragraph of the body."""
        bodies = (sentences for paragraph, sentences in self.sentences if paragraph.kind == "body")
        first = set(next(bodies, ()))
        return tuple(one for one in self.passages if one.sentence in first)

    def _of(self, sentence: Span, paragraph: Paragraph, held: Sequence[Said]) -> Iterator[Passage]:
        text, headline = self.known.text, paragraph.kind == "headline"
        for said in held:
            spans = (sentence,) if said.stance == "wants" else said.content
            yield Passage(words_of(spans, text), spans, sentence, said, headline)
        if not any(_holds(said.content, sentence) for said in held):
            bare = " ".join(sentence.of(text).split())
            yield Passage(bare, (sentence,), sentence, None, headline)

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

    def named(self, passage: Passage) -> frozenset[str]:
        """The other outlets that the sentence of a passage, those beside it, the headline, or a
        paragraph of one short line name."""
        if not self.mentions:
            return frozenset()
        if passage.sentence not in self._named:
            sentences = self._beside(passage.sentence)
            at = bisect_left(sentences, passage.sentence)
            near = self._others(sentences[max(0, at - 1) : at + 2])
            self._named[passage.sentence] = self._named_in_lines | near
        return self._named[passage.sentence]

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


def _start(said: Said) -> int:
    return said.content[0].start


def _holds(content: Spans, sentence: Span) -> bool:
    held = sum(len(piece) for piece in content if sentence.covers(piece))
    return held >= HELD * len(sentence)
