"""Is this text a page of HTML, plain text, or something that is no article at all?

Judged by what it holds, never by its name: pages are saved as .txt, and texts served as text/html.
"""

import json
import re
from typing import Literal

from headwater.errors import NoArticleError

_HEAD = 4096
# at the start of a line, or after another tag: a text may speak of "the <html> tag"
_PAGE = re.compile(
    r"(?:^|>)[^\S\n]*<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE | re.MULTILINE
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_WEB_ARCHIVE = re.compile(
    r"(?:[\w-]+:.*\n|[ \t].*\n)*content-type:\s*multipart/related", re.IGNORECASE
)
_BLOCK = re.compile(
    r"</?(?:p|div|article|section|main|h[1-6]|br|ul|ol|table|figure|span|meta)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
# tags from which a text is taken for a piece of a page: if it begins with one, and if it does not
_ENOUGH_BLOCKS = 3
_BLOCKS_BY_THEMSELVES = 6
_OPENS_WITH_TAG = re.compile(r"\s*<[a-z][a-z0-9]*[\s/>]", re.IGNORECASE)
_XML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^>]*>\s*)?<([\w:.-]+)", re.IGNORECASE)
_XML_KINDS = {
    "rss": ("a feed", "Give the addresses of its articles"),
    "feed": ("a feed", "Give the addresses of its articles"),
    "rdf:rdf": ("a feed", "Give the addresses of its articles"),
    "urlset": ("a sitemap", "Give the addresses of its articles"),
    "sitemapindex": ("a sitemap", "Give the addresses of its articles"),
    "svg": ("a picture", "Give the text"),
}


def kind_of(text: str, name: str) -> Literal["html", "text"]:
    """What `text` is. Raises `NoArticleError` for feeds, other XML, JSON, and web archives.

    `name` is the input as the user gave it.
    """
    head = _COMMENT.sub(" ", text[:_HEAD])
    if _WEB_ARCHIVE.match(head.lstrip()):
        what = "it is a web archive (MHTML), not a page"
        raise NoArticleError(name, what, 'Save the page as "HTML only", or copy its text.')
    _refuse_xml(head, name)
    if _PAGE.search(head):
        return "html"
    _refuse_json(text, name)
    blocks = len(_BLOCK.findall(text[: 4 * _HEAD]))
    enough = _ENOUGH_BLOCKS if _OPENS_WITH_TAG.match(head) else _BLOCKS_BY_THEMSELVES
    return "html" if blocks >= enough else "text"


def _refuse_xml(head: str, name: str) -> None:
    found = _XML.match(head)
    root = found.group(1).lower() if found else ""
    if root in _XML_KINDS:
        kind, remedy = _XML_KINDS[root]
        raise NoArticleError(name, f"it is {kind}, not an article", f"{remedy}.")
    if head.lstrip().startswith("<?xml") and root != "html" and not _PAGE.search(head):
        what = f"it is XML (<{root}>), not an article"
        raise NoArticleError(name, what, "Give the article as HTML or plain text.")


def _refuse_json(text: str, name: str) -> None:
    if not text.lstrip().startswith(("{", "[")):
        return
    if not (_is_json(text) or _is_json(text.strip().partition("\n")[0])):
        return
    raise NoArticleError(name, "it is JSON, not an article", "Give the article's text or page.")


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
