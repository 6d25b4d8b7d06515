"""Addresses to items: an article's own page, a feed, a sitemap, or a whole site by its sitemaps."""

import re
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urljoin, urlsplit

from headwater.corpus.inputs.feeds import Listing, is_listing, listing
from headwater.corpus.inputs.items import Item, Options
from headwater.errors import InputError, NoArticleError

_SITEMAP = re.compile(rb"^\s*sitemap:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_LISTS = re.compile(
    r"\.(?:xml|rss|atom|rdf)(?:\.gz)?$|/(?:feed|rss|atom)/?$|sitemap", re.IGNORECASE
)
SITEMAPS = 500
"""Sitemaps that are read of one site: news sites keep one a day or month, and one of news."""


def items_of(address: str, options: Options) -> Iterator[Item]:
    """The items at an address. What looks like a feed or a sitemap is fetched to see.

    Raises `InputError` where that fails, or where a site names no sitemap.
    """
    path = urlsplit(address).path
    if path in ("", "/"):
        yield from _of_site(address, options)
    elif _LISTS.search(path):
        yield from _of_listing(address, options)
    else:
        yield item(address, options)


def item(address: str, options: Options) -> Item:
    """The item of an article's own page."""
    return Item(address, "address", address, address, options, options.told())


def _of_listing(address: str, options: Options) -> Iterator[Item]:
    data = _fetched(address, options)
    if not is_listing(data):  # a page that is only called like one
        yield item(address, options)
        return
    found = listing(data, address, address)
    pages = _below(found, options) if found.form == "index" else iter(found.addresses)
    yield from (item(page, options) for page in pages)


def _of_site(address: str, options: Options) -> Iterator[Item]:
    maps = tuple(_named_sitemaps(address, options)) or (urljoin(address, "/sitemap.xml"),)
    found = False
    for page in _below(Listing("index", maps), options):
        found = True
        yield item(page, options)
    if not found:
        remedy = "Give the address of its feed, or of an article."
        raise NoArticleError(address, "the site has no sitemap that can be read", remedy)


def _named_sitemaps(address: str, options: Options) -> Iterator[str]:
    with suppress(InputError):
        robots = _fetched(urljoin(address, "/robots.txt"), options)
        yield from (one.decode("ascii", "replace") for one in _SITEMAP.findall(robots))


def _below(index: Listing, options: Options) -> Iterator[str]:
    """The pages of all sitemaps of an index, whatever they nest; one that fails is passed over."""
    waiting, seen = list(reversed(index.addresses)), set(index.addresses)
    fetched = 0
    pages: dict[str, None] = {}
    while waiting and fetched < SITEMAPS:
        address = waiting.pop()
        fetched += 1
        with suppress(InputError):
            found = listing(_fetched(address, options), address, address)
            if found.form == "index":
                new = [one for one in reversed(found.addresses) if one not in seen]
                seen.update(new)
                waiting.extend(new)
            else:
                yield from (page for page in found.addresses if page not in pages)
                pages |= dict.fromkeys(found.addresses)


def _fetched(address: str, options: Options) -> bytes:
    from headwater.intake.acquire import acquire

    return acquire(address, allow_private=options.allow_private).data
