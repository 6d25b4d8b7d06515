"""Errors of one shape: RFC 9457 under /api, a page with the same words elsewhere."""

from collections.abc import MutableMapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from starlette.responses import HTMLResponse, JSONResponse, Response

from headwater.errors import (
    AddressRefusedError,
    FetchError,
    HeadwaterError,
    InputError,
    OptionError,
    StoreBusyError,
    StoreError,
    TooLargeError,
    UnknownError,
    WorkerError,
)
from headwater.web.templating import render

PROBLEM_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a request asked for and did not get: an HTTP status, and why."""

    status: int
    detail: str
    code: str | None = None


class ProblemError(Exception):
    """Raised inside a handler, to be answered with its problem."""

    def __init__(self, status: int, detail: str, code: str | None = None) -> None:
        super().__init__(detail)
        self.problem = Problem(status, detail, code)

    @classmethod
    def of(cls, problem: Problem) -> "ProblemError":
        """The error that raises a problem."""
        return cls(problem.status, problem.detail, problem.code)


_STATUS: tuple[tuple[type[HeadwaterError], int], ...] = (
    (UnknownError, 404),
    (TooLargeError, 413),
    (WorkerError, 504),
    (AddressRefusedError, 422),
    (FetchError, 422),
    (InputError, 422),
    (StoreBusyError, 503),
    (StoreError, 503),
    (OptionError, 409),
    (HeadwaterError, 422),
)


def problem_of(error: HeadwaterError) -> Problem:
    """What an error of the library is to whoever asked."""
    status = next(status for kind, status in _STATUS if isinstance(error, kind))
    return Problem(status, str(error), getattr(error, "code", None))


def problem_answer(problem: Problem, scope: MutableMapping[str, Any]) -> Response:
    """The answer that tells it: an object for a program, a page for a person."""
    title = HTTPStatus(problem.status).phrase
    if not scope.get("path", "").startswith("/api"):
        page = render("problem.html", title=title, problem=problem)
        return HTMLResponse(page, problem.status)
    told: dict[str, Any] = {
        "type": "about:blank" if problem.code is None else f"urn:headwater:problem:{problem.code}",
        "title": title,
        "status": problem.status,
        "detail": problem.detail,
    }
    return JSONResponse(told, problem.status, media_type=PROBLEM_TYPE)
