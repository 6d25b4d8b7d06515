"""Files of the package: their address holds their digest, so a browser keeps them for ever."""

import re

from fastapi import APIRouter
from starlette.responses import Response

from headwater.web.problems import ProblemError
from headwater.web.templating import static_address, static_file

router = APIRouter()

TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
NAME = re.compile(r"[a-z]+\.(css|js|svg)")
FOR_EVER = {"cache-control": "public, max-age=31536000, immutable"}


@router.get("/static/{digest}/{name}")
async def static(digest: str, name: str) -> Response:
    """A file of the package, under the digest that it has now."""
    found = NAME.fullmatch(name)
    try:
        if not found or static_address(name) != f"/static/{digest}/{name}":
            raise FileNotFoundError
        return Response(static_file(name), media_type=TYPES[found[1]], headers=FOR_EVER)
    except FileNotFoundError:
        raise ProblemError(404, "There is no such file.") from None


@router.get("/favicon.ico")
async def icon() -> Response:
    """What browsers ask for unasked."""
    return Response(static_file("icon.svg"), media_type=TYPES["svg"], headers=FOR_EVER)
