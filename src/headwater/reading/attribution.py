"""Who said what: source, cue and content of every attribution of an article.

The relation is that of Prasad et al. (2006), Pareti (2012) and PolNeAR (Newell et al. 2018). A
trained network reads each paragraph (`headwater.models.attribution`); paragraphs are joined where
one quotation runs over several.
"""

from collections.abc import Sequence
from os import PathLike
from typing import TYPE_CHECKING
from unicodedata import category

from headwater.article import Article, Span
from headwater.reading.manner import Quotations, manner_of
from headwater.reading.types import Attribution, Spans

if TYPE_CHECKING:
    from headwater.models.attribution.found import Block, Found
    from headwater.models.attribution.network import Cut, Model

SYMBOLS = frozenset({"So", "Sk", "Mn", "Cf"})
"""Unicode categories of what an emoji is made of."""


class Extractor:
    """Finds the attributions of articles. Safe to share: reading changes nothing in it."""

    def __init__(self, model: "Model") -> None:
        self._model = model

    @classmethod
    def load(cls, model: str | PathLike[str] | None = None, threads: int = 1) -> "Extractor":
        """The shipped model, or that of a directory, on so many threads.

        Raises ModelError if it cannot be used.
        """
        from headwater.models.attribution.network import Model

        return cls(Model.load(model, threads))

    def attributions(self, article: Article) -> tuple[Attribution, ...]:
        """Every attribution outside the furniture, in the order of their contents.

        All spans are code points into `article.text`. Deterministic; time grows linearly.
        """
        from headwater.models.attribution.joining import join

        found = [one for run in self._runs(article) for one in filter(self._model.keeps, join(run))]
        found.sort(key=lambda one: (one.content[0], one.cue))
        quotations = Quotations.of(article)
        return tuple(
            self._attribution(f"a{number}", one, quotations)
            for number, one in enumerate(found, start=1)
        )

    def within(
        self, article: Article, piece: Span, quotations: Quotations
    ) -> tuple[Attribution, ...]:
        """What is attributed inside a piece of a text, read as a sentence of its own."""
        read = piece.of(article.text) + "."
        cuts = self._model.read([read[:1].upper() + read[1:]])[0]
        found = (one for cut in cuts for one in in_text(cut, read, piece.start))
        return tuple(
            self._attribution("within", one, quotations)
            for one in found
            if self._model.keeps(one)
            and all(piece.covers(span) for span in one.source + one.cue + one.content)
        )

    def _runs(self, article: Article) -> "list[list[Block]]":
        """The paragraphs that are read, those of one kind that follow each other together."""
        read = [p for p in article.paragraphs if p.kind != "furniture" and p.start < p.end]
        found = blocks(self._model, article.text, [(p.start, p.end) for p in read])
        runs: list[list[Block]] = []
        kind = ""
        for paragraph, block in zip(read, found, strict=True):
            if paragraph.kind != kind:
                runs.append([])
            kind = paragraph.kind
            runs[-1].append(block)
        return runs

    def _attribution(self, name: str, one: "Found", quotations: Quotations) -> Attribution:
        confidence = self._model.calibration.confidence(
            one.evidence, bool(one.source), bool(one.cue)
        )
        return Attribution(
            id=name,
            source=one.source,
            cue=one.cue,
            content=one.content,
            manner="direct" if one.verbatim else manner_of(one.content, quotations),
            confidence=confidence,
        )


def blocks(model: "Model", text: str, paragraphs: Sequence[tuple[int, int]]) -> "list[Block]":
    """What the network finds in each paragraph (start, end) of a text, in code points."""
    from headwater.models.attribution.found import Block

    texts = [text[start:end] for start, end in paragraphs]
    return [
        Block(start, part, tuple(one for cut in cuts for one in in_text(cut, part, start)))
        for (start, _), part, cuts in zip(paragraphs, texts, model.read(texts), strict=True)
    ]


def in_text(cut: "Cut", text: str, offset: int) -> "list[Found]":
    """What was found in a cut of a paragraph, in code points: `text` is the paragraph's, `offset`
    where it stands. A symbol (an emoji, say) at the end of a span is no part of it."""
    from headwater.models.attribution.found import Found

    words = cut.tokens.words

    def spans(runs: tuple[tuple[int, int] | None, ...]) -> Spans:
        spoken = (_spoken(words[run[0] : run[1]], text) for run in runs if run)
        return tuple(Span(offset + some[0][0], offset + some[-1][1]) for some in spoken)

    return [
        Found(spans((r.source,)), spans((r.cue,)), spans(r.content), r.evidence) for r in cut.found
    ]


def _spoken(words: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """The words without symbols at either end, all of them if there is nothing else."""
    plain = [i for i, (start, end) in enumerate(words) if not _is_symbol(text[start:end])]
    return words[plain[0] : plain[-1] + 1] if plain else words


def _is_symbol(word: str) -> bool:
    return all(category(character) in SYMBOLS for character in word)
