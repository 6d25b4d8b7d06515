"""Which words two reports share: the runs of words that stand in both, wherever they stand.

Paragraphs may have been moved, merged or parted: a run is found wherever it went. Takes time in
proportion to the length of the two texts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.article import Span
from headwater.corpus.wording import Words

SHORTEST = 5
"""Words of the shortest run that counts as shared: shorter ones are turns of phrase."""
_PLACES = 8
"""Places of one run that are tried: text that repeats itself is aligned with its first ones."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that both texts have: from `left` in one, from `right` in the other, `length` long."""

    left: int
    right: int
    length: int


@dataclass(frozen=True, slots=True)
class Shared:
    """The same words in two articles: where they stand in the one and in the other."""

    left: Span
    right: Span


@dataclass(frozen=True, slots=True)
class Alignment:
    """What two reports share, and what each has alone, as spans into their texts.

    `left_share` and `right_share`: the share of each one's own words, those outside quotation
    marks, that stand in the other; `words`: how many such words, in the one that has fewer.
    """

    shared: tuple[Shared, ...]
    left_only: tuple[Span, ...]
    right_only: tuple[Span, ...]
    left_share: float
    right_share: float
    words: int


def align(left: Words, right: Words) -> Alignment:
    """The alignment of two reports."""
    runs = tuple(_runs(left, right))
    in_left = _covered(len(left), ((run.left, run.length) for run in runs))
    in_right = _covered(len(right), ((run.right, run.length) for run in runs))
    return Alignment(
        tuple(_shared(run, left, right) for run in runs),
        tuple(_alone(left, in_left)),
        tuple(_alone(right, in_right)),
        _share(left, in_left),
        _share(right, in_right),
        min(_own(left, in_left), _own(right, in_right)),
    )


def _runs(left: Words, right: Words) -> Iterator[Run]:
    """From left to right, at each place the longest run that begins there."""
    places = _places(right.numbers)
    at = 0
    expected = 0
    while at + SHORTEST <= len(left):
        starts = places.get(left.numbers[at : at + SHORTEST], ())
        length, start = _longest(left.numbers, right.numbers, at, starts, expected)
        if length:
            yield Run(at, start, length)
            expected = start + length
        at += length or 1


def _places(numbers: Sequence[int]) -> Mapping[Sequence[int], list[int]]:
    places: dict[Sequence[int], list[int]] = {}
    for at in range(len(numbers) - SHORTEST + 1):
        known = places.setdefault(numbers[at : at + SHORTEST], [])
        if len(known) < _PLACES:
            known.append(at)
    return places


def _longest(
    left: Sequence[int], right: Sequence[int], at: int, starts: Sequence[int], expected: int
) -> tuple[int, int]:
    """(length, start in `right`); of equal ones the nearest to where the last run ended."""
    lengths = [(_length(left, right, at, start), -abs(start - expected), start) for start in starts]
    length, _, start = max(lengths, default=(0, 0, 0))
    return length, start


def _length(left: Sequence[int], right: Sequence[int], at: int, start: int) -> int:
    most = min(len(left) - at, len(right) - start)
    return next((n for n in range(most) if left[at + n] != right[start + n]), most)


def _shared(run: Run, left: Words, right: Words) -> Shared:
    return Shared(
        left.span(run.left, run.left + run.length), right.span(run.right, run.right + run.length)
    )


def _covered(size: int, pieces: Iterable[tuple[int, int]]) -> bytearray:
    covered = bytearray(size)
    for start, length in pieces:
        covered[start : start + length] = b"\1" * length
    return covered


def _alone(words: Words, covered: bytearray) -> Iterator[Span]:
    """The stretches that are not covered."""
    start = covered.find(0)
    while start >= 0:
        after = covered.find(1, start)
        yield words.span(start, after if after >= 0 else len(words))
        start = covered.find(0, after) if after >= 0 else -1


def _own(words: Words, covered: bytearray) -> int:
    return sum(here and not quoted for here, quoted in zip(covered, words.quoted, strict=True))


def _share(words: Words, covered: bytearray) -> float:
    return _own(words, covered) / max(1, words.quoted.count(False))
