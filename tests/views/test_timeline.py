"""The timeline on a terminal and on the page: dates, hands, what is contested and reckoned."""

import io
from dataclasses import replace
from typing import Any

import html5lib
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from headwater.article import Span
from headwater.corpus.timeline import timeline
from headwater.reading.types import Contested, Event, Reading, Step, Version
from headwater.views.chart import chart
from headwater.views.chronology import when
from headwater.views.page import page
from headwater.views.timeline import render
from tests.build import build

TEXT = """[caption] The flood gates on May 4.

{1s}Police{/1s} {1q}said{/1q} {1c}the gates were opened on 3 May, two days after the storm{/1c}. \
The storm came on 1 May."""


def at(reading: Reading, words: str) -> Span:
    start = reading.article.text.index(words)
    return Span(start, start + len(words))


def event(reading: Reading, words: str, dated: str, day: str | None, **more: Any) -> Event:
    return Event(
        id="e1", words=(at(reading, words),), value=day or "2024", begin=day, end=day,
        kind="happening", planned=False, by=(), attribution=None, evidence=(at(reading, dated),),
    ) if not more else replace(event(reading, words, dated, day), **more)  # fmt: skip


def flood(**article: Any) -> Reading:
    bare = build(
        TEXT, {"outlet": "The Sound", "title": "Flood", "published": "2024-05-06", **article}
    )
    storm = event(bare, "The storm came", "1 May", "2024-05-01")
    step = Step("2024-05-01", (at(bare, "1 May"),))
    gates = event(
        bare, "the gates were opened", "two days after the storm", "2024-05-03",
        by=("Police",), steps=(step,),
    )  # fmt: skip
    shown = event(bare, "The flood gates", "May 4", "2024-05-04")
    versions = (
        Version("2024-05-04", ("caption",), shown.evidence, "2024-05-04", "2024-05-04"),
        Version("2024-05-03", ("Police",), gates.evidence, "2024-05-03", "2024-05-03", (step,)),
    )
    contested = (Contested("the gates were opened", versions),)
    return replace(bare, events=(storm, gates, shown), contested=contested)


def other(**article: Any) -> Reading:
    reading = flood(**article)
    return replace(reading, article=replace(reading.article, id="other"))


def shown(*readings: Reading) -> str:
    stream = io.StringIO()
    render(timeline(readings), Console(file=stream, width=90, highlight=False))
    return stream.getvalue()


def test_the_terminal_tells_what_is_contested_then_every_event_in_order() -> None:
    assert shown(flood()) == (
        "Flood\n"
        "The Sound · Mon 6 May 2024 · 3 dated events · ≠ 1 contested date\n"
        "\n"
        "≠ the gates were opened\n"
        "    Sat 4 May 2024: The Sound (caption)\n"
        "    “May 4”\n"
        "    Fri 3 May 2024: The Sound ← Police\n"
        "    worked out from “two days after the storm” and Wed 1 May 2024\n"
        "\n"
        "Wed 1 May 2024\n"
        "    The storm came\n"
        "    The Sound · “1 May”\n"
        "\n"
        "Fri 3 May 2024\n"
        "    the gates were opened\n"
        "    The Sound ← Police · “two days after the storm” · ≠ contested\n"
        "    worked out from “two days after the storm” and Wed 1 May 2024\n"
        "\n"
        "Sat 4 May 2024\n"
        "    The flood gates\n"
        "    The Sound · “May 4” · ≠ contested\n"
    )


def test_what_two_articles_tell_of_one_day_is_one_entry_with_both_tellings() -> None:
    merged = timeline([flood(), other(outlet="The Strait")])
    assert [len(entry.tellings) for entry in merged.entries] == [2, 2, 2]
    assert "The Strait · “1 May”" in shown(flood(), other(outlet="The Strait"))
    assert shown(flood(), other()).startswith("Timeline of 2 articles\n")


def test_other_words_for_the_same_day_stay_apart() -> None:
    second = other()
    second = replace(second, events=(event(second, "Police", "1 May", "2024-05-01"),))
    assert len(timeline([flood(), second]).entries) == 4


def sailing(day: int, outlet: str, **more: Any) -> Reading:
    """An article that tells of a ferry's loss on a day of May."""
    text = f"The ferry Santa Irena sank off Orn on {day} May."
    reading = build(text, {"outlet": outlet, "published": "2024-05-20"})
    reading = replace(reading, article=replace(reading.article, id=outlet))
    told = event(reading, text[:-1], f"{day} May", f"2024-05-{day:02}", **more)
    return replace(reading, events=(told,))


def test_articles_that_date_one_event_differently_disagree() -> None:
    told = shown(sailing(3, "The Sound"), sailing(5, "The Strait"), sailing(3, "The Gulf"))
    assert (
        "≠ The ferry Santa Irena sank off Orn on 3 May\n"
        "    Fri 3 May 2024: The Sound\n    “3 May”\n"
        "    Fri 3 May 2024: The Gulf\n    “3 May”\n"
        "    Sun 5 May 2024: The Strait\n    “5 May”\n"
    ) in told
    assert chart(timeline([sailing(3, "The Sound"), sailing(5, "The Strait")])) is not None


