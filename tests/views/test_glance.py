"""What the views say of the whole: answers, unnamed sources, positions."""

from dataclasses import replace

from headwater.article import Span
from headwater.reading.types import Group, Position, Reading, Response, Summary, Unnamed
from headwater.views import glance
from headwater.views.page import page
from tests.build import build

GROUP = Group("u1", "two people", 2, 2, None, (Span(0, 5), Span(6, 9)), (), None, (), (), ())


def reading(**summary: object) -> Reading:
    made = build(
        "{1s}Tidewire{/1s} {1q}reported{/1q} {1c}that it sank{/1c}. {2s}Kern{/2s} "
        "{2q}denied{/2q} {2c}it{/2c}."
    )
    answers = (Response("a2", "a1", "denies"), Response("a1", "report", "confirms"))
    return replace(made, responses=answers, summary=Summary(**summary))  # type: ignore[arg-type]


def test_answers_stand_at_what_they_answer() -> None:
    found = glance.answers(reading())
    assert found == {"a1": ("✗ denied: Kern: “it”", "✓ confirmed: Tidewire: “that it sank”")}


def test_how_many_have_no_name() -> None:
    bounds = [(2, None), (3, 4), (1, 1), (0, 0)]
    shown = [glance.unnamed(reading(unnamed=Unnamed(*pair))) for pair in bounds]
    assert shown == ["2 unnamed sources or more", "3 to 4 unnamed sources", "1 unnamed source", ""]


def test_lists_of_a_reading() -> None:
    position = Position("Kern", None, "refuses", (Span(0, 8),), "a2")
    shown = reading(
        unnamed=Unnamed(2, None, (GROUP,)), positions=(position,), declined=("a2",), denied=True
    )
    titles = [section.title for section in glance.sections(shown)]
    assert titles == [
        "Unnamed: 2 unnamed sources or more", "Positions", "Asked, and declined or silent",
    ]  # fmt: skip
    assert glance.sections(shown)[0].lines == ("two people (2 or more, told of 1 more time)",)
    assert glance.sections(shown)[1].lines == ("Kern refuses: “Tidewire”",)
    assert "denied" in glance.tally(shown)


def test_nothing_known_shows_no_list() -> None:
    assert glance.sections(reading()) == ()


def test_the_page_draws_each_chain_and_says_it_in_words() -> None:
    shown = page([reading()])
    assert shown.count("<svg") == 2
    assert "A chain of 1 hand: this article, Tidewire" in shown
    assert "✗ denied: Kern: “it”" in shown
