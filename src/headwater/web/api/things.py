"""Sources, outlets, search, suggestions and traces."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from headwater.corpus.corpus import Corpus
from headwater.corpus.pages.finding import suggest
from headwater.corpus.pages.outlets import outlet_page, outlets
from headwater.corpus.pages.sources import source_page
from headwater.web.api.shapes import answered, example, long_answered
from headwater.web.cursors import Cursor, cursor_of
from headwater.web.pages.article import Number
from headwater.web.pages.search import By, Words, found_for
from headwater.web.site import LARGEST

router = APIRouter()
PAGE = 100

_NAMED = {"id": 9, "name": "Lorrimer", "count": 3}
_LINE = {
    "id": 4, "name": "BPA", "articles": 120, "relayed": 11, "copied": 2,
    "sourcing": {"named": 310, "documents": 12, "outlets": 9, "unnamed": 88, "nobody": 4},
}  # fmt: skip
_OUTLET = {
    "line": _LINE, "months": [[24316, 3]], "rests_on": [_NAMED], "relayed_by": [],
    "sources": [], "latest": [],
}  # fmt: skip
_SOURCE = {
    "id": 5, "name": "Tam Sorley", "kind": "person", "total": 2, "months": [[24316, 2]],
    "roles": [], "outlets": [_NAMED], "answers": [], "alike": [], "statements": [], "next": None,
}  # fmt: skip
_FOUND = {
    "names": [{"id": 5, "name": "Tam Sorley", "statements": 2, "articles": 0}],
    "articles": [], "statements": [], "meant": None,
}  # fmt: skip
_TRACE = {
    "words": "the line was sold", "count": 2, "origins": [], "reports": [], "denials": [],
    "circles": [], "changes": [],
}  # fmt: skip


@router.get("/sources/{number}", tags=["names"], responses=example(_SOURCE))
async def source(request: Request, number: Number, cursor: Cursor = None) -> Response:
    """A source: all its statements counted, the last added ones shown; months count from year 0."""
    before = cursor_of(cursor) or (LARGEST, 0)

    def make(corpus: Corpus) -> Any:
        with corpus.store.asked() as connection:
            page = source_page(connection, number, before[0]).to_dict()
        return {**page, "next": page["next"] and f"{page['next']}.0"}

    return answered(request, make)


@router.get("/outlets", tags=["names"], responses=example({"outlets": [_LINE], "next": None}))
async def all_outlets(request: Request, cursor: Cursor = None) -> Response:
    """All outlets, those with the most articles first."""
    start = max(0, (cursor_of(cursor) or (0, 0))[0])

    def make(corpus: Corpus) -> Any:
        with corpus.store.asked() as connection:
            found = outlets(connection, PAGE + 1, start)
        more = f"{start + PAGE}.0" if len(found) > PAGE else None
        return {"outlets": [one.to_dict() for one in found[:PAGE]], "next": more}

    return answered(request, make)


@router.get("/outlets/{number}", tags=["names"], responses=example(_OUTLET))
async def outlet(request: Request, number: Number) -> Response:
    """An outlet: how it sources, on whom it rests, whom it quotes."""

    def make(corpus: Corpus) -> Any:
        with corpus.store.asked() as connection:
            return outlet_page(connection, number).to_dict()

    return answered(request, make)


@router.get("/search", tags=["search"], responses=example(_FOUND))
async def search(request: Request, q: Words, by: By = "words") -> Response:
    """Names, articles and statements that have all the words, the last added first.

    `meant`: other articles that are about what the words mean, the best first; null where enough
    articles have the words and no meaning was asked for.
    """

    def make(corpus: Corpus) -> Any:
        found, meant = found_for(corpus, q, by)
        return {**found.to_dict(), "meant": None if meant is None else meant.to_dicts()}

    return await long_answered(request, make)


@router.get("/suggestions", tags=["search"], responses=example({"names": ["Tam Sorley"]}))
async def suggestions(request: Request, q: Annotated[str, Query(max_length=100)]) -> Response:
    """Names that begin like this."""

    def make(corpus: Corpus) -> Any:
        with corpus.store.asked() as connection:
            return {"names": suggest(connection, q)}

    return answered(request, make)


@router.get("/trace", tags=["search"], responses=example(_TRACE))
async def trace(request: Request, q: Words) -> Response:
    """A claim followed upstream: its independent origins, its reports, its denials."""
    return await long_answered(request, lambda corpus: corpus.trace(q).to_dict())
