"""Headwater reads news articles and follows each claim upstream: who says so.

    >>> import headwater
    >>> reading = headwater.read("examples/relay-unnamed-sources.txt")   # doctest: +SKIP
    >>> for a in reading.attributions:                                   # doctest: +SKIP
    ...     print(a.speaker.name, a.manner, a.confidence)

Everything returned is immutable. Every error is a `HeadwaterError`. Nothing is fetched from the
network unless an `http(s)` address is given.
"""

from functools import lru_cache
from os import PathLike, fspath
from typing import TYPE_CHECKING

from headwater.article import Article, Credit, Notice, Paragraph, Span
from headwater.errors import (
    ContractError,
    HeadwaterError,
    InputError,
    ModelError,
    OptionError,
    StoreError,
)
from headwater.reading.types import Attribution, Hand, Reading, Source, Speaker

if TYPE_CHECKING:
    from headwater.corpus.corpus import Corpus
    from headwater.reading.attribution import Extractor

__version__ = "0.1.0"
__all__ = [
    "Article",
    "Attribution",
    "ContractError",
    "Corpus",
    "Credit",
    "Hand",
    "HeadwaterError",
    "InputError",
    "ModelError",
    "Notice",
    "OptionError",
    "Paragraph",
    "Reading",
    "Source",
    "Span",
    "Speaker",
    "StoreError",
    "load",
    "read",
]


def __getattr__(name: str) -> object:
    """`Corpus`, imported where it is first used: reading one article needs no store."""
    if name == "Corpus":
        from headwater.corpus.corpus import Corpus

        return Corpus
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def load(
    source: str | PathLike[str],
    *,
    published: str | None = None,
    outlet: str | None = None,
    allow_private: bool = False,
) -> Article:
    """Take one input in, without reading who says what: a file, an `http(s)` address, or "-".

    `published` (ISO 8601) and `outlet` win over what the input itself says. Raises `InputError`
    for an input that cannot be read, `OptionError` for a date that is none.
    """
    from headwater.intake import take_in

    return take_in(source, published=published, outlet=outlet, allow_private=allow_private)


def read(
    source: str | PathLike[str] | Article,
    *,
    published: str | None = None,
    outlet: str | None = None,
    model: str | PathLike[str] | None = None,
    allow_private: bool = False,
) -> Reading:
    """Read one article: a file (HTML or text, gzipped or not), an address, "-", or an `Article`.

    `model` is a directory with an attribution model of your own. Raises what `load` raises, and
    `ModelError` for a model that cannot be used.
    """
    from headwater.reading.reader import read_article

    extractor = _extractor(None if model is None else fspath(model))
    if isinstance(source, Article):
        from headwater.intake.told import with_told

        article = with_told(source, published=published, outlet=outlet)
    else:
        article = load(source, published=published, outlet=outlet, allow_private=allow_private)
    return read_article(article, extractor)


@lru_cache(maxsize=2)
def _extractor(model: str | None) -> "Extractor":
    from headwater.reading.attribution import Extractor

    return Extractor.load(model)
