"""A story: its river, and what is said in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from headwater.corpus.corpus import Corpus
from headwater.corpus.pages.articles import comparison
from headwater.corpus.pages.river import River
from headwater.corpus.pages.statements import said_in
from headwater.corpus.pages.stories import lasting, story_line, story_river
from headwater.corpus.timeline import timeline
from headwater.views.chart import Chart, chart
from headwater.web.charts.river import Shape, drawn
from headwater.web.charts.telling import telling
from headwater.web.pages.article import Number
from headwater.web.site import cached
from headwater.web.templating import render

router = APIRouter()
FEW = 80
"""Articles of a story up to which it is drawn a second time, for narrow screens."""
TIMED = 12
"""Articles of a story whose dates are drawn: those that disagree before the others."""
EVENTS = 20
"""Events of a story that are drawn: those that most articles tell."""
LISTED = 100
"""Articles of a story that are listed on its page; the rest stands in the API's answer."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The timeline of a story as its template draws it, with the addresses of its articles."""

    chart: Chart | None
    links: Mapping[str, str]
    key: str = "dates"


@router.get("/story/{number}")
async def story(request: Request, number: Number) -> Response:
    """The page of a story."""
    return cached(request, lambda corpus: _page(corpus, number))


@router.get("/compare/{copy}/{original}")
async def compare(request: Request, copy: Number, original: Number) -> Response:
    """A copy beside its original."""
    return cached(request, lambda corpus: _compared(corpus, copy, original))


def _page(corpus: Corpus, number: int) -> str:
    with corpus.store.asked() as connection:
        number = lasting(connection, number)
        line = story_line(connection, number)
        river = story_river(connection, number)
        statements = said_in(connection, number)
    words = telling(river)
    shapes: tuple[Shape, ...] = ("wide", "tall") if len(river.stations) <= FEW else ("wide",)
    dates, undrawn = _dated(corpus, river)
    return render(
        "story.html",
        line=line,
        river=river,
        drawings=[drawn(river, shape, words) for shape in shapes],
        statements=statements,
        articles=[(one, words[one.id]) for one in river.stations[:LISTED]],
        more=max(0, len(river.stations) - LISTED),
        copies=_copies(river),
        dates=dates,
        undrawn=undrawn,
    )


def _dated(corpus: Corpus, river: River) -> tuple[Dates, int]:
    """The timeline of a story, and how many of its articles are not looked at for it, copies left
    out: these say what their originals do."""
    streams = ((one, river.main(one.id)) for one in river.stations)
    own = [one for one, stream in streams if stream is None or stream.kind != "copy"]
    chosen = {one.id for one in sorted(own, key=lambda one: not one.contested)[:TIMED]}
    readings = {one.id: corpus.store.dates(one.id) for one in own if one.id in chosen}
    links = {reading.article.id: f"/article/{number}" for number, reading in readings.items()}
    return Dates(chart(timeline(readings.values()), EVENTS), links), len(own) - len(chosen)


def _copies(river: River) -> list[tuple[str, int, int, str, str, float]]:
    """The copies, each with its original."""
    return [
        (
            river.by_id[stream.downstream].title or "",
            stream.downstream,
            stream.upstream,
            river.by_id[stream.downstream].outlet or "an unnamed outlet",
            river.by_id[stream.upstream].outlet or "an unnamed outlet",
            stream.share,
        )
        for stream in river.streams
        if stream.kind == "copy"
    ][:LISTED]


def _compared(corpus: Corpus, copy: int, original: int) -> str:
    with corpus.store.asked() as connection:
        return render("compare.html", pair=comparison(connection, copy, original))
