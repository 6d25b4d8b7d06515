"""The terminal view: what is shown, how it wraps, and that nothing of an article gets through."""

import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from headwater.article import Notice
from headwater.reading.types import Hand, Reading, Speaker
from headwater.views.terminal import divide, render
from tests.build import build

STORY = """[headline] {1c}Harbour deal collapsed{/1c} {1q}–{/1q} {1s}Tidewire{/1s}

[caption] The quay at Marrow Sound.

The council met at noon.

{2q}According to{/2q} {2s}Tidewire{/2s}, {2c}{3s}the mayor{/3s} {3q}made clear{/3q} that \
{3c}the offer did not go far enough{/3c}{/2c}.

{4c}“It is over,”{/4c} {4s}she{/4s} {4q}said{/4q}. {4c}“They know it.”{/4c} {5c}Nobody{/5c} \
{5q}was said{/5q} {5c}to be pleased{/5c}."""

SURE = {
    "a3": {"confidence": 0.31},
    "a4": {"manner": "direct"},
}


def story(**article: Any) -> Reading:
    known = {"outlet": "The Sound", "title": "Harbour deal collapsed", "published": "2025-03-04"}
    return build(STORY, {**known, **article}, **SURE)


def shown(reading: Reading, width: int = 80, **options: Any) -> str:
    stream = io.StringIO()
    render(reading, Console(file=stream, width=width, **options))
    return stream.getvalue()


def test_every_attribution_stands_under_its_paragraph_with_its_chain() -> None:
    assert shown(story()) == (
        "Harbour deal collapsed\n"
        "The Sound · Tue 4 March 2025\n"
        "5 attributions · 2 sources · 1 direct · 1 without a stated source · 1 unsure\n"
        "\n"
        " headline\n"
        "     Harbour deal collapsed\n"
        "     The Sound ← Tidewire · “–” · indirect\n"
        "\n"
        " ¶2  the mayor made clear that the offer did not go far enough\n"
        "     The Sound ← Tidewire · “According to” · indirect\n"
        "     ↳ the offer did not go far enough\n"
        "       The Sound ← Tidewire ← the mayor · “made clear” · indirect · unsure (31%)\n"
        "\n"
        " ¶3  “It is over,” … “They know it.”\n"
        "     The Sound ← she · “said” · direct\n"
        "\n"
        "     Nobody … to be pleased\n"
        "     The Sound ← no source stated · “was said” · indirect\n"
    )


def test_what_later_stages_know_is_shown() -> None:
    speaker = Speaker("Ada Roe", "unnamed", 3, "clerk", "the port")
    chain = (
        Hand("Tidewire", "outlet", None, None, (), "cites"),
        Hand("Ada Roe", "person", 1, None, (), "speaks"),
    )
    reading = story()
    known = replace(reading.attributions[3], speaker=speaker, chain=chain, stance="denies")
    text = shown(replace(reading, attributions=(known,)), width=200)
    assert "The Sound ← Tidewire ← Ada Roe (clerk, the port, 3 unnamed) · “said”" in text
    assert "✗ denies" in text
    assert "1 without a named source · 1 denying" in text


def test_a_resolved_pronoun_is_shown_beside_the_name() -> None:
    reading = build("{1s}She{/1s} {1q}said{/1q} {1c}no{/1c}.", a1={"speaker": Speaker("Ada Roe")})
    assert "this article ← Ada Roe (“She”)" in shown(reading)


def test_notices_and_nothing_attributed() -> None:
    notice = Notice("paywalled", "Only the first paragraphs are on the page.")
    text = shown(build("It rained.", {"title": "Rain", "notices": (notice,)}))
    assert text == (
        "Rain\nnothing attributed to anybody\n"
        "! paywalled: Only the first paragraphs are on the page.\n"
    )


def test_hedges_are_shown() -> None:
    reading = build("{1s}A clerk{/1s} {1q}said{/1q} {1c}it {1h}perhaps{/1h} rained{/1c}.")
    assert "hedged: “perhaps”" in shown(reading)


