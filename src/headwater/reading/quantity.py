"""How many people words speak of, as the least and the greatest number that they allow.

"Three" is 3 to 3, "at least five" 5 and open, "between ten and fifteen" 10 to 15, "all but two of
its nine" 7 to 7. The forms stand in `unnamed.toml`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from headwater.reading.lexicon import table


@dataclass(frozen=True, slots=True)
class Size:
    """A number of people: at least `least`, at most `most`, None where that is open."""

    least: int
    most: int | None

    @property
    def exact(self) -> bool:
        """Whether it is just so many."""
        return self.least == self.most

    @property
    def many(self) -> bool:
        """Whether it may be more than one person."""
        return self.most != 1

    def __add__(self, other: "Size") -> "Size":
        """Those and others besides."""
        return Size(self.least + other.least, _both(self.most, other.most))

    def but(self, other: "Size") -> "Size":
        """All of them but others of them; never fewer than nobody."""
        least = 0 if other.most is None else max(0, self.least - other.most)
        return Size(least, None if self.most is None else max(0, self.most - other.least))


def _both(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


ONE = Size(1, 1)
SOME = Size(2, None)
"""A plural that no number goes with."""


@cache
def _table() -> Mapping[str, Any]:
    return table("unnamed.toml")


@cache
def number_pattern() -> str:
    """What a number looks like in words or digits: "three", "twenty-one", "two dozen", "140"."""
    row = _table()["numeral"]
    words = "|".join(sorted(_table()["numbers"], key=len, reverse=True))
    return str(row["pattern"]).replace("{word}", f"(?:{words})")


def number(words: str) -> int:
    """The number that such words say."""
    row, known = _table()["numeral"], _table()["numbers"]
    low = words.lower()
    for unit, times in row["units"].items():
        if re.search(rf"\b{unit}\b", low):
            before = re.sub(rf"\W*\b{unit}\b.*", "", low).strip()
            if before == "half a" or before == "a half" or before == "half":
                return int(times) // 2
            return int(times) * (1 if before in {"", "a", "one"} else number(before))
    if low.isdigit():
        return int(low)
    return sum(int(known[part]) for part in re.findall(r"[a-z]+", low))


@cache
def _rows() -> tuple[tuple[re.Pattern[str], Mapping[str, Any]], ...]:
    return tuple((re.compile(filled(row["pattern"])), row) for row in _table()["number"])


def filled(pattern: str) -> str:
    """A pattern of the table with numbers for its `{n}` and `{m}`, `{number}` for one unnamed."""
    for name in ("n", "m"):
        pattern = pattern.replace(f"{{{name}}}", f"(?P<{name}>{number_pattern()})")
    return pattern.replace("{number}", f"(?:{number_pattern()})")


def size_of(words: str) -> Size | None:
    """How many people words in small letters say they are; None where they give no number."""
    found = _found(words)
    if found is None:
        return None
    said = found[0].groupdict()
    n = number(said["n"]) if said.get("n") else 0
    return _size(found[1], n, number(said["m"]) if said.get("m") else n)


def without_number(words: str) -> str:
    """The words behind the number that they begin with."""
    found = _found(words)
    return words[found[0].end() :].strip() if found else words


def _found(words: str) -> tuple["re.Match[str]", Mapping[str, Any]] | None:
    matches = ((pattern.match(words), row) for pattern, row in _rows())
    return next(((found, row) for found, row in matches if found), None)


def _size(row: Mapping[str, Any], n: int, m: int) -> Size:
    """The size that a row says: its `least` on top of the number, or its `share` of it."""
    if "share" in row:
        times, of = row["share"]
        part = -(-n * times // of)
        return Size(part, part) if row.get("exact", True) else Size(n * times // of + 1, n)
    if row.get("but"):
        return Size(m, m).but(Size(n, n))
    most = row.get("most")
    return Size(row["least"] + n, None if most is None else most + m)
