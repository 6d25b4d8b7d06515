"""The JSON contract: what `to_dict` gives is what the schema says and what the docs publish."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from headwater.article import Article, Credit, Paragraph, Span
from headwater.reading.contract import schema, to_dict
from headwater.reading.types import (
    Attribution,
    Contested,
    Hand,
    Reading,
    Response,
    Source,
    Speaker,
    Summary,
    Timex,
    Unnamed,
    Version,
)

TEXT = "Bridge unsafe – Harbour Wire\n\nTwo engineers said on Monday the bridge was unsafe."


@pytest.fixture
def reading() -> Reading:
    article = Article(
        id="0" * 16,
        text=TEXT,
        paragraphs=(Paragraph(0, 28, "headline"), Paragraph(30, 81)),
        outlet="The Valmora Ledger",
        credits=(Credit("Harbour Wire", Span(16, 28), "headline"),),
    )
    attribution = Attribution(
        id="a1",
        source=(Span(30, 43),),
        cue=(Span(44, 48),),
        content=(Span(59, 80),),
        manner="indirect",
        confidence=0.9,
        speaker=Speaker("Two engineers", "unnamed", 2, entity="s1"),
        chain=(Hand("Harbour Wire", "outlet", None, "s2", (Span(16, 28),), "credits"),),
    )
    return Reading(
        article=article,
        attributions=(attribution,),
        sources=(Source("s1", "Two engineers", "unnamed", (), (Span(30, 43),)),),
        responses=(Response("a2", "a1", "denies"),),
        times=(Timex((Span(52, 58),), "DATE", "2025-11-03", "published", 0.8),),
        contested=(Contested("inspection", (Version("2025", ("s1",), (Span(0, 6),)),)),),
        summary=Summary(("Harbour Wire",), Unnamed(2), denied=True),
    )


def test_the_contract_of_the_design(reading: Reading) -> None:
    plain = to_dict(reading)
    assert plain["schema"] == "headwater.reading/1"
    assert plain["article"]["paragraphs"][0] == {
        "start": 0, "end": 28, "kind": "headline", "furniture": None,
    }  # fmt: skip
    attribution = plain["attributions"][0]
    assert attribution["source"] == [[30, 43]]
    assert attribution["speaker"]["count"] == 2
    assert attribution["chain"][0]["evidence"] == [[16, 28]]
    assert attribution["within"] is None
    assert plain["responses"] == [{"by": "a2", "to": "a1", "is": "denies"}]
    summary = plain["summary"]
    assert (summary["rests_on"], summary["denied"]) == (["Harbour Wire"], True)
    assert summary["unnamed"] == {"at_least": 2, "at_most": None, "groups": []}


def test_it_is_json_and_fits_its_schema(reading: Reading) -> None:
    plain = json.loads(json.dumps(to_dict(reading)))
    assert list(jsonschema.Draft202012Validator(schema()).iter_errors(plain)) == []


def test_the_schema_refuses_what_is_not_of_the_contract(reading: Reading) -> None:
    plain: dict[str, Any] = to_dict(reading)
    plain["attributions"][0]["manner"] = "shouted"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(plain)


def test_the_published_schema_is_the_types_schema() -> None:
    published = Path(__file__).parents[2] / "docs" / "reference" / "reading.schema.json"
    assert json.loads(published.read_text()) == schema(), "run `make schema`"
