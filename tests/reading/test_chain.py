"""Chains over clauses, sentences and nesting, by hand; and articles that go round in circles."""

from dataclasses import replace

import pytest

from headwater.reading.chain import joined
from headwater.reading.relays import without_relays
from headwater.reading.types import Hand, Stance
from tests.build import build
from tests.reading.test_hands import chain, read, understood

REPORT = (
    "{1s}Lorrimer News{/1s} {1q}reported{/1q} {1c}the deal was dead{/1c}, citing three sources "
    "close to the council.\n\n"
)


def names(marked: str, **article: str) -> list[list[str | None]]:
    """The names in each chain of a marked text."""
    return [[hand.name for hand in one.chain] for one in read(marked, **article)]


def test_an_outlet_that_cites_is_a_hand_and_those_it_cites_speak() -> None:
    (one,) = read(REPORT)
    assert one.speaker.name == "three sources close to the council"
    assert (one.speaker.kind, one.speaker.count) == ("unnamed", 3)
    assert [(hand.name, hand.how) for hand in one.chain] == [
        ("Lorrimer News", "cites"),
        ("three sources close to the council", "speaks"),
    ]


def test_a_document_that_is_cited_is_a_hand_and_stays_an_attribution() -> None:
    reading = build(
        "{1s}Lorrimer News{/1s} {1q}reported{/1q} {1c}the deal was dead{/1c}, {2q}citing{/2q} "
        "{2c}a memorandum by the clerk{/2c}."
    )
    kept = without_relays(reading.attributions, reading.article)
    assert len(kept) == 2
    first, _ = understood(replace(reading, attributions=kept))
    assert [hand.name for hand in first.chain] == ["Lorrimer News", "a memorandum by the clerk"]


@pytest.mark.parametrize(
    "cited", ["three sources", "Ada Kern", "people at the yard", "one of them"]
)
def test_somebody_who_is_cited_is_a_hand_only(cited: str) -> None:
    reading = build(
        "{1s}Lorrimer News{/1s} {1q}reported{/1q} {1c}the deal was dead{/1c}, {2q}citing{/2q} "
        f"{{2c}}{cited}{{/2c}}."
    )
    assert len(without_relays(reading.attributions, reading.article)) == 1


def test_what_is_cited_as_saying_something_speaks() -> None:
    (one,) = read(
        "{1s}The Lorrimer News report{/1s} {1q}cited{/1q} {1c}an inquiry by the harbour office as "
        "pointing to the yard{/1c}."
    )
    assert [hand.name for hand in one.chain][-1] == "an inquiry by the harbour office"
    assert len(one.chain) == 2


def test_a_report_goes_on_to_sources_without_a_name() -> None:
    found = names(
        REPORT + "{2c}“Nobody wants it,”{/2c} {2s}one of the sources{/2s} {2q}said{/2q}.\n\n"
        "{3s}A third source{/3s}, who was told of it by people at the yard, "
        "{3q}said{/3q} {3c}it was dead on Monday{/3c}."
    )
    assert found[1][0] == "Lorrimer News"
    assert found[2] == ["Lorrimer News", "A third source", "people at the yard"]


def test_a_report_ends_where_the_article_turns_to_somebody_else() -> None:
    found = names(
        REPORT + "{2s}Mayor Ada Kern{/2s} {2q}denied{/2q} {2c}the report{/2c}.\n\n"
        "{3s}An aide{/3s} {3q}said{/3q} {3c}she was in Orne{/3c}."
    )
    assert found[1:] == [["Ada Kern"], ["An aide"]]


def test_who_is_heard_on_a_programme_stays_on_it() -> None:
    found = names(
        "{1s}Mayor Ada Kern{/1s} {1q}told{/1q} CNN {1c}the deal was dead{/1c}.\n\n"
        "{2c}“Nobody wants it,”{/2c} {2s}she{/2s} {2q}said{/2q}.\n\n"
        "{3s}Kern{/3s} {3q}told{/3q} a rally in Orne {3c}it never lived{/3c}."
    )
    assert found == [["CNN", "Ada Kern"], ["CNN", "Ada Kern"], ["Ada Kern"]]


def test_a_lead_has_the_hands_of_what_it_tells_in_short() -> None:
    found = names(
        "{1s}Mayor Ada Kern{/1s} {1q}said{/1q} {1c}the ferry contract was dead{/1c}.\n\n"
        "{2c}“That ferry contract is dead,”{/2c} {2s}Kern{/2s} {2q}told{/2q} CNN."
    )
    assert found[0] == ["CNN", "Ada Kern"]


def test_the_articles_own_outlet_is_no_hand() -> None:
    told = "{1s}Ada Kern{/1s} {1q}told{/1q} the Valmora Ledger {1c}the deal was dead{/1c}."
    assert names(told, outlet="The Valmora Ledger") == [["Ada Kern"]]
    assert names(told, outlet="Lorrimer News") == [["Valmora Ledger", "Ada Kern"]]


