"""A server without a socket, over the small store made by hand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from headwater.web.app import application
from headwater.web.settings import Settings
from tests.web.made import world

Visit = Callable[..., TestClient]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """The store of `tests.web.made`."""
    return world(tmp_path / "news.db")


@pytest.fixture
def visit(db: Path) -> Iterator[Visit]:
    """Makes a visitor of a server with the settings that are given."""
    opened: list[TestClient] = []

    def visitor(**settings: object) -> TestClient:
        known: dict[str, object] = {"db": db, **settings}
        app = application(Settings(**known))  # type: ignore[arg-type]
        client = TestClient(app, base_url="http://127.0.0.1:8421", raise_server_exceptions=False)
        client.__enter__()
        opened.append(client)
        return client

    yield visitor
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def client(visit: Visit) -> TestClient:
    """A visitor of the usual server."""
    return visit()
