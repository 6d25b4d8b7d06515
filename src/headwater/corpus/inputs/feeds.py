"""Feeds (RSS, Atom), sitemaps and lists: XML or plain text to the addresses of articles."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin

from lxml import etree

from headwater.errors import NoArticleError

Form = Literal["feed", "sitemap", "index"]
_ROOTS: dict[str, Form] = {
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "urlset": "sitemap",
    "sitemapindex": "index",
}
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Listing:
    """Addresses that a document lists: of articles, or (an "index") of further sitemaps."""

    form: Form
    addresses: tuple[str, ...]


def is_listing(data: bytes) -> bool:
    """Whether a document begins as a feed or a sitemap does."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not head.startswith(b"<"):
        return False
    return (
        any(f"<{root}".encode() in head for root in (*_ROOTS, "rdf:rdf")) and b"<html" not in head
    )


def listing(data: bytes, name: str, base: str = "") -> Listing:
    """The addresses that a feed or a sitemap lists, each once, in their order.

    `base` is the address of the document, which links may be relative to. Raises `NoArticleError`
    where it is neither.
    """
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(data, parser)
    form = None if root is None else _ROOTS.get(_local(root))
    if form is None:
        remedy = "Give the address of a feed (RSS, Atom) or of a sitemap."
        raise NoArticleError(name, "it is neither a feed nor a sitemap", remedy)
    found = _feed_links(root) if form == "feed" else _locations(root)
    links = (urljoin(base, link.strip()) for link in found)
    kept = (link for link in links if link.lower().startswith(("http://", "https://")))
    return Listing(form, tuple(dict.fromkeys(kept)))


def _local(element: etree._Element) -> str:
    tag = element.tag
    return etree.QName(tag).localname.lower() if isinstance(tag, str) else ""


def _feed_links(root: etree._Element) -> Iterator[str]:
    for entry in root.iter("{*}item", "{*}entry"):
        links = [link for link in map(_link, entry) if link]
        yield from links[:1] or _permanent_ids(entry)


def _link(element: etree._Element) -> str | None:
    if _local(element) != "link" or element.get("rel", "alternate") != "alternate":
        return None
    return element.get("href") or element.text


def _permanent_ids(entry: etree._Element) -> list[str]:
    """The guid of an RSS item is its address unless it says that it is none."""
    return [
        element.text
        for element in entry
        if _local(element) == "guid" and element.get("isPermaLink") != "false" and element.text
    ]


def _locations(root: etree._Element) -> Iterator[str]:
    for entry in root:
        for element in entry:
            if _local(element) == "loc" and element.text:
                yield element.text


def addresses_in(text: str) -> tuple[str, ...]:
    """The addresses of a list, one a line; "#" begins a comment. Empty where it is no such list."""
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    if not all(line.lower().startswith(("http://", "https://")) for line in lines):
        return ()
    return tuple(dict.fromkeys(lines)) if all(" " not in line for line in lines) else ()
