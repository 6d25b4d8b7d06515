"""Corrections: the form for one, the log of all, and taking one back."""

import json
from collections.abc import Iterator
from typing import Annotated, Any, cast

from fastapi import APIRouter, Form, Query
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from headwater.corpus.corpus import Corpus
from headwater.corpus.effects import KINDS, LONGEST
from headwater.corpus.judgements import About, judgements
from headwater.reading.types import Attribution
from headwater.views.labels import title, words
from headwater.views.shapes import numbers
from headwater.web.correcting import Correction, entered, taken_back
from headwater.web.pages.article import KEY, Number
from headwater.web.problems import ProblemError
from headwater.web.site import LARGEST, site_of
from headwater.web.templating import render

router = APIRouter()
LISTED = 50
Short = Annotated[str, Field(max_length=LONGEST)]


class Filled(BaseModel):
    """The fields of the form."""

    article: Annotated[int, Field(ge=1, le=LARGEST)]
    about: Annotated[str, Field(max_length=10)]
    statement: Short = ""
    name: Short = ""
    kind: Short = ""
    hands: Annotated[str, Field(max_length=4_000)] = ""
    other: Annotated[str, Field(max_length=19)] = ""
    by: Short = ""
    note: Annotated[str, Field(max_length=1_000)] = ""


@router.get("/correct")
def form(
    request: Request,
    article: Annotated[int, Query(ge=1, le=LARGEST)],
    statement: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """The form: about one statement of an article, or about the article."""
    corpus = site_of(request).database.corpus()
    reading = corpus.judged(article)
    one = next((each for each in reading.attributions if each.id == statement), None)
    if statement and not one:
        raise ProblemError(404, f"Article {article} has no statement {statement}.")
    page = render(
        "correction.html",
        number=article,
        title=title(reading.article),
        statement=one,
        content=words(reading.article, one.content) if one else "",
        hands="\n".join(hand.name or "" for hand in one.chain[:-1]) if one else "",
        kinds=KINDS,
        longest=LONGEST,
    )
    return HTMLResponse(page)


@router.post("/correct")
def correct(request: Request, filled: Annotated[Filled, Form()]) -> Response:
    """Enter what was filled in, and go back to the article."""
    site = site_of(request)
    reading = site.database.corpus().judged(filled.article)
    one = next((each for each in reading.attributions if each.id == filled.statement), None)
    with site.database.writing() as corpus:
        entered(corpus, _correction(filled, one))
    anchor = f"#{KEY}-m{numbers(reading)[one.id]}" if one else ""
    return RedirectResponse(f"/article/{filled.article}{anchor}", 303)


def _correction(filled: Filled, one: Attribution | None) -> Correction:
    if filled.about in {"speaker", "hands"} and one is None:
        raise ProblemError(404, f"Article {filled.article} has no statement {filled.statement}.")
    spans = [(span.start, span.end) for span in one.content] if one else None
    after: Any
    if filled.about == "speaker":
        after = {"name": filled.name or None, "kind": filled.kind or None}
    elif filled.about == "hands":
        after = [{"name": line} for line in filled.hands.splitlines() if line.strip()]
    elif filled.about in {"copy", "not-a-copy"}:
        return Correction(
            "copy",
            filled.article,
            filled.about == "copy",
            other=_number(filled.other),
            by=filled.by or None,
            note=filled.note or None,
        )
    elif filled.about == "story":
        after = _number(filled.other)
    else:
        raise ProblemError(422, "A correction is about a speaker, hands, a copy or a story.")
    about = cast(About, filled.about)
    return Correction(
        about, filled.article, after, spans=spans, by=filled.by or None, note=filled.note or None
    )


def _number(text: str) -> int | None:
    if not text.strip():
        return None
    if not (text.isascii() and text.isdecimal()) or int(text) > LARGEST:
        raise ProblemError(422, f"{text} is no number of an article.")
    return int(text)


@router.get("/corrections")
def log(request: Request, before: Annotated[int, Query(ge=1, le=LARGEST)] = LARGEST) -> Response:
    """The log, the last entry first."""
    with site_of(request).database.corpus().store.asked() as connection:
        entries = judgements(connection, before=before, limit=LISTED + 1)
        places = dict(connection.execute(_PLACES).fetchall())
    more = entries[LISTED - 1].id if len(entries) > LISTED else None
    page = render("corrections.html", entries=entries[:LISTED], places=places, more=more)
    return HTMLResponse(page)


@router.get("/corrections.jsonl")
def export(request: Request) -> Response:
    """The whole log, one entry a line, the first first."""
    corpus = site_of(request).database.corpus()
    lines = [json.dumps(entry, ensure_ascii=False) + "\n" for entry in _all(corpus)]
    headers = {"content-disposition": 'attachment; filename="corrections.jsonl"'}
    return Response("".join(reversed(lines)), media_type="application/x-ndjson", headers=headers)


def _all(corpus: Corpus) -> Iterator[dict[str, Any]]:
    with corpus.store.asked() as connection:
        yield from judgements(connection, limit=LARGEST).to_dicts()


@router.post("/corrections/{number}/undo")
def undo(
    request: Request, number: Number, by: Annotated[str, Form(max_length=LONGEST)] = ""
) -> Response:
    """Take a correction back."""
    with site_of(request).database.writing() as corpus:
        taken_back(corpus, number, by or None)
    return RedirectResponse("/corrections", 303)


_PLACES = """
SELECT articles.digest, articles.id FROM judgements
JOIN articles ON articles.digest = judgements.article
"""
