"""PolNeAR's dev articles, what annotators marked in them, and what is read, scored side by side.

The scorer is the data's own `score/score.py`, and so is the reader of the annotations.
"""

import importlib.util
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import headwater
from benchmarks.figures import digest

SAMPLES = 1000  # of the bootstrap over articles
TAILS = (0.025, 0.975)
PRONOUNS = frozenset(
    ("he", "she", "they", "it", "i", "we", "you", "who", "this", "that", "him", "them", "his")
)
NO_SOURCE = "none stated"


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """One article: its publisher, the scorer's counts, and what became of each gold attribution."""

    publisher: str
    counts: Counter[str]
    outcomes: tuple["Outcome", ...]
    readings: tuple[tuple[float, bool], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One gold attribution: its manner, the kind of its source by the words that name it, and
    whether its content, and its source too, were found."""

    manner: str
    source: str
    content: bool
    who: bool


def scored(shared: Path, model: str | None = None) -> list[Scored]:
    """Every dev article read by a model and scored."""
    return list(_scored(shared, model))


def files(shared: Path) -> list[Path]:
    """The texts and annotations that the figures belong to."""
    folder = shared / "polnear" / "dev"
    return [*(folder / "text").glob("*.txt"), *(folder / "attributions").glob("*.ann")]


def data_digest(shared: Path) -> str:
    """Of those files."""
    return digest(files(shared))


def _scored(shared: Path, model: str | None) -> Iterator[Scored]:
    scorer, converter = tool(shared, "score"), tool(shared, "polnear2json")
    meta = (shared / "polnear" / "metadata.tsv").read_text("utf-8").splitlines()
    columns = {row[1]: row for row in (line.split("\t") for line in meta)}
    for path in sorted((shared / "polnear" / "dev" / "text").glob("*.txt")):
        text = converter.read_text(path)
        annotator = columns[path.stem][3].split("|")[0]
        standoff = path.parents[1] / "attributions" / f"{path.stem}_{annotator}.ann"
        gold = converter.parse_ann(standoff, text, Counter())
        read = predicted(path, text, model)
        words = scorer.Text(text)
        outcomes, readings = _compared(scorer, words, gold, read)
        yield Scored(columns[path.stem][4], scorer.score_doc(words, gold, read), outcomes, readings)


def predicted(path: Path, text: str, model: str | None) -> Any:
    """The attributions of one file as JSON has them."""
    reading = headwater.read(path, model=model).to_dict()
    assert reading["article"]["text"] == text, f"{path.name}: the text is not the file's"
    return reading["attributions"]


def _compared(
    scorer: Any, words: Any, gold: list[Any], read: list[Any]
) -> tuple[tuple[Outcome, ...], tuple[tuple[float, bool], ...]]:
    """What became of each gold attribution; and of each that was read, whether it is right."""
    gold, read = ([a for a in some if scorer.content_words(a, words)] for some in (gold, read))
    contents = [[scorer.content_words(a, words) for a in some] for some in (gold, read)]
    sources = [[words.in_spans(a["source"]) for a in some] for some in (gold, read)]
    pairs = scorer.match_relaxed(*contents, *sources)
    right = {
        i: j for i, j in pairs.items() if scorer.sources_match(sources[0][i], sources[1][j], words)
    }
    outcomes = tuple(
        Outcome(
            scorer.kind_of(one, contents[0][i], words),
            kind_of_source(one["source"], words.text),
            i in pairs,
            i in right,
        )
        for i, one in enumerate(gold)
    )
    found = set(right.values())
    return outcomes, tuple((one["confidence"], j in found) for j, one in enumerate(read))


def kind_of_source(spans: Sequence[Sequence[int]], text: str) -> str:
    """What the words that name a source are: a pronoun, a name, other words, or none."""
    words = " ".join(text[start:end] for start, end in spans).split()
    if not words:
        return NO_SOURCE
    if len(words) == 1 and words[0].lower() in PRONOUNS:
        return "a pronoun"
    named = any(word[:1].isupper() for word in words[1:]) or words[0][:1].isupper()
    return "a name" if named and words[0].lower() not in {"the", "a", "an"} else "other words"


def total(scorer: Any, some: Sequence[Scored]) -> Any:
    """The scorer's figures over some articles."""
    return scorer.figures(scorer.add([one.counts for one in some]))


def sourceless_recall(some: Sequence[Scored]) -> float:
    """Share of the attributions without a source whose content is found, in per cent."""
    found = [o.content for one in some for o in one.outcomes if o.source == NO_SOURCE]
    return 100 * sum(found) / max(1, len(found))


def main_figures(scorer: Any, some: Sequence[Scored]) -> dict[str, float]:
    """The figures that floors are held on, F1 and recall in per cent."""
    figures = total(scorer, some)
    words = figures["words"]
    return {
        "source words F1": words["source"]["F1"],
        "cue words F1": words["cue"]["F1"],
        "content words F1": words["content"]["F1"],
        "content STRICT F1": figures["strict"]["F1"],
        "content RELAXED F1": figures["relaxed"]["F1"],
        "who said what, all F1": figures["who"]["F1"],
        "who said what, sourced F1": figures["who_sourced"]["F1"],
        "indirect RELAXED recall": figures["recall_by_kind"]["unquoted"]["relaxed"],
        "sourceless RELAXED recall": sourceless_recall(some),
    }


def intervals(scorer: Any, some: Sequence[Scored]) -> dict[str, tuple[float, float]]:
    """95 % intervals of the main figures, by bootstrap over articles (Efron 1979)."""
    rng = random.Random(0)
    samples = [main_figures(scorer, rng.choices(some, k=len(some))) for _ in range(SAMPLES)]
    out = {}
    for name in samples[0]:
        values = sorted(sample[name] for sample in samples)
        low, high = (values[int(tail * SAMPLES)] for tail in TAILS)
        out[name] = (low, high)
    return out


@cache
def tool(shared: Path, name: str) -> Any:
    """One of the data's own scripts, as a module."""
    spec = importlib.util.spec_from_file_location(name, shared / "score" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
