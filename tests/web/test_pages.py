"""Every page shows what the store holds."""

import re
from pathlib import Path
from typing import get_args

import pytest
from starlette.testclient import TestClient

from headwater import Corpus
from headwater.corpus.origins import How
from headwater.web.pages.search import HOW

PAGES = (
    "/",
    "/?outlet=Harbour+Wire&least=1&since=2026-01-01",
    "/story/1",
    "/story/2",
    "/article/1",
    "/source/1",
    "/outlets",
    "/outlet/1",
    "/search?q=ferry",
    "/search",
    "/trace?q=the+island+ferry+was+sold+for+a+third+of+its+worth",
    "/compare/2/1",
    "/read",
    "/correct?article=1&statement=a1",
    "/correct?article=1",
    "/corrections",
)


def test_every_way_to_a_claim_has_its_words() -> None:
    assert HOW.keys() == set(get_args(How))


@pytest.mark.parametrize("page", PAGES)
def test_page(client: TestClient, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<script>" not in answer.text
    assert " style=" not in answer.text
    ids = re.findall(r' id="([^"]+)"', answer.text)
    assert len(ids) == len(set(ids))


def test_front(client: TestClient) -> None:
    page = client.get("/").text
    assert page.index("Sirens were silent") < page.index("Ferry sold cheap")
    assert "<b>1</b> origin" in page
    assert "circular" in page
    assert "denied" in page


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("outlet=radio+north", "ferry"),
        ("source=Mira+Solberg", "ferry"),
        ("until=2026-05-10", "ferry"),
        ("since=2026-06-01", "sirens"),
        ("least=1&most=1", "ferry sirens"),
        ("least=2", ""),
        ("outlet=Nobody", ""),
    ],
)
def test_sieve(client: TestClient, query: str, there: str) -> None:
    page = client.get(f"/?{query}").text
    assert ("Ferry sold cheap" in page) == ("ferry" in there)
    assert ("Sirens were silent" in page) == ("sirens" in there)


def test_river_says_its_courses_in_words(client: TestClient) -> None:
    page = client.get("/story/1").text
    assert "copies Harbour Wire (100 % of its words), which has it from two officials" in page
    assert "Radio North (Tue 5 May 2026, 09:00 UTC) rests on Harbour Wire" in page
    assert "That is a circle" in client.get("/story/2").text


def test_story_shows_answers_and_dates(client: TestClient) -> None:
    page = client.get("/story/1").text
    assert "the same words in 3 articles" in page
    assert re.search(r"denies</span> <a href=\"/source/\d+\"><bdi>Mira Solberg", page)
    link = '<a href="/article/1">'  # whoever dates an event leads to the article that says so
    assert f"Sat 2 May 2026</b>: {link}Harbour Wire ← two officials" in page
    assert page.count('<svg class="hw-wide"') == page.count('<svg class="hw-narrow"') == 1


def test_article_marks_its_statements_and_their_traits(client: TestClient) -> None:
    page = client.get("/article/1").text
    assert 'id="s-m1"' in page
    assert "k-unnamed t-asserts s-high" in page
    assert 'href="/correct?article=1&amp;statement=a1"' in page
    assert "/story/1" in page


def test_search_goes_by_meaning_where_words_find_little_or_it_is_asked_for(
    client: TestClient,
) -> None:
    little = client.get("/search?q=vessel disposed of below value").text
    assert "about what they mean" in little
    assert "Ferry sold cheap" in little.split('id="meant"')[1]
    enough = client.get("/search?q=ferry").text
    assert 'id="meant"' not in enough
    more = re.search(r'href="(/search\?q=ferry&amp;by=meaning)"', enough)
    assert more
    assert 'id="meant"' in client.get(more[1].replace("&amp;", "&")).text
    assert 'id="meant"' not in client.get("/search?q=!!").text


def test_search_as_data_says_what_was_found_by_meaning(client: TestClient) -> None:
    assert client.get("/api/search?q=ferry").json()["meant"] is None
    found = client.get("/api/search?q=vessel disposed of below value&by=meaning").json()
    assert found["articles"] == []
    assert "meaning" in found["meant"][0]["by"]


def test_comparison_marks_what_was_added(client: TestClient) -> None:
    page = client.get("/compare/3/1").text
    assert "<ins>" in page
    assert "north quay" in page.split("<ins>")[-1]


def test_source_counts_outlets_and_roles(client: TestClient) -> None:
    found = client.get("/api/search?q=solberg").json()["names"][0]
    page = client.get(f"/source/{found['id']}").text
    assert "<b>3</b> statements" in page
    assert "mayor" in page
    assert "two officials of the harbour office" in page  # whom she answers


@pytest.mark.parametrize(
    ("page", "status"),
    [("/article/99", 404), ("/story/99", 404), ("/nowhere", 404), ("/article/x", 422),
     ("/source/99999999999999999999", 422), ("/?since=yesterday", 422), ("/?cursor=x", 422),
     ("/static/x/site.css", 404), ("/correct?article=1&statement=a9", 404)],
)  # fmt: skip
def test_what_is_not_there(client: TestClient, page: str, status: int) -> None:
    answer = client.get(page)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_static_files_are_kept_for_ever(client: TestClient) -> None:
    address = re.search(r"/static/\w+/site.css", client.get("/").text)
    assert address
    answer = client.get(address[0])
    assert "immutable" in answer.headers["cache-control"]


def test_a_page_is_made_again_when_the_store_changes(client: TestClient) -> None:
    before = client.get("/article/1").text
    assert "Hedda Brann" not in before
    filled = {"article": 1, "about": "speaker", "statement": "a1", "name": "Hedda Brann"}
    answer = client.post("/correct", data=filled, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    assert "Hedda Brann" in client.get("/article/1").text


def test_a_story_that_was_merged_is_found_under_its_old_number(
    client: TestClient, db: Path
) -> None:
    with Corpus.open(db) as corpus:
        row = (7, 0, None, None, 0, 0, 1)
        insert = "INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?, ?, ?, ?)"
        corpus.store.connection.execute(insert, row)
    assert "Ferry sold cheap" in client.get("/story/7").text
    assert client.get("/api/stories/7").json()["story"]["id"] == 1
