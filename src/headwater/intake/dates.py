"""Dates as pages write them, to ISO 8601 at the precision and in the timezone they give."""

import re
from collections.abc import Iterable
from datetime import date, time

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"

# Abbreviations that mean one offset in news; those that mean several ("IST") are left unknown.
_ZONES = {
    "z": "+00:00",
    "utc": "+00:00",
    "gmt": "+00:00",
    "bst": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "edt": "-04:00",
    "est": "-05:00",
    "cdt": "-05:00",
    "mdt": "-06:00",
    "mst": "-07:00",
    "pdt": "-07:00",
    "pst": "-08:00",
    "aest": "+10:00",
    "aedt": "+11:00",
}

_TIME = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    rf"(?:\s*\(?(?P<zone>(?:{'|'.join(_ZONES)})\b|(?:gmt|utc)?[+-]\d{{2}}:?\d{{2}}\b)\)?)?"
)
_GAP = r"(?:t|[\s,|•·—–-]|at\b|@)*"
_AFTER = rf"(?:{_GAP}(?<![\d:]){_TIME})?"
_DATES = (
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?(?!\d)",
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?=t|\Z)",
    rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b,?\s+(?P<year>\d{{4}})\b",
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?(?:\s+of)?[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}})\b",
)
_FORMS = tuple(re.compile(form + _AFTER, re.IGNORECASE) for form in _DATES)
_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d{2})[/-](?P<month>\d{2}|[a-z]{3})[/-](?P<day>\d{2})(?:/|-|\Z)"
)

Match = re.Match[str]


def iso_date(text: str) -> str | None:
    """The first date in `text` as ISO 8601, to the precision given; None where there is none.

    "2024-03", "2024-03-01", "2024-03-01T09:30+01:00": a time, a timezone or a day that is not
    written is not made up.
    """
    text = text.strip()[:200]
    found = [match for form in _FORMS if (match := form.search(text))]
    return next(filter(None, map(_iso, sorted(found, key=Match.start))), None)


def _iso(match: Match) -> str | None:
    day = _day(match)
    clock = _clock(match) if day and match["hour"] and len(day) == 10 else None
    return f"{day}T{clock}" if clock else day


def _day(match: Match) -> str | None:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    try:
        day = date(int(match["year"]), number, int(match["day"] or 1))
    except ValueError:
        return None
    if not 1800 <= day.year <= 2100:
        return None
    return day.isoformat() if match["day"] else day.isoformat()[:7]


def _clock(match: Match) -> str | None:
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    try:
        clock = time(hour, int(match["minute"]), int(match["second"] or 0))
    except ValueError:
        return None
    return clock.isoformat("seconds" if match["second"] else "minutes") + _offset(match["zone"])


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if zone.lower() in _ZONES:
        return _ZONES[zone.lower()]
    digits = zone[-6:] if ":" in zone else f"{zone[-5:-2]}:{zone[-2:]}"
    return digits if int(digits[1:3]) <= 14 and int(digits[4:]) < 60 else ""


def date_in_address(url: str) -> str | None:
    """The day in the path of an address such as ".../2024/03/01/…"; None where there is none."""
    match = _IN_ADDRESS.search(url.lower())
    if not match or not (match["month"].isdigit() or match["month"] in _MONTHS):
        return None
    return _day(match)


def first_date(texts: Iterable[str]) -> str | None:
    """The first date that one of `texts` holds, as ISO 8601."""
    return next(filter(None, map(iso_date, texts)), None)
