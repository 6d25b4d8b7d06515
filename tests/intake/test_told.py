"""What the user says of an article wins, if it means anything."""

import pytest

from headwater.article import Article
from headwater.errors import OptionError
from headwater.intake.told import iso_date, with_told


@pytest.mark.parametrize(
    "text", ["2025", "2025-11", "2025-11-03", "2025-11-03T10:30:00", "2025-11-03T10:30:00+01:00"]
)
def test_a_date_keeps_its_precision(text: str) -> None:
    assert iso_date(f" {text} ") == text


@pytest.mark.parametrize("text", ["", "yesterday", "2025-13", "2025-02-30", "03/11/2025", "25"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(OptionError, match="is no date"):
        iso_date(text)


def test_what_is_told_wins_and_nothing_else_changes() -> None:
    article = Article("0", "text", (), outlet="Old", published="2020", title="Title")
    told = with_told(article, published="2025-11", outlet=" The Valmora Ledger ")
    assert (told.published, told.outlet, told.title) == ("2025-11", "The Valmora Ledger", "Title")
    assert with_told(article, published=None, outlet=None) is article
