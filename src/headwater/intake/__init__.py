"""Bytes to Article: an input as the user has it becomes plain immutable data.

acquire → decode → sniff → html or pasted → language → what the user told
"""

import os
from dataclasses import replace

from headwater.article import Article, Notice
from headwater.intake.told import with_told

READABLE = 4_000
"""Code points of an article by which its language is judged: more would tell nothing new."""


def take_in(
    source: str | os.PathLike[str],
    *,
    published: str | None = None,
    outlet: str | None = None,
    allow_private: bool = False,
) -> Article:
    """One input to one article: a file, an `http(s)` address, or "-" for standard input.

    `published` and `outlet` win over what the input says. Raises `InputError` (one of its kinds)
    for what cannot be read, `OptionError` for a date that is none.
    """
    from headwater.intake.acquire import acquire
    from headwater.intake.decode import decode

    raw = acquire(source, allow_private=allow_private)
    decoded = decode(raw)
    article = take_in_text(decoded.text, name=raw.name, url=raw.url)
    article = replace(article, notices=(*raw.notices, *decoded.notices, *article.notices))
    return with_told(article, published=published, outlet=outlet)


def take_in_text(text: str, *, name: str, url: str | None = None) -> Article:
    """The article in a page or a pasted text that is already decoded.

    `name` is the input as the user gave it, for errors; `url` where it was published, if known.
    Raises `InputError` (one of its kinds) for what cannot be read.
    """
    from headwater.intake.language import require_english
    from headwater.intake.sniff import kind_of

    article_from = _from_page if kind_of(text, name) == "html" else _from_paste
    article = article_from(text, name, url)
    language = require_english(_readable(article), article.language, name)
    notices = (*article.notices, *_unsure(language.code))
    return replace(article, language=language.code, notices=notices)


def _from_page(text: str, name: str, url: str | None) -> Article:
    # the HTML libraries take longer to import than a pasted text takes to read
    from headwater.intake.html import article_from_html

    return article_from_html(text, name=name, url=url)


def _from_paste(text: str, name: str, url: str | None) -> Article:
    from headwater.intake.pasted import article_from_text

    return article_from_text(text, name=name, url=url)


def _readable(article: Article) -> str:
    """The article's own words, without its furniture; all of it where that leaves nothing."""
    own = (p.span.of(article.text) for p in article.paragraphs if p.kind != "furniture")
    return "\n".join(own)[:READABLE] or article.text[:READABLE]


def _unsure(language: str | None) -> tuple[Notice, ...]:
    if language:
        return ()
    message = "the text is too short to tell its language; it is read as English"
    return (Notice("language-unknown", message),)
