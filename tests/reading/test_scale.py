"""Long texts, many texts, the same text in other company."""

import resource
import time
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from headwater.models.attribution.decoding import TAGS
from headwater.models.attribution.network import Model
from headwater.reading.attribution import Extractor
from tests.reading.test_attribution import article, extractor, read

PARAGRAPH = "“We left at dawn,” said Karel Dunn, who had rowed all night, and the nets were empty. "
WORDS = len(PARAGRAPH.split())
POINTERS = 256


class Network:
    """Stands for the network: each word of a run gets the scores of a fixed table, at no cost."""

    def __init__(self) -> None:
        rng = np.random.default_rng(0)
        self.tags = rng.normal(size=(512, TAGS)).astype(np.float32)
        self.tags[:, 0] += 1.5  # most words are of no span, as in news
        self.pointers = rng.normal(size=(512, POINTERS)).astype(np.float32)

    def run(self, _: list[str], feed: dict[str, Any]) -> list[Any]:
        count = len(feed["words"])
        return [self.tags[:count], self.pointers[:count]]


def seconds(words: int, per_paragraph: int) -> float:
    """What everything but the network takes for one text of so many words."""
    stub = replace(Model.load(), session=Network())
    paragraph = PARAGRAPH * per_paragraph
    text = "\n".join([paragraph] * (words // (WORDS * per_paragraph)))
    began = time.process_time()
    found = Extractor(stub).attributions(article(text))
    assert found
    return time.process_time() - began


@pytest.mark.slow
def test_a_million_words_take_ten_times_as_long_as_a_tenth_of_them() -> None:
    assert seconds(1_000_000, 4) < 15 * seconds(100_000, 4)


@pytest.mark.slow
def test_one_endless_paragraph_is_no_slower_than_many() -> None:
    assert seconds(100_000, 100_000 // WORDS) < 2 * seconds(100_000, 4)


def test_memory_does_not_grow_with_the_number_of_articles() -> None:
    texts = [f"{PARAGRAPH}\nOn day {number} it rained, Ada Kern said." for number in range(300)]
    for text in texts[:100]:
        read(text)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for text in texts[100:]:
        read(text)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 8 * 1024, f"{grown} KB"


def test_company_changes_nothing() -> None:
    """A paragraph is read alike alone, among many, and with other paragraphs far behind it."""
    target = "The ferry was late again, passengers complained. “Nobody told us,” Ada Kern said."
    near = "It rained on the valley for the whole of that long and weary week, and nobody went out."
    alone = spans(f"{near}\n{target}", len(near) + 1)
    many = "\n".join([PARAGRAPH, near] * 90)
    assert spans(f"{many}\n{target}", len(many) + 1) == alone
    assert spans(f"{near}\n{target}\n{many}", len(near) + 1) == alone


def spans(text: str, start: int) -> list[tuple[list[tuple[int, int]], float]]:
    """The attributions of the paragraph at `start`, counted from there."""
    end = text.find("\n", start) if "\n" in text[start:] else len(text)
    return [
        ([(s.start - start, s.end - start) for s in a.source + a.cue + a.content], a.confidence)
        for a in extractor().attributions(article(text))
        if start <= a.content[0].start < end
    ]
