"""A source: what it says over time, its roles, who carried it, whom it answers."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from headwater.corpus.corpus import Corpus
from headwater.corpus.pages.sources import source_page
from headwater.web.charts.months import timeline
from headwater.web.pages.article import Number
from headwater.web.site import LARGEST, cached
from headwater.web.templating import render

router = APIRouter()
Before = Annotated[int, Query(ge=1, le=LARGEST)]


@router.get("/source/{number}")
async def source(request: Request, number: Number, before: Before = LARGEST) -> Response:
    """The page of one name."""
    return cached(request, lambda corpus: _page(corpus, number, before))


def _page(corpus: Corpus, number: int, before: int) -> str:
    with corpus.store.asked() as connection:
        page = source_page(connection, number, before)
    return render("source.html", page=page, timeline=timeline(page.months))
