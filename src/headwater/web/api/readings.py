"""Readings: those of the store, and of one article that is sent."""

import json
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from headwater.web.api.shapes import JSON, answered, example
from headwater.web.pages.article import Number
from headwater.web.pages.read import waiting
from headwater.web.readings import Reader
from headwater.web.site import site_of

router = APIRouter(tags=["readings"])

READING = {
    "schema": "headwater.reading/1",
    "article": {"id": "3f5a…", "outlet": "BPA", "text": "…", "paragraphs": []},
    "attributions": [],
    "sources": [],
    "responses": [],
    "times": [],
    "contested": [],
    "summary": {"rests_on": [], "unnamed": {"at_least": None, "at_most": None}, "denied": None},
}


class Text(BaseModel):
    """An article to read: its text, or the HTML of its page."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"example": {"text": "The gate was open, Mira Solberg said on Monday."}},
    )
    text: Annotated[str, Field(min_length=1)]


class Address(BaseModel):
    """An article to read, by its address on the public web."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"example": {"url": "https://ledger.example/ferry"}}
    )
    url: Annotated[str, Field(pattern="^https?://", max_length=2_000)]


@router.get("/articles/{number}", responses=example(READING))
async def article(request: Request, number: Number) -> Response:
    """The reading of an article of the store, with what readers have corrected in it."""
    return answered(request, lambda corpus: corpus.judged(number).to_dict())


@router.post("/read", responses=example(READING))
async def read(request: Request, asked: Text | Address) -> Response:
    """The reading of one article, which is not kept."""
    reader = site_of(request).reader
    found = await to_thread.run_sync(lambda: _read(reader, asked), limiter=waiting)
    return Response(json.dumps(found), media_type=JSON)


def _read(reader: Reader, asked: Text | Address) -> Any:
    reading = reader.address(asked.url) if isinstance(asked, Address) else reader.text(asked.text)
    return reading.to_dict()
