"""Programmes and what names them: titles with small words, in quotation marks, behind an outlet."""

import pytest

from tests.reading.test_hands import chain

SAID = "{1q}said{/1q} {1c}the ferry was sold{/1c}"


@pytest.mark.parametrize(
    ("text", "hand"),
    [
        ("{1s}Kern{/1s} {1q}told{/1q} “Fox and Friends” {1c}it was sold{/1c}.", "Fox and Friends"),
        (f"During a Meet the Press interview, {{1s}}Kern{{/1s}} {SAID}.", "Meet the Press"),
        (f"Talking to Orne Mornings host Tam Dorn, {{1s}}Kern{{/1s}} {SAID}.", "Orne Mornings"),
        (f"During a Fox News Harbour interview, {{1s}}Kern{{/1s}} {SAID}.", "Fox News Harbour"),
        (f"{{1s}}Kern{{/1s}} {SAID} on the podcast “Here’s the Quay.”", "Here's the Quay"),
        (f"{{1s}}Kern{{/1s}} {SAID} at a CNN forum on Monday.", "CNN"),
    ],
)  # fmt: skip
def test_a_programme_is_a_hand(text: str, hand: str) -> None:
    found = chain(text, outlet="The Upriver Post")
    assert [(name or "").rstrip(".") for name, _ in found[:-1]] == [hand]


@pytest.mark.parametrize(
    "text",
    [
        f"{{1s}}Kern{{/1s}} {SAID} in the “Quay and Friends” restaurant.",
        f"After a meeting with Orne Mornings, {{1s}}Kern{{/1s}} {SAID}.",
    ],
)
def test_other_names_are_none(text: str) -> None:
    assert len(chain(text, outlet="The Upriver Post")) == 1
