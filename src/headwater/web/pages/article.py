"""One article: its text with who says what marked in place, and its sourcing at a glance."""

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import Response

from headwater.corpus.corpus import Corpus
from headwater.corpus.pages.articles import Neighbours, neighbours
from headwater.reading.types import Reading
from headwater.views.page import leaf_of
from headwater.web.charts.glance import glance
from headwater.web.site import LARGEST, cached
from headwater.web.templating import render

router = APIRouter()
KEY = "s"
"""Begins the ids of an article's marks: /article/7#s-m3 is its third statement."""
KINDS = ("person", "organisation", "outlet", "document", "group", "unnamed", "author", "none")
STANCES = ("asserts", "denies", "doubts", "wants", "believes", "asks", "declines", "appraises")

Number = Annotated[int, Path(ge=1, le=LARGEST)]


@router.get("/article/{number}")
async def article(request: Request, number: Number) -> Response:
    """The page of an article in the store."""
    return cached(request, lambda corpus: _page(corpus, number))


def _page(corpus: Corpus, number: int) -> str:
    reading = corpus.judged(number)
    with corpus.store.asked() as connection:
        beside = neighbours(connection, number)
    return article_page(reading, number, beside)


def article_page(reading: Reading, number: int | None, beside: Neighbours | None = None) -> str:
    """The page of a reading; `number` is None for one that is not in the store."""
    present = {one.speaker.kind or "none" for one in reading.attributions}
    stances = {one.stance or "asserts" for one in reading.attributions}
    return render(
        "article.html",
        leaf=leaf_of(reading, KEY),
        correcting=None if number is None else f"/correct?article={number}&statement=",
        number=number,
        beside=beside,
        glance=glance(reading),
        kinds=[kind for kind in KINDS if kind in present],
        stances=[stance for stance in STANCES if stance in stances],
    )
