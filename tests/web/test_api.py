"""The API: its contract, its errors, its pages by cursor; and whatever its document allows."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from starlette.testclient import TestClient

from headwater import Reading
from headwater.web.app import application
from headwater.web.settings import Settings
from tests.web.conftest import Visit
from tests.web.made import ferry, fill, world

HOST = {"host": "127.0.0.1:8421"}
FAKE = (sys.executable, "-m", "tests.web.fake_reader")


def test_a_reading_is_the_contract(client: TestClient) -> None:
    plain = client.get("/api/articles/1").json()
    assert plain["schema"] == "headwater.reading/1"
    assert Reading.from_dict(plain).to_dict() == plain


def test_read(visit: Visit) -> None:
    client = visit(read_command=FAKE)
    answer = client.post("/api/read", json={"text": "The ferry was sold."})
    assert answer.status_code == 200
    assert answer.json()["article"]["outlet"] == "Harbour Wire"
    page = client.post("/read", files={"file": ("story.txt", b"The ferry.", "text/plain")})
    assert "This reading is not kept" in page.text
    assert "/correct?" not in page.text
    assert client.post("/api/read", json={"text": ""}).status_code == 422
    assert client.post("/api/read", json={"path": "/etc/passwd"}).status_code == 422


@pytest.mark.parametrize(
    ("address", "status"),
    [("/api/stories/99", 404), ("/api/stories/x", 422), ("/api/nowhere", 404),
     ("/api/stories?cursor=1", 422), ("/api/search", 422), ("/api/stories?since=2026-13-01", 422)],
)  # fmt: skip
def test_errors_have_one_shape(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert set(problem) == {"type", "title", "status", "detail"}
    assert problem["status"] == status


def test_a_method_that_is_not_there(client: TestClient) -> None:
    answer = client.delete("/api/stories/1")
    assert answer.status_code == 405
    assert answer.json()["title"] == "Method Not Allowed"


def test_lists_go_on_by_cursor(tmp_path: Path) -> None:
    found = [ferry(f"Outlet {i}", f"2026-05-{i + 1:02}", f"Story {i}") for i in range(27)]
    db = fill(tmp_path / "many.db", found, list(range(1, 28)))
    with TestClient(application(Settings(db)), base_url="http://localhost:8421") as client:
        seen: list[str] = []
        cursor: str | None = ""
        while cursor is not None:
            answer = client.get("/api/stories", params={"cursor": cursor} if cursor else {}).json()
            seen += [one["headline"] for one in answer["stories"]]
            cursor = answer["next"]
        assert seen == [f"Story {i}" for i in reversed(range(27))]
        first = client.get("/").text
        assert 'rel="next"' in first


def test_the_document_has_an_example_for_every_answer(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    assert document["openapi"].startswith("3.")
    for path, methods in document["paths"].items():
        assert path.startswith("/api/")
        for method, operation in methods.items():
            good: dict[str, Any] = next(
                answer for status, answer in operation["responses"].items() if status < "300"
            )
            assert "example" in good["content"]["application/json"], (path, method)


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_whatever_the_document_allows_or_forbids(mode: GenerationMode, tmp_path: Path) -> None:
    app = application(Settings(world(tmp_path / "news.db"), read_command=FAKE))
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=HOST)
    tried = 0
    for found in schema.get_all_operations():
        operation: Any = found
        cases = operation.ok().as_strategy(generation_mode=mode)

        @given(case=cases)
        @settings(max_examples=8, suppress_health_check=list(HealthCheck), database=None)
        def check(case: Any) -> None:
            case.call_and_validate(headers=HOST)

        with suppress(Unsatisfiable):  # nothing that this operation takes can be wrong
            check()
        tried += 1
    assert tried == 13
