"""The shapes of the API's answers, for its document: pydantic is used here and nowhere else.

Answers come from the corpus, which has typed them already, so they are not checked again.
"""

import json
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from headwater.corpus.corpus import Corpus
from headwater.web.site import cached, long_cached

JSON = "application/json"


class Problem(BaseModel):
    """An error (RFC 9457)."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "type": "about:blank",
                "title": "Not Found",
                "status": 404,
                "detail": "there is no story 7 in this store",
            }
        }
    )
    type: str = Field(
        description="What kind of error, as a URI; about:blank where the status says it."
    )
    title: str = Field(description="The status in words.")
    status: int
    detail: str = Field(description="What happened, to what, and what to do next.")


_PROBLEM: dict[str, Any] = {
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
}
_DESCRIBED = {
    400: "The address is malformed.",
    401: "The server was started with a token, and it is missing.",
    403: "The request comes from a page of another site.",
    404: "There is no such thing in the store.",
    409: "That cannot be said of it, or not any more.",
    408: "The body did not come in time.",
    413: "The body is too large.",
    422: "A parameter or the body means nothing.",
    503: "The store is busy, or too many articles are being read.",
    504: "Reading the article took too long, or its process died.",
}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": words, **_PROBLEM} for status, words in _DESCRIBED.items()
}


def example(value: Any, model: Any = None) -> dict[int | str, dict[str, Any]]:
    """What the document says of a good answer: an example and, if there is one, its schema."""
    schema = model or {"type": "object"}
    return {200: {"content": {JSON: {"schema": schema, "example": value}}}}


def answered(request: Request, make: Callable[[Corpus], Any]) -> Response:
    """What `make` finds in the store as JSON, kept until the store changes."""
    return cached(request, _text(make), JSON)


async def long_answered(request: Request, make: Callable[[Corpus], Any]) -> Response:
    """The same for what may take tenths of a second."""
    return await long_cached(request, _text(make), JSON)


def _text(make: Callable[[Corpus], Any]) -> Callable[[Corpus], str]:
    def text(corpus: Corpus) -> str:
        return json.dumps(make(corpus), ensure_ascii=False, separators=(",", ":"))

    return text
