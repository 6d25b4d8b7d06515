"""What a clause says plainly, put back where the network left it out or turned it round."""

import pytest

from headwater.reading.mending import mended
from headwater.reading.sentences import Sentences
from tests.build import build


def read(marked: str) -> tuple[list[str], list[str]]:
    """(sources, contents) of the first attribution."""
    reading = build(marked)
    one = mended(reading.attributions, reading.article, Sentences.of(reading.article))[0]
    text = reading.article.text
    return [span.of(text) for span in one.source], [span.of(text) for span in one.content]


@pytest.mark.parametrize(
    ("marked", "source", "content"),
    [
        (
            "{1s}The dam held through the night,{/1s} {1q}said{/1q} "
            "{1c}two people close to the mayor{/1c}.",
            "two people close to the mayor",
            ["The dam held through the night"],
        ),
        (
            "{1s}It regrets,{/1s} {1q}said{/1q} {1c}one of them, “the usual things”{/1c}.",
            "one of them",
            ["It regrets", "“the usual things”"],
        ),
    ],
)
def test_who_stands_behind_the_cue_is_the_source(
    marked: str, source: str, content: list[str]
) -> None:
    assert read(marked) == ([source], content)


@pytest.mark.parametrize(
    "marked",
    [
        "{1s}Ivo Brandt, the mayor,{/1s} {1q}said{/1q} {1c}a man was hurt{/1c}.",
        "{1s}The harbour board{/1s} {1q}said{/1q} {1c}a man with a knife came in{/1c}.",
        "{1s}Brandt,{/1s} {1q}said{/1q} {1c}the mayor{/1c}.",
    ],
)
def test_what_stands_before_the_cue_stays_the_source(marked: str) -> None:
    before = build(marked)
    text = before.article.text
    kept = [span.of(text) for span in before.attributions[0].source]
    assert read(marked)[0] == kept


@pytest.mark.parametrize("cue", ["reportedly", "has reportedly"])
def test_reportedly_is_of_the_whole_clause(cue: str) -> None:
    before = "The ferry has reportedly been sold".partition(cue)[0].strip()
    marked = f"{{1c}}{before}{{/1c}} {{1q}}{cue}{{/1q}} {{1c}}been sold{{/1c}}."
    if cue == "reportedly":
        marked = marked.replace(" has{/1c}", "{/1c} has")
    assert read(marked) == ([], ["The ferry has", "been sold"])


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("denies", [["“Sound and dry”"], ["hull is cracked"]]),
        ("says", [["“Sound and dry”", "hull is cracked"]]),
    ],
)
def test_what_is_quoted_before_a_denial_is_not_denied(verb: str, said: list[list[str]]) -> None:
    marked = (
        f"[headline] {{1c}}“Sound and dry”{{/1c}}: {{1s}}Dorn{{/1s}} {{1q}}{verb}{{/1q}} "
        "{1c}hull is cracked{/1c}"
    )
    reading = build(marked)
    found = mended(reading.attributions, reading.article, Sentences.of(reading.article))
    assert [[span.of(reading.article.text) for span in one.content] for one in found] == said
