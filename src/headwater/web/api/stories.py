"""Stories: the list, and one with its river and what is said in it."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from headwater.corpus.corpus import Corpus
from headwater.corpus.pages.statements import said_in
from headwater.corpus.pages.stories import lasting, stories, story_line, story_river
from headwater.web.api.shapes import answered, example
from headwater.web.charts.telling import telling
from headwater.web.cursors import Cursor, cursor_of
from headwater.web.pages.article import Number
from headwater.web.pages.front import Asked

router = APIRouter(tags=["stories"])

LINE = {
    "id": 1, "headline": "Ferry line sold in secret, officials say", "first": 1777867200,
    "last": 1778043600, "articles": 12, "outlets": 12, "origins": 3, "statements": 74,
    "unnamed": 18, "denials": 1, "contested": 0, "circles": 0, "moments": [1777867200, 1778043600],
}  # fmt: skip
STORY = {
    "story": LINE,
    "articles": [{"id": 2, "outlet": "BPA", "title": "…", "published": "2026-05-04T14:20:00+02:00",
                  "words": "BPA stands on no other article; it has it from two officials."}],
    "streams": [{"upstream": 2, "downstream": 3, "kind": "copy", "share": 0.97}],
    "origins": [2],
    "circles": [],
    "said": {"claims": [], "parties": [], "datings": []},
}  # fmt: skip


@router.get("/stories", responses=example({"stories": [LINE], "next": "1778043600.1"}))
async def listed(
    request: Request, asked: Annotated[Asked, Depends()], cursor: Cursor = None
) -> Response:
    """Stories, the newest first. Times are seconds since 1970 in UTC."""
    sieve, after = asked.sieve(), cursor_of(cursor)

    def make(corpus: Corpus) -> Any:
        with corpus.store.asked() as connection:
            found = stories(connection, sieve, after)
        more = found.next and f"{found.next[0]}.{found.next[1]}"
        return {"stories": found.stories.to_dicts(), "next": more}

    return answered(request, make)


@router.get("/stories/{number}", responses=example(STORY))
async def story(request: Request, number: Number) -> Response:
    """One story: its articles, what flows from which to which, and what is said in them."""
    return answered(request, lambda corpus: _story(corpus, number))


def _story(corpus: Corpus, number: int) -> Any:
    with corpus.store.asked() as connection:
        number = lasting(connection, number)
        line = story_line(connection, number)
        river = story_river(connection, number)
        said = said_in(connection, number)
    words = telling(river)
    return {
        "story": line.to_dict(),
        "articles": [{**one.to_dict(), "words": words[one.id]} for one in river.stations],
        "streams": [one.to_dict() for one in river.streams],
        "origins": [one.id for one in river.heads],
        "circles": list(river.circles.values()),
        "said": said.to_dict(),
    }