def test_what_an_article_tells_apart_or_was_planned_is_no_disagreement() -> None:
    planned = sailing(5, "The Strait", planned=True)
    assert timeline([sailing(3, "The Sound"), planned]).contested == ()
    both = sailing(3, "The Sound")
    second = replace(both.events[0], begin="2024-05-05", end="2024-05-05", value="2024-05-05")
    both = replace(both, events=(both.events[0], second))
    assert timeline([both, sailing(5, "The Strait")]).contested == ()
    year = sailing(5, "The Strait", begin="2023-01-01", end="2023-12-31")
    assert timeline([sailing(3, "The Sound"), year]).contested == ()


def test_a_timeline_as_json_has_spans_as_pairs() -> None:
    plain = timeline([flood()]).to_dict()
    assert plain["schema"] == "headwater.timeline/1"
    assert plain["entries"][0]["tellings"][0]["evidence"] == [[115, 120]]
    assert plain["contested"][0]["about"]["versions"][0]["by"] == ["caption"]


def test_a_date_is_written_as_precisely_as_it_is_known() -> None:
    assert when("2024-05-01", "2024-05-01", "") == "Wed 1 May 2024"
    assert when("2024-05-01", "2024-05-31", "") == "May 2024"
    assert when("2024-01-01", "2024-12-31", "") == "2024"
    assert when("2024-05-03", "2024-05-09", "") == "3 May 2024 to 9 May 2024"
    assert when(None, "2024-05-09", "") == "Thu 9 May 2024 or earlier"
    assert when("2024-05-09", None, "") == "Thu 9 May 2024 or later"
    assert when(None, None, "weeks before") == "weeks before"
    assert when("9999-12-01", "9999-12-31", "") == "December 9999"


def test_the_page_draws_it_and_says_the_same_in_words() -> None:
    document = page([flood()])
    tree = html5lib.parse(document, namespaceHTMLElements=False)
    drawing = tree.find(".//*[@class='hw-chart']")
    assert drawing is not None
    svg = next(node for node in drawing.iter() if str(node.tag).endswith("svg"))
    ids = {node.get("id") for node in tree.iter() if node.get("id")}
    assert svg.get("role") == "img"
    assert set(str(svg.get("aria-labelledby")).split()) <= ids
    for words in ("The Sound ← Police", "Fri 3 May 2024", "≠ contested", "The storm came"):
        assert words in document


def test_a_reading_without_dates_draws_nothing() -> None:
    assert chart(timeline([build("Nothing happened.")])) is None
    assert "hw-when" not in page([build("Nothing happened.")])


def test_nothing_of_an_article_becomes_markup() -> None:
    reading = flood(title="<b>Flood</b>", outlet="<i>Sound</i>")
    assert "<b>Flood" not in page([reading])
    assert "<i>Sound" not in page([reading])


DAYS = st.one_of(st.none(), st.dates().map(lambda day: day.isoformat()))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=8))
def test_any_dates_can_be_shown(days: list[tuple[str | None, str | None]]) -> None:
    reading = flood()
    made = [
        replace(reading.events[0], id=f"e{n}", begin=begin, end=end)
        for n, (begin, end) in enumerate(days)
    ]
    reading = replace(reading, events=tuple(made))
    assert shown(reading)
    drawn = chart(timeline([reading]))
    assert drawn is not None
    for drawing in drawn.drawings:
        rows = drawing.rows
        assert all(bar.wide > 0 and bar.x >= 0 for row in rows for bar in row.bars)
        assert all(one.bars[-1].y + one.bars[-1].high <= drawing.height for one in rows)
        assert [row.y for row in rows] == sorted({row.y for row in rows})


def test_a_bar_has_its_date_beside_it_and_the_axis_invents_no_day() -> None:
    reading = flood()
    year = replace(reading.events[0], id="e9", begin="1938-01-01", end="1938-12-31")
    drawn = chart(timeline([replace(reading, events=(*reading.events, year))]))
    assert drawn is not None
    for drawing in drawn.drawings:
        bars = [bar for row in drawing.rows for bar in row.bars]
        assert "1938" in [bar.when for bar in bars]
        assert "1938" in [label for _, label in drawing.ticks]
        assert all(bar.at <= drawing.width for bar in bars)


def test_what_most_articles_tell_is_drawn_first() -> None:
    drawn = chart(timeline([flood(), other()]), most=1)
    assert drawn is not None
    told = [row.words for row in drawn.drawings[0].rows if row.kind != "contested"]
    assert len(told) == 1
    assert drawn.left_out == sum(not line.remarks for line in drawn.lines) - 1
