"""Plain text as pasted from a browser to an Article: the text as it stands, its lines marked."""

import re
from collections.abc import Iterable, Iterator, Sequence

from headwater.article import Article, Notice, Paragraph, ParagraphKind, article_id
from headwater.errors import EmptyError, NoArticleError
from headwater.intake.credits import credits_of, is_agency_line
from headwater.intake.dates import iso_date
from headwater.intake.furniture import mark_runs, masthead, outlet_named_in
from headwater.intake.head import Head, head_of
from headwater.intake.lines import (
    dateline_end,
    is_byline,
    is_caption,
    is_date_line,
    names_in,
    says_updated,
)
from headwater.intake.pulled import pulled_quotes
from headwater.intake.spans import BLANK, paragraph_spans

_REMEDY = "Paste the text of one article, from its headline to its last paragraph."
_FOOT_CREDIT = re.compile(r"\s(?P<credit>\((?:[Aa]dditional )?[Rr]eporting by [^()]{3,400}\)\W*)\Z")

# How many paragraphs from the end may carry the names of who reported, or a date.
_FOOT = 4

# How many of the first lines of furniture may be the masthead.
_MASTHEADS = 3


def article_from_text(text: str, *, name: str, url: str | None = None) -> Article:
    """The article in the plain text `text`, which stays as it is: every offset points into it.

    `name` is the input as the user gave it, for errors; `url` where it was published, if known.
    Raises EmptyError where there is nothing to read, NoArticleError where nothing but furniture.
    """
    paragraphs = _paragraphs(text)
    if not paragraphs:
        raise EmptyError(name, "there is nothing in it to read", _REMEDY)
    if all(each.kind == "furniture" for each in paragraphs):
        raise NoArticleError(name, "it holds buttons and notices, and no article", _REMEDY)
    outlet = _outlet(text, paragraphs)
    return Article(
        id=article_id(text),
        text=text,
        paragraphs=paragraphs,
        url=url,
        outlet=outlet,
        title=_title(text, paragraphs),
        byline=_byline(text, paragraphs),
        published=_date(text, paragraphs, updates=False),
        updated=_date(text, paragraphs, updates=True),
        credits=credits_of(text, paragraphs, outlet),
        notices=_notices(paragraphs),
    )


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    spans = paragraph_spans(text)
    pieces = [span.of(text) for span in spans]
    marks = mark_runs(pieces)
    head = head_of(pieces, marks)
    for at, mark in head.furniture.items():
        marks[at] = mark
    foot = _foot_kinds(pieces, marks, head)
    paragraphs = [
        Paragraph(span.start, span.end, "furniture", mark)
        if mark
        else Paragraph(span.start, span.end, head.kinds.get(at) or foot.get(at) or "body")
        for at, (span, mark) in enumerate(zip(spans, marks, strict=True))
    ]
    for at in pulled_quotes(text, paragraphs):
        paragraphs[at] = Paragraph(spans[at].start, spans[at].end, "quote")
    return tuple(_split(text, paragraphs))


def _foot_kinds(
    pieces: Sequence[str], marks: Sequence[str | None], head: Head
) -> dict[int, ParagraphKind]:
    """The captions below the head, and the names and dates at the foot."""
    kinds: dict[int, ParagraphKind] = {}
    unmarked = [at for at in range(head.end, len(pieces)) if not marks[at]]
    last = set(unmarked[-_FOOT:])
    for at in unmarked:
        if is_caption(pieces[at]):
            kinds[at] = "caption"
        elif at in last and is_byline(pieces[at]):
            kinds[at] = "byline"
        elif at in last and is_date_line(pieces[at]) and iso_date(pieces[at]):
            kinds[at] = "dateline"
    return kinds


def _split(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Part the dateline from the first paragraph of the body, and the names from the last."""
    body = [each for each in paragraphs if each.kind == "body"]
    for each in paragraphs:
        start, end = each.start, each.end
        if body and each is body[0] and (length := dateline_end(each.span.of(text))):
            dateline = text[start : start + length].rstrip(BLANK)
            yield Paragraph(start, start + len(dateline), "dateline")
            start += length
        credit = _FOOT_CREDIT.search(text, start, end) if each in body[-_FOOT:] else None
        if not credit:
            yield Paragraph(start, end, each.kind, each.furniture)
            continue
        yield Paragraph(start, start + len(text[start : credit.start()].rstrip(BLANK)))
        yield Paragraph(credit.start("credit"), end, "byline")


def _outlet(text: str, paragraphs: Iterable[Paragraph]) -> str | None:
    """The outlet that the text's own furniture names; an agency there is whose copy it is."""
    furniture = [each.span.of(text) for each in paragraphs if each.kind == "furniture"]
    over = next(filter(None, map(masthead, furniture[:_MASTHEADS])), None)
    outlet = over or outlet_named_in(furniture)
    return None if outlet and is_agency_line(outlet) else outlet


def _title(text: str, paragraphs: Iterable[Paragraph]) -> str | None:
    """The headline; a kicker over it is shorter, and left out."""
    headlines = [each.span.of(text) for each in paragraphs if each.kind == "headline"]
    return " ".join(headlines[-1].split()) if headlines else None


def _byline(text: str, paragraphs: Iterable[Paragraph]) -> str | None:
    bylines = [each.span.of(text) for each in paragraphs if each.kind == "byline"]
    people = dict.fromkeys(name for line in bylines for name in names_in(line))
    return ", ".join(people) or None


def _date(text: str, paragraphs: Iterable[Paragraph], updates: bool) -> str | None:
    lines = [each.span.of(text) for each in paragraphs if each.kind in ("dateline", "byline")]
    dated = (iso_date(line) for line in lines if says_updated(line) == updates)
    return next(filter(None, dated), None)


def _notices(paragraphs: Iterable[Paragraph]) -> tuple[Notice, ...]:
    if any(each.furniture == "paywall" for each in paragraphs):
        message = "The page says that it is for subscribers: part of the text may be missing"
        return (Notice("paywalled", message),)
    return ()
