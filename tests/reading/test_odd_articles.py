"""Articles that try a reader: contradiction, circles, one long quotation, transcripts, lists."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

import headwater
from headwater.article import Article, Paragraph, Span
from headwater.intake.pasted import article_from_text
from headwater.reading.chain import chained
from headwater.reading.people import People
from headwater.reading.positions import positions_in
from headwater.reading.response import answered
from headwater.reading.sentences import Sentences
from headwater.reading.types import Attribution, Reading
from headwater.reading.unnamed import unnamed_in


def read(text: str) -> Reading:
    """The reading of a text, whose every hand and answer points at something that is there."""
    reading = headwater.read(article_from_text(text, name="odd"))
    ids = {one.id for one in reading.attributions}
    known = {source.entity for source in reading.sources}
    for one in reading.attributions:
        assert {hand.entity for hand in one.chain} <= known
        assert one.within is None or one.within in ids
    assert all(r.by in ids and r.to in {*ids, "report"} for r in reading.responses)
    return reading


def test_an_article_that_contradicts_itself() -> None:
    reading = read(
        "The bridge is open, the council said on Monday. The bridge is closed, the council said on "
        "Monday. The council denied that the bridge was open, and denied that it was closed."
    )
    assert len(reading.attributions) >= 3


def test_an_outlet_that_reports_itself() -> None:
    reading = read("Reuters reported on Monday that Reuters had reported that the bridge was open.")
    assert all(len(one.chain) <= 1 for one in reading.attributions)


def test_reports_that_go_round() -> None:
    reading = read(
        "Reuters reported that TASS had reported the sale. TASS reported that Interfax had "
        "reported the sale. Interfax reported that Reuters had reported the sale."
    )
    assert all(len(one.chain) <= 3 for one in reading.attributions)


def test_all_one_quotation() -> None:
    reading = read("“" + "We went down to the river at dawn. The nets were empty. " * 40 + "”")
    assert len(reading.attributions) < 50


def test_forty_levels_of_hearsay() -> None:
    text = "".join(f"Speaker Number{n} said that " for n in range(40)) + "it had rained in Orne."
    reading = read(text)
    assert reading.attributions
    assert max(len(one.chain) for one in reading.attributions) <= 41


def test_a_transcript_has_its_speakers() -> None:
    reading = read(
        "ADA KERN: Was the ferry sold?\n\nTAM DORN: It was, in May.\n\n"
        "ADA KERN: Who says so?\n\nTAM DORN: The harbour office told me.\n"
    )
    names = {(one.speaker.name or "").casefold() for one in reading.attributions}
    assert {"ada kern", "tam dorn"} <= names


def test_a_live_blog_with_time_stamps() -> None:
    reading = read(
        "10:42 The bridge is down, two military sources tell us.\n\n"
        "10:31 The ministry denies that the bridge was hit.\n\n"
        "10:02 “It just folded,” a witness said.\n"
    )
    assert reading.summary.unnamed.at_least == 3


def test_a_list_of_quotes() -> None:
    reading = read(
        "What they said\n\n“It was a shout.” – Ada Kern, mayor\n\n“It was a whisper.” – Tam Dorn, "
        "clerk\n\n“It was nothing.” – Ivo Brandt, engineer\n"
    )
    assert len({one.speaker.entity for one in reading.attributions if one.speaker.entity}) >= 2


def test_nothing_attributed() -> None:
    reading = read("It rained.")
    assert (reading.attributions, reading.responses) == ((), ())
    assert (reading.summary.unnamed.at_least, reading.summary.reporting) == (0, None)


WORDS = st.sampled_from(
    ["Reuters", "said", "the sources", "told", "CNN", ",", "“No”", "citing", "two people", "denied",
     "who was told by", "a third source", "Ada Kern", "reported", ".", "\n\n", "of the", "report"]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=3, max_size=40), st.data())
def test_whatever_is_marked_is_read(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    edges = st.integers(0, len(text) - 1)

    def span() -> Span:
        start = data.draw(edges)
        return Span(start, min(len(text), start + data.draw(st.integers(1, 30))))

    article = Article("0", text, (Paragraph(0, len(text)),))
    given_ = [
        Attribution(f"a{n}", (span(),), (span(),), (span(),), "indirect", 0.9) for n in range(4)
    ]
    people = People.of(article, given_)
    sentences = Sentences.of(article)
    spoken = [replace(one, speaker=people.speaker(one)) for one in given_]
    found, _ = answered(chained(spoken, article, people, sentences), article, sentences)
    unnamed = unnamed_in(found, article, sentences)
    assert (unnamed.at_least or 0) >= 0
    assert unnamed.at_most is None or unnamed.at_most >= (unnamed.at_least or 0)
    positions_in(found, article)
