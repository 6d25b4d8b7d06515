"""Events, dates by other events, and who dates an event differently; built without the model."""

from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import headwater
from headwater.reading.contested import contested_in
from headwater.reading.events import datings_of, events_of
from headwater.reading.sentences import Sentences
from headwater.reading.times import times_of
from headwater.reading.types import Contested, Reading, Speaker
from tests.build import build

PUBLISHED = "2024-02-20"


def dated(marked: str, published: str | None = PUBLISHED) -> Reading:
    """A reading with the speakers that are marked, its events and its contested dates."""
    made = build(marked, {"published": published})
    article = made.article
    attributions = tuple(
        replace(
            one,
            speaker=Speaker(" ".join(s.of(article.text) for s in one.source) or None),
            manner="direct" if one.content[0].of(article.text)[0] == "“" else "indirect",
        )
        for one in made.attributions
    )
    sentences, times = Sentences.of(article), times_of(article)
    found = datings_of(article, attributions, times, sentences)
    return replace(
        made,
        attributions=attributions,
        times=times,
        events=events_of(found, attributions),
        contested=contested_in(article, found, attributions, sentences),
    )


def versions(reading: Reading) -> list[list[tuple[str, tuple[str, ...]]]]:
    return [[(v.value, v.by) for v in one.versions] for one in reading.contested]


def test_two_sources_that_date_one_event_differently() -> None:
    reading = dated(
        "{1s}Police{/1s} {1q}said{/1q} {1c}the mill collapsed on 3 February{/1c}. "
        "{2s}The owner{/2s} {2q}said{/2q} {2c}it collapsed on 5 February{/2c}."
    )
    assert versions(reading) == [[("2024-02-03", ("Police",)), ("2024-02-05", ("The owner",))]]
    assert reading.contested[0].event == "the mill collapsed on 3 February"


def test_a_caption_against_the_body() -> None:
    reading = dated(
        "[caption] The mill at Orn on Feb. 5, the day it collapsed.\n\n"
        "The mill at Orn collapsed on Feb. 3, killing two."
    )
    assert versions(reading) == [[("2024-02-05", ("caption",)), ("2024-02-03", ("article",))]]


def test_a_noun_and_a_verb_can_tell_of_one_event() -> None:
    reading = dated(
        "{1s}The club{/1s} {1q}said{/1q} {1c}Ruiz resigned on 3 February{/1c}. "
        "{2s}Her lawyer{/2s} {2q}dates{/2q} {2c}the resignation of Ruiz to 9 January{/2c}."
    )
    assert versions(reading) == [[("2024-02-03", ("The club",)), ("2024-01-09", ("Her lawyer",))]]


def test_days_counted_from_another_event_are_worked_out_and_kept() -> None:
    reading = dated("The ferry sank three days before the vote. The vote was held on 12 February.")
    sunk = next(e for e in reading.events if "sank" in e.words[0].of(reading.article.text))
    assert sunk.value == "2024-02-09"
    assert [step.value for step in sunk.steps] == ["2024-02-12"]
    assert sunk.evidence[0].of(reading.article.text) == "three days before the vote"
    assert reading.contested == ()


def test_arithmetic_can_contest_a_date() -> None:
    reading = dated(
        "{1s}The ministry{/1s} {1q}said{/1q} {1c}the two presidents met on 10 February{/1c}. "
        "{2s}Officials{/2s} {2q}said{/2q} {2c}the meeting took place three days before the vote, "
        "which was held on 12 February{/2c}."
    )
    assert versions(reading) == [
        [("2024-02-10", ("The ministry",)), ("2024-02-09", ("Officials",))]
    ]


def test_vague_words_contradict_vague_words_about_one_anchor() -> None:
    reading = dated(
        "{1s}Two sources{/1s} {1q}said{/1q} {1c}the offer was made within days of the "
        "11 February invasion{/1c}. {2s}A third{/2s} {2q}said{/2q} {2c}it was made weeks "
        "before{/2c}."
    )
    assert [[value for value, _ in one] for one in versions(reading)] == [
        ["within days of 2024-02-11", "weeks before 2024-02-11"]
    ]


def test_a_document_that_tells_is_a_hand() -> None:
    reading = dated(
        "{1s}The mayor{/1s} {1q}said{/1q} {1c}the gates were opened on 3 February{/1c}. "
        "The operator's log shows the gates opened on 5 February."
    )
    assert versions(reading) == [
        [("2024-02-03", ("The mayor",)), ("2024-02-05", ("The operator's log",))]
    ]


def test_a_time_beside_an_aside_is_part_of_what_is_said() -> None:
    reading = dated(
        "On 3 February, {1s}the airline{/1s} {1q}says{/1q}, {1c}flight 117 landed{/1c}. "
        "{2s}The airport{/2s} {2q}said{/2q} {2c}it landed on 5 February{/2c}."
    )
    assert versions(reading) == [
        [("2024-02-03", ("the airline",)), ("2024-02-05", ("The airport",))]
    ]


