"""Nested attributions, by hand."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.article import Span
from headwater.reading.nesting import nested
from headwater.reading.types import Attribution, Spans


def one(name: str, *content: tuple[int, int], source: tuple[int, int] | None = None) -> Attribution:
    named: Spans = (Span(*source),) if source else ()
    return Attribution(name, named, (), tuple(Span(*c) for c in content), "indirect", 0.9)


def within(*attributions: Attribution) -> dict[str, str | None]:
    return {a.id: a.within for a in nested(attributions)}


def test_what_lies_in_a_content_is_within_it() -> None:
    # Reuters said | Putin made clear the deal fell short
    assert within(one("a1", (10, 50), source=(0, 5)), one("a2", (30, 50), source=(10, 15))) == {
        "a1": None,
        "a2": "a1",
    }


def test_the_innermost_content_counts() -> None:
    nest = [one("a1", (5, 90)), one("a2", (20, 80)), one("a3", (30, 70))]
    assert within(*nest) == {"a1": None, "a2": "a1", "a3": "a2"}


def test_what_sticks_out_is_not_within() -> None:
    assert within(one("a1", (10, 50)), one("a2", (30, 50), source=(52, 60)))["a2"] is None


def test_equal_contents_are_within_neither() -> None:
    assert set(within(one("a1", (10, 50)), one("a2", (10, 50))).values()) == {None}


def test_a_piece_of_a_content_in_pieces_holds_too() -> None:
    assert within(one("a1", (0, 20), (30, 60)), one("a2", (40, 55)))["a2"] == "a1"


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.lists(SPANS, max_size=12))
def test_it_is_what_looking_at_every_pair_finds(contents: list[tuple[int, int]]) -> None:
    given_ = [one(f"a{n}", content) for n, content in enumerate(contents)]
    for inner in nested(given_):
        held = inner.content[0]
        around = [
            o.content[0]
            for o in given_
            if o.id != inner.id and o.content[0].covers(held) and o.content[0] != held
        ]
        assert (inner.within is None) == (not around)
        if inner.within:
            holder = given_[int(inner.within[1:])].content[0]
            assert len(holder) == min(map(len, around))
