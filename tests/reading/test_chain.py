"""The hands that nesting shows, by hand."""

from headwater.article import Span
from headwater.reading.chain import chained
from headwater.reading.types import Attribution, Speaker


def one(name: str, speaker: str | None, within: str | None = None) -> Attribution:
    who = Speaker(speaker, None if speaker else "none")
    return Attribution(name, (), (), (Span(0, 9),), "indirect", 0.9, who, within=within)


def test_what_is_nested_came_through_the_outer_hands() -> None:
    chains = {
        a.id: [(hand.name, hand.how) for hand in a.chain]
        for a in chained([one("a1", "Lorrimer"), one("a2", "Dorn", "a1"), one("a3", "She", "a2")])
    }
    assert chains["a1"] == [("Lorrimer", "speaks")]
    assert chains["a3"] == [("Lorrimer", "nested"), ("Dorn", "nested"), ("She", "speaks")]


def test_nobody_is_no_hand() -> None:
    (outer, inner) = chained([one("a1", None), one("a2", "Dorn", "a1")])
    assert (outer.chain, [hand.name for hand in inner.chain]) == ((), ["Dorn"])


def test_forty_levels() -> None:
    nest = [one("a0", "s0"), *(one(f"a{n}", f"s{n}", f"a{n - 1}") for n in range(1, 40))]
    assert len(chained(nest)[-1].chain) == 40
