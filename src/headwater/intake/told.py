"""What the user says of an article, which wins over what the article says of itself."""

import re
from dataclasses import replace
from datetime import date, datetime

from headwater.article import Article
from headwater.errors import OptionError

_YEAR_OR_MONTH = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")


def with_told(article: Article, *, published: str | None, outlet: str | None) -> Article:
    """The article with the publication date and the outlet as the user gives them.

    `published` is ISO 8601: a year, month, day, or day and time. Raises `OptionError` otherwise.
    """
    if published is not None:
        article = replace(article, published=iso_date(published))
    if outlet is not None:
        article = replace(article, outlet=outlet.strip() or None)
    return article


def iso_date(text: str) -> str:
    """An ISO 8601 date as it stands, at the precision it has. Raises `OptionError` if it is none.

    >>> iso_date("2025-11")
    '2025-11'
    """
    text = text.strip()
    if _YEAR_OR_MONTH.fullmatch(text):
        return text
    try:
        if len(text) <= len("2025-11-03"):
            return date.fromisoformat(text).isoformat()
        return datetime.fromisoformat(text).isoformat()
    except ValueError as error:
        raise OptionError(
            f"{text!r} is no date. Give it as 2025-11-03, or 2025-11-03T10:30+00:00."
        ) from error
