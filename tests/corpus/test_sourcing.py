"""Whose report a sentence is, by every row of the table."""

import pytest

from headwater.article import Span
from headwater.corpus.mentions import Outlets
from headwater.corpus.sourcing import Kind, Rule, Signs, rules, signs

OUTLETS = Outlets(["The Veldry Observer", "The Tessenhall Courier", "Lorrimer", "Radio Four"])
CASES = [(rule, text, True) for rule in rules() for text in rule.examples]
CASES += [(rule, text, False) for rule in rules() for text in rule.near_misses]


def read(text: str, own: str = "The Veldry Observer") -> Signs:
    return signs(Span(0, len(text)), text, OUTLETS.mentions(text, own))


def shown(kind: Kind, found: Signs) -> bool:
    return {
        "own": found.own,
        "confirms": found.confirms,
        "unsaid": not (found.own or found.confirms),
        "teller": bool(found.tellers),
        "denial": bool(found.denials),
        "self": not found.own,
        "said": found.said,
        "by": bool(found.by),
        "so": found.so,
        "back": found.back,
        "asked": found.asked,
        "matched": bool(found.matched),
    }[kind]


@pytest.mark.parametrize(("rule", "text", "expected"), CASES)
def test_every_row_knows_its_examples_and_leaves_its_near_misses(
    rule: Rule, text: str, expected: bool
) -> None:
    assert shown(rule.kind, read(text)) is expected


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("The gate was open, according to the Lorrimer news agency.", ["lorrimer"]),
        ("Lorrimer broke it. The agency said that the gate was open.", ["lorrimer", "lorrimer"]),
        ("According to Radio Four, which in its turn cites the Courier, it was open.",
         ["radio four", "tessenhall courier"]),
        ("The Upriver Courier reported it.", []),
        ("The Observer reported it. This newspaper said so.", []),
    ],
)  # fmt: skip
def test_outlets_are_known_by_name_short_name_and_description(
    text: str, outlets: list[str]
) -> None:
    assert [one.outlet for one in read(text).others] == outlets


def test_what_an_outlet_is_said_to_be_is_no_part_of_its_name() -> None:
    text = "A second outlet, Radio Four, has published the claim."
    read_as = ((Span(0, 27), "A second outlet, Radio Four"),)
    found = OUTLETS.mentions(text, "The Veldry Observer", read_as)
    assert [(one.span.of(text), one.outlet) for one in found] == [("Radio Four", "radio four")]