@pytest.mark.parametrize(
    ("other", "hands"),
    [("", ["Ada Kern"]), (" The Orne Courier was silent.", ["Orne Courier", "Ada Kern"])],
)
def test_the_last_word_of_its_name_is_the_outlet_too(other: str, hands: list[str]) -> None:
    marked = f"{{1s}}Ada Kern{{/1s}} {{1q}}told{{/1q}} the Courier {{1c}}it rained{{/1c}}.{other}"
    assert names(marked, outlet="The Tarn Courier") == [hands]


@pytest.mark.parametrize(("stance", "hands"), [("wants", 1), ("asserts", 2)])
def test_a_document_that_promises_begins_no_report(stance: Stance, hands: int) -> None:
    marked = (
        "{1s}The letter{/1s} {1q}put{/1q} {1c}new sirens{/1c} first.\n\n"
        "{2s}One of the clerks{/2s} {2q}said{/2q} {2c}it rang{/2c}."
    )
    found = understood(build(marked, a1={"stance": stance}))
    assert len(found[1].chain) == hands


def test_respondents_came_through_the_poll() -> None:
    (first, second) = read(
        "{1s}A Lorrimer News poll{/1s} {1q}found{/1q} {1c}most would sell{/1c}. "
        "{2s}Some 43 percent of voters{/2s} {2q}said{/2q} {2c}they would not{/2c}."
    )
    assert [hand.how for hand in second.chain] == ["polls", "speaks"]
    assert len(first.chain) == 1


def test_what_is_nested_came_through_the_outer_hands() -> None:
    nested = (
        "{1s}Lorrimer News{/1s} {1q}reported{/1q} {1c}that {2s}Tam Dorn{/2s} {2q}made clear"
        "{/2q} {2c}the gate would stay shut{/2c} until the spring flood had passed{/1c}."
    )
    assert chain(nested) == [("Lorrimer News", "nested"), ("Tam Dorn", "speaks")]


def test_a_statement_that_fills_a_report_is_its_speakers() -> None:
    (outer, _) = read(
        "{1s}Lorrimer News{/1s} {1q}reported{/1q} {1c}{2s}Mayor Ada Kern{/2s} {2q}said{/2q} "
        "{2c}the gate would stay shut until the flood had passed{/2c}{/1c}."
    )
    assert [hand.name for hand in outer.chain] == ["Lorrimer News", "Ada Kern"]


def test_reportedly_has_no_speaker_and_no_hands() -> None:
    (one,) = read("{1c}The gate{/1c} {1q}reportedly{/1q} jammed on Monday night.")
    assert (one.speaker.name, one.chain) == (None, ())
    assert len(one.content) == 2


def test_a_headline_credit_is_an_attribution() -> None:
    from headwater.intake.pasted import article_from_text
    from headwater.reading.mending import mended
    from headwater.reading.sentences import Sentences

    article = article_from_text(
        "Dam Warning Sat in a Drawer for Weeks – Reuters\n\nThe gate failed on Sunday before dawn, "
        "and nineteen people drowned in the valley below it.",
        name="x",
    )
    (one,) = mended((), article, Sentences.of(article))
    assert one.content[0].of(article.text) == "Dam Warning Sat in a Drawer for Weeks"
    assert one.source[0].of(article.text) == "Reuters"


def test_one_outlet_twice_in_a_row_is_one_hand() -> None:
    found = read(
        "{1s}Reuters{/1s} {1q}reported{/1q} {1c}that {2s}Reuters{/2s} {2q}had reported{/2q} "
        "{2c}the sale{/2c} of the ferry to a bank in the capital of Ilvane{/1c}."
    )
    assert [hand.name for hand in found[1].chain] == ["Reuters"]


def test_hands_that_go_round_are_all_shown() -> None:
    marked = "".join(
        f"{{{n}s}}{who}{{/{n}s}} {{{n}q}}reported{{/{n}q}} {{{n}c}}that "
        for n, who in enumerate(("Reuters", "TASS", "Reuters"), start=1)
    )
    marked += "it rained{/3c}{/2c}{/1c}."
    assert [hand.name for hand in read(marked)[2].chain] == ["Reuters", "TASS", "Reuters"]


def test_attributions_within_each_other_end() -> None:
    reading = build(
        "{1s}Ada Kern{/1s} {1q}said{/1q} {1c}it rained{/1c}. {2s}Tam Dorn{/2s} {2q}said{/2q} "
        "{2c}it rained{/2c}."
    )
    first, second = reading.attributions
    circle = replace(
        reading,
        attributions=(replace(first, within="a2"), replace(second, within="a1")),
    )
    assert all(one.chain for one in understood(circle))


