"""Paragraphs as a reader counts them, nesting, shortening, sources, dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.article import Span
from headwater.reading.types import Attribution, Source, Speaker
from headwater.views import labels
from headwater.views.shapes import flat, nested, paragraph_at, paragraph_names, place, shortened
from tests.build import build


def test_only_the_body_is_counted() -> None:
    article = build("[headline] A\n\nB\n\n[caption] C\n\n[furniture:appeal] D\n\nE").article
    assert paragraph_names(article.paragraphs) == ("headline", "¶1", "caption", "furniture", "¶2")


def test_an_offset_between_paragraphs_belongs_to_the_one_before() -> None:
    paragraphs = build("ab\n\ncd").article.paragraphs
    assert [paragraph_at(paragraphs, i) for i in range(6)] == [0, 0, 0, 0, 1, 1]


def test_nesting_follows_within_and_survives_what_leads_nowhere() -> None:
    text = "{1c}a {2c}b {3c}c{/3c}{/2c}{/1c} {4c}d{/4c} {5c}e{/5c}"
    reading = build(text, a4={"within": "a5"}, a5={"within": "a4"})
    trees = nested(reading)
    assert [tree.attribution.id for tree in trees] == ["a1", "a4", "a5"]
    assert [node.attribution.id for node in flat(trees)] == ["a1", "a2", "a3", "a4", "a5"]
    assert [a.id for a in trees[0].children[0].children[0].above] == ["a1", "a2"]


def test_an_attribution_that_marks_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="a9 marks nothing"):
        place(Attribution("a9", (), (), (), "direct", 1.0))


def test_one_without_content_stands_at_its_cue() -> None:
    assert place(Attribution("a1", (Span(0, 1),), (Span(4, 6),), (), "direct", 1.0)) == Span(4, 6)


@given(st.text(), st.integers(2, 60))
def test_shortening_keeps_to_the_limit_and_to_the_beginning(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert short == text or text.startswith(short[:-1])


def test_shortening_cuts_between_words() -> None:
    assert shortened("one two, three", 10) == "one two…"
    assert shortened("one two", 7) == "one two"
    assert shortened("unbreakable", 5) == "unbr…"


@pytest.mark.parametrize(
    ("stamp", "written"),
    [
        ("2022", "2022"),
        ("2022-09", "September 2022"),
        ("2022-09-14", "Wed 14 September 2022"),
        ("2022-09-14T10:30:00+00:00", "Wed 14 September 2022, 10:30 UTC"),
        ("2022-09-14T10:30:00Z", "Wed 14 September 2022, 10:30 UTC"),
        ("2022-09-14T10:30:00+02:00", "Wed 14 September 2022, 10:30 UTC+02:00"),
        ("2022-09-14T10:30:00.5", "Wed 14 September 2022, 10:30"),
        ("2022-02-31", "2022-02-31"),
        ("yesterday", "yesterday"),
        (None, ""),
    ],
)
def test_days_are_written_as_precisely_as_they_are_known(stamp: str | None, written: str) -> None:
    assert labels.day(stamp) == written


def test_sources_are_grouped_most_quoted_first_and_pronouns_last() -> None:
    reading = build(
        "{1s}He{/1s} {1c}a{/1c} {2s}Tidewire,{/2s} {2c}b{/2c} {3c}c{/3c} {4s}tidewire{/4s} "
        "{4c}d{/4c} {5s}They{/5s} {5c}e{/5c} {6s}Ann{/6s} {6c}f{/6c}"
    )
    assert [(line.name, line.statements) for line in labels.source_lines(reading)] == [
        ("Tidewire", (2, 4)),
        ("Ann", (6,)),
        (labels.UNRESOLVED, (1, 5)),
        (labels.NO_SOURCE, (3,)),
    ]


def test_an_entity_is_one_source_under_its_fullest_name() -> None:
    reading = build(
        "{1s}He{/1s} {1c}a{/1c} {2s}Roe{/2s} {2c}b{/2c}",
        a1={"speaker": Speaker("Roe", "person", entity="s1")},
        a2={"speaker": Speaker("Roe", "person", role="clerk", entity="s1")},
    )
    sources = (Source("s1", "Ada Roe", "person", (), ()),)
    whole = type(reading)(reading.article, reading.attributions, sources)
    assert labels.source_lines(whole) == (labels.SourceLine("Ada Roe", "clerk", (1, 2)),)


def test_those_without_a_named_source_are_counted_as_far_as_kinds_are_known() -> None:
    text = "{1s}Aides{/1s} {1c}a{/1c} {2c}b{/2c} {3s}Roe{/3s} {3c}c{/3c}"
    assert "1 without a stated source" in labels.tally(build(text))
    known = build(text, a1={"speaker": Speaker("Aides", "unnamed")})
    assert "2 without a named source" in labels.tally(known)
