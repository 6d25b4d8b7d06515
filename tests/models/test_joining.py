"""What goes on over paragraphs, labels and signatures; no model."""

import pytest

from headwater.article import Span
from headwater.models.attribution.found import Block, Found
from headwater.models.attribution.joining import join
from headwater.models.attribution.labels import labelled
from headwater.reading.types import Spans

SURE = (0.9,) * 6


def block(start: int, text: str, **parts: str) -> Block:
    """A paragraph with one attribution whose parts are named by their words."""
    spans = {
        role: tuple(
            Span(start + text.index(piece), start + text.index(piece) + len(piece))
            for piece in [parts[role] for _ in range(role in parts)]
        )
        for role in ("source", "cue", "content")
    }
    found = (Found(spans["source"], spans["cue"], spans["content"], SURE),) if parts else ()
    return Block(start, text, found)


def words(blocks: list[Block]) -> list[tuple[list[str], list[str], list[str]]]:
    """The joined attributions as words."""
    text = ""
    for one in blocks:
        text = text.ljust(one.start, "\n") + one.text

    def said(spans: Spans) -> list[str]:
        return [span.of(text) for span in spans]

    return [(said(f.source), said(f.cue), said(f.content)) for f in join(blocks)]


def test_quotation_over_paragraphs_is_one() -> None:
    first = "“We left,” Ada Kern said. “It rained."
    blocks = [
        block(0, first, source="Ada Kern", cue="said", content="“It rained."),
        block(40, "“It poured.", content="“It poured."),
        block(60, "“Then it stopped.”", content="“Then it stopped.”"),
        block(90, "“Nobody came.”", content="“Nobody came.”"),
    ]
    assert words(blocks) == [
        (["Ada Kern"], ["said"], ["“It rained.", "“It poured.", "“Then it stopped.”"]),
        ([], [], ["“Nobody came.”"]),
    ]


def test_colon_introduces_the_next_paragraph() -> None:
    blocks = [
        block(0, "Ada Kern wrote:", source="Ada Kern", cue="wrote"),
        block(20, "The river rose.", content="The river rose"),
    ]
    assert words(blocks) == [(["Ada Kern"], ["wrote"], ["The river rose"])]


def test_speaker_label() -> None:
    assert words([block(0, "KERN: It rained.")]) == [(["KERN"], [":"], ["It rained."])]
    assert words([block(0, "Q: Did it rain?")]) == [(["Q"], [":"], ["Did it rain?"])]


def test_signature_after_a_dash() -> None:
    text = "“It rained.” ― Ada Kern"
    assert words([block(0, text, content="“It rained.”")]) == [
        (["Ada Kern"], ["―"], ["“It rained.”"])
    ]


def test_unquoted_content_without_cue_is_left_out() -> None:
    assert words([block(0, "It rained all day.", content="It rained all day")]) == []


def test_cue_without_content_is_left_out() -> None:
    assert words([block(0, "Ada Kern spoke.", source="Ada Kern", cue="spoke")]) == []


def test_all_that_follows_a_label_is_its_speakers_whatever_the_network_made_of_it() -> None:
    text = "TANE: You don’t lose them. You never ask."
    partial = Found((Span(0, 4),), (Span(4, 5),), (Span(6, 26),), (0.9,) * 6)
    (speech,) = labelled(Block(0, text, (partial,))).found
    assert [span.of(text) for span in speech.content] == ["You don’t lose them. You never ask."]
    assert speech.verbatim


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE: The ferry sails again on Monday.",
        "STAT OF THE WEEK: 41 per cent of gates are rusted.",
        "WATCH LIVE: The minister speaks at noon.",
    ],
)
def test_a_label_that_names_nobody_is_no_speaker(text: str) -> None:
    assert labelled(Block(0, text, ())).found == ()


def test_names_that_head_several_paragraphs_are_speakers() -> None:
    lines = [
        "Herald: Why was nobody told about the leak?",
        "Ada Kern: Because nobody asked us about it.",
        "Herald: And when did you hear of it yourself?",
        "Ada Kern: On the Monday, like everybody else.",
    ]
    blocks, start = [], 0
    for line in lines:
        blocks.append(block(start, line))
        start += len(line) + 1
    assert [(source, content) for source, _, content in words(blocks)] == [
        ([line.split(": ")[0]], [line.split(": ")[1]]) for line in lines
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["Price: 40 crowns", "Price: 60 crowns"],
        ["Where: At the old quay, next to the mill.", "Where: At the new quay, behind the mill."],
        ["Ada Kern: One label alone is not an interview."],
    ],
)
def test_names_of_things_are_no_speakers(lines: list[str]) -> None:
    assert words([block(100 * number, line) for number, line in enumerate(lines)]) == []
