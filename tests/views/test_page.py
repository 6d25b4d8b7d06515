"""The page: exactly the article's text, every mark with its note, valid, legible, alone."""

import re
from importlib import resources
from itertools import combinations, pairwise
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.article import Article, Notice, Paragraph, ParagraphKind, Span
from headwater.reading.types import Attribution, Manner, Reading, Speaker
from headwater.views.page import notebook, page
from tests.build import build
from tests.views.test_terminal import EVIL, story

OVERLAP = "{1s}Ann{/1s} {1q}said{/1q} {1c}one {2c}two{/1c} three{/2c}.\n\n{1c}four{/1c} {2s}Bo{/2s}"
MARKUP = "{1s}<script>alert(1)</script>{/1s} {1c}a &amp; <b>b</b> \"c\" 'd' [red] {{ 7 }}{/1c}"


def tree(document: str, *, strict: bool = True) -> Any:
    parser = html5lib.HTMLParser(strict=strict, namespaceHTMLElements=False)
    return parser.parse(document)


def text_of(element: Any) -> str:
    """The article's text in an element, as the module's docstring says how to have it back."""
    if "hw-ref" in element.get("class", "").split():
        return ""
    if element.get("data-code"):
        return chr(int(element.get("data-code"), 16))
    inner = "".join(text_of(child) + (child.tail or "") for child in element)
    return (element.text or "") + inner


def texts(root: Any) -> list[str]:
    """The text of each reading on a page; every piece stands where `data-start` says."""
    whole = []
    for article in root.iter("article"):
        text = ""
        for element in article.iter():
            if element.get("data-start") is not None:
                assert int(element.get("data-start")) == len(text)
                text += text_of(element)
        whole.append(text)
    return whole


def check(root: Any) -> None:
    """Ids are unique, every link within the page leads somewhere, notes and marks are paired."""
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    links = [a.get("href") for a in root.iter("a")]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    for e in root.iter():
        for label in (e.get("aria-labelledby") or "").split():
            assert label in ids
    notes = {i for i in ids if re.fullmatch(r".+-n\d+", i)}
    marks = {i for i in ids if re.fullmatch(r".+-m\d+", i)}
    assert {i.replace("-n", "-m") for i in notes} == marks
    assert {f"#{i}" for i in notes | marks} <= set(links)


@pytest.mark.parametrize(
    "reading",
    [
        story(),
        build(OVERLAP),
        build(MARKUP, {"title": "<i>x</i>", "outlet": "&lt;"}),
        build("Nothing.\r\n\r\nIs said.\x0c"),
        build("", {"title": None}),
        build(f"{{1s}}A{{/1s}} {{1c}}{EVIL}{{/1c}}"),
        build("[furniture:appeal] {1c}Give{/1c}\n\n[furniture:cookies] Yes\n\nB\n\n[quote] C"),
        build("{1s}報道官{/1s} {1c}👩‍👩‍👧 e\u0301 🇬🇧 {2c}港{/2c}{/1c}\n\n{1c} {/1c}"),
    ],
)  # fmt: skip
def test_the_text_comes_back_exactly_and_the_page_is_valid(reading: Reading) -> None:
    root = tree(page([reading]))
    assert texts(root) == [reading.article.text]
    check(root)
    whole = tree(f"<!DOCTYPE html><title>x</title>{notebook(reading)}", strict=False)
    assert texts(whole) == [reading.article.text]


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(st.text(st.characters(exclude_categories=[]), min_size=1, max_size=80))
    size = len(text)
    offsets = st.integers(0, size)
    cuts = sorted(set(draw(st.lists(offsets, max_size=6))))
    kinds: st.SearchStrategy[ParagraphKind] = st.sampled_from(
        ["body", "caption", "furniture", "headline"]
    )
    paragraphs = tuple(
        Paragraph(a, b, draw(kinds)) for a, b in pairwise(cuts) if draw(st.booleans())
    )
    spans = st.tuples(st.integers(0, size - 1), st.integers(1, size)).map(
        lambda pair: Span(pair[0], min(size, pair[0] + pair[1]))
    )
    pieces = st.lists(spans, max_size=3).map(tuple)
    manners: st.SearchStrategy[Manner] = st.sampled_from(["direct", "indirect", "mixed"])
    ids = st.sampled_from([None, *(f"a{i}" for i in range(6))])
    found = tuple(
        Attribution(f"a{i}", draw(pieces), draw(pieces), (draw(spans), *draw(pieces)),
                    draw(manners), draw(st.floats(0, 1)), within=draw(ids))
        for i in range(draw(st.integers(0, 5)))
    )  # fmt: skip
    return Reading(Article("x", text, paragraphs, title=draw(st.none() | st.text())), found)


