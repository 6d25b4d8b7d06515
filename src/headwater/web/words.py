"""How a page says a number, a date or a change in a few words."""

from datetime import UTC, datetime
from typing import Any

from headwater.views.characters import one_line
from headwater.views.labels import MONTHS


def share(part: int, whole: int) -> str:
    """A share in per cent; a dash where there is nothing to share.

    >>> share(3, 8)
    '38 %'
    """
    return f"{100 * part / whole:.0f} %" if whole else "–"


def told(names: tuple[str, ...] | list[str], limit: int = 3) -> str:
    """Names in a sentence: all of up to `limit`, else the first and how many more.

    >>> told(["Lorrimer", "BPA", "Strait FM", "Ferrywatch"])
    'Lorrimer, BPA, Strait FM and 1 more'
    """
    shown = [one_line(name) for name in names]
    if len(shown) > limit:
        return f"{', '.join(shown[:limit])} and {len(shown) - limit} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1] if shown else "")))


def date_of(second: int | None) -> str:
    """The day of a second since 1970 in UTC.

    >>> date_of(1777852800)
    '4 May 2026'
    """
    if second is None:
        return "undated"
    when = datetime.fromtimestamp(second, UTC)
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def change_of(value: Any) -> str:
    """What a judgement says was there, or is said instead.

    >>> change_of({"name": "Mira Solberg", "kind": "person"})
    'Mira Solberg (person)'
    """
    if isinstance(value, dict):
        kind = value.get("kind")
        return one_line(str(value.get("name") or "nobody")) + (
            f" ({one_line(kind)})" if kind else ""
        )
    if isinstance(value, list) and all(isinstance(one, dict) for one in value):
        return " ← ".join(one_line(str(one.get("name") or "?")) for one in value) or "no hands"
    if value is None:
        return "a story of its own"
    if isinstance(value, bool | list):
        return "a copy" if value else "no copy"
    return f"the story of {one_line(str(value))}"
