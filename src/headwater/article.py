"""Article, Paragraph, Span: what was published, as plain immutable data.

All offsets are Unicode code points into `Article.text`, start included, end left out.
"""

import hashlib
from dataclasses import dataclass
from typing import Literal

ParagraphKind = Literal["headline", "byline", "dateline", "caption", "body", "quote", "furniture"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a text: the code points from `start` up to, not including, `end`.

    Raises ValueError if it is empty or runs backwards.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span must hold something: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The piece of `text` that the span marks."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies inside this span, or is it."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """The same span, `by` code points further on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of an article's text, and what it is.

    `furniture` says which kind of furniture ("appeal", "newsletter", "cookies", …) where
    `kind` is "furniture", and is None everywhere else.
    """

    start: int
    end: int
    kind: ParagraphKind = "body"
    furniture: str | None = None

    @property
    def span(self) -> Span:
        """Where the paragraph stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Credit:
    """A line that names the outlet an article's report comes from ("… – Reuters").

    `name` is the credited outlet as written, `span` where it stands.
    """

    name: str
    span: Span
    where: Literal["headline", "byline", "dateline", "foot"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the reader of an article must know about how it was taken in.

    `code` is a stable word ("paywalled", "truncated", "undecodable", …), `message` a sentence.
    """

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Article:
    """One published text.

    `id` is a digest of the text, so that the same text has the same id everywhere.
    `published` and `updated` are ISO 8601, to the precision that is known: "2022-09-14",
    or "2022-09-14T10:30:00+00:00". What is not known is None.
    """

    id: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    credits: tuple[Credit, ...] = ()
    notices: tuple[Notice, ...] = ()


def article_id(text: str) -> str:
    """The id of an article with this text: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
