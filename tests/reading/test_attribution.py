"""The shipped model on invented sentences, and exact spans whatever the text."""

from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.article import Article, Paragraph
from headwater.errors import ModelError
from headwater.reading.attribution import Extractor
from headwater.reading.types import Attribution, Spans


@lru_cache(maxsize=1)
def extractor() -> Extractor:
    return Extractor.load()


def article(text: str, *furniture: int) -> Article:
    """One paragraph a line; those numbered are furniture."""
    paragraphs, start = [], 0
    for number, line in enumerate(text.split("\n")):
        if line:
            kind = "furniture" if number in furniture else "body"
            paragraphs.append(Paragraph(start, start + len(line), kind))  # type: ignore[arg-type]
        start += len(line) + 1
    return Article("x", text, tuple(paragraphs))


def read(text: str) -> list[Attribution]:
    return list(extractor().attributions(article(text)))


def who(text: str) -> list[tuple[str, str]]:
    """(source, content) of each attribution, as words."""
    return [(_words(text, a.source), _words(text, a.content)) for a in read(text)]


def _words(text: str, spans: Spans) -> str:
    return " … ".join(span.of(text) for span in spans)


def test_quotation_over_paragraphs_is_one_attribution() -> None:
    text = "“We left at dawn,” said Karel Dunn. “The nets were empty.\n“Then the boats came.”"
    (found,) = read(text)
    assert [span.of(text) for span in found.source] == ["Karel Dunn"]
    assert [span.of(text).rstrip(".") for span in found.content] == [
        "“We left at dawn,”",
        "“The nets were empty",
        "“Then the boats came.”",
    ]


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("“We left,” Dunn said.", "direct"),
        ("Dunn said the crew had left.", "indirect"),
        ("Dunn said the crew had “simply left” after the second warning came.", "mixed"),
    ],
)
def test_manner(text: str, manner: str) -> None:
    assert [a.manner for a in read(text)] == [manner]


def test_furniture_is_not_read() -> None:
    text = "“We left,” Dunn said.\n“Support us,” our editor says."
    (found,) = extractor().attributions(article(text, 1))
    assert found.content[0].start == 0


def test_far_paragraphs_change_nothing() -> None:
    target = "Mira Solen said the ward was full."
    near = "The rain went on in the valley for the whole of that long and weary week. " * 2
    texts = [near, f"Ivo Brandt said no.\n{near}", "\n".join(["Rain fell."] * 80 + [near])]
    results = []
    for before in texts:
        text = f"{before}\n{target}"
        last = read(text)[-1]
        shift = len(before) + 1
        spans = [(s.start - shift, s.end - shift) for s in last.source + last.cue + last.content]
        results.append((spans, last.confidence))
    assert results[0] == results[1] == results[2]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rain",
        "\u00ad\u200b\u0301",
        "😀 😀\u200d😀",
        'He "said that he would go, she replied',
        "said " * 700,
        "x" * 5000,
        "MIRA SOLEN SAID THE WARD WAS FULL",
    ],
)
def test_odd_texts_are_read(text: str) -> None:
    for found in read(text):
        for span in found.source + found.cue + found.content:
            assert 0 <= span.start < span.end <= len(text)


def test_soft_hyphens_emoji_and_combining_characters_keep_offsets() -> None:
    text = "😀 Mira So\u00adlen\u0301 said the wa\u00adrd was full."
    assert who(text) == [("Mira So\u00adlen\u0301", "the wa\u00adrd was full")]


PIECES = "Ada |said |“|”|\"|'|, |. |:|—|it rained |\u0301|\u00ad|😀|\n|KERN: |ß|İ|»|«"
ALPHABET = st.sampled_from(PIECES.split("|"))


@settings(max_examples=60)
@given(st.lists(ALPHABET, max_size=40).map("".join))
def test_spans_are_exact_and_ordered(text: str) -> None:
    found = read(text)
    assert [a.id for a in found] == [f"a{n}" for n in range(1, len(found) + 1)]
    for a in found:
        assert a.content
        assert list(a.content) == sorted(a.content)
        assert 0 <= a.confidence <= 1
        for span in a.source + a.cue + a.content:
            assert span.end <= len(text)
            assert any(not c.isspace() for c in span.of(text))
    assert found == read(text)


def test_missing_model_is_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="model directory"):
        Extractor.load(tmp_path)
    (tmp_path / "config.json").write_text('{"schema": 99}')
    with pytest.raises(ModelError, match="schema 99"):
        Extractor.load(tmp_path)
