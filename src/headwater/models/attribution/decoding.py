"""From the network's scores for one paragraph to its sources, cues and contents, linked.

Tags are decoded by Viterbi (1967) under the constraints of begin–inside–end–single; forward
and backward sums give each tag's probability. Then each content takes the cue, and each cue
the source, that the pointers score highest, the paragraph marker standing for "none".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from headwater.models.attribution.windows import Ints

Floats = npt.NDArray[np.float64]
Run = tuple[int, int]  # words, end left out

ROLES = ("source", "cue", "content")
TAGS = 1 + 4 * len(ROLES)  # outside, then begin, inside, end, single of each role
SOURCE, CUE, CONTENT = range(3)
STARTS = np.asarray([tag > 0 and (tag - 1) % 4 in (0, 3) for tag in range(TAGS)], np.float64)
"""1 for the tags with which a span begins."""
NEAR = 16  # word distances with a bias each; further ones share buckets of doubling width
FORBIDDEN = -1e4


@dataclass(frozen=True)
class Grammar:
    """What was learned beside the network.

    `transitions` [from, to] and `last` [tags]: log scores, FORBIDDEN where impossible;
    `distance` [2, buckets]: what each pointer adds for the distance; `bonus`: what choosing the
    best tags adds where a span begins, so that no more is missed than is found wrongly.
    """

    transitions: Floats
    last: Floats
    distance: Floats
    bonus: float = 0.0

    @cached_property
    def moves(self) -> Floats:
        """exp of the transitions."""
        return np.exp(self.transitions)


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """The network's answer for one paragraph, its marker first: tags [1 + words, TAGS], and the
    pointers' vectors [1 + words, size]."""

    tags: Floats
    content_query: Floats
    cue_key: Floats
    cue_query: Floats
    source_key: Floats


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution within a paragraph, in words; `evidence`: the probabilities that the
    calibration weighs (see `EVIDENCE`)."""

    source: Run | None
    cue: Run | None
    content: tuple[Run, ...]
    evidence: tuple[float, ...]


EVIDENCE = ("content begins", "content ends", "content inside", "cue", "source", "links")


def decode(rows: Sequence[Scores], grammar: Grammar) -> list[list[Relation]]:
    """The attributions of each paragraph, in the order of their contents."""
    out: list[list[Relation]] = [[] for _ in rows]
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].tags))
    for start in range(0, len(order), 32):
        some = order[start : start + 32]
        emitted, sizes = _stack([rows[i].tags for i in some])
        paths = viterbi(emitted + grammar.bonus * STARTS, sizes, grammar)
        marginals = probabilities(emitted, sizes, grammar)
        for number, index in enumerate(some):
            size = sizes[number]
            out[index] = link(
                rows[index], runs(paths[number, :size]), marginals[number, :size], grammar
            )
    return out


def _stack(rows: list[Floats]) -> tuple[Floats, Ints]:
    """Rows of unequal length as [rows, words, TAGS], and their lengths; the marker is no span."""
    sizes = np.asarray([len(row) for row in rows], np.int64)
    out = np.zeros((len(rows), int(sizes.max()), TAGS))
    for number, row in enumerate(rows):
        out[number, : len(row)] = row
    out[:, 0, 1:] = FORBIDDEN
    return out, sizes


def viterbi(emitted: Floats, sizes: Ints, grammar: Grammar) -> Ints:
    """The best tags [rows, words] of each row."""
    count, words, _ = emitted.shape
    best = emitted[:, 0]
    back = np.zeros((count, words, TAGS), np.int64)
    back[:] = np.arange(TAGS)
    for step in range(1, words):
        paths = best[:, :, None] + grammar.transitions
        choice = paths.argmax(1)
        live = (step < sizes)[:, None]
        back[:, step] = np.where(live, choice, back[:, step])
        best = np.where(live, paths.max(1) + emitted[:, step], best)
    out = np.zeros((count, words), np.int64)
    tag = (best + grammar.last).argmax(1)
    for step in range(words - 1, -1, -1):
        out[:, step] = tag
        tag = back[np.arange(count), step, tag]
    return out


def probabilities(emitted: Floats, sizes: Ints, grammar: Grammar) -> Floats:
    """The probability of each tag [rows, words, TAGS], by forward and backward sums."""
    _, words, _ = emitted.shape
    weights = np.exp(emitted - emitted.max(2, keepdims=True))
    forward = np.empty_like(weights)
    forward[:, 0] = weights[:, 0]
    for step in range(1, words):
        new = (forward[:, step - 1, :, None] * grammar.moves).sum(1) * weights[:, step]
        forward[:, step] = new / new.sum(1, keepdims=True)
    after = np.broadcast_to(np.exp(grammar.last), forward[:, 0].shape)
    backward = np.empty_like(weights)
    for step in range(words - 1, -1, -1):
        ends = (step >= sizes - 1)[:, None]
        backward[:, step] = np.where(ends, np.exp(grammar.last), after)
        seen = backward[:, step] * weights[:, step]
        after = (seen[:, None, :] * grammar.moves).sum(2)
        after = after / after.sum(1, keepdims=True)
    both = forward * backward
    total: Floats = both / both.sum(2, keepdims=True)
    return total


def runs(tags: Ints) -> list[list[Run]]:
    """The spans of each role in one row of tags; words are counted without the marker."""
    out: list[list[Run]] = [[], [], []]
    start = 0
    for index, tag in enumerate(tags.tolist()):
        role, kind = divmod(tag - 1, 4)
        if tag and kind in (0, 3):
            start = index
        if tag and kind in (2, 3):
            out[role].append((start - 1, index))
    return out


def buckets(gap: Ints) -> Ints:
    """The distance bucket of each distance in words; those backwards follow those forwards."""
    size = np.abs(gap)
    far = NEAR + np.log2(np.maximum(size, NEAR) / NEAR).astype(np.int64).clip(max=3)
    bucket: Ints = np.where(size < NEAR, size, far) + (gap < 0) * (NEAR + 4)
    return bucket


def _choose(
    queries: Floats, keys: Floats, run: Run, targets: list[Run], bias: Floats
) -> tuple[int, float]:
    """(index into targets or -1 for none, its probability): all words of `run` vote."""
    at = np.arange(run[0] + 1, run[1] + 1)
    to = np.asarray([0, *(start + 1 for start, _ in targets)])
    scores = queries[at] @ keys[to].T / np.sqrt(keys.shape[1])
    scores = (scores + bias[buckets(to[None, :] - at[:, None])]).mean(0)
    chances = np.exp(scores - scores.max())
    best = int(scores.argmax())
    return best - 1, float(chances[best] / chances.sum())


def link(
    scores: Scores, found: list[list[Run]], chances: Floats, grammar: Grammar
) -> list[Relation]:
    """Contents to cues to sources; contents that share a cue are one attribution.

    A content may lack its cue, and a cue its content: what it introduces may follow in the next
    paragraph.
    """
    sources, cues, contents = found
    by_cue: dict[int, list[tuple[Run, float]]] = {}
    loose: list[tuple[Run, float]] = []
    for run in contents:
        cue, sure = _choose(scores.content_query, scores.cue_key, run, cues, grammar.distance[0])
        (loose if cue < 0 else by_cue.setdefault(cue, [])).append((run, sure))
    out = [_relation(None, None, [piece], 1.0, chances) for piece in loose]
    for cue in range(len(cues)):
        pieces = by_cue.get(cue, [])
        source, sure = _choose(
            scores.cue_query, scores.source_key, cues[cue], sources, grammar.distance[1]
        )
        named = sources[source] if source >= 0 else None
        out.append(_relation(named, cues[cue], pieces, sure, chances))
    return sorted(out, key=_start)


def _start(relation: Relation) -> Run:
    """Where a relation begins: its first content, or the cue that has none."""
    return relation.content[0] if relation.content else relation.cue or (0, 0)


def _relation(
    source: Run | None,
    cue: Run | None,
    pieces: list[tuple[Run, float]],
    sure: float,
    chances: Floats,
) -> Relation:
    content = tuple(run for run, _ in pieces)
    if not content:
        return Relation(source, cue, (), (0.0,) * len(EVIDENCE))
    first, last = content[0][0] + 1, content[-1][1]
    inside = [chances[a + 1 : b + 1, 1 + 4 * CONTENT :].sum(1).mean() for a, b in content]
    evidence = (
        float(_at(chances, first, CONTENT, (0, 3))),
        float(_at(chances, last, CONTENT, (2, 3))),
        float(min(inside)),
        _span(chances, cue, CUE),
        _span(chances, source, SOURCE),
        min(sure, *(link for _, link in pieces)),
    )
    return Relation(source, cue, content, evidence)


def _at(chances: Floats, word: int, role: int, kinds: tuple[int, int]) -> float:
    """The probability that a span of the role begins (or ends) at a word."""
    return float(sum(chances[word, 1 + 4 * role + kind] for kind in kinds))


def _span(chances: Floats, run: Run | None, role: int) -> float:
    """The product of a span's boundary probabilities; 1 for none."""
    if run is None:
        return 1.0
    return _at(chances, run[0] + 1, role, (0, 3)) * _at(chances, run[1], role, (2, 3))