def test_somebody_else_may_count_from_the_first_date() -> None:
    reading = dated(
        "{1s}Police{/1s} {1q}said{/1q} {1c}the body was found on 3 February{/1c}. "
        "{2s}Joggers{/2s} {2q}insist{/2q} {2c}that they found it the day before{/2c}."
    )
    assert versions(reading) == [[("2024-02-03", ("Police",)), ("2024-02-02", ("Joggers",))]]


NEAR_MISSES = {
    "precision": "{1s}A{/1s} {1q}said{/1q} {1c}the talks began in early February{/1c}. "
    "{2s}B{/2s} {2q}said{/2q} {2c}the talks began on 3 February{/2c}.",
    "another event": "{1s}A{/1s} {1q}said{/1q} {1c}the mill was hit on 3 February{/1c}. "
    "{2s}B{/2s} {2q}said{/2q} {2c}a second mill was hit on 5 February{/2c}.",
    "other people": "{1s}A{/1s} {1q}said{/1q} {1c}Ola Ruiz died on 3 February{/1c}. "
    "{2s}B{/2s} {2q}said{/2q} {2c}Jan Voll died on 5 February{/2c}.",
    "planned": "{1s}A{/1s} {1q}said{/1q} {1c}the match was played on 3 February{/1c}. "
    "{2s}B{/2s} {2q}said{/2q} {2c}the match is to be played on 5 March{/2c}.",
    "moved": "{1s}A{/1s} {1q}said{/1q} {1c}the match was postponed to 5 February{/1c}. "
    "{2s}B{/2s} {2q}said{/2q} {2c}the match was on 3 February{/2c}.",
    "corrected": "{1s}A{/1s} {1q}said{/1q} {1c}the mill burned on 5 February{/1c}. "
    "{2s}An earlier version{/2s} {2q}said{/2q} {2c}it burned on 3 February{/2c}.",
    "start and end": "{1s}A{/1s} {1q}said{/1q} {1c}the strike began on 3 February{/1c}. "
    "{2s}B{/2s} {2q}said{/2q} {2c}the strike ended on 5 February{/2c}.",
    "every year": "{1s}A{/1s} {1q}said{/1q} {1c}the town met on 3 February{/1c}. "
    "{2s}B{/2s} {2q}said{/2q} {2c}the town meets every year on 5 January{/2c}.",
    "zones": "{1s}A{/1s} {1q}said{/1q} {1c}the gate opened at 9:50 a.m. local time on 3 February"
    "{/1c}. {2s}B{/2s} {2q}said{/2q} {2c}the gate opened at 0650 GMT on 3 February{/2c}.",
    "one hand": "{1s}A{/1s} {1q}said{/1q} {1c}the mill burned on 3 February{/1c}. "
    "{2s}A{/2s} {2q}said{/2q} {2c}it burned on 5 February{/2c}.",
    "somebody's": "{1s}A{/1s} {1q}said{/1q} {1c}Ola Ruiz was arrested on 3 February{/1c}. "
    "{2s}B{/2s} {2q}said{/2q} {2c}her brother was arrested on 5 February{/2c}.",
    "saying": "{1s}A{/1s} {1q}said{/1q} on Monday {1c}the mill was safe{/1c}. "
    "{2s}B{/2s} {2q}said{/2q} on Friday {2c}it was safe{/2c}.",
    "claiming": "Even on Monday he {1q}claimed{/1q} {1c}that the mill was safe{/1c}. "
    "{2s}B{/2s} {2q}said{/2q} {2c}“Ola and her speech of 2008 started it”{/2c}.",
    "today, said the day before": "{1s}A{/1s} {1q}praised{/1q} {1c}the speech on Monday{/1c}. "
    "{2c}“Today’s speech shows that we won,”{/2c} {2s}B{/2s} {2q}said{/2q}.",
    "series": "{1s}A{/1s} {1q}said{/1q} {1c}debt was up from 8 million in 2010{/1c}. "
    "{2s}B{/2s} {2q}said{/2q} {2c}debt in 2015 was 9 million{/2c}.",
}


@pytest.mark.parametrize("case", NEAR_MISSES)
def test_what_is_no_contradiction(case: str) -> None:
    assert versions(dated(NEAR_MISSES[case])) == []


