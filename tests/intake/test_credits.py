"""Every form of a credit, and what is none."""

import pytest

from headwater.article import Credit, Paragraph, ParagraphKind
from headwater.intake.credits import credits_of, is_agency_line
from headwater.intake.phrases import Rule, rules_in

RULES = rules_in("credits")
LEAD = "The talks collapsed on Monday, officials said, and nobody would say why."


def credited(
    line: str, kind: ParagraphKind, outlet: str | None = None, body: str = LEAD
) -> tuple[Credit, ...]:
    text = f"{line}\n\n{body}"
    paragraphs = [Paragraph(0, len(line), kind), Paragraph(len(line) + 2, len(text))]
    found = credits_of(text, paragraphs, outlet)
    assert all(credit.span.of(text) == credit.name for credit in found)
    return found


def _place(rule: Rule) -> ParagraphKind:
    return "body" if rule.kind == "foot" else rule.kind  # type: ignore[return-value]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.example[:40])
def test_a_form_knows_its_example(rule: Rule) -> None:
    body = f"{LEAD} {rule.names} reported it first." if rule.beside else LEAD
    found = credited(rule.example, _place(rule), body=body)
    assert [(credit.name, credit.where) for credit in found] == [(rule.names, rule.kind)]


@pytest.mark.parametrize(
    ("rule", "near_miss"), [(rule, miss) for rule in RULES for miss in rule.near_misses]
)
def test_what_only_looks_like_a_credit_is_none(rule: Rule, near_miss: str) -> None:
    assert credited(near_miss, _place(rule)) == ()


def test_an_unknown_name_after_a_dash_counts_if_the_text_says_that_it_reported() -> None:
    headline = "Ministry sat on dam warning for weeks – Lorrimer"
    assert credited(headline, "headline") == ()
    found = credited(headline, "headline", body="Lorrimer reported Tuesday that the dam leaked.")
    assert [credit.name for credit in found] == ["Lorrimer"]


def test_an_outlet_does_not_credit_itself() -> None:
    headline = "Harbour talks collapse – The Valmora Ledger"
    assert len(credited(headline, "headline")) == 1
    assert credited(headline, "headline", outlet="Valmora Ledger") == ()


def test_a_dateline_within_the_first_paragraph_is_seen() -> None:
    found = credited("VALMORA, Nov 3 (Harbour Wire) — The ferry sank.", "body")
    assert [(credit.name, credit.where) for credit in found] == [("Harbour Wire", "dateline")]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Associated Press", ["Associated Press"]),
        ("By Reuters", ["Reuters"]),
        ("Reuters staff", ["Reuters"]),
        ("By Jane Doe, The Associated Press", ["The Associated Press"]),
        ("JANE DOE and JOHN ROE Harbour Wire", []),
        ("By Jane Doe, The Valmora Ledger", []),
    ],
)
def test_bylines_credit_agencies_only(byline: str, names: list[str]) -> None:
    assert [credit.name for credit in credited(byline, "byline")] == names


def test_each_place_names_an_outlet_once() -> None:
    body = "VALMORA (AFP) - The ferry sank."
    headline = "Ferry sinks – AFP"
    text = f"{headline}\n{body}\n(AFP)"
    paragraphs = [
        Paragraph(0, 17, "headline"),
        Paragraph(18, 18 + len(body)),
        Paragraph(len(text) - 5, len(text)),
    ]
    places = [credit.where for credit in credits_of(text, paragraphs)]
    assert places == ["headline", "dateline", "foot"]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [("The Associated Press", True), ("dpa", True), ("Press", False), ("Reuters said so", False)],
)
def test_an_agency_line_is_an_agency_and_nothing_else(line: str, is_one: bool) -> None:
    assert is_agency_line(line) is is_one
