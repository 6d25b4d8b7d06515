"""What a page says of itself in JSON-LD (schema.org): read once, however broken it is."""

import html as entities
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import html

Node = dict[str, Any]

ARTICLES = frozenset(
    {
        "AnalysisNewsArticle",
        "AdvertiserContentArticle",
        "Article",
        "BackgroundNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "NewsArticle",
        "OpinionNewsArticle",
        "Report",
        "ReportageNewsArticle",
        "ReviewNewsArticle",
        "TechArticle",
    }
)
"""The types of schema.org that are articles."""

_WRAPPING = re.compile(
    r"\A\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*;?\s*\Z|;\s*\Z"
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_TAG = re.compile(r"<[^<>]{1,200}>")


def nodes_of(tree: html.HtmlElement) -> list[Node]:
    """Every object of the page's JSON-LD scripts: those at the top, in lists and in graphs."""
    scripts = tree.xpath('//script[contains(@type, "ld+json")]/text()')
    return [node for script in scripts for node in _flattened(_parsed(str(script)))]


def _parsed(script: str) -> Any:
    script = _WRAPPING.sub("", script.strip())
    for attempt in (script, _TRAILING_COMMA.sub("", script), entities.unescape(script)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _first_value(script)


def _first_value(script: str) -> Any:
    """What can be read of a script that goes on, wrongly, after its first value."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(script)[0]
    except (ValueError, RecursionError):
        return None


def _flattened(value: Any) -> Iterator[Node]:
    pending = [value]
    while pending:
        item = pending.pop(0)
        if isinstance(item, list):
            pending = [*item, *pending]
        elif isinstance(item, dict):
            yield item
            pending = [item[key] for key in ("@graph", "mainEntity") if key in item] + pending


def types_of(node: Node) -> set[str]:
    """The types of a node, without the address of their vocabulary."""
    types = node.get("@type")
    listed = types if isinstance(types, list) else [types]
    return {str(name).rsplit("/", 1)[-1] for name in listed if name}


def article_in(nodes: Iterable[Node]) -> Node | None:
    """The node of the page's article: of those that are articles, the one that says most."""
    articles = [node for node in nodes if types_of(node) & ARTICLES]
    return max(articles, key=_telling, default=None)


def _telling(node: Node) -> int:
    return sum(key in node for key in ("headline", "datePublished", "author", "publisher"))


def texts(value: Any) -> list[str]:
    """The plain strings of a property, which may be a string, a list, or objects with names."""
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    if isinstance(value, dict):
        return texts(value.get("name") or value.get("@value"))
    if not isinstance(value, str):
        return []
    text = " ".join(_TAG.sub(" ", entities.unescape(value)).split())
    return [text] if text else []


def resolved(value: Any, nodes: Iterable[Node]) -> Any:
    """`value`, or where it only refers to a node of the page by its `@id`, that node."""
    if isinstance(value, list):
        return [resolved(item, nodes) for item in value]
    if isinstance(value, dict) and "name" not in value and "@id" in value:
        named = (node for node in nodes if node.get("@id") == value["@id"] and "name" in node)
        return next(named, value)
    return value


def people_in(value: Any) -> list[str]:
    """The names in an author property, without those that are said to be organisations."""
    listed = value if isinstance(value, list) else [value]
    return [
        name
        for item in listed
        if not (
            isinstance(item, dict) and types_of(item) & {"Organization", "NewsMediaOrganization"}
        )
        for name in texts(item)
    ]
