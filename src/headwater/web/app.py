"""The application: routes, errors, what is opened when it starts and closed when it ends."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from headwater import __version__
from headwater.errors import HeadwaterError
from headwater.web.api import api
from headwater.web.cache import Cache
from headwater.web.database import Database
from headwater.web.pages import pages
from headwater.web.problems import Problem, ProblemError, problem_answer, problem_of
from headwater.web.readings import Reader
from headwater.web.security import Guarded
from headwater.web.settings import Settings
from headwater.web.site import Site

THREADS = 2
"""Threads for corrections, which may have to wait for another process that writes."""

DESCRIPTION = """\
Who says so, through whose hands, and how many independent origins stand behind it. Readings are
the contract `headwater.reading/1`. Errors are RFC 9457 problems. Lists come in pages: pass `next`
of one answer as `cursor` of the next request.
"""


def application(settings: Settings, filling: Callable[[], bool] = lambda: False) -> Guarded:
    """The ASGI application of a store, behind its checks.

    `filling` tells whether articles are still being added for this server. Raises `StoreError` if
    the store cannot be used.
    """
    reader = Reader(settings.read_command, settings.read_seconds)
    site = Site(settings, Database(settings.db), Cache(), reader, filling)
    app = FastAPI(
        title="Headwater",
        version=__version__,
        description=DESCRIPTION,
        openapi_url="/api/openapi.json",
        docs_url=None,  # both pages load scripts from elsewhere
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.site = site
    app.include_router(pages())
    app.include_router(api())
    for kind in (HeadwaterError, ProblemError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, _answered)
    return Guarded(app, settings)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = THREADS
    yield
    app.state.site.close()


async def _answered(request: Request, error: Any) -> Response:
    answer = problem_answer(_problem(error), request.scope)
    if isinstance(error, HTTPException):
        answer.headers.update(error.headers or {})
    return answer


def _problem(error: Any) -> Problem:
    if isinstance(error, ProblemError):
        return error.problem
    if isinstance(error, HeadwaterError):
        return problem_of(error)
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return Problem(422, f"{where}: {first['msg']}.")
    return Problem(error.status_code, f"{str(error.detail).rstrip('.')}.")