def test_forty_levels() -> None:
    opened = "".join(
        f"{{{n}s}}Speaker{n:02}{{/{n}s}} {{{n}q}}said{{/{n}q}} {{{n}c}}" for n in range(1, 41)
    )
    marked = opened + "it rained" + "".join(f"{{/{n}c}}" for n in range(40, 0, -1)) + "."
    assert len(read(marked)[39].chain) == 40


@pytest.mark.parametrize("name", [None, "Kern"])
def test_nobody_is_no_hand(name: str | None) -> None:
    hand = Hand(name, None, None, None, (), "speaks")
    assert joined((hand, hand)) == ((hand,) if name else ())


POLL = (
    "[headline] Voters cool on the ferry, poll finds\n\n"
    "A Lorrimer News poll found that 56% would sell the ferry.\n\n"
)


@pytest.mark.parametrize(
    "source",
    [
        "Forty six percent", "One in three", "Another 12 percent", "Women and older voters",
        "The same number", "Independents",
    ],
)  # fmt: skip
def test_who_answers_a_poll_came_through_it(source: str) -> None:
    (one,) = read(
        POLL + f"{{1s}}{source}{{/1s}} {{1q}}said{{/1q}} {{1c}}they would keep it{{/1c}}, 9 points "
        "up from May in the survey."
    )
    assert [hand.name for hand in one.chain][:-1] == ["A Lorrimer News poll"]


@pytest.mark.parametrize(
    "marked",
    [
        "{1s}Voters in Orne{/1s} {1q}said{/1q} {1c}they would keep the ferry{/1c}.",
        POLL
        + "{1s}Ada Kern, 30, who was among those surveyed,{/1s} {1q}said{/1q} {1c}it leaks{/1c}.",
        POLL + "{1s}A Lorrimer News poll{/1s} {1q}said{/1q} {1c}most would sell{/1c}.",
    ],
)
def test_who_answers_no_poll_came_through_none(marked: str) -> None:
    assert len(read(marked)[0].chain) == 1


def test_what_is_said_in_one_sentence_has_its_hands() -> None:
    found = names(
        "{1q}Calling{/1q} {1c}the sale a theft{/1c}, {1s}{2s}Ada Kern{/2s}{/1s} {2q}told{/2q} CNN "
        "{2c}she would resign{/2c}."
    )
    assert found[0] == ["CNN", "Ada Kern"]


def test_another_programme_later_in_the_paragraph_counts() -> None:
    found = names(
        "{1s}Ada Kern{/1s} {1q}told{/1q} CNN {1c}the deal was dead{/1c}.\n\n"
        "{2s}Kern{/2s} {2q}said{/2q} {2c}nobody wanted it{/2c}. {3c}“Nobody,”{/3c} {3s}she{/3s} "
        "{3q}told{/3q} NBC."
    )
    assert found[1] == ["NBC", "Ada Kern"]


def test_what_was_said_in_public_takes_no_hands_from_what_follows() -> None:
    found = names(
        "{1s}Ada Kern{/1s} {1q}said{/1q} {1c}the deal was dead{/1c} at a news conference. "
        "{2c}“That deal was dead,”{/2c} {2s}she{/2s} {2q}said{/2q}.\n\n"
        "{3s}Kern{/3s} {3q}told{/3q} CNN {3c}the deal was alive{/3c}."
    )
    assert found == [["Ada Kern"], ["Ada Kern"], ["CNN", "Ada Kern"]]


def test_who_answers_a_journalist_came_through_the_outlet() -> None:
    reading = build(
        "{1s}CNN’s Tam Dorn{/1s} {1q}asked{/1q} {1c}who had sold the ferry{/1c}, and {2s}Ada Kern"
        "{/2s} {2q}replied{/2q}, {2c}“Nobody.”{/2c}",
        a1={"stance": "asks"},
    )
    assert [hand.name for hand in understood(reading)[1].chain] == ["CNN", "Ada Kern"]


@pytest.mark.parametrize(
    "content",
    [
        "Mayor Ada Kern also praised her crew",
        "that during the visit to Orne, Mayor Ada Kern said the ferry leaked",
        "that Mayor Ada Kern had warned of the leak",
    ],
)
def test_who_speaks_in_a_report_is_its_speaker(content: str) -> None:
    (one,) = read(f"{{1s}}Lorrimer News{{/1s}} {{1q}}reported{{/1q}} {{1c}}{content}{{/1c}}.")
    assert [hand.name for hand in one.chain] == ["Lorrimer News", "Ada Kern"]


@pytest.mark.parametrize("content", ["that the ferry leaked", "what was said of Ada Kern"])
def test_where_nobody_speaks_in_a_report_the_outlet_does(content: str) -> None:
    (one,) = read(f"{{1s}}Lorrimer News{{/1s}} {{1q}}reported{{/1q}} {{1c}}{content}{{/1c}}.")
    assert [hand.name for hand in one.chain] == ["Lorrimer News"]
