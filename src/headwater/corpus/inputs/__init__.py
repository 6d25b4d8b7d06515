"""What a user names, to items: files, folders, patterns, archives, feeds, sites, lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from headwater.corpus.inputs import paths, records, sites
from headwater.corpus.inputs.items import Item, Options
from headwater.errors import InputError
from headwater.intake.acquire import STDIN, is_address

__all__ = ["Inputs", "Item", "Options", "look"]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What was named: files and addresses in order, how many files were passed over, what failed.

    `failed` are those that cannot be looked into at all.
    """

    sources: tuple[Path | str, ...]
    passed_over: int
    failed: tuple[InputError, ...]
    options: Options

    def items(self) -> Iterator[Item]:
        """Every item, as a stream; one with an error in place of what a source should hold."""
        yield from (self._failed(error) for error in self.failed)
        for source in self.sources:
            try:
                yield from _items(source, self.options)
            except InputError as error:
                yield self._failed(error)

    def _failed(self, error: InputError) -> Item:
        name = error.name
        if is_address(name):
            return Item(name, "address", name, name, self.options, error=error)
        return Item(name, "file", name, str(Path(name).absolute()), self.options, error=error)

    def total(self) -> int | None:
        """How many items there will be; None where only fetching could tell."""
        try:
            sizes = [_size(source) for source in self.sources]
        except InputError:
            return None
        return None if None in sizes else sum(filter(None, sizes)) + len(self.failed)


def look(named: Sequence[str], options: Options) -> Inputs:
    """Find what the user named: a path, a folder, a pattern, or an address each."""
    sources: list[Path | str] = []
    failed: list[InputError] = []
    others = 0
    for name in named:
        if is_address(name):
            sources.append(name)
            continue
        try:
            files, over = paths.found(name)
        except InputError as error:
            failed.append(error)
            continue
        sources += files
        others += over
    return Inputs(tuple(sources), others, tuple(failed), options)


def _items(source: Path | str, options: Options) -> Iterator[Item]:
    if isinstance(source, str):
        return sites.items_of(source, options)
    return paths.items_of(source, options)


def _size(source: Path | str) -> int | None:
    if isinstance(source, str) or str(source) == STDIN:
        return None
    return records.count(source) if records.kind_of(source) in records.SUFFIXES else 1
