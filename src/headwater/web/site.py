"""What all handlers of a running server share, and how a page is answered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response

from headwater.corpus.corpus import Corpus
from headwater.web.cache import Cache
from headwater.web.database import Database
from headwater.web.readings import Reader
from headwater.web.settings import Settings

LARGEST = 2**53 - 1
"""The greatest number that every reader of JSON takes as it is (RFC 8259): no id is beyond it."""
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Site:
    """A running server: its settings, the store, the pages made before, who reads."""

    settings: Settings
    database: Database
    cache: Cache
    reader: Reader
    filling: Callable[[], bool]

    def close(self) -> None:
        """Give back what it holds."""
        self.reader.close()
        self.database.close()


def site_of(request: Request) -> Site:
    """The server that answers a request."""
    return cast(Site, request.app.state.site)


LONG = CapacityLimiter(1)
"""The thread for what may run a model: a trace, which also holds all that is said in two hundred
articles, and a search, where few articles have the words."""


async def long_cached(
    request: Request, make: Callable[[Corpus], str], media_type: str = HTML
) -> Response:
    """A page like those of `cached` that may take tenths of a second."""
    return await to_thread.run_sync(cached, request, make, media_type, limiter=LONG)


def cached(request: Request, make: Callable[[Corpus], str], media_type: str = HTML) -> Response:
    """A page that depends on the store and its address alone, made anew only when it must be.

    It is made where requests are taken: to hand the few milliseconds of work to a thread costs one
    more, and Python would make no second page meanwhile (`benchmarks.web`).
    """
    site = site_of(request)
    address = f"{request.url.path}?{request.url.query}"

    def made() -> bytes:
        return make(site.database.corpus()).encode("utf-8", "replace")

    body = site.cache.get(address, site.database.version(), made)
    headers = {"cache-control": "no-cache"}
    return Response(body, media_type=media_type, headers=headers)
