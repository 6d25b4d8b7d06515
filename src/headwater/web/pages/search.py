"""Search: names, articles, statements by words and by meaning; a claim followed to its origins."""

from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from headwater.corpus.corpus import Corpus
from headwater.corpus.names import words
from headwater.corpus.pages.finding import Found, find
from headwater.corpus.results import Rows
from headwater.web.site import long_cached
from headwater.web.templating import render

if TYPE_CHECKING:
    from headwater.corpus.search import Hit

router = APIRouter()
Words = Annotated[str, Query(max_length=400)]
By = Annotated[Literal["words", "meaning"], Query()]
FEW = 3
"""Articles that have all the words: where there are fewer, the meaning is looked for as well. It
takes longer, and who finds what he asks for needs it less."""
MEANT = 10
"""Articles that are shown for their meaning."""
HOW = {
    "origin": "has it from its own sources",
    "copy": "copied",
    "rests": "rests on",
    "unseen": "rests on a report that is not here:",
    "ring": "rests on what rests on it:",
    "bare": "names no source",
}


@router.get("/search")
async def search(request: Request, q: Words = "", by: By = "words") -> Response:
    """What has all the words, and what means the same if that is asked for or little has them."""
    return await long_cached(request, lambda corpus: _page(corpus, q, by))


@router.get("/trace")
async def trace(request: Request, q: Words) -> Response:
    """A claim followed upstream."""
    return await long_cached(request, lambda corpus: _traced(corpus, q))


def _page(corpus: Corpus, asked: str, by: str) -> str:
    found, meant = found_for(corpus, asked, by)
    return render("search.html", q=asked.strip(), found=found, meant=meant)


def found_for(corpus: Corpus, asked: str, by: str) -> "tuple[Found, Rows[Hit] | None]":
    """What has all the words; and the other articles that are about what they mean, the best first,
    None where these were not looked for."""
    with corpus.store.asked() as connection:
        found = find(connection, asked)
    if not words(asked) or (by == "words" and len(found.articles) >= FEW):
        return found, None
    named = {one.id for one in found.articles}
    hits = corpus.search(asked, limit=MEANT + len(named))
    meant = [one for one in hits if one.article not in named and "meaning" in one.by]
    return found, Rows(meant[:MEANT])


def _traced(corpus: Corpus, asked: str) -> str:
    return render("trace.html", found=corpus.trace(asked), how=HOW)
