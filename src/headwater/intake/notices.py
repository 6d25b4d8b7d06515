"""What a reader must know of how a page was taken in: that it breaks off, or is for subscribers."""

import re
from collections.abc import Sequence

from headwater.article import Notice
from headwater.intake.declared import Declared
from headwater.intake.kinds import Line

_BEGUN = re.compile(r"<[a-z/!][^<>]*\Z", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_OPENED = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_LONGEST_TAG = 5000
_ENDS = (".", "!", "?", '"', "”", "’", "'", ")", "]", "…", ":", "»")


def notices_on(
    html: str, declared: Declared, lines: Sequence[Line], *, extracted: bool
) -> tuple[Notice, ...]:
    """The notices on the page `html`, of which `lines` were taken.

    `extracted`: whether the extractor coped with the page.
    """
    notices = []
    if not extracted:
        message = "The extractor failed on this page; only the page's own markup was read"
        notices.append(Notice("not-extracted", message))
    if _is_truncated(html, lines):
        notices.append(Notice("truncated", "The page breaks off: the end of the text is missing"))
    if _is_paywalled(declared, lines):
        message = "The page says that it is for subscribers: part of the text may be missing"
        notices.append(Notice("paywalled", message))
    return tuple(notices)


def _is_truncated(html: str, lines: Sequence[Line]) -> bool:
    """Whether the page ends within a tag, or within a sentence with no end of the page after it."""
    end = html[-_LONGEST_TAG:].rstrip()
    if _BEGUN.search(end):
        return True
    last = next((line.text for line in reversed(lines) if line.kind == "body"), "")
    breaks_off = bool(last) and not last.endswith(_ENDS) and end.endswith(last[-20:])
    return breaks_off and bool(_OPENED.search(html)) and not _CLOSED.search(end)


def _is_paywalled(declared: Declared, lines: Sequence[Line]) -> bool:
    """Whether the page declares itself not free, or ends in the words of a paywall."""
    free = declared.article.get("isAccessibleForFree")
    tiers = {tier.lower() for tier in declared.meta("article:content_tier")}
    if free is False or str(free).lower() in ("false", "no") or tiers & {"locked", "metered"}:
        return True
    last = [line.furniture for line in lines[-4:]]
    return "paywall" in last