@given(st.lists(readings(), max_size=2))
def test_any_spans_give_a_whole_page(several: list[Reading]) -> None:
    root = tree(page(several))
    assert texts(root) == [reading.article.text for reading in several]
    check(root)


def test_a_mark_says_what_it_is_part_of() -> None:
    document = page([build(OVERLAP, a1={"manner": "direct", "confidence": 0.2})])
    assert (
        '<span class="hw-content hw-deep hw-indirect k-none s-high t-asserts a1 a2">two</span>'
        in document
    )
    assert (
        '<span class="hw-content hw-direct hw-unsure k-none s-low t-asserts a1">one </span>'
        in document
    )
    assert '<span class="hw-source a1">Ann</span>' in document
    assert '<span class="hw-cue a1">said</span>' in document
    assert "unsure (20%)" in document


def test_a_note_names_the_hands_and_the_outer_statement() -> None:
    words = " ".join("".join(tree(page([story()])).itertext()).split())
    assert "Tidewire ← the mayor “made clear” · indirect · in 2 · unsure (31%)" in words


def test_furniture_is_folded_away_and_said_to_be() -> None:
    document = page([build("[furniture:appeal] Give\n\n[furniture:cookies] Yes\n\nBody")])
    assert document.count("<details") == 1
    assert "Not part of the article: appeal, cookies (2 paragraphs)" in document


def test_several_readings_have_contents_and_headings_in_order() -> None:
    for several in ([story()], [story(), build(OVERLAP)]):
        root = tree(page(several))
        levels = [int(e.tag[1]) for e in root.iter() if re.fullmatch("h[1-6]", str(e.tag))]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert len(list(root.iter("nav"))) == (len(several) > 1)
        check(root)


def test_one_reading_twice_on_a_page_keeps_its_ids_apart() -> None:
    root = tree(page([story(), story()]))
    check(root)
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    notice = Notice("n", "<img src=x>")
    speaker = Speaker("<script>x</script>")
    article = {"url": "javascript:alert(1)", "notices": (notice,), "language": 'en" onload="x'}
    root = tree(page([build(MARKUP, article, a1={"speaker": speaker})]))
    assert not {e.tag for e in root.iter()} & {"script", "img", "link", "iframe", "object"}
    for element in root.iter():
        assert not [name for name in dict(element.items()) if name in {"src", "onload", "style"}]
    assert not [a for a in root.iter("a") if not a.get("href").startswith("#")]
    assert "url(" not in page([story()])
    assert "@import" not in page([story()])


def test_only_a_web_address_becomes_a_link() -> None:
    assert 'href="https://sound.example/1"' in page([story(url="https://sound.example/1")])


def test_styles_of_a_notebook_reach_nothing_outside() -> None:
    css = "".join(re.findall(r"<style>(.*?)</style>", notebook(story()), re.S))
    css = re.sub(r"/\*.*?\*/|@[^{]+\{", "", css, flags=re.S)
    for selectors in re.findall(r"([^{}]+)\{", css):
        for selector in re.sub(r"\([^()]*(\([^()]*\)[^()]*)*\)", "", selectors).split(","):
            assert selector.strip().startswith((".hw", "#hw-")), selector


def _palette() -> dict[str, tuple[str, str]]:
    folder = resources.files("headwater.views") / "templates"
    css = (folder / "reading.css").read_text(encoding="utf-8")
    pairs = re.findall(r"--hw-(\w+): light-dark\((#\w{6}), (#\w{6})\)", css)
    return {name: (light, dark) for name, light, dark in pairs}


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1])
def test_contrast_is_that_of_wcag_aa(scheme: int) -> None:
    palette = _palette()
    grounds = ("paper", "tint", "deep", "lit")
    for ink in ("ink", "source", "cue", "link"):
        for ground in grounds:
            assert _contrast(palette[ink][scheme], palette[ground][scheme]) >= 4.5, (ink, ground)
    for ink in ("muted", "warn", "cue"):
        for ground in ("paper", "lit"):
            assert _contrast(palette[ink][scheme], palette[ground][scheme]) >= 4.5, (ink, ground)
    for ground in ("paper", "tint", "deep"):
        assert _contrast(palette["line"][scheme], palette[ground][scheme]) >= 3, ground


def test_the_parts_are_told_apart_by_more_than_colour() -> None:
    css = (resources.files("headwater.views") / "templates" / "reading.css").read_text("utf-8")
    rules = dict(re.findall(r"^\.hw \.hw-(\w+) \{([^}]*)\}", css, re.M))
    shape = re.compile(r"text-decoration(?:-style)?: [^;]+|font-(?:weight|style): [^;]+")
    parts = ("direct", "mixed", "indirect", "unsure", "source", "cue")
    shapes = {part: frozenset(shape.findall(rules[part])) for part in parts}
    assert all(shapes[a] and shapes[a] != shapes[b] for a, b in combinations(parts, 2))
