"""Every rule for furniture, and what furniture does to its neighbours."""

import pytest

from headwater.intake.furniture import (
    KINDS,
    furniture_kind,
    mark_runs,
    masthead,
    outlet_named_in,
)
from headwater.intake.phrases import Rule, rules_in

PROSE = (
    "The mayor of Valmora stepped down on Monday after a week of talks, her office said, "
    "and went home by the night ferry."
)

RULES = rules_in("furniture")
ALONE = [rule for rule in RULES if not rule.beside]
BESIDE = [rule for rule in RULES if rule.beside and rule.kind != "masthead"]


def _ids(rule: Rule) -> str:
    return rule.example[:40]


def test_every_kind_has_a_rule_and_every_rule_a_kind() -> None:
    assert {rule.kind for rule in RULES} == set(KINDS)


def test_only_rules_within_a_paragraph_have_cues_and_all_of_them_do() -> None:
    assert all((rule.reach == "within") == bool(rule.cues) for rule in RULES)


@pytest.mark.parametrize("rule", ALONE, ids=_ids)
def test_a_rule_knows_its_example(rule: Rule) -> None:
    assert furniture_kind(rule.example) == rule.kind


@pytest.mark.parametrize("rule", BESIDE, ids=_ids)
def test_a_rule_that_holds_beside_furniture_holds_only_there(rule: Rule) -> None:
    assert mark_runs([rule.example, "Donate now"])[0] == rule.kind
    assert mark_runs(["The council met on Monday.", rule.example])[1] is None


@pytest.mark.parametrize("near_miss", [miss for rule in RULES for miss in rule.near_misses])
def test_news_is_no_furniture(near_miss: str) -> None:
    assert furniture_kind(near_miss) is None


@pytest.mark.parametrize(
    "body",
    [
        "The charity said donations had fallen by a third since the flood.",
        "He bakes cookies for the crew of the night ferry.",
        "The newsletter, which reaches 40,000 readers, was founded in 2009.",
        "Twitter and Facebook shares fell 4 percent.",
        "“We need your support,” she told the crowd. “Please donate today.”",
        '"Sign up for our newsletter," the flyer read.',
        "“If you value our journalism, become a member today.",
        "ROE: If you like what you heard, go to our page and make a contribution.",
        "Q: Will you support our independent journalism?",
        "Anyone with information is asked to contact tips@valmora-police.example.",
        "Members of the club voted to support The Valmora Ledger.",
        "Our reporter asked the minister for comment and was shown the door.",
    ],
)
def test_news_about_such_things_is_body(body: str) -> None:
    assert furniture_kind(body) is None


def test_curly_and_straight_apostrophes_and_odd_spaces_are_the_same() -> None:
    assert furniture_kind("You’ve read all your free\u00a0articles\u200b this month.") == "paywall"


def test_an_appeal_is_furniture_from_its_opening_to_its_end() -> None:
    lines = [
        "The ferry sank off Orne on Monday with nobody aboard, the port said in a short note.",
        "… we have a small favor to ask. No banner pays our rent.",
        "We have printed what the harbour would rather not read since 1911.",
        "Your support, however small, makes a difference. You can give from just $3.",
        "Ways to pay",
        "Not ready to donate today?",
        "Remind me later.",
        "Read more",
    ]
    assert mark_runs(lines) == [None, *["appeal"] * 6, "read-more"]


def test_body_resumes_after_a_box() -> None:
    lines = [
        "We knew that our harbour was in trouble, and we said so to whoever would listen to us.",
        "Sign up for our newsletter",
        "Enter your email",
        "Maybe later",
        "We had told the council twice. Our letters went unanswered.",
        "You could see the cracks from the road.",
    ]
    assert mark_runs(lines) == [None, "newsletter", "newsletter", "navigation", None, None]


def test_a_headline_between_two_boxes_is_not_swallowed() -> None:
    lines = ["Support The Valmora Ledger!", "Mayor quits", "Sign up for our newsletter"]
    assert mark_runs([*lines, PROSE])[1] is None


def test_headlines_under_a_heading_of_links_are_furniture_and_prose_is_not() -> None:
    lines = [PROSE, "Most read", "Ferry firm to appeal ruling", "Who owns the seawall?", PROSE]
    assert mark_runs(lines) == [None, "related", "related", "related", None]


def test_a_link_in_capitals_between_paragraphs_is_furniture_and_a_heading_is_not() -> None:
    link = "REGENT OF ORNE REFUSES TO MEET ENVOY OVER FERRY TOLLS AGAIN"
    assert mark_runs([PROSE, link, PROSE]) == [None, "related", None]
    assert mark_runs([PROSE, "WHAT THE MAYOR KNEW", PROSE]) == [None, None, None]


def test_an_outlet_is_named_by_its_own_furniture_only() -> None:
    assert outlet_named_in(["Share", "Support The Valmora Ledger!"]) == "The Valmora Ledger"
    assert outlet_named_in(["Stand with the Upriver Post"]) == "The Upriver Post"
    assert outlet_named_in(["© 2024 The Orne Gazette. All rights reserved."]) == "The Orne Gazette"
    assert outlet_named_in(["The Orne Gazette said so.", "Read more"]) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("THE VALMORA LEDGER", "The Valmora Ledger"),
        ("The Tessenhall Courier LIVE", "The Tessenhall Courier"),
        ("RADIO FOUR RIVERS | Morning Ferry", "Radio Four Rivers"),
        ("BPA NEWS", "BPA News"),
        ("Mayor quits over ferry deal", None),
        ("The Ledger said so.", None),
    ],
)
def test_a_masthead_is_the_name_of_an_outlet(line: str, name: str | None) -> None:
    assert masthead(line) == name
