"""The pieces of an article that may say a claim: what it attributes, and its bare sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.article import Span
from headwater.corpus.rows import words_of
from headwater.corpus.scope import Known, Said
from headwater.corpus.sourcing import Signs, signs
from headwater.reading.sentences import split
from headwater.reading.types import Spans

HELD = 0.6
"""Share of a sentence that an attributed content must make up to stand for all of it."""


@dataclass(frozen=True, slots=True)
class Near:
    """What a sentence says of its sources, and what those before and after it say."""

    here: Signs
    before: Signs | None
    after: Signs | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an article: `text` is what it says, `spans` where, `sentence` around it.

    `said` is the attribution whose content it is, None for the outlet's own words. `denied` says
    that it is called untrue from outside, `doubted` how many words of the piece itself say so of
    something.
    """

    article: Known
    text: str
    spans: Spans
    sentence: Span
    said: Said | None
    denied: bool
    doubted: int
    near: Near
    headline: bool


def passages(article: Known) -> Iterator[Passage]:
    """All pieces of an article but its furniture and bylines, in the order of the text."""
    for paragraph in article.paragraphs:
        if paragraph.kind in ("furniture", "byline") or paragraph.start == paragraph.end:
            continue
        sentences = split(article.text, paragraph.start, paragraph.end)
        read = [signs(one, article.text, article.mentions) for one in sentences]
        around = [None, *read, None]
        for i, sentence in enumerate(sentences):
            near = Near(read[i], around[i], around[i + 2])
            yield from _of(article, sentence, near, headline=paragraph.kind == "headline")


def _of(article: Known, sentence: Span, near: Near, *, headline: bool) -> Iterator[Passage]:
    held = [s for s in article.said if any(sentence.covers(piece) for piece in s.content)]
    for said in held:
        text = words_of(said.content, article.text)
        outside = [one for one in near.here.denials if not _within(one, said.content)]
        inside = len(near.here.denials) - len(outside)
        denied = _denied(article, said, near.here, outside=bool(outside))
        yield Passage(article, text, said.content, sentence, said, denied, inside, near, headline)
    if not any(_holds(said.content, sentence) for said in held):
        bare = " ".join(sentence.of(article.text).split())
        denials = len(near.here.denials)
        yield Passage(article, bare, (sentence,), sentence, None, False, denials, near, headline)


def _denied(article: Known, said: Said, here: Signs, *, outside: bool) -> bool:
    """Whether what is said is called untrue, by who says it or by words around it."""
    if said.stance in ("denies", "doubts") or said.id in article.answers:
        return True
    vouched = said.stance == "asserts" and (here.own or here.others)
    return outside and not vouched


def _within(span: Span, pieces: Spans) -> bool:
    return any(piece.covers(span) for piece in pieces)


def _holds(content: Spans, sentence: Span) -> bool:
    held = sum(len(piece) for piece in content if sentence.covers(piece))
    return held >= HELD * len(sentence)
