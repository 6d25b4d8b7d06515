"""The box: a text, a file or an address in, its reading out. Nothing is kept."""

from typing import Annotated

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Form, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from headwater.reading.types import Reading
from headwater.web.pages.article import article_page
from headwater.web.problems import ProblemError
from headwater.web.readings import WAITING, Reader
from headwater.web.site import site_of
from headwater.web.templating import render

router = APIRouter()
waiting = CapacityLimiter(WAITING + 1)
"""Threads for visitors whose article is being read, apart from those that make pages."""


@router.get("/read")
async def box() -> Response:
    """The box by itself."""
    return HTMLResponse(render("read.html"))


@router.post("/read")
async def read(
    request: Request,
    text: Annotated[str, Form()] = "",
    address: Annotated[str, Form()] = "",
    file: UploadFile | None = None,
) -> Response:
    """The reading of the first of file, address and text that is there."""
    data = await file.read() if file else b""
    name = (file.filename if file else None) or "uploaded file"
    reader = site_of(request).reader

    def reading() -> str:
        return article_page(_reading(reader, text, address.strip(), data, name), None)

    return HTMLResponse(await to_thread.run_sync(reading, limiter=waiting))


def _reading(reader: Reader, text: str, address: str, data: bytes, name: str) -> Reading:
    if data:
        return reader.file(data, name)
    if address:
        return reader.address(address)
    if text.strip():
        return reader.text(text)
    raise ProblemError(
        422, "There is nothing to read: paste a text, choose a file or give an address."
    )
