"""The HTTP API under /api: what the pages show, as JSON."""

from fastapi import APIRouter

from headwater.web.api import corrections, readings, stories, things
from headwater.web.api.shapes import PROBLEMS


def api() -> APIRouter:
    """All of it."""
    router = APIRouter(prefix="/api", responses=PROBLEMS)
    for part in (stories, things, readings, corrections):
        router.include_router(part.router)
    return router
