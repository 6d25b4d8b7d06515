"""The front: stories, the newest first, sieved as the visitor asks."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from headwater.corpus.corpus import Corpus
from headwater.corpus.pages.stories import Sieve, StoryLine, stories
from headwater.errors import UnknownError
from headwater.web.charts.bars import binned, skyline
from headwater.web.cursors import Cursor, cursor_of
from headwater.web.site import cached, site_of
from headwater.web.templating import render

router = APIRouter()
Short = Annotated[str, Query(max_length=200)]
Day = date | Literal[""]
Few = Annotated[int, Query(ge=0, le=1_000_000)] | Literal[""]


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields of the form as they were filled in; "" where one was left empty."""

    since: Day = ""
    until: Day = ""
    outlet: Short = ""
    source: Short = ""
    least: Few = ""
    most: Few = ""

    def sieve(self) -> Sieve:
        """What they ask for."""
        return Sieve(
            since=_second(self.since, 0),
            until=_second(self.until, 1),
            outlet=self.outlet.strip() or None,
            source=self.source.strip() or None,
            least=None if self.least == "" else self.least,
            most=None if self.most == "" else self.most,
        )

    def query(self) -> dict[str, str]:
        """The fields that were filled in."""
        fields = ("since", "until", "outlet", "source", "least", "most")
        return {name: str(value) for name in fields if (value := getattr(self, name)) != ""}


@router.get("/")
async def front(
    request: Request, asked: Annotated[Asked, Depends()], cursor: Cursor = None
) -> Response:
    """The front page; it is made anew each time while articles are still being added."""
    sieve, after = asked.sieve(), cursor_of(cursor)
    site = site_of(request)
    if site.filling():
        page = _page(site.database.corpus(), asked, sieve, after, filling=True)
        return HTMLResponse(page)
    return cached(request, lambda corpus: _page(corpus, asked, sieve, after, filling=False))


def _page(
    corpus: Corpus, asked: Asked, sieve: Sieve, after: tuple[int, int] | None, *, filling: bool
) -> str:
    with corpus.store.asked() as connection:
        try:
            found = stories(connection, sieve, after)
        except UnknownError:  # a name that nobody has: no story is like that
            found = None
        total = connection.execute("SELECT count(*) FROM figures").fetchone()[0]
    shown = [(line, _spread(line)) for line in found.stories] if found else []
    following = found.next if found else None
    return render(
        "front.html",
        stories=shown,
        total=total,
        asked=asked,
        sieving=bool(asked.query()),
        filling=filling,
        next=following and urlencode({**asked.query(), "cursor": f"{following[0]}.{following[1]}"}),
    )


def _spread(line: StoryLine) -> str:
    if line.first is None or line.last is None:
        return ""
    return skyline(binned(line.moments, line.first, line.last))


def _second(day: Day, later: int) -> int | None:
    """The first second of a day, or of the one `later` days after it."""
    if day == "":
        return None
    return int(datetime.combine(day, time.min, UTC).timestamp()) + later * 86_400
