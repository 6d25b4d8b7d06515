"""What a server keeps of its answers, and that nothing kept outlives what the store says."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from headwater import Corpus
from headwater.corpus.traced import Trace
from tests.web.made import ferry

CLAIM = "the island ferry was sold for a third of what it is worth"
TRACE = f"/trace?q={CLAIM.replace(' ', '+')}"


def test_a_claim_is_traced_once_for_all_who_ask(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    trace = Corpus.trace

    def counted(corpus: Corpus, words: str) -> Trace:
        asked.append(words)
        return trace(corpus, words)

    monkeypatch.setattr(Corpus, "trace", counted)
    assert client.get(TRACE).text == client.get(TRACE).text
    client.get("/trace?q=nobody+says+this+of+the+ferry")
    assert asked == [CLAIM, "nobody says this of the ferry"]


def test_an_article_that_comes_in_is_in_the_next_trace(client: TestClient, db: Path) -> None:
    assert "Quay Courier" not in client.get(TRACE).text
    with Corpus.open(db) as corpus:
        corpus.add([ferry("Quay Courier", "2026-05-06T07:00:00+00:00")])
    assert "Quay Courier" in client.get(TRACE).text


def test_a_correction_and_its_undoing_are_in_the_next_trace(client: TestClient) -> None:
    before = client.get(TRACE).text
    assert "Hedda Brann" not in before
    filled = {"article": "1", "about": "speaker", "statement": "a1", "name": "Hedda Brann"}
    assert client.post("/correct", data=filled, follow_redirects=False).status_code == 303
    assert "Hedda Brann" in client.get(TRACE).text
    assert client.post("/corrections/1/undo", follow_redirects=False).status_code == 303
    assert client.get(TRACE).text == before
