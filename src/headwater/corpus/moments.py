"""A date as an article gives it, to the seconds that it allows: sortable, at its own precision."""

import re
from datetime import UTC, datetime, timedelta

_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")
_SECONDS = re.compile(r"T\d{2}:\d{2}:\d{2}")


def bounds(iso: str | None) -> tuple[int, int] | tuple[None, None]:
    """The first second that an ISO 8601 date allows, and the first that it no longer allows.

    Seconds since 1970 in UTC; a time without an offset is taken for UTC. (None, None) for None and
    for what is no date.

    >>> bounds("2022-09-14")
    (1663113600, 1663200000)
    """
    found = _month(iso) or _day_or_time(iso) if iso else None
    return found or (None, None)


def _month(iso: str) -> tuple[int, int] | None:
    found = _MONTH.fullmatch(iso)
    if not found:
        return None
    year, month = int(found[1]), int(found[2] or 1)
    try:
        first = datetime(year, month, 1, tzinfo=UTC)
        after = (year + 1, 1) if not found[2] or month == 12 else (year, month + 1)
        return int(first.timestamp()), int(datetime(*after, 1, tzinfo=UTC).timestamp())
    except ValueError:
        return None


def _day_or_time(iso: str) -> tuple[int, int] | None:
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    first = int((moment - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(seconds=1))
    if "T" not in iso:
        return first, first + 86_400
    return first, first + (1 if _SECONDS.search(iso) else 60)
