"""The pages, one file a page. None is in the API's document."""

from fastapi import APIRouter

from headwater.web.pages import (
    article,
    corrections,
    front,
    outlet,
    read,
    search,
    source,
    static,
    story,
)


def pages() -> APIRouter:
    """All pages."""
    router = APIRouter(include_in_schema=False)
    for page in (front, story, article, source, outlet, search, read, corrections, static):
        router.include_router(page.router)
    return router
