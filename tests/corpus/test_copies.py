"""Which articles are copies, and of which."""

import json
from itertools import permutations
from pathlib import Path

import pytest

from headwater.article import Article, Credit, Span
from headwater.corpus.copies import Verdict, compare, edition_of
from headwater.corpus.corpus import Corpus
from headwater.reading.types import Reading
from tests.build import build

GATE = "The third gate of the Hallin Dam had been reported as unsafe in writing five weeks earlier."
CHAINS = "Its lifting chains were worn past the point at which their maker would vouch for them."
VALLEY = "Some two thousand people are still living in school gymnasiums along the lower valley."
OWN = "A walk along the river yesterday showed pumps, sandbags and a piano on the court."
WHOLE = f"{GATE}\n\n{CHAINS}\n\n{VALLEY}"


def article(
    text: str, outlet: str, published: str | None = None, credit: str | None = None
) -> Article:
    credits_ = (Credit(credit, Span(0, 3), "byline"),) if credit else ()
    facts = {"outlet": outlet, "published": published, "credits": credits_}
    return build(text, article=facts).article


def verdict(left: Article, right: Article) -> Verdict | None:
    return compare(edition_of(left), edition_of(right))


@pytest.mark.parametrize(
    "copy",
    [
        WHOLE,
        f"[headline] Warning came early\n\n{WHOLE}",
        f"{GATE}\n\n{CHAINS}",
        WHOLE.replace("\n\n", " "),
        f"{GATE}\n\n{OWN}\n\n{CHAINS}\n\n{VALLEY}",
        WHOLE.replace("in writing", "on paper").replace("still living", "living"),
        f"{OWN}\n\n{VALLEY} {GATE}",
    ],
    ids=["verbatim", "titled", "cut", "one paragraph", "local", "edited", "moved"],
)
def test_a_copy_is_found_and_the_earlier_is_the_original(copy: str) -> None:
    found = verdict(article(copy, "Ledger", "2025-02-11"), article(WHOLE, "BPA", "2025-02-10"))
    assert found
    assert found.original == "right"
    assert found.reasons[0].why == "earlier"


def test_reports_that_share_a_sentence_are_no_copies() -> None:
    left = f"{OWN} {VALLEY} " + "Nobody at the ministry had an answer when it was asked twice. " * 5
    right = f"{GATE} {VALLEY} " + "Engineers from Oltmark looked at what was left on Sunday. " * 5
    assert verdict(article(left, "Ledger"), article(right, "Post")) is None


@pytest.mark.parametrize(
    ("left", "right", "original", "why"),
    [
        (article(WHOLE, "BPA", "2025-02-12"), article(WHOLE, "A", None, "BPA"), "left", "credit"),
        (article(f"VELDRY (BPA) - {WHOLE}", "BPA"), article(WHOLE, "A"), "left", "dateline"),
        (article(WHOLE, "A", "2025-02-11"), article(WHOLE, "B", "2025-02-10"), "right", "earlier"),
        (article(WHOLE, "A", "2025-02-10"), article(WHOLE, "B", "2025-02"), None, "digest"),
        (article(GATE, "A"), article(WHOLE, "B"), "right", "longer"),
    ],
)  # fmt: skip
def test_the_original_is_told_by_credit_time_and_completeness(
    left: Article, right: Article, original: str | None, why: str
) -> None:
    there, back = verdict(left, right), verdict(right, left)
    assert there
    assert back
    assert there.original != back.original
    assert original in {None, there.original}
    assert there.reasons[0].why == why


def links(path: Path, articles: tuple[Article, ...]) -> set[tuple[str, str, str]]:
    with Corpus.open(path) as corpus:
        corpus.add(Reading(one, ()) for one in articles)
        query = (
            "SELECT a.outlet, b.outlet, shared FROM copies JOIN articles a ON a.id = copy_id "
            "JOIN articles b ON b.id = original_id"
        )
        return {tuple(row) for row in corpus.store.connection.execute(query)}


def test_the_links_are_the_same_in_whatever_order_articles_come(tmp_path: Path) -> None:
    articles = (
        article(WHOLE, "BPA", "2025-02-10"),
        article(f"{GATE} {CHAINS}", "Ledger", "2025-02-11"),
        article(f"{OWN}\n\n{VALLEY}\n\n{GATE}", "Post", "2025-02-12"),
        article(f"{OWN} Nothing else was to be seen.", "Herald", "2025-02-11"),
    )
    found = [links(tmp_path / f"{i}.db", order) for i, order in enumerate(permutations(articles))]
    assert all(one == found[0] for one in found)
    assert {(copy, original) for copy, original, _ in found[0]} == {
        ("Ledger", "BPA"),
        ("Post", "BPA"),
    }


def test_a_link_says_which_words_are_shared(tmp_path: Path) -> None:
    original, copy = (
        article(WHOLE, "BPA", "2025-02-10"),
        article(f"{OWN} {GATE} {CHAINS}", "Post", "2025-02-11"),
    )
    ((_, _, shared),) = links(tmp_path / "news.db", (original, copy))
    ((start, end, there, until),) = json.loads(shared)
    assert copy.text[start:end] == f"{GATE} {CHAINS}".rstrip(".")
    assert original.text[there:until] == f"{GATE}\n\n{CHAINS}".rstrip(".")
