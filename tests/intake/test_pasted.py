"""Articles out of pasted text: the text as it stands, every line of it marked."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.article import Article, article_id
from headwater.errors import EmptyError, InputError, NoArticleError
from headwater.intake.lines import (
    dateline_end,
    describes_picture,
    is_byline,
    is_caption,
    is_date_line,
    names_in,
)
from headwater.intake.pasted import article_from_text
from headwater.intake.phrases import Rule, rules_in
from headwater.intake.spans import BLANK, paragraph_spans

LEAD = (
    "The regent of Orne turned down a deal that his own envoy had brought home from Valmora, "
    "Harbour Wire reported Wednesday, citing two people close to the palace."
)
SECOND = "The envoy has since been stripped of his office, Harbour Wire said, and lives by the sea."
PAGE = f"""\
Support The Valmora Ledger!

Regent Turned Down Early Deal With Valmora to 'Keep' the Strait – Harbour Wire

The regent at the Feb. 22 council meeting where he laid out his claim to the strait.

{LEAD}

{SECOND}

… we have a small favor to ask. The Valmora Ledger has been called a nuisance by the palace.

We at the Ledger refuse to be silenced.

Your support makes a difference. You can support us from just $2.

Ways to pay
Not ready to give yet?
Remind me tomorrow.