@pytest.mark.parametrize("width", [24, 40, 80, 200])
def test_lines_keep_to_the_width_and_end_without_spaces(width: int) -> None:
    wide = (
        "{1s}市長の報道官{/1s} {1q}said{/1q} {1c}"
        + "港湾協定は終わった。" * 9
        + "👩‍👩‍👧 e\u0301{/1c}."
    )
    for reading in (story(), build(wide, {"title": "港" * 90})):
        for line in shown(reading, width).splitlines():
            assert cell_len(line) <= width
            assert line == line.rstrip()


def test_a_wide_terminal_does_not_make_long_lines() -> None:
    long = build("{1s}A{/1s} {1q}said{/1q} {1c}" + "word " * 50 + "end{/1c}.")
    assert max(len(line) for line in shown(long, 200).splitlines()) <= 100


def test_a_long_content_is_cut_between_words() -> None:
    text = shown(build("{1s}A{/1s} {1q}said{/1q} {1c}" + "wording " * 80 + "end{/1c}."))
    assert "wording…" in text
    assert "end" not in text


def test_markup_is_text() -> None:
    text = "{1s}[bold]Ann[/bold]{/1s} {1q}said{/1q} {1c}[red]stop[/red] [/] :smile: &amp;{/1c}."
    out = shown(build(text, {"title": "[link=http://x]t[/link]"}), force_terminal=True)
    for literal in ("[red]stop[/red] [/] :smile: &amp;", "[bold]Ann[/bold]", "[link=http://x]"):
        assert literal in out


EVIL = "\x1b]0;owned\x07 \x1b[31mred\x1b[0m \x9b31m \r\x08 \u202egnorw\u2066 \x00 \ud800"


def test_no_control_character_of_an_article_reaches_the_terminal() -> None:
    reading = build(
        f"{{1s}}A{EVIL}{{/1s}} {{1q}}{EVIL}{{/1q}} {{1c}}{EVIL}{{/1c}}",
        {"title": EVIL, "outlet": EVIL, "byline": EVIL, "published": EVIL,
         "notices": (Notice("x" + EVIL, EVIL),)},
        a1={"speaker": Speaker("B" + EVIL, "person", None, EVIL, EVIL)},
    )  # fmt: skip
    out = shown(reading)
    assert not set(out) & set("\x1b\x07\x9b\r\x08\u202e\u2066\x00\ud800")
    assert "[31mred" in out


def test_colours_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b" not in shown(story())
    coloured = shown(story(), force_terminal=True, color_system="standard")
    assert "\x1b[36m" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    plain = shown(story(), force_terminal=True, color_system="standard")
    assert "\x1b[36m" not in plain
    assert "\x1b[33m" not in plain


def test_direct_and_indirect_look_different_on_a_terminal() -> None:
    out = shown(story(), force_terminal=True, color_system="standard")
    assert "\x1b[3;32m“It is over,”" in out


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_every_encoding_is_served(encoding: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
    render(story(), Console(file=stream, width=80, force_terminal=True))
    stream.flush()
    out = raw.getvalue().decode(encoding)
    assert ("<-" in out) == (encoding != "utf-8")
    assert "Tidewire" in out


def test_readings_are_divided() -> None:
    stream = io.StringIO()
    divide(Console(file=stream, width=30))
    assert stream.getvalue() == "\n" + "=" * 30 + "\n\n"


@given(st.text(), st.text(min_size=1), st.integers(20, 120))
def test_any_text_is_shown_within_the_width(title: str, said: str, width: int) -> None:
    safe = said.replace("{", "(").replace("\n\n", "\n")
    out = shown(build(f"{{1s}}A{{/1s}} {{1c}}{safe}{{/1c}}", {"title": title}), width)
    assert all(cell_len(line) <= width for line in out.split("\n"))
    assert not any(line != line.rstrip() for line in out.split("\n"))
