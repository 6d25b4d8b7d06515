"""The extractors that intake is measured against: each a function from HTML to plain text.

Those that are not installed are left out, and named. None of them is needed to run Headwater:
`pip install resiliparse readability-lxml newspaper4k goose3 justext boilerpy3` installs them all.
"""

import importlib
from collections.abc import Callable
from typing import Any

import trafilatura

from headwater.errors import NoArticleError
from headwater.intake.html import article_from_html

Extractor = Callable[[str], str]


def headwater_text(html: str) -> str:
    """The article's running text as Headwater has it: its paragraphs of kind "body"."""
    try:
        article = article_from_html(html, name="page")
    except NoArticleError:
        return ""
    return "\n".join(p.span.of(article.text) for p in article.paragraphs if p.kind == "body")


def bare_trafilatura(html: str) -> str:
    """trafilatura with everything it does by default, metadata included."""
    return getattr(trafilatura.bare_extraction(html, with_metadata=True), "text", None) or ""


def _trafilatura(**options: Any) -> Extractor:
    return lambda html: trafilatura.extract(html, include_comments=False, **options) or ""


def _resiliparse(library: Any) -> Extractor:
    return lambda html: str(library.extract_plain_text(html, main_content=True, comments=False))


def _readability(library: Any) -> Extractor:
    def text(html: str) -> str:
        tree = importlib.import_module("lxml.html").fromstring(library.Document(html).summary())
        for element in tree.iter("p", "li", "div", "h1", "h2", "h3", "br"):
            element.tail = "\n" + (element.tail or "")
        return str(tree.text_content())

    return text


def _newspaper(library: Any) -> Extractor:
    def text(html: str) -> str:
        article = library.Article("https://news.example/a", fetch_images=False, language="en")
        article.download(input_html=html)
        article.parse()
        return str(article.text)

    return text


def _goose(library: Any) -> Extractor:
    goose = library.Goose()
    return lambda html: str(goose.extract(raw_html=html).cleaned_text)


def _justext(library: Any) -> Extractor:
    words = library.get_stoplist("English")

    def text(html: str) -> str:
        paragraphs = library.justext(html, words, 50, 200, 0.1, 0.2, 0.2, 200, False)
        return "\n".join(p.text for p in paragraphs if not p.is_boilerplate)

    return text


def _boilerpy(library: Any) -> Extractor:
    extractor = library.ArticleExtractor(raise_on_failure=False)
    return lambda html: str(extractor.get_content(html))


_OTHERS: dict[str, tuple[str, Callable[[Any], Extractor]]] = {
    "resiliparse": ("resiliparse.extract.html2text", _resiliparse),
    "readability-lxml": ("readability", _readability),
    "newspaper4k": ("newspaper", _newspaper),
    "goose3": ("goose3", _goose),
    "jusText": ("justext", _justext),
    "boilerpy3": ("boilerpy3.extractors", _boilerpy),
}


def extractors() -> tuple[dict[str, Extractor], list[str]]:
    """The extractors that are installed, by name, and the names of those that are not."""
    found: dict[str, Extractor] = {
        "headwater": headwater_text,
        "bare trafilatura": bare_trafilatura,
        "trafilatura, no tables": _trafilatura(include_tables=False),
        "trafilatura, precision": _trafilatura(favor_precision=True),
        "trafilatura, fast": _trafilatura(fast=True),
    }
    missing = []
    for name, (module, build) in _OTHERS.items():
        try:
            found[name] = build(importlib.import_module(module))
        except ImportError:
            missing.append(name)
    return found, missing
