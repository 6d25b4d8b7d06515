"""An HTML page to an article: its own paragraphs, in page order, each with its kind.

The text that counts as the article's running text is that of the paragraphs of kind "body";
headline and standfirst, bylines, datelines, captions, pulled quotes and furniture are kept in
`Article.text` and marked.
"""

import logging
import re

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from headwater.article import Article, Notice, Paragraph, article_id
from headwater.errors import NoArticleError
from headwater.intake.blocks import blocks_of
from headwater.intake.choice import choose, words_of
from headwater.intake.credits import credits_of
from headwater.intake.declared import Declared
from headwater.intake.jsonld import texts
from headwater.intake.kinds import Line, lines_of
from headwater.intake.metadata import Metadata, Seen, declared_title, metadata_of
from headwater.intake.notices import notices_on

# With less running text than this many words, a page holds no article: a form, an error, a front
# page's teasers. The shortest news item of the pages measured has 60.
_FEWEST_WORDS = 25

# Below this many characters an extractor has found nothing, and the page's own JSON-LD is asked.
_FEWEST_VOTED = 200

_REMEDY = "Give the page of one article; a page that a script fills must be saved from a browser"
_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\r\f"))
_NO_ARTICLE = re.compile(
    r"(?:40[134]|50[023]|(?:page )?not found|access denied|forbidden|just a moment"
    r"|attention required|log ?in|sign ?in|are you (?:a )?(?:human|robot))\b",
    re.IGNORECASE,
)

for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


def article_from_html(html: str, *, name: str, url: str | None = None) -> Article:
    """The article on the page `html`.

    `name` is the input as the user gave it, `url` where the page was found. Raises
    NoArticleError where the page holds none. The language is what the page declares.
    """
    tree = _tree(html, name)
    declared = Declared(tree, url)
    blocks, regions = blocks_of(tree)
    title = declared_title(declared)
    extracted = _extracted(tree)
    choice = choose(blocks, regions, _votes(extracted or "", declared), title)
    lines = lines_of(choice)
    _require_article(lines, title, name)
    metadata = metadata_of(declared, _seen(lines, [block.text for block in blocks[-40:]]))
    if lines[0].kind != "headline" and metadata.title:
        lines.insert(0, Line(metadata.title, "headline"))
    notices = notices_on(html, declared, lines, extracted=extracted is not None)
    return _assembled(lines, metadata, notices)


def _tree(html: str, name: str) -> lxml_html.HtmlElement:
    parser = lxml_html.HTMLParser(
        collect_ids=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    try:
        return lxml_html.document_fromstring(
            html.encode("utf-8", "replace").translate(None, _CONTROLS), parser=parser
        )
    except etree.ParserError:
        raise NoArticleError(name, "the page is empty", _REMEDY) from None


def _extracted(tree: lxml_html.HtmlElement) -> str | None:
    """What the extractor takes for the article's text, or None where the page breaks it.

    It runs in its fastest mode, which is generous: the markup corrects it, and by
    benchmarks/intake.py its slower ones add nothing to that.
    """
    try:
        found = trafilatura.bare_extraction(
            tree, fast=True, favor_recall=True, include_comments=False
        )
    except Exception:
        return None
    return getattr(found, "text", None) or ""


def _votes(extracted: str, declared: Declared) -> list[str]:
    """The lines that the extractor takes for the article, or that the page says are it."""
    if len(extracted) < _FEWEST_VOTED:
        extracted = "\n".join((extracted, *texts(declared.article.get("articleBody"))))
    return extracted.split("\n")


def _require_article(lines: list[Line], title: str | None, name: str) -> None:
    words = sum(len(words_of(line.text)) for line in lines if line.kind == "body")
    if words < _FEWEST_WORDS:
        raise NoArticleError(name, "the page holds no article", _REMEDY)
    if title and _NO_ARTICLE.match(title) and words < 4 * _FEWEST_WORDS:
        raise NoArticleError(name, f"the page holds no article: it says {title!r}", _REMEDY)


def _seen(lines: list[Line], foot: list[str]) -> Seen:
    def of(kind: str) -> tuple[str, ...]:
        return tuple(line.text for line in lines if line.kind == kind)

    return Seen(
        next(iter(of("headline")), None), of("byline"), of("dateline"), (*of("furniture"), *foot)
    )


def _assembled(lines: list[Line], metadata: Metadata, notices: tuple[Notice, ...]) -> Article:
    paragraphs, start = [], 0
    for line in lines:
        paragraphs.append(Paragraph(start, start + len(line.text), line.kind, line.furniture))
        start += len(line.text) + 2
    text = "\n\n".join(line.text for line in lines)
    return Article(
        id=article_id(text),
        text=text,
        paragraphs=tuple(paragraphs),
        url=metadata.url,
        outlet=metadata.outlet,
        title=metadata.title,
        byline=metadata.byline,
        published=metadata.published,
        updated=metadata.updated,
        language=metadata.language,
        credits=credits_of(text, paragraphs, metadata.outlet),
        notices=notices,
    )