GIVEN = {
    "what goes on after words of saying": (
        "the gates stayed shut until 9 May",
        "{1c}The gates stayed shut{/1c}, {1q}says{/1q} {1s}the union{/1s}, until 12 February.",
        "the union",
    ),
    "a noun before them, its verb after them": (
        "the decree was signed on 9 January",
        "{1c}The decree on tolls{/1c}, so {1s}the agency{/1s} {1q}claims{/1q}, was signed on "
        "12 February.",
        "the agency",
    ),
    "a document": (
        "the lease was signed on 9 January",
        "In the official gazette the date of signature is given as 12 February.",
        "official gazette",
    ),
    "a document behind which something is said of it": (
        "the ship went adrift on 9 January",
        "The pilot's logbook, leaked to this paper, has the ship adrift on 12 February.",
        "The pilot's logbook",
    ),
    "a document that a relative clause tells of": (
        "the club was founded on 9 January",
        "The archive holds a register that records the founding on 12 February.",
        "a register",
    ),
}


@pytest.mark.parametrize("case", GIVEN)
def test_who_gives_a_date(case: str) -> None:
    first, marked, who = GIVEN[case]
    (found,) = versions(dated(f"{{9s}}Oda{{/9s}} {{9q}}says{{/9q}} {{9c}}{first}{{/9c}}. {marked}"))
    assert who in found[1][1][-1]


def test_saying_has_its_own_time() -> None:
    reading = dated("{1s}Police{/1s} {1q}said{/1q} on 14 February {1c}the mill was safe{/1c}.")
    assert [(e.kind, e.value, e.attribution) for e in reading.events] == [
        ("speech", "2024-02-14", "a1")
    ]


def test_what_is_wanted_or_planned_is_marked() -> None:
    reading = dated("The mill will open on 5 March.")
    assert [(event.value, event.planned) for event in reading.events] == [("2024-03-05", True)]


def test_a_dateline_is_no_event() -> None:
    reading = dated("ORN, Norland, Feb. 19 (Harbour Wire) — The mill collapsed on Feb. 17.")
    assert [one.value for one in reading.events] == ["2024-02-17"]


def test_telling_somebody_is_no_event_that_others_can_date() -> None:
    reading = dated(
        "{1c}“All were ready”{/1c}, {1s}a spokesman{/1s} {1q}told{/1q} Radio Orn on Monday. "
        "{2q}According to{/2q} {2s}the agency{/2s}, {2c}the sirens had been off since May{/2c}."
    )
    assert versions(reading) == []


def test_furniture_has_no_events() -> None:
    assert dated("[furniture:appeal] We began on 3 February.").events == ()


def test_without_a_publication_time_only_whole_dates_count() -> None:
    reading = dated("The mill burned on 3 May 2019 and was sold on Monday.", published=None)
    assert [event.value for event in reading.events] == ["2019-05-03"]


def test_time_grows_with_length_and_no_faster() -> None:
    def seconds(copies: int) -> float:
        text = "The mill fell on 3 May, two days after the storm. Then it rose on 5 May. " * copies
        started = process_time()
        dated(text)
        return process_time() - started

    seconds(10)
    short, long = min(seconds(60) for _ in range(3)), min(seconds(240) for _ in range(2))
    assert long < 8 * short


PIECES = (
    "on 30 February", "in year 0", "the 31st", "tomorrow", "from 5 May to 3 May", "at 25:61 XYZ",
    "three days before", "within days of", "the day after", "weeks before it", "said", "the raid",
    "was dated", "Police", "“", ".", ",", ";", "(", "which", "and", "\n\n", "\u200b", "not until",
    "2 a.m. on the 45th", "9999-12-31", "before noon", "it", "1 January 0001", "two years ago",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from(("2024-02-20", "9999", None))
)
def test_odd_texts_never_break_it(pieces: list[str], published: str | None) -> None:
    reading = dated(" ".join(pieces), published)
    text = reading.article.text
    for event in reading.events:
        assert all(0 <= span.start < span.end <= len(text) for span in event.words + event.evidence)


def kozak(shared: Path) -> Reading:
    return headwater.read(shared / "articles" / "moscow-times-kozak.txt", published="2022-09-14")


@pytest.fixture(scope="module")
def page(shared: Path) -> Reading:
    return kozak(shared)


def named(found: tuple[Contested, ...]) -> list[list[tuple[str, Any]]]:
    return [[(v.value, v.by) for v in one.versions] for one in found]


def test_the_real_page_contests_two_dates_and_no_more(page: Reading) -> None:
    assert named(page.contested) == [
        [
            ("within days of 2022-02-24", ("Reuters", "two sources")),
            (
                "just before 2022-02-24",
                ("Reuters", "A third source", "people briefed on the discussions"),
            ),
        ],
        [("2022-02-22", ("caption",)), ("2022-02-21", ("article",))],
    ]


def test_the_real_page_has_a_day_that_follows_only_from_another(page: Reading) -> None:
    spoke = next(event for event in page.events if event.value == "2022-02-21")
    assert "spoke out" in spoke.words[0].of(page.article.text)
    assert [step.value for step in spoke.steps] == ["2022-02-24"]
