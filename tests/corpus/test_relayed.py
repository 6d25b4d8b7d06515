"""What an article rests on as a whole, in time that grows with its text."""

import time

from headwater.article import Paragraph, Span
from headwater.corpus.mentions import Outlets
from headwater.corpus.outline import outline_of
from headwater.corpus.passages import Told
from headwater.corpus.relayed import relayed
from headwater.corpus.scope import Known, Said

OUTLETS = Outlets(["The Veldry Observer", "The Tessenhall Courier", "Lorrimer", "Radio Four"])
LINES = (
    "The Veldry Observer reported that the sluice was open, and the agency said so too.",
    "As reported by the Tessenhall Courier.",
)


def seconds(lines: int) -> float:
    """For a live blog of Radio Four that names other outlets in each line."""
    text, paragraphs, said = "", [], []
    for number in range(lines):
        start = len(text)
        text += LINES[number % 2]
        paragraphs.append(Paragraph(start, len(text), "body" if number else "headline"))
        content = (Span(start + 10, start + 30),)
        said.append(Said(number, "Mira Solberg", "person", 1, "asserts", content, ("Lorrimer",)))
        text += "\n\n"
    known = Known(
        1, "digest", "Radio Four", None, None, None, None, None, text,
        outline_of(text, paragraphs, [(one.stance, one.content) for one in said]),
        credited=("Lorrimer",), said=dict(enumerate(said)),
    )  # fmt: skip
    began = time.process_time()
    found = [outlet for outlet, _, _ in relayed(Told(known, OUTLETS))]
    assert found == ["tessenhall courier", "veldry observer"]
    return time.process_time() - began


def relays(said: list[Said]) -> list[tuple[str, str, int]]:
    """The relays of two sentences with these attributions."""
    text = "Mira Solberg asked for a new sluice. The Veldry Observer reported the leak."
    known = Known(
        1, "digest", "Radio Four", None, None, None, None, None, text,
        outline_of(
            text, [Paragraph(0, len(text), "body")], [(one.stance, one.content) for one in said]
        ),
        credited=(), said=dict(enumerate(said)),
    )  # fmt: skip
    return [*relayed(Told(known, OUTLETS))]


def test_what_somebody_wants_rests_on_nobody() -> None:
    wanted = Said(0, "Mira Solberg", "person", 1, "wants", (Span(23, 35),), ())
    assert relays([wanted]) == [("veldry observer", "rests", 1)]


def test_a_sentence_counts_once_whatever_is_attributed_in_it() -> None:
    reported = Said(0, "The Veldry Observer", "outlet", 1, "asserts", (Span(66, 74),), ())
    assert relays([]) == relays([reported]) == [("veldry observer", "rests", 2)]


def test_eight_times_the_lines_take_eight_times_as_long() -> None:
    """Not sixty-four times."""
    few = min(seconds(1_000) for _ in range(3))
    assert min(seconds(8_000) for _ in range(2)) < 24 * few
