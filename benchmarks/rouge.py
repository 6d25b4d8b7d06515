"""ROUGE-LSum between hand-extracted paragraphs and extracted ones, as in the Fundus evaluation.

Follows `score_rouge_lsum` of github.com/dobbersc/fundus-evaluation (Dallabetta et al. 2024), which
calls the package rouge-score 0.1.2 without stemming, and gives each page the best score over its
gold versions with and without the paragraphs marked as optional. Sentences are split by a
pattern, not by NLTK's punkt, whose model is a download: on these pages the scores are the same
to 0.01.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from benchmarks.shingles import Score

# With more optional paragraphs than this, only all or none of them count.
_MOST_OPTIONAL = 4

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_NO_TOKEN = re.compile(r"[^a-z0-9]+")

Tokens = tuple[str, ...]


def rouge_lsum(gold: Sequence[str], found: Sequence[str]) -> Score:
    """The best score of the paragraphs `found` against the versions of the `gold` ones."""
    given = [tokens for text in found for tokens in _sentences(text)]
    matches = _Matches(given)
    scores = (
        matches.score([tokens for text in version for tokens in _sentences(text)])
        for version in _versions(gold)
    )
    return max(scores, key=lambda score: score.f1)


def _versions(gold: Sequence[str]) -> Iterator[list[str]]:
    """The gold paragraphs with each choice of those in brackets, which are optional."""
    optional = [at for at, text in enumerate(gold) if text[0] == "[" and text[-1] == "]"]
    sizes = range(len(optional) + 1)
    if len(optional) > _MOST_OPTIONAL:
        sizes = range(0, len(optional) + 1, len(optional))
    for left_out in chain.from_iterable(combinations(optional, size) for size in sizes):
        kept = (at for at in range(len(gold)) if at not in left_out)
        yield [gold[at][1:-1] if at in optional else gold[at] for at in kept]


def _sentences(text: str) -> Iterator[Tokens]:
    start = 0
    text = " ".join(text.split())
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        tokens = tuple(_NO_TOKEN.sub(" ", text[start:end].lower()).split())
        start = end
        if tokens:
            yield tokens


class _Matches:
    """Union longest common subsequences with the sentences `given`, each found once."""

    def __init__(self, given: list[Tokens]) -> None:
        self.given = given
        self.verbatim = set(given)
        self.known: dict[Tokens, list[int]] = {}

    def score(self, gold: list[Tokens]) -> Score:
        left = Counter(chain.from_iterable(self.given))
        wanted = Counter(chain.from_iterable(gold))
        all_given, all_wanted, hits = left.total(), wanted.total(), 0
        for token in (sentence[at] for sentence in gold for at in self.union(sentence)):
            if left[token] > 0 and wanted[token] > 0:
                hits += 1
                left[token] -= 1
                wanted[token] -= 1
        precision = hits / all_given if all_given else 0.0
        recall = hits / all_wanted if all_wanted else 0.0
        both = precision + recall
        return Score(precision, recall, 2 * precision * recall / both if both else 0.0)

    def union(self, sentence: Tokens) -> list[int]:
        """The places in `sentence` that are common with one or another sentence given."""
        if sentence in self.verbatim:
            return list(range(len(sentence)))
        if sentence not in self.known:
            places = {at for other in self.given for at in _common(sentence, other)}
            self.known[sentence] = sorted(places)
        return self.known[sentence]


def _common(sentence: Tokens, other: Tokens) -> list[int]:
    """The places in `sentence` of its longest common subsequence with `other`."""
    words = set(other)
    rows = [at for at, token in enumerate(sentence) if token in words]
    table = [[0] * (len(other) + 1)]
    for at in rows:
        above, row = table[-1], [0]
        for column, token in enumerate(other):
            match = above[column] + 1 if token == sentence[at] else 0
            row.append(match or max(row[-1], above[column + 1]))
        table.append(row)
    return _traced(table, sentence, other, rows)


def _traced(table: list[list[int]], sentence: Tokens, other: Tokens, rows: list[int]) -> list[int]:
    row, column, places = len(rows), len(other), []
    while row and column:
        if sentence[rows[row - 1]] == other[column - 1]:
            places.append(rows[row - 1])
            row, column = row - 1, column - 1
        elif table[row][column - 1] > table[row - 1][column]:
            column -= 1
        else:
            row -= 1
    return places
