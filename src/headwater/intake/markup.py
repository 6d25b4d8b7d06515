"""What a page's markup says about a piece of it: by tag, and by the names its makers gave it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Role = Literal[
    "advertisement",
    "appeal",
    "aside",
    "author",
    "byline",
    "caption",
    "comments",
    "cookies",
    "dateline",
    "hidden",
    "navigation",
    "newsletter",
    "paywall",
    "pullquote",
    "related",
    "share",
    "standfirst",
]

SURROUNDING: frozenset[Role] = frozenset(
    {
        "advertisement",
        "appeal",
        "author",
        "comments",
        "cookies",
        "hidden",
        "navigation",
        "newsletter",
        "paywall",
        "related",
        "share",
    }
)
"""The roles of what is not the article."""

SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "head",
        "button",
        "select",
        "option",
        "optgroup",
        "textarea",
        "input",
        "datalist",
        "progress",
        "meter",
        "applet",
    ]
)
"""Tags whose content is no text of the page."""

BLOCKS = frozenset(
    [
        "address",
        "amp-sidebar",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Tags that begin and end a line of their own."""

NAMED = BLOCKS | {"a", "small", "span", "time"}
"""Tags whose names are looked at: those that hold a page's pieces."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

_BY_TAG: dict[str, Role] = {
    "amp-sidebar": "navigation",
    "aside": "aside",
    "details": "aside",
    "figcaption": "caption",
    "footer": "navigation",
    "nav": "navigation",
}


@dataclass(frozen=True, slots=True)
class Naming:
    """A way to know a piece's role by a name in its class, id, itemprop, role or rel.

    `pattern` is met at the beginning of a word of the name, in small letters and with spaces for
    hyphens, underscores and capitals; `example` is such a name.
    """

    role: Role
    pattern: str
    example: str


NAMINGS = (
    Naming("hidden", r"(?:sr|screen ?reader|print) (?:only|text)", "sr-only"),
    Naming(
        "hidden", r"visually ?hidden|(?:tool ?tip|pop ?over|roll ?over|hover ?card)s?", "tooltip"
    ),
    Naming("caption", r"captions?", "wp-caption-text"),
    Naming(
        "caption",
        r"(?:photo|image|img|media|picture|video) ?(?:credit|info|desc\w*|legend)",
        "photo-credit",
    ),
    Naming("pullquote", r"pull ?quotes?", "pullquote"),
    Naming("byline", r"by ?lines?", "article__byline"),
    Naming("byline", r"(?:post|entry|article|story) (?:author|meta)", "entry-meta"),
    Naming("author", r"(?:author|about) (?:bio|box|info|card|desc\w*|profile|about)", "author-bio"),
    Naming("author", r"bio(?:graphy)?", "writer-bio"),
    Naming("dateline", r"date ?line|time ?stamp|pub ?date|date (?:published|modified)", "dateline"),
    Naming("dateline", r"publish\w* (?:date|time|on)", "published-date"),
    Naming("newsletter", r"news ?letters?|sign ?up|mailing list|subscri(?:be|ption)", "newsletter"),
    Naming("related", r"related|recirc\w*|recommend\w*|outbrain|taboola", "related-articles"),
    Naming("related", r"read (?:more|next|also)|see also|also (?:like|read)|up next", "read-more"),
    Naming("related", r"more (?:on|from|stories|news|articles)", "more-stories"),
    Naming("related", r"next (?:article|story|post)", "next-article"),
    Naming("related", r"most (?:read|popular|viewed)|trending|popular|teasers?", "most-read"),
    Naming("share", r"shar(?:e|ing)|social(?! media embed)|follow us", "social-share-bar"),
    Naming("share", r"addthis|sharedaddy", "addthis_toolbox"),
    Naming("advertisement", r"ads?|advert\w*|sponsor\w*|promo(?:s|ted|tion\w*)?", "ad-slot"),
    Naming("advertisement", r"dfp|adsense|commercial|affiliate", "dfp-slot"),
    Naming("comments", r"comments?|disqus|respond", "comments-area"),
    Naming("cookies", r"cookies?|consent|gdpr|privacy", "cookie-banner"),
    Naming("paywall", r"pay ?wall|reg ?wall|piano", "paywall-gate"),
    Naming("appeal", r"donat\w+|contributions?|fundrais\w+|appeals?", "donation-box"),
    Naming("appeal", r"(?:support|fund) us|member ?ship|reader revenue", "support-us-banner"),
    Naming("navigation", r"nav(?:bar|igation\w*)?|menus?|bread ?crumbs?", "breadcrumb-trail"),
    Naming("navigation", r"pagination|pager", "pagination"),
    Naming("navigation", r"tool ?bar|tags?|topics?|skip ?link|footer|side ?bar", "sidebar"),
    Naming("standfirst", r"stand ?first|sub ?title|sub ?head\w*|strap ?line", "subtitle"),
    Naming("standfirst", r"dek|deck|summary|lede|excerpt", "article-dek"),
)
"""The namings, in the order they are tried: the first that matches holds."""

_NAMED_BY = frozenset(("class", "id", "itemprop", "role", "rel"))
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SEPARATORS = re.compile(r"[_:/.-]+")
_ANY = re.compile(rf"\b(?:{'|'.join(f'({naming.pattern})' for naming in NAMINGS)})\b")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def role_of(tag: str, attributes: Iterable[tuple[str, str]]) -> Role | None:
    """The role of an element, by its `tag` and `attributes`; None where they say none."""
    lowest = len(NAMINGS)
    for key, value in attributes:
        if key in _NAMED_BY:
            lowest = min((lowest, *map(_naming, value.split())))
        elif key == "hidden" or (key == "style" and _HIDDEN.search(value)):
            return "hidden"
    return NAMINGS[lowest].role if lowest < len(NAMINGS) else _BY_TAG.get(tag)


@lru_cache(maxsize=1 << 14)
def _naming(name: str) -> int:
    """The number of the first naming that `name` meets; one past the last where it meets none."""
    words = _SEPARATORS.sub(" ", _HUMP.sub(" ", name[:100])).lower()
    found = (match.lastindex for match in _ANY.finditer(words))
    return min((index - 1 for index in found if index), default=len(NAMINGS))
