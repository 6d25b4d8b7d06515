"""An item: one article to come, named as the user would find it, and how to get it."""

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from headwater.errors import InputError

Kind = Literal["file", "address", "record", "reading"]


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of an article from outside, which wins over what it says of itself.

    `published` is ISO 8601.
    """

    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are to be understood: what is told of all of them, and of the columns of records.

    `columns` pairs one of `records.FIELDS` with the column that holds it.
    """

    outlet: str | None = None
    published: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    allow_private: bool = False

    def told(self) -> Told:
        """What is told of every item."""
        return Told(outlet=self.outlet, published=self.published)


@dataclass(frozen=True, slots=True)
class Item:
    """One article to come.

    `body` is the path of a file, the address of a page, the text or page of a record, or the JSON
    of a reading. `origin` is what to give to `headwater add` to have the item again (an absolute
    path, an address), `number` which record of it this is. What is `told` of it wins over what it
    says of itself; `error` is why there is no article, where that is known already.
    """

    source: str
    kind: Kind
    body: str
    origin: str
    options: Options
    told: Told = Told()
    number: int | None = None
    error: InputError | None = None

    @property
    def name(self) -> str:
        """The item as the user would find it: "archive.csv#17" is record 17 of that file."""
        return self.source + self._place

    @property
    def again(self) -> str:
        """The name that it has when its origin is asked for it again."""
        return self.origin + self._place

    @property
    def _place(self) -> str:
        return "" if self.number is None else f"#{self.number}"

    def digest(self) -> str:
        """Of its content and of what is told of it; of its name where there is no content yet.

        What was fetched once is known by its address, a file that cannot be read by its path.
        """
        told = (self.told.outlet, self.told.published, self.told.title, self.told.url)
        whole = hashlib.sha256(json.dumps((self.kind, told)).encode())
        whole.update(self._content())
        return whole.hexdigest()[:32]

    def _content(self) -> bytes:
        if self.kind == "file":
            with suppress(OSError, ValueError), Path(self.body).open("rb") as file:
                return hashlib.file_digest(file, "sha256").digest()
        return self.body.encode("utf-8", "surrogatepass")

    @property
    def size(self) -> int:
        """Bytes or characters that are known of it."""
        if self.kind == "file":
            with suppress(OSError, ValueError):
                return Path(self.body).stat().st_size
        return len(self.body)
