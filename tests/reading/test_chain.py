"""Speakers and the hands that nesting shows, by hand."""

from headwater.article import Article, Span
from headwater.reading.chain import chained
from headwater.reading.source import speaker_of
from headwater.reading.types import Attribution, Speaker

TEXT = "Mira Solberg,\n the mayor, said Harbour Wire had it wrong."
ARTICLE = Article("0", TEXT, ())


def one(name: str, speaker: str | None, within: str | None = None) -> Attribution:
    who = Speaker(speaker, None if speaker else "none")
    return Attribution(name, (), (), (Span(0, 9),), "indirect", 0.9, who, within=within)


def test_a_speaker_is_in_the_articles_words_on_one_line() -> None:
    assert speaker_of((Span(0, 26),), ARTICLE).name == "Mira Solberg, the mayor"


def test_nobody_is_nobody() -> None:
    assert speaker_of((), ARTICLE) == Speaker(name=None, kind="none")


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
