"""The hand-made readings of the examples point at what the articles say.

What they hold and how to read them is told in `examples/gold/README.md`.
"""

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import pytest

from headwater.reading.types import Manner, SourceKind, Stance

EXAMPLES = Path(__file__).parents[1] / "examples"
GOLD = sorted((EXAMPLES / "gold").glob("*.json"))
ROLES = ("source", "cue", "content")
INLINE = {"a", "abbr", "b", "cite", "em", "font", "i", "small", "span", "strong", "time", "u"}
HIDDEN = {"head", "noscript", "script", "style", "svg", "template"}
OPENING = "\"“‘'"
ANY_MARK = re.compile(r"[\"“”‘]")

Places = list[tuple[int, int]]
Json = dict[str, Any]


class _Visible(HTMLParser):
    """Collects what a reader of the page sees, one line a block."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.hidden += tag in HIDDEN
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in HIDDEN
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(re.sub(r"\s+", " ", data))


@cache
def visible(article: str) -> str:
    """The text of an example as a reader sees it, one paragraph a line."""
    text = (EXAMPLES / article).read_text(encoding="utf-8")
    if article.endswith(".html"):
        parser = _Visible()
        parser.feed(text)
        text = "".join(parser.parts)
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


@cache
def gold(path: Path) -> Json:
    """One hand-made reading."""
    read: Json = json.loads(path.read_text(encoding="utf-8"))
    return read


def locate(piece: str | Json, text: str) -> tuple[int, int]:
    """Where the one place is that a piece names: the string itself, or it between its context."""
    if isinstance(piece, str):
        piece = {"exact": piece}
    before = piece.get("prefix", "")
    whole = before + piece["exact"] + piece.get("suffix", "")
    start = text.find(whole)
    assert start >= 0, f"not in the text: {whole!r}"
    assert text.find(whole, start + 1) < 0, f"in the text more than once: {whole!r}"
    return start + len(before), start + len(before) + len(piece["exact"])


def places(role: Any, text: str) -> Places:
    """Where the pieces of a source, a cue or a content are."""
    if role is None:
        return []
    return [locate(piece, text) for piece in (role if isinstance(role, list) else [role])]


def furniture(reading: Json, text: str) -> Places:
    """Where the furniture is that a reading names."""
    found: Places = []
    for named in reading["furniture"]:
        first, last = (named, named) if isinstance(named, str) else (named["starts"], named["ends"])
        found.append((locate(first, text)[0], locate(last, text)[1]))
    return found


def located(reading: Json) -> list[tuple[Json, dict[str, Places]]]:
    """Every attribution with the places of its source, cue and content."""
    text = visible(reading["article"])
    return [
        (attribution, {role: places(attribution[role], text) for role in ROLES})
        for attribution in reading["attributions"]
    ]


def covers(outer: Places, inner: tuple[int, int]) -> bool:
    return any(start <= inner[0] and inner[1] <= end for start, end in outer)


every_reading = pytest.mark.parametrize(
    "reading", [gold(path) for path in GOLD], ids=[path.stem for path in GOLD]
)


def test_every_article_has_its_reading() -> None:
    articles = {p.name for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html"}}
    assert {gold(path)["article"] for path in GOLD} == articles
    assert {path.stem for path in GOLD} == {Path(name).stem for name in articles}


@every_reading
def test_title_captions_and_furniture_are_in_the_text(reading: Json) -> None:
    text = visible(reading["article"])
    assert reading["title"] in text.split("\n")
    for caption in reading["captions"]:
        assert caption in text.split("\n")
    assert all(start < end for start, end in furniture(reading, text))


@every_reading
def test_every_piece_is_in_the_text_once_and_outside_the_furniture(reading: Json) -> None:
    apart = furniture(reading, visible(reading["article"]))
    for attribution, roles in located(reading):
        assert roles["content"], attribution["id"]
        for place in (place for role in ROLES for place in roles[role]):
            assert place[0] < place[1]
            assert not covers(apart, place), attribution["id"]


@every_reading
def test_source_cue_and_content_lie_close_together(reading: Json) -> None:
    text = visible(reading["article"])
    for attribution, roles in located(reading):
        contents = {text.count("\n", 0, start) for start, _ in roles["content"]}
        assert len(contents) == max(contents) - min(contents) + 1, attribution["id"]
        for start, end in roles["source"] + roles["cue"]:
            paragraph = text.count("\n", 0, start)
            assert text.count("\n", 0, end) == paragraph
            assert {paragraph - 1, paragraph, paragraph + 1} & contents, attribution["id"]


@every_reading
def test_manner_agrees_with_the_quotation_marks(reading: Json) -> None:
    text = visible(reading["article"])
    for attribution, roles in located(reading):
        pieces = [text[start:end] for start, end in roles["content"]]
        marked = any(ANY_MARK.search(piece) for piece in pieces)
        opened = all(piece[0] in OPENING for piece in pieces)
        under_a_label = [text[start:end] for start, end in roles["cue"]] == [":"]
        allowed = {
            "direct": opened or under_a_label,
            "mixed": marked and not opened,
            "indirect": not marked or "marks" in attribution,
        }
        assert allowed[attribution["manner"]], attribution["id"]


@every_reading
def test_what_lies_within_another_says_so(reading: Json) -> None:
    everything = located(reading)
    content = {attribution["id"]: roles["content"] for attribution, roles in everything}
    for attribution, roles in everything:
        key = (roles["cue"] or roles["source"] or roles["content"])[0]
        outer = {
            name
            for name, places in content.items()
            if places != roles["content"] and covers(places, key)
        }
        within = attribution.get("within")
        assert (within in outer) if outer else within is None, attribution["id"]


@every_reading
def test_words_are_those_of_the_contract(reading: Json) -> None:
    for attribution in reading["attributions"]:
        assert attribution["manner"] in get_args(Manner)
        assert attribution["stance"] in get_args(Stance)
        hands = [attribution["speaker"], *attribution.get("via", [])]
        assert all(hand is None or hand in reading["speakers"] for hand in hands)
    assert {s["kind"] for s in reading["speakers"].values()} <= set(get_args(SourceKind))


@every_reading
def test_responses_join_attributions(reading: Json) -> None:
    names = [attribution["id"] for attribution in reading["attributions"]]
    assert len(set(names)) == len(names)
    for response in reading.get("responses", []):
        assert response["by"] in names
        assert response["to"] in {*names, "report"} - {response["by"]}
        assert response["is"] in {"denies", "disputes", "confirms"}
