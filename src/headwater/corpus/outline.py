"""Where the sentences and passages of an article stand, and which words its passages have.

It depends on the reading alone, and is written when an article comes in: a claim is then looked
for among the words of all passages at once, and only those that may say it are taken apart.
"""

import json
import sqlite3
import struct
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain

from headwater.article import Paragraph, ParagraphKind, Span
from headwater.corpus.rows import Stored, words_of
from headwater.corpus.stems import stems
from headwater.reading.sentences import split
from headwater.reading.types import Reading, Source, Spans

HELD = 0.6
"""Share of a sentence that an attributed content must make up to stand for all of it."""
HASHES = 2**16
"""Numbers that stems are told apart by: a passage of which two are taken for words of a claim by
chance is only looked at for nothing."""
KEPT = 512
"""Outlines that are kept as objects: copies, of which a question meets many, have the same."""
KINDS: tuple[ParagraphKind, ...] = ("headline", "dateline", "caption", "body", "quote")
"""The kinds of paragraphs that have sentences; the store knows them by their places here."""

Sentences = tuple[tuple[Paragraph, tuple[Span, ...]], ...]
"""The sentences of each paragraph but furniture and bylines."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage of an article: where it stands, the sentence around it, and the number of the
    attribution whose content it is, counted within the article; None for the outlet's own words."""

    spans: Spans
    sentence: Span
    said: int | None
    headline: bool

    def of(self, text: str) -> str:
        """Its words."""
        return words_of(self.spans, text)


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of an article, as the store has it.

    `layout`: for each paragraph its kind, its start, how many sentences it has, and their ends.
    `places`: where each piece begins in it, then for each whether it stands in a headline, its
    sentence, the number of its attribution (from 1; 0 for none), and its spans. `sizes`: how many
    words each piece has; `words`: these, as `word_number` has them. All of them little-endian
    numbers without sign: 4 bytes each, words 2.
    """

    layout: bytes
    places: bytes
    sizes: bytes
    words: bytes

    def __len__(self) -> int:
        return len(self.sizes) // 4

    @property
    def sentences(self) -> Sentences:
        """The sentences, by paragraphs."""
        return _sentences(self.layout)

    def piece(self, number: int) -> Piece:
        """One of the passages, in the order of the text."""
        start, end = struct.unpack_from("<2I", self.places, 4 * number)
        found = struct.unpack_from(f"<{end - start}I", self.places, 4 * start)
        sentence = Span(found[1], found[2])
        spans = tuple(map(Span, found[4::2], found[5::2]))
        said = found[3] - 1 if found[3] else None
        return Piece(spans or (sentence,), sentence, said, bool(found[0]))

    def pieces(self) -> Iterator[Piece]:
        """All passages, in the order of the text."""
        return map(self.piece, range(len(self)))


Content = tuple[str | None, Spans]
"""Of an attribution what its source does to its content, and where that stands."""


def outline_of(text: str, paragraphs: Iterable[Paragraph], contents: Sequence[Content]) -> Outline:
    """The outline of an article whose attributions are `contents`, in their order.

    What somebody wants is said only together with the word that they want it: there a passage is
    all of the sentence.
    """
    sentences = _split(text, paragraphs)
    pieces = list(_pieces(sentences, contents))
    words = [sorted(map(word_number, stems(piece.of(text)))) for piece in pieces]
    return Outline(
        _packed(number for each in sentences for number in _laid_out(*each)),
        _placed([_numbers(piece) for piece in pieces]),
        _packed(map(len, words)),
        struct.pack(f"<{sum(map(len, words))}H", *chain.from_iterable(words)),
    )


def outline_in(reading: Reading) -> Outline:
    """The outline of the article of a reading."""
    contents = [(one.stance, one.content) for one in reading.attributions]
    return outline_of(reading.article.text, reading.article.paragraphs, contents)


def draw(connection: sqlite3.Connection, stored: Stored) -> None:
    """Write the outline of an article, and whom it names. One of the steps of `linking`."""
    reading = stored.reading
    found = outline_in(reading)
    outlets = sorted((one for one in reading.sources if one.kind == "outlet"), key=_entity)
    named = [(one.name, [(span.start, span.end) for span in one.mentions]) for one in outlets]
    credited = sorted({*(one.name for one in reading.article.credits), *reading.summary.rests_on})
    row = (stored.id, found.layout, found.places, found.sizes, found.words)
    insert = "INSERT INTO outlines VALUES (?, ?, ?, ?, ?, ?, ?)"
    connection.execute(insert, (*row, _json(named), _json(credited)))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _entity(source: Source) -> str:
    return source.entity


def word_number(stem: str) -> int:
    """The number that a stem is known by."""
    return zlib.crc32(stem.encode("utf-8", "surrogatepass")) % HASHES


def _split(text: str, paragraphs: Iterable[Paragraph]) -> Sentences:
    return tuple(
        (one, tuple(split(text, one.start, one.end)))
        for one in paragraphs
        if one.kind in KINDS and one.start < one.end
    )


def _pieces(sentences: Sentences, contents: Sequence[Content]) -> Iterator[Piece]:
    told = sorted((spans[0].start, number) for number, (_, spans) in enumerate(contents) if spans)
    starts = [start for start, _ in told]
    for paragraph, some in sentences:
        for sentence in some:
            inside = slice(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
            numbers = [number for _, number in told[inside]]
            headline = paragraph.kind == "headline"
            for number in numbers:
                stance, spans = contents[number]
                yield Piece((sentence,) if stance == "wants" else spans, sentence, number, headline)
            if not any(_holds(contents[number][1], sentence) for number in numbers):
                yield Piece((sentence,), sentence, None, headline)


def _holds(content: Spans, sentence: Span) -> bool:
    held = sum(len(piece) for piece in content if sentence.covers(piece))
    return held >= HELD * len(sentence)


def _laid_out(paragraph: Paragraph, sentences: Sequence[Span]) -> Iterator[int]:
    yield from (KINDS.index(paragraph.kind), paragraph.start, len(sentences))
    yield from (one.end for one in sentences)


@lru_cache(maxsize=KEPT)
def _sentences(layout: bytes) -> Sentences:
    numbers = struct.unpack(f"<{len(layout) // 4}I", layout)
    found = []
    at = 0
    while at < len(numbers):
        kind, start, count = numbers[at : at + 3]
        ends = numbers[at + 3 : at + 3 + count]
        spans = tuple(map(Span, (start, *ends), ends))
        found.append((Paragraph(start, ends[-1], KINDS[kind]), spans))
        at += 3 + count
    return tuple(found)


def _numbers(piece: Piece) -> list[int]:
    said = 0 if piece.said is None else piece.said + 1
    ends = [end for span in piece.spans for end in (span.start, span.end)]
    whole = piece.spans == (piece.sentence,)
    sentence = (piece.sentence.start, piece.sentence.end)
    return [int(piece.headline), *sentence, said, *([] if whole else ends)]


def _placed(records: Sequence[Sequence[int]]) -> bytes:
    """The records, and before them where each begins and the last one ends."""
    begins = accumulate(map(len, records), initial=len(records) + 1)
    return _packed([*begins, *chain.from_iterable(records)])


def _packed(numbers: Iterable[int]) -> bytes:
    some = list(numbers)
    return struct.pack(f"<{len(some)}I", *some)
