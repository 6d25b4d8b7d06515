"""An input as the user names it (a file, an address, "-") to its bytes."""

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from headwater.article import Notice
from headwater.errors import AccessError, EmptyError, NotFoundError, TooLargeError
from headwater.intake.limits import BYTES_LIMIT, MEGABYTES
from headwater.intake.unpack import unpacked

STDIN = "-"
_LIKE_ADDRESS = re.compile(r"www\.|[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one input, unpacked, and what was said of them from outside.

    `name` is the input as the user gave it; `url` and `charset` are known only for what was
    fetched.
    """

    name: str
    data: bytes
    url: str | None = None
    charset: str | None = None
    notices: tuple[Notice, ...] = ()


def acquire(source: str | os.PathLike[str], *, allow_private: bool = False) -> Raw:
    """The bytes of a file, of an `http(s)` address, or of standard input ("-").

    Raises `NotFoundError`, `AccessError`, `EmptyError`, `TooLargeError`, `DamagedError`, and what
    `fetch` raises for an address.
    """
    name = os.fspath(source)
    if isinstance(source, str) and is_address(source):
        return _fetched(source, allow_private=allow_private)
    if name == STDIN:
        name, data = "standard input", _limited(sys.stdin.buffer, "standard input")
    else:
        data = _of_file(Path(name), name)
    return _checked(Raw(name, data))


def is_address(source: str) -> bool:
    """Whether an input is an address of the web rather than a file."""
    return source.lower().startswith(("http://", "https://"))


def _fetched(url: str, *, allow_private: bool) -> Raw:
    from headwater.intake.fetch import fetch, shown

    page = fetch(url, allow_private=allow_private)
    return _checked(Raw(shown(url), page.data, page.url, page.charset))


def _of_file(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            return _limited(file, name)
    except FileNotFoundError as error:
        address = "An address begins with https:// or http://."
        remedy = address if _LIKE_ADDRESS.match(name) else "Check the name and the folder."
        raise NotFoundError(name, "there is no such file", remedy) from error
    except IsADirectoryError as error:
        remedy = f"Name the files in it: {path / '*.html'}"
        raise AccessError(name, "it is a folder, not a file", remedy) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise AccessError(
            name, f"it cannot be opened ({reason})", "Check the name and its permissions."
        ) from error


def _limited(file: BinaryIO, name: str) -> bytes:
    data = file.read(BYTES_LIMIT + 1)
    if len(data) > BYTES_LIMIT:
        what = f"it is larger than {MEGABYTES} MB"
        raise TooLargeError(name, what, "That is no article; give the articles one by one.")
    return data


def _checked(raw: Raw) -> Raw:
    data, notices = unpacked(raw.data, raw.name)
    if not data.strip():
        remedy = "Check that the page was saved, or the text copied."
        raise EmptyError(raw.name, "there is nothing in it", remedy)
    return Raw(raw.name, data, raw.url, raw.charset, notices)
