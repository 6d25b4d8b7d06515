"""The contract's JSON back to a reading: nothing lost, nothing odd let in."""

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater import ContractError, Reading
from headwater.article import Article, Paragraph, Span
from tests.build import build

TEXT = "“Ünsafe 🌉,” said two engineers.\n\nThe bridge is shut."


def readings() -> st.SearchStrategy[Reading]:
    """Any reading that the types allow, with references that lead somewhere."""
    return of(Reading).map(referring)


def referring(reading: Reading) -> Reading:
    """The same with ids that are its own."""
    attributions = tuple(
        replace(one, id=f"a{number}", within=None if one.within is None else "a1")
        for number, one in enumerate(reading.attributions, start=1)
    )
    responses = tuple(
        replace(one, by="a1", to="report") for one in reading.responses if attributions
    )
    sources = tuple(replace(one, entity=f"s{n}") for n, one in enumerate(reading.sources))
    return replace(reading, attributions=attributions, responses=responses, sources=sources)


def of(hint: Any) -> st.SearchStrategy[Any]:
    if hint in (Article, Span, Paragraph):
        return PIECES[hint]
    if dataclasses.is_dataclass(hint):
        hints, make = typing.get_type_hints(hint), typing.cast("Callable[..., Any]", hint)
        return st.builds(make, **{f.name: of(hints[f.name]) for f in dataclasses.fields(hint)})
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return st.sampled_from(arguments)
    if origin is tuple:
        return st.lists(of(arguments[0]), max_size=2).map(tuple)
    if origin in (types.UnionType, typing.Union):
        return st.one_of(*(of(argument) for argument in arguments))
    return SCALARS[hint]


ENDS = st.integers(0, len(TEXT))
SPANS = st.tuples(ENDS, ENDS).filter(lambda two: two[0] < two[1]).map(lambda two: Span(*two))
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS, int: st.integers(0, 99), bool: st.booleans(), type(None): st.none(),
    float: st.floats(0, 1),
}  # fmt: skip
PIECES: dict[Any, st.SearchStrategy[Any]] = {
    Span: SPANS,
    Paragraph: SPANS.map(lambda span: Paragraph(span.start, span.end, "caption")),
    Article: st.builds(
        Article, id=WORDS, text=st.just(TEXT), paragraphs=st.just((Paragraph(0, 5),)), url=WORDS,
        byline=st.none() | WORDS, outlet=st.none() | WORDS,
    ),
}  # fmt: skip


@given(readings())
def test_json_and_back_is_the_same_reading(reading: Reading) -> None:
    assert Reading.from_dict(json.loads(json.dumps(reading.to_dict()))) == reading


@pytest.fixture
def plain() -> dict[str, Any]:
    made = build("{1s}Reuters{/1s} {1q}said{/1q} {1c}it rained{/1c}.").to_dict()
    again: dict[str, Any] = json.loads(json.dumps(made))
    return again


def test_keys_that_were_added_are_passed_over(plain: dict[str, Any]) -> None:
    added = plain | {"weather": "wet"}
    assert Reading.from_dict(added) == Reading.from_dict(plain)


def test_keys_that_have_a_default_may_be_missing(plain: dict[str, Any]) -> None:
    for key in ("credits", "notices"):
        del plain["article"][key]
    assert Reading.from_dict(plain).article.credits == ()


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (["schema"], "headwater.reading/2", "no headwater.reading/1"),
        (["article"], [], "article: an object"),
        (["article", "text"], None, "article.text: a string"),
        (["article", "text"], "\ud800", "surrogate"),
        (["attributions"], {}, "attributions: an array"),
        (["attributions", 0, "manner"], "loud", "attributions.manner: 'loud' is none of"),
        (["attributions", 0, "content"], [[9, 3]], "attributions.content"),
        (["attributions", 0, "content"], [[0, 999]], "outside the text"),
        (["attributions", 0, "content"], [[0, 1.5]], "a span is"),
        (["attributions", 0, "confidence"], float("nan"), "a number"),
        (["attributions", 0, "confidence"], True, "a number"),
        (["attributions", 0, "within"], "a7", "no attribution 'a7'"),
        (["article", "paragraphs", 0, "end"], 999, "outside the text"),
        (["summary", "denied"], "no", "true or false"),
    ],
)
def test_what_is_no_reading_is_said(
    plain: dict[str, Any], path: list[Any], value: Any, said: str
) -> None:
    *way, last = path
    part: Any = plain
    for key in way:
        part = part[key]
    part[last] = value
    with pytest.raises(ContractError, match=said.replace("[", r"\[")):
        Reading.from_dict(plain)


@pytest.mark.parametrize("value", [None, [], "reading", 3, {}])
def test_anything_else_is_no_reading(value: Any) -> None:
    with pytest.raises(ContractError):
        Reading.from_dict(value)


@given(st.recursive(st.none() | st.integers() | WORDS, lambda inner: st.lists(inner), max_leaves=5))
def test_odd_parts_never_crash(value: Any) -> None:
    made = build("{1s}Reuters{/1s} {1q}said{/1q} {1c}it rained{/1c}.").to_dict()
    for key in made:
        try:
            read = Reading.from_dict({**made, key: value})
        except ContractError as error:
            assert key in str(error) or "reading" in str(error)  # noqa: PT017  (either is right)
        else:
            assert Reading.from_dict(read.to_dict()) == read
