"""Corrections: the log, a new entry, taking one back."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from headwater.corpus.effects import KINDS, LONGEST
from headwater.corpus.judgements import judgement, judgements
from headwater.web.api.shapes import answered, example
from headwater.web.correcting import Correction, entered, taken_back
from headwater.web.cursors import Cursor, cursor_of
from headwater.web.pages.article import Number
from headwater.web.problems import ProblemError
from headwater.web.site import LARGEST, site_of

router = APIRouter(tags=["corrections"])
PAGE = 100

ENTRY = {
    "id": 1, "made": "2026-05-07T09:00:00+00:00", "by": "Desk", "about": "speaker",
    "article": "3f5a9c…", "target": [[120, 180]],
    "before": {"name": "the minister", "kind": "person"},
    "after": {"name": "Hedda Brann", "kind": "person"},
    "note": None, "undoes": None, "undone": False,
}  # fmt: skip

Name = Annotated[str, Field(max_length=LONGEST)]
Id = Annotated[int, Field(ge=1, le=LARGEST)]


class Named(BaseModel):
    """A speaker or a hand."""

    model_config = ConfigDict(extra="forbid")
    name: Name | None = None
    kind: Literal[KINDS] | None = None  # type: ignore[valid-type]


class ToCorrect(BaseModel):
    """A correction. About a speaker: `statement` and `speaker`; about hands: `statement` and
    `hands`, the outermost first; about a copy: `other` and `copy`; about a story: `other`, another
    article of it, or none for a story of its own.
    """

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {"about": "speaker", "article": 2, "statement": "a3",
                        "speaker": {"name": "Hedda Brann", "kind": "person"}, "by": "Desk"}
        },
    )  # fmt: skip
    about: Literal["speaker", "hands", "copy", "story"]
    article: Id
    statement: Annotated[str | None, Field(max_length=20)] = None
    speaker: Named | None = None
    hands: Annotated[list[Named], Field(max_length=20)] = []
    other: Id | None = None
    copied: Annotated[bool, Field(alias="copy")] = False
    by: Name | None = None
    note: Annotated[str | None, Field(max_length=1_000)] = None


@router.get("/corrections", responses=example({"corrections": [ENTRY], "next": None}))
def log(request: Request, cursor: Cursor = None) -> Response:
    """The log, the last entry first."""
    before = (cursor_of(cursor) or (LARGEST, 0))[0]

    def make(corpus: Any) -> Any:
        with corpus.store.asked() as connection:
            found = judgements(connection, before=before, limit=PAGE + 1).to_dicts()
        more = f"{found[PAGE - 1]['id']}.0" if len(found) > PAGE else None
        return {"corrections": found[:PAGE], "next": more}

    return answered(request, make)


@router.post("/corrections", status_code=201, responses={201: example(ENTRY)[200]})
def correct(request: Request, asked: ToCorrect) -> Response:
    """Enter a correction. It wins in every view; the machine's reading is kept."""
    database = site_of(request).database
    with database.writing() as corpus:
        number = entered(corpus, _correction(corpus, asked))
        with corpus.store.asked() as connection:
            return JSONResponse(judgement(connection, number).to_dict(), 201)


@router.post("/corrections/{number}/undo", status_code=201, responses={201: example(ENTRY)[200]})
def undo(request: Request, number: Number) -> Response:
    """Take a correction back, which is an entry of its own."""
    database = site_of(request).database
    with database.writing() as corpus:
        entry = taken_back(corpus, number, None)
        with corpus.store.asked() as connection:
            return JSONResponse(judgement(connection, entry).to_dict(), 201)


def _correction(corpus: Any, asked: ToCorrect) -> Correction:
    after: Any = None
    spans = None
    if asked.about in {"speaker", "hands"}:
        spans = _spans(corpus, asked)
        after = (asked.speaker or Named()).model_dump() if asked.about == "speaker" else [
            hand.model_dump() for hand in asked.hands
        ]  # fmt: skip
    elif asked.about == "copy":
        after = asked.copied
    else:
        after = asked.other
    return Correction(asked.about, asked.article, after, spans, asked.other, asked.by, asked.note)


def _spans(corpus: Any, asked: ToCorrect) -> list[tuple[int, int]]:
    reading = corpus.judged(asked.article)
    for one in reading.attributions:
        if one.id == asked.statement:
            return [(span.start, span.end) for span in one.content]
    raise ProblemError(404, f"Article {asked.article} has no statement {asked.statement}.")
