"""Outlets: how one sources, and all of them side by side."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from headwater.corpus.corpus import Corpus
from headwater.corpus.pages.outlets import (
    OutletLine,
    Sourcing,
    outlet_count,
    outlet_page,
    outlets,
)
from headwater.web.charts.bars import Part, parts
from headwater.web.charts.glance import LABELS
from headwater.web.charts.months import timeline
from headwater.web.pages.article import Number
from headwater.web.site import cached
from headwater.web.templating import render

router = APIRouter()
BESIDE = 12
"""Outlets that one is compared with: those with the most articles."""
LISTED = 300


@router.get("/outlets")
async def all_outlets(request: Request) -> Response:
    """All outlets, with how each sources."""
    return cached(request, _all)


@router.get("/outlet/{number}")
async def outlet(request: Request, number: Number) -> Response:
    """The page of one outlet."""
    return cached(request, lambda corpus: _page(corpus, number))


def _all(corpus: Corpus) -> str:
    with corpus.store.asked() as connection:
        found = outlets(connection, LISTED)
        more = outlet_count(connection) - len(found)
    lines = [(line, sourcing_parts(line.sourcing), report_parts(line)) for line in found]
    return render("outlets.html", lines=lines, more=more)


def _page(corpus: Corpus, number: int) -> str:
    with corpus.store.asked() as connection:
        page = outlet_page(connection, number)
        known = outlets(connection, BESIDE + 1)
    others = [one for one in known if one.id != number][:BESIDE]
    compared = [(line, sourcing_parts(line.sourcing)) for line in (page.line, *others)]
    return render(
        "outlet.html",
        page=page,
        sourcing=sourcing_parts(page.line.sourcing),
        reports=report_parts(page.line),
        compared=compared,
        timeline=timeline(page.months),
    )


def sourcing_parts(sourcing: Sourcing) -> tuple[Part, ...]:
    """By whom statements are, as parts of a bar."""
    counts = {
        "named": sourcing.named,
        "document": sourcing.documents,
        "outlet": sourcing.outlets,
        "unnamed": sourcing.unnamed,
        "nobody": sourcing.nobody,
    }
    return parts((kind, label, counts[kind]) for kind, label in LABELS.items())


def report_parts(line: OutletLine) -> tuple[Part, ...]:
    """How much is an outlet's own, as parts of a bar."""
    relayed = min(line.relayed, line.articles - line.copied)
    own = line.articles - line.copied - relayed
    counts = (("own", "own reports", own), ("relay", "resting on others", relayed),
              ("copy", "copies", line.copied))  # fmt: skip
    return parts(counts)