Read more"""


def marked(text: str) -> list[tuple[str, str]]:
    article = article_from_text(text, name="pasted")
    return [(each.kind, each.span.of(text)) for each in article.paragraphs]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in marked(text)]


def test_a_page_as_pasted() -> None:
    article = article_from_text(PAGE, name="page.txt", url="https://ledger.example/regent")
    assert article.text == PAGE
    assert article.id == article_id(PAGE)
    assert kinds(PAGE) == [
        "furniture", "headline", "caption", "body", "body", *["furniture"] * 7,
    ]  # fmt: skip
    assert article.outlet == "The Valmora Ledger"
    assert article.title is not None
    assert article.title.endswith("– Harbour Wire")
    assert [(credit.name, credit.where) for credit in article.credits] == [
        ("Harbour Wire", "headline")
    ]
    assert (article.byline, article.published, article.url) == (
        None,
        None,
        "https://ledger.example/regent",
    )


def test_the_real_page_has_exactly_the_furniture_of_its_gold(shared: Path) -> None:
    folder = shared / "articles"
    if not folder.is_dir():
        pytest.skip(f"needs {folder}, which is not here")
    gold = json.loads((folder / "moscow-times-kozak.gold.json").read_text("utf-8"))
    text = (folder / "moscow-times-kozak.txt").read_text("utf-8")
    article = article_from_text(text, name="moscow-times-kozak.txt")
    first, caption, appeal = gold["furniture"]
    appeal_from = text.index(appeal["text_starts"])
    for each in article.paragraphs:
        piece = each.span.of(text)
        is_furniture = piece == first["text"] or each.start >= appeal_from
        assert (each.kind == "furniture") == is_furniture, piece[:40]
        assert (each.kind == "caption") == piece.startswith(caption["text_starts"]), piece[:40]
        assert (each.kind == "headline") == (piece == gold["title"]), piece[:40]
    assert {each.kind for each in article.paragraphs} == {
        "furniture",
        "caption",
        "headline",
        "body",
    }
    assert (article.title, article.outlet) == (gold["title"], gold["outlet"])
    assert [credit.name for credit in article.credits] == ["Reuters"]


def test_the_head_of_an_article() -> None:
    text = (
        "THE VALMORA LEDGER\n\nPolitics\nHarbour talks collapse over the price of salt\n\n"
        f"By Jane Doe and John van Roe, Staff Writers\nPublished Nov 3, 2025, 10:30 GMT\n\n{LEAD}"
    )
    article = article_from_text(text, name="pasted")
    assert kinds(text) == ["furniture", "headline", "headline", "byline", "dateline", "body"]
    assert article.outlet == "The Valmora Ledger"
    assert article.title == "Harbour talks collapse over the price of salt"
    assert article.byline == "Jane Doe, John van Roe"
    assert article.published == "2025-11-03T10:30+00:00"


def test_the_menus_of_a_page_pasted_whole_are_furniture() -> None:
    menu = ["Valmora", "Orne", "Politics", "The arts", "Letters", "Tide tables", "Crosswords"] * 3
    text = "\n".join([*menu, "Harbour talks collapse over the price of salt", LEAD, SECOND])
    assert kinds(text) == [*["furniture"] * 21, "headline", "body", "body"]


def test_short_turns_of_an_interview_are_no_menu() -> None:
    turns = ["Did you know?", "I did not.", "Who told you?", "The pilot."] * 5
    assert kinds("\n\n".join([*turns, LEAD])).count("furniture") == 0


def test_an_update_is_no_publication() -> None:
    text = f"Harbour talks collapse\n\nUpdated 4 November 2025\nPublished 3 November 2025\n\n{LEAD}"
    article = article_from_text(text, name="pasted")
    assert (article.published, article.updated) == ("2025-11-03", "2025-11-04")


def test_an_inline_dateline_is_a_paragraph_of_its_own() -> None:
    dateline = "VALMORA, Oltmark, Nov 3, 2025 (Harbour Wire) —"
    text = f"Harbour talks collapse\n\n{dateline} {LEAD}\n\n{SECOND}"
    assert marked(text)[1:] == [("dateline", dateline), ("body", LEAD), ("body", SECOND)]
    article = article_from_text(text, name="pasted")
    assert article.published == "2025-11-03"
    assert article.credits[0].name == "Harbour Wire"


def test_names_at_the_foot_are_a_byline() -> None:
    foot = "(Reporting by Jane Doe in Orne; Editing by John Roe)"
    assert marked(f"Talks collapse\n\n{LEAD}\n\n{SECOND} {foot}")[-2:] == [
        ("body", SECOND),
        ("byline", foot),
    ]
    note = "The Associated Press contributed to this report."
    article = article_from_text(f"Talks collapse\n\n{LEAD}\n\n{note}", name="pasted")
    assert article.paragraphs[-1].kind == "byline"
    assert [credit.where for credit in article.credits] == ["foot"]


def test_a_title_with_a_full_stop_and_paragraphs() -> None:
    text = f"Harbour talks collapse over the price of salt.\n\n{LEAD}\n\n{SECOND}"
    assert kinds(text) == ["headline", "body", "body"]
    assert article_from_text(text, name="pasted").outlet is None


def test_text_that_begins_with_its_lead_has_no_headline() -> None:
    assert kinds(f"{LEAD}\n\n{SECOND}") == ["body", "body"]
    assert kinds(f"The talks are over, the mayor said.\n\n{LEAD}") == ["body", "body"]
    assert kinds("One line alone") == ["body"]


def test_a_transcript_and_questions_are_body() -> None:
    lines = [
        "ROE: Will you support our independent journalism?",
        "DOE: Please consider making a donation. I did.",
        "Q: And then?",
        "A: Then I subscribed to the newsletter.",
    ]
    assert kinds("\n\n".join(["What the keeper knew", LEAD, *lines])) == ["headline", *["body"] * 5]


def test_a_pulled_quote_repeats_the_text_and_a_quotation_does_not() -> None:
    said = "“They signed it on the seventeenth and they unsigned it on the thirty-first,”"
    paragraphs = [
        "Harbour talks collapse", LEAD, SECOND, SECOND.replace("sea", "lake"),
        SECOND.replace("sea", "river"), f"{said} the foreman said on the quay, and he laughed.",
        said, "“Nobody told us anything at all about the other letter.” — Jane Doe, pilot",
    ]  # fmt: skip
    assert kinds("\n\n".join(paragraphs))[-3:] == ["body", "quote", "body"]


def test_captions_below_the_head_are_known_by_their_credit() -> None:
    caption = "The ferry Brennick at its pier. (AP Photo/Jane Doe)"
    assert kinds(f"Talks collapse\n\n{LEAD}\n\n{caption}\n\n{SECOND}") == [
        "headline", "body", "caption", "body",
    ]  # fmt: skip


def test_a_paywall_is_told() -> None:
    text = f"Talks collapse\n\n{LEAD}\n\nSubscribe now to keep reading."
    notices = article_from_text(text, name="pasted").notices
    assert [notice.code for notice in notices] == ["paywalled"]


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\ufeff\u200b\n\u00a0"])
def test_nothing_is_an_error(text: str) -> None:
    with pytest.raises(EmptyError):
        article_from_text(text, name="pasted")


def test_nothing_but_furniture_is_an_error() -> None:
    with pytest.raises(NoArticleError):
        article_from_text("Sign in\n\nSubscribe now\n\nFacebook Twitter Email", name="pasted")


@pytest.mark.parametrize("rule", rules_in("lines"), ids=lambda rule: rule.example[:40])
def test_a_line_rule_knows_its_example_and_no_near_miss(rule: Rule) -> None:
    is_one = {"byline": is_byline, "caption": is_caption, "picture": describes_picture}[rule.kind]
    assert is_one(rule.example)
    assert not any(map(is_one, rule.near_misses))


@pytest.mark.parametrize(
    "sentence",
    [
        "The regent at the council meeting told ministers that he would keep the strait.",
        "Protesters outside the palace threw stones at the guards, who fled to the river.",
        "In Valmora on Monday the mood was bright, and nobody spoke about the talks at all.",
        "A man with a lamp on the quay was the only one who saw the ferry go down that night.",
    ],
)
def test_a_sentence_describes_no_picture(sentence: str) -> None:
    assert not describes_picture(sentence)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("VALMORA (Harbour Wire) — The ferry sank.", "The ferry sank."),
        ("VALMORA, Nov 3 (Harbour Wire) - “We sank,” he said.", "“We sank,” he said."),
        ("ST. ORRIN/LOWER QUENDRY — The ferry sank.", "The ferry sank."),
        ("Valmora (AFP) – The ferry sank.", "The ferry sank."),
        ("(Reuters) - The ferry sank.", "The ferry sank."),
        ("BREAKING — The ferry sank.", None),
        ("ORNE — The union — said no.", None),
        ("ROE: The ferry sank.", None),
        ("The ferry — The Brennick — sank.", None),
    ],
)
def test_datelines(text: str, body: str | None) -> None:
    assert text[dateline_end(text) :] == (body or text)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Nov 3, 2025 10:45 AM ET", True),
        ("Wednesday 26 February 2025 11.05", True),
        ("2025-11-03T10:45:00Z", True),
        ("Published 14 May 2026, 18:40", True),
        ("3 hours ago", True),
        ("2025", False),
        ("The ferry sank on Nov 3, 2025", False),
        ("Chapter 3", False),
    ],
)
def test_date_lines(line: str, is_one: bool) -> None:
    assert is_date_line(line) is is_one


def test_names_in_bylines() -> None:
    assert names_in("By JANE DOE and John van Roe, Staff Writers | 3 May 2026") == [
        "JANE DOE",
        "John van Roe",
    ]
    assert names_in("Associated Press") == []


WRAPPED = """\
The regent of Orne turned down a deal that his own envoy had brought
home from Valmora, Harbour Wire reported Wednesday, citing two people
close to the palace.
"""


def pieces(text: str) -> list[str]:
    return [span.of(text) for span in paragraph_spans(text)]


def test_lines_are_paragraphs_unless_wrapping_parted_them() -> None:
    assert pieces(f"{LEAD}\n{SECOND}\nRead more") == [LEAD, SECOND, "Read more"]
    assert len(pieces(WRAPPED)) == 1
    assert len(pieces(f"{WRAPPED}\n{WRAPPED}")) == 2
    assert len(pieces(WRAPPED + WRAPPED)) == 2
    assert len(pieces(WRAPPED.replace("\n", "\r\n"))) == 1


def test_spans_are_trimmed_of_all_that_cannot_be_seen() -> None:
    text = f"\ufeff  {LEAD}\u200b \r\n\u00a0\u200b\r\n\t{SECOND}\u00a0\r\n"
    assert pieces(text) == [LEAD, SECOND]


TEXTS = st.text() | st.lists(
    st.sampled_from([*PAGE.split("\n"), "", "\u00a0", "VALMORA (AFP) — ", "By Jane Doe", "\r"])
).map("\n".join)


@given(TEXTS)
def test_whatever_is_given_nothing_is_lost(text: str) -> None:
    try:
        article = article_from_text(text, name="any")
    except InputError:
        return
    _assert_sound(article, text)


def _assert_sound(article: Article, text: str) -> None:
    end, outside = 0, ""
    for each in article.paragraphs:
        assert end <= each.start < each.end <= len(text)
        outside += text[end : each.start]
        piece = each.span.of(text)
        assert piece == piece.strip(BLANK)
        assert (each.kind == "furniture") == (each.furniture is not None)
        end = each.end
    assert not (outside + text[end:]).strip(BLANK)
    assert article.text == text
    assert all(credit.span.of(text) == credit.name for credit in article.credits)


@pytest.mark.parametrize(
    "piece",
    [PAGE + "\n\n", LEAD + " ", "a", "A ", "\n", "—", '"', "By Jane Doe, ", "x@", "(", "1 2 3\n",
     "You have ", "Follow ", "more ", "The regent at the "],
    ids=lambda piece: piece[:12],
)  # fmt: skip
def test_time_grows_with_the_text(piece: str) -> None:
    text = "Talks collapse\n\n" + piece * (400_000 // len(piece))
    start = time.perf_counter()
    article_from_text(text, name="long")
    assert time.perf_counter() - start < 20
