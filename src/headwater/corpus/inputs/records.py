"""Files of many records, each an article or a reading: JSON lines and arrays, CSV, Parquet.

A file is read as a stream, record by record, however large it is.
"""

import csv
import gzip
import io
import json
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import IO, Any

from headwater.corpus.inputs.items import Item, Options, Told
from headwater.errors import InputError, NoArticleError, OptionError
from headwater.intake.acquire import STDIN
from headwater.intake.dates import iso_date
from headwater.reading.contract import SCHEMA

FIELDS = ("text", "html", "title", "outlet", "url", "published", "byline")
"""What a column can hold."""
DELIMITERS = ",;\t|"
Record = Mapping[str, Any]
LINES = (".jsonl", ".ndjson", ".jsonlines")
TABLES = (".csv", ".tsv")
SUFFIXES = (*LINES, ".json", *TABLES, ".parquet")
"""Suffixes of files that hold records; all but Parquet may be gzipped."""


def items_of(path: Path, options: Options) -> Iterator[Item]:
    """The items of a file of records. Raises `InputError` where the file cannot be read as one."""
    origin = STDIN if str(path) == STDIN else str(path.absolute())
    for number, record in enumerate(_records(path), start=1):
        if isinstance(record, str):
            yield Item(str(path), "reading", record, origin, options, number=number)
        else:
            text, told = article_of(record, options)
            yield Item(str(path), "record", text, origin, options, told, number)


def _records(path: Path) -> Iterator[Record | str]:
    """The records of a file; a reading of JSON lines stays the line that it is."""
    kind = kind_of(path)
    if kind == ".parquet":
        return _parquet(path)
    if kind in TABLES:
        return _table(path)
    return _json(path)


def kind_of(path: Path) -> str:
    """The suffix of a file of records, without ".gz"; another suffix for other files."""
    name = path.name.lower().removesuffix(".gz")
    return Path(name).suffix


def article_of(record: Record, options: Options) -> tuple[str, Told]:
    """The page or text of a record ("" where it has none), and what it says of the article."""
    found = fields_of(record, dict(options.columns))
    text, page = found.pop("text", ""), found.pop("html", "")
    published = options.published or iso_date(found.pop("published", ""))
    outlet = options.outlet or found.pop("outlet", None)
    return page or text, Told(**found, outlet=outlet, published=published)


def fields_of(record: Record, columns: Mapping[str, str]) -> dict[str, str]:
    """What a record holds, by `FIELDS`. A value that is empty, or no value, is left out."""
    lowered = {str(key).strip().lower(): value for key, value in record.items()}
    found = {}
    for field in FIELDS:
        named = [columns[field].lower()] if field in columns else _known_columns()[field]
        values = (_string(lowered.get(name)) for name in named)
        value = next(filter(None, values), None)
        if value:
            found[field] = value
    return found


@cache
def _known_columns() -> dict[str, list[str]]:
    table = tomllib.loads(files(__package__).joinpath("columns.toml").read_text("utf-8"))
    return {field: list(table["columns"][field]) for field in FIELDS}


def _string(value: Any) -> str | None:
    """A cell as text: lists joined by commas, times as ISO 8601, None where there is nothing."""
    if value is None or isinstance(value, bool | Mapping):
        return None
    if isinstance(value, list | tuple):
        value = ", ".join(filter(None, map(_string, value)))
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    # what is no character, as a lone surrogate from an escape, is shown as lost
    return text.encode("utf-8", "replace").decode() if text.strip() else None


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    opener: Callable[..., IO[bytes]] = gzip.open if path.name.lower().endswith(".gz") else open  # type: ignore[assignment]
    try:
        with nullcontext(sys.stdin.buffer) if str(path) == STDIN else opener(path, "rb") as data:
            yield io.TextIOWrapper(data, "utf-8-sig", errors="replace", newline="")
    except (OSError, EOFError, gzip.BadGzipFile) as error:
        reason = getattr(error, "strerror", None) or str(error)
        what = f"it cannot be read to its end ({reason})"
        raise InputError(str(path), what, "What came before is kept; get the file anew.") from error


def _json(path: Path) -> Iterator[Record | str]:
    with _opened(path) as file:
        first = next((line for line in file if line.strip()), "")
        if first.lstrip().startswith("[") or first.strip() == "{":
            yield from _whole(first + file.read(), path)
            return
        yield from (_line(line) for line in chain([first], file) if line.strip())


def _whole(text: str, path: Path) -> Iterator[Record | str]:
    """The records of one JSON value over many lines: those of an array, or the object itself."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        remedy = "Give it as JSON lines: one object a line."
        raise NoArticleError(str(path), f"it is no JSON ({error})", remedy) from error
    for one in value if isinstance(value, list) else [value]:
        yield _line(json.dumps(one))


def _line(line: str) -> Record | str:
    """The record of a line; the line itself where it is a reading, or no object at all."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return line
    return value if isinstance(value, dict) and value.get("schema") != SCHEMA else line


def _table(path: Path) -> Iterator[Record]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    with _opened(path) as file:
        heading = file.readline()
        delimiter = max(DELIMITERS, key=heading.count)
        names = next(csv.reader([heading], delimiter=delimiter), [])
        try:
            yield from csv.DictReader(file, names, delimiter=delimiter)
        except csv.Error as error:
            what = f"it is no CSV from here on ({error})"
            raise NoArticleError(str(path), what, "Check its quotation marks.") from error


def _parquet(path: Path) -> Iterator[Record]:
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as error:
        remedy = "Install it: pip install 'headwater[parquet]'"
        raise OptionError(f"{path}: to read Parquet takes pyarrow. {remedy}") from error
    try:
        with parquet.ParquetFile(path) as table:
            for batch in table.iter_batches(batch_size=256):
                yield from batch.to_pylist()
    except (ArrowException, OSError) as error:
        raise NoArticleError(str(path), f"it is no Parquet ({error})", "Get it anew.") from error


def count(path: Path) -> int:
    """How many records a file has. Raises what reading it raises."""
    if kind_of(path) not in LINES:
        return sum(1 for _ in _records(path))
    with _opened(path) as file:
        return sum(1 for line in file if line.strip())
