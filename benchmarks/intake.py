"""How well, how completely and how fast pages are taken in.

    python -m benchmarks.intake            the table, and results/intake.json
    python -m benchmarks.intake --quick    Headwater and bare trafilatura only

- scrapinghub: shingle F1 against gold text (`shingles.py`)
- fundus-evaluation: ROUGE-LSum F1 against hand-extracted paragraphs (`rouge.py`)
- halves: the same for pages with even and odd numbers, to see what is owed to luck
- fundus: no page fails; English ones have title, outlet and day, others are known as such
- time: the whole intake, bytes to article, against bare trafilatura on the same pages, one page
  after the other by turns; the median over the rounds

The text that is scored is what a user gets who asks for the article's text: the paragraphs of
kind "body", without headline, standfirst, byline, dateline, captions, pulled quotes and furniture.
"""

import gzip
import json
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from tempfile import TemporaryDirectory
from time import process_time

import trafilatura

from benchmarks.extractors import Extractor, bare_trafilatura, extractors, headwater_text
from benchmarks.figures import SHARED, Figures, digest
from benchmarks.rouge import rouge_lsum
from benchmarks.shingles import shingle_score
from headwater.errors import LanguageError, NoArticleError
from headwater.intake import take_in
from headwater.intake.html import article_from_html
from headwater.intake.language import require_english

RESULTS = Path(__file__).parent / "results" / "intake.json"
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Page:
    """One page and its gold: a text (scrapinghub) or paragraphs (fundus-evaluation)."""

    html: str
    gold: str | list[str]


def scrapinghub(shared: Path) -> list[Page]:
    folder = shared / "pages" / "scrapinghub"
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    return [
        Page(_read(folder / "html" / f"{key}.html.gz"), entry["articleBody"])
        for key, entry in sorted(gold.items())
    ]


def fundus_evaluation(shared: Path) -> list[Page]:
    folder = shared / "pages" / "fundus-evaluation"
    gold = json.loads((folder / "ground_truth.json").read_text(encoding="utf-8"))
    return [
        Page(_read(folder / "html" / key), entry["body"]) for key, entry in sorted(gold.items())
    ]


def _read(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode("utf-8", "replace")


def shingle_f1(pages: list[Page], extract: Extractor) -> float:
    """In per cent."""
    return 100 * shingle_score((str(page.gold), _safely(extract, page.html)) for page in pages).f1


def rouge_f1(pages: list[Page], extract: Extractor) -> float:
    """In per cent, the mean over the pages."""
    texts = (_safely(extract, page.html).split("\n") for page in pages)
    return 100 * mean(
        rouge_lsum(list(page.gold), text).f1 for page, text in zip(pages, texts, strict=True)
    )


def _safely(extract: Extractor, html: str) -> str:
    """What `extract` makes of a page; nothing where it fails, as others do."""
    try:
        return extract(html)
    except Exception:
        return ""


def completeness(shared: Path) -> dict[str, float]:
    """Over the fundus pages: shares (per cent) that are complete, or known as not English."""
    folder = shared / "pages" / "fundus"
    addresses = json.loads((folder / "pages.json").read_text(encoding="utf-8"))
    complete, recognised = [], []
    for key, entry in sorted(addresses.items()):
        article = article_from_html(_read(folder / key), name=key, url=entry["url"])
        body = "\n".join(p.span.of(article.text) for p in article.paragraphs if p.kind == "body")
        try:
            require_english(body, article.language, key)
        except LanguageError:
            recognised.append(True)
            continue
        day = article.published is not None and len(article.published) >= len("2024-03-01")
        complete.append(bool(article.title and article.outlet and day))
        recognised.append(_says_english(article.language))
    return {
        "fundus: English pages complete": 100 * mean(complete),
        "fundus: language recognised": 100 * mean(recognised),
    }


def _says_english(declared: str | None) -> bool:
    """Whether a page that was read as English says that it is English, or says nothing."""
    return declared is None or declared.lower().startswith("en")


def cost_ratios(pages: list[Page]) -> dict[str, float]:
    """Our CPU time divided by that of trafilatura, with its metadata and without."""
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.html" for number in range(len(pages))]
        for file, page in zip(files, pages, strict=True):
            file.write_text(page.html, encoding="utf-8", errors="replace")
        rounds = [[[_time(task, file) for task in _TASKS] for file in files] for _ in range(ROUNDS)]
    ours, bare, plain = (
        sum(median(times[at][task] for times in rounds) for at in range(len(pages)))
        for task in range(3)
    )
    return {"intake / bare trafilatura": ours / bare, "intake / extract() alone": ours / plain}


def _time(task: Callable[[Path], object], page: Path) -> float:
    start = process_time()
    task(page)
    return process_time() - start


def _intake(page: Path) -> None:
    with suppress(NoArticleError, LanguageError):
        take_in(page)


_TASKS: tuple[Callable[[Path], object], ...] = (
    _intake,
    lambda page: bare_trafilatura(page.read_text(encoding="utf-8")),
    lambda page: trafilatura.extract(page.read_text(encoding="utf-8")),
)


def measure(shared: Path) -> Figures:
    """The figures that the quality gate holds."""
    values = {
        "scrapinghub: shingle F1": shingle_f1(scrapinghub(shared), headwater_text),
        "fundus-evaluation: ROUGE-LSum F1": rouge_f1(fundus_evaluation(shared), headwater_text),
        **completeness(shared),
    }
    return Figures(digest(path for path in (shared / "pages").rglob("*") if path.is_file()), values)


def main() -> None:
    first, second = scrapinghub(SHARED), fundus_evaluation(SHARED)
    found, missing = extractors()
    quick = "--quick" in sys.argv
    if quick:
        found = dict(list(found.items())[:2])
    print(f"{'':24}{'scrapinghub':>12}{'halves':>14}{'fundus-eval.':>14}{'halves':>14}")
    table = {}
    for name, extract in found.items():
        table[name] = _row(first, second, extract)
        a, a0, a1, b, b0, b1 = table[name]
        print(f"{name:24}{a:12.2f}{a0:7.1f}{a1:7.1f}{b:14.2f}{b0:7.1f}{b1:7.1f}", flush=True)
    if not quick:
        print("not installed:", ", ".join(missing) or "none")
    figures = measure(SHARED)
    ratios = cost_ratios(first + second)
    for name, value in {**figures.values, **ratios}.items():
        print(f"{name:36}{value:8.2f}")
    if quick:  # the recorded table is that of all the extractors
        return
    RESULTS.parent.mkdir(exist_ok=True)
    results = {"data": figures.data, "figures": dict(figures.values), "time": ratios, "f1": table}
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def _row(first: list[Page], second: list[Page], extract: Extractor) -> list[float]:
    """Both scores, each on all pages and on its halves."""
    scores = [shingle_f1(pages, extract) for pages in (first, first[::2], first[1::2])]
    scores += [rouge_f1(pages, extract) for pages in (second, second[::2], second[1::2])]
    return [round(score, 2) for score in scores]


if __name__ == "__main__":
    main()
