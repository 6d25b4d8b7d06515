"""Files, folders and patterns to items, in the order of their names."""

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from headwater.corpus.inputs import records, sites
from headwater.corpus.inputs.feeds import addresses_in, is_listing, listing
from headwater.corpus.inputs.items import Item, Options
from headwater.errors import NotFoundError
from headwater.intake.acquire import STDIN

PAGES = (".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".txt", ".text", ".md", "")
LISTS = (".xml", ".rss", ".atom", ".rdf")
TAKEN = frozenset((*PAGES, *LISTS, *records.SUFFIXES))
"""Suffixes of the files of a folder that are taken; ".gz" after them does not matter."""
_SMALL = 20_000_000


def found(name: str) -> tuple[list[Path], int]:
    """The files of a file's name, a folder or a pattern, and how many others were passed over.

    A file that is named, itself or by a pattern, is taken whatever it is called. Raises
    `NotFoundError` where there is nothing.
    """
    path = Path(name)
    if path.is_dir():
        return _below(path)
    if path.exists() or name == STDIN:
        return [path], 0
    matches = [Path(one) for one in sorted(glob.glob(name, recursive=True))]  # noqa: PTH207
    if not matches:
        raise NotFoundError(name, "there is no such file", "Check the name and the folder.")
    below = [_below(one) if one.is_dir() else ([one], 0) for one in matches]
    return [file for files, _ in below for file in files], sum(other for _, other in below)


def _below(folder: Path) -> tuple[list[Path], int]:
    taken: list[Path] = []
    others = 0
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(parent, name)
            if records.kind_of(file) in TAKEN and not name.startswith("."):
                taken.append(file)
            else:
                others += 1
    return taken, others


def items_of(file: Path, options: Options) -> Iterator[Item]:
    """The items of one file: itself, its records, or the addresses that it lists.

    Raises `InputError` where it should hold several and cannot be read.
    """
    kind = records.kind_of(file)
    if kind in records.SUFFIXES or str(file) == STDIN:
        return records.items_of(file, options)
    if kind in LISTS or kind == ".txt":
        return _listed(file, options)
    return iter((_itself(file, options),))


def _itself(file: Path, options: Options) -> Item:
    return Item(str(file), "file", str(file), str(file.absolute()), options, options.told())


def _listed(file: Path, options: Options) -> Iterator[Item]:
    """The addresses of a feed, a sitemap or a list; the file itself where it is none of these."""
    try:
        data = file.read_bytes() if file.stat().st_size <= _SMALL else b""
    except OSError:  # it is said when it is read
        data = b""
    if is_listing(data):
        addresses = listing(data, str(file)).addresses
    else:
        addresses = addresses_in(data.decode("utf-8", "replace"))
    if not addresses:
        yield _itself(file, options)
    for address in addresses:
        yield sites.item(address, options)
