"""Decoding and linking on scores made by hand; no model."""

from itertools import pairwise, product

import numpy as np

from headwater.models.attribution.decoding import (
    FORBIDDEN,
    NEAR,
    TAGS,
    Floats,
    Grammar,
    Scores,
    buckets,
    decode,
    probabilities,
    runs,
    viterbi,
)


def grammar() -> Grammar:
    """Begin, inside, end, single; nothing learned."""
    starts = [0] + [1 + 4 * role + kind for role in range(3) for kind in (0, 3)]
    moves = np.full((TAGS, TAGS), FORBIDDEN)
    last = np.full(TAGS, FORBIDDEN)
    for tag in range(TAGS):
        base = tag - (tag - 1) % 4
        inside = tag > 0 and (tag - 1) % 4 in (0, 1)
        moves[tag, [base + 1, base + 2] if inside else starts] = 0.0
        last[tag] = FORBIDDEN if inside else 0.0
    return Grammar(moves, last, np.zeros((2, 2 * (NEAR + 4))))


def row(tags: str, links: dict[int, int]) -> Scores:
    """Scores that prefer `tags` (a letter a word) and link word to word, 1-based.

    o: none; b i e: content's begin, inside, end; u: single content; q: single cue; s: source.
    """
    number = {"o": 0, "s": 4, "q": 8, "b": 9, "i": 10, "e": 11, "u": 12}
    emitted = np.zeros((len(tags) + 1, TAGS))
    for word, tag in enumerate(tags, start=1):
        emitted[word, number[tag]] = 9.0
    size = len(tags) + 1
    query = np.zeros((size, size))
    for start, target in links.items():
        query[start, target] = 50.0
    return Scores(emitted, query, np.eye(size), query, np.eye(size))


def test_links_content_to_cue_to_source() -> None:
    (found,) = decode([row("sqbie", {2: 1, 3: 2, 4: 2, 5: 2})], grammar())
    assert [(r.source, r.cue, r.content) for r in found] == [((0, 1), (1, 2), ((2, 5),))]


def test_split_content_is_one_attribution() -> None:
    (found,) = decode([row("beqsobe", {1: 3, 2: 3, 3: 4, 6: 3, 7: 3})], grammar())
    assert [(r.source, r.content) for r in found] == [((3, 4), ((0, 2), (5, 7)))]


def test_cues_may_share_a_source() -> None:
    (found,) = decode([row("squoqu", {2: 1, 3: 2, 5: 1, 6: 5})], grammar())
    assert [(r.source, r.cue) for r in found] == [((0, 1), (1, 2)), ((0, 1), (4, 5))]


def test_no_source_and_no_cue_are_kept() -> None:
    (found,) = decode([row("quou", {1: 0, 2: 1, 4: 0})], grammar())
    assert [(r.source, r.cue, r.content) for r in found] == [
        (None, (0, 1), ((1, 2),)),
        (None, None, ((3, 4),)),
    ]


def test_broken_spans_are_mended() -> None:
    emitted = np.zeros((1, 4, TAGS))
    emitted[0, 1, 10] = emitted[0, 2, 10] = emitted[0, 3, 10] = 5.0  # inside without a begin
    path = viterbi(emitted, np.array([4]), grammar())[0]
    assert runs(path)[2] in ([(0, 3)], [(-1, 3)])


def test_viterbi_and_probabilities_against_all_sequences() -> None:
    rng = np.random.default_rng(0)
    emitted: Floats = rng.normal(size=(1, 3, TAGS))
    rules = grammar()
    weight: dict[tuple[int, ...], float] = {}
    for path in product(range(TAGS), repeat=3):
        total = sum(emitted[0, i, tag] for i, tag in enumerate(path)) + rules.last[path[-1]]
        total += sum(rules.transitions[a, b] for a, b in pairwise(path))
        weight[path] = float(np.exp(total))
    best = max(weight, key=lambda path: weight[path])
    assert tuple(viterbi(emitted, np.array([3]), rules)[0]) == best
    chances = probabilities(emitted, np.array([3]), rules)[0]
    for word, tag in product(range(3), range(TAGS)):
        share = sum(w for path, w in weight.items() if path[word] == tag) / sum(weight.values())
        assert abs(chances[word, tag] - share) < 1e-9


def test_batch_changes_nothing() -> None:
    rows = [row("sqbie", {2: 1, 3: 2}), row("u", {}), row("beqsobe", {1: 3, 3: 4, 6: 3})]
    together = decode(rows * 20, grammar())
    assert together == [decode([one], grammar())[0] for one in rows] * 20


def test_distance_buckets() -> None:
    gap = np.array([0, 1, NEAR - 1, NEAR, 2 * NEAR, 999, -1, -999])
    assert buckets(gap).tolist() == [0, 1, 15, 16, 17, 19, 21, 39]
