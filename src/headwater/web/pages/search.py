"""Search: names, articles and statements by words; a claim followed to its origins."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from headwater.corpus.corpus import Corpus
from headwater.corpus.pages.finding import find
from headwater.web.site import cached, long_cached
from headwater.web.templating import render

router = APIRouter()
Words = Annotated[str, Query(max_length=400)]
HOW = {
    "origin": "has it from its own sources",
    "copy": "copied",
    "rests": "rests on",
    "unseen": "rests on a report that is not here:",
    "ring": "rests on what rests on it:",
    "bare": "names no source",
}


@router.get("/search")
def search(request: Request, q: Words = "") -> Response:
    """What has all the words."""
    return cached(request, lambda corpus: _found(corpus, q))


@router.get("/trace")
async def trace(request: Request, q: Words) -> Response:
    """A claim followed upstream."""
    return await long_cached(request, lambda corpus: _traced(corpus, q))


def _found(corpus: Corpus, asked: str) -> str:
    with corpus.store.asked() as connection:
        return render("search.html", q=asked.strip(), found=find(connection, asked))


def _traced(corpus: Corpus, asked: str) -> str:
    return render("trace.html", found=corpus.trace(asked), how=HOW)
