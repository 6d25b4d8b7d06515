"""What the head of a page declares: its meta tags, links and linked data, each read once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from lxml import html

from headwater.intake.jsonld import Node, article_in, nodes_of, texts

_NAMES = ("property", "name", "itemprop", "http-equiv")


@dataclass(frozen=True)
class Declared:
    """The declarations of the page whose root is `tree`; `url` is where it was found, if known."""

    tree: html.HtmlElement
    url: str | None

    @cached_property
    def metas(self) -> dict[str, list[str]]:
        """The contents of the meta tags by their name, in small letters."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for element in self.tree.iter("meta"):
            content = " ".join((element.get("content") or "").split())
            for key in filter(None, map(element.get, _NAMES)):
                if content:
                    found[key.lower()].append(content)
        return found

    def meta(self, *names: str) -> Iterator[str]:
        """The contents of the meta tags with these names, those of the first name first."""
        return (content for name in names for content in self.metas.get(name, ()))

    @cached_property
    def nodes(self) -> list[Node]:
        """The page's JSON-LD, flattened."""
        return nodes_of(self.tree)

    @cached_property
    def article(self) -> Node:
        """The JSON-LD of the article; empty where there is none."""
        return article_in(self.nodes) or {}

    def linked(self, *keys: str) -> Iterator[str]:
        """The texts of these properties of the article's JSON-LD."""
        return (text for key in keys for text in texts(self.article.get(key)))

    @cached_property
    def title_element(self) -> str | None:
        """The text of the title element."""
        found = self.tree.find(".//head/title")
        text = " ".join((found.text or "").split()) if found is not None else ""
        return text or None

    @cached_property
    def language(self) -> str | None:
        """The language the page says it is in, as a BCP 47 tag ("en-GB")."""
        root = self.tree.get("lang") or self.tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        named = [root or "", *self.meta("og:locale", "content-language", "language")]
        tags = (name.strip().split(",")[0].replace("_", "-") for name in named)
        return next((tag for tag in tags if 1 < len(tag) <= 12 and tag[:2].isalpha()), None)

    @cached_property
    def canonical(self) -> str | None:
        """The canonical address of the page: absolute, or where none is declared, `url`."""
        links = self.tree.xpath('//link[translate(@rel, "CANOIL", "canoil")="canonical"]/@href')
        named = [*map(str, links), *self.meta("og:url"), *self.linked("url", "mainEntityOfPage")]
        return next(filter(None, map(self._absolute, named)), self.url)

    def _absolute(self, address: str) -> str | None:
        try:
            whole = urljoin(self.url or "", address.strip())
            parts = urlsplit(whole)
            found = urlsplit(self.url or "")
        except ValueError:
            return None
        is_home = parts.path in ("", "/") and not parts.query
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        return None if is_home and found.path not in ("", "/") else whole

    @cached_property
    def host(self) -> str | None:
        """The host of the canonical address, without "www."."""
        host = urlsplit(self.canonical).hostname if self.canonical else None
        return host.removeprefix("www.") if host else None


def first(values: Iterable[str | None]) -> str | None:
    """The first of `values` that says anything."""
    return next(filter(None, values), None)
