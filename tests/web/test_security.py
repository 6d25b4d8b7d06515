"""Who is let in, what may be sent, where the server goes: each check of the server has its test."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn

from headwater.errors import OptionError
from headwater.web import serving
from headwater.web.app import application
from headwater.web.serving import Impatient
from headwater.web.settings import Settings, is_loopback, require_safe
from tests.web.conftest import Visit


def test_headers(visit: Visit) -> None:
    for page in ("/", "/api/stories", "/nowhere", "/story/1"):
        headers = visit().get(page).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example:8421", "", "localhost:80"]
)
def test_other_host_names_are_refused(visit: Visit, host: str) -> None:
    assert visit().get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:8421", "127.0.0.1:8421", "[::1]:8421"])
def test_its_own_names_are_not(visit: Visit, host: str) -> None:
    assert visit().get("/", headers={"host": host}).status_code == 200


FORM = {"article": "1", "about": "story", "by": "somebody"}


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
     {"origin": "https://evil.example"}, {"origin": "null"}, {"origin": "http://localhost:9999"}],
)  # fmt: skip
def test_pages_of_other_sites_change_nothing(visit: Visit, headers: dict[str, str]) -> None:
    client = visit()
    for address in ("/correct", "/api/corrections", "/corrections/1/undo", "/read", "/api/read"):
        assert client.post(address, data=FORM, headers=headers).status_code == 403
    assert client.get("/api/corrections").json()["corrections"] == []


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "same-origin"}, {"origin": "http://127.0.0.1:8421"}, {}],
)
def test_its_own_pages_and_programs_do(visit: Visit, headers: dict[str, str]) -> None:
    answer = visit().post("/correct", data=FORM, headers=headers, follow_redirects=False)
    assert answer.status_code == 303


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/%2e%2e/etc/passwd", "/static/x/..%2f..%2fapp.py", "/a%00b", "/a%0ab"],
)
def test_odd_paths(visit: Visit, path: str) -> None:
    assert visit().get(path).status_code in {400, 404}


def test_a_long_address_is_refused(visit: Visit) -> None:
    assert visit().get(f"/search?q={'a' * 9_000}").status_code == 414


def test_a_large_body_is_refused_by_its_header_and_by_its_bytes(visit: Visit) -> None:
    client = visit(body_limit=1_000_000)
    large = "a" * 1_100_000
    assert client.post("/api/read", json={"text": large}).status_code == 413
    assert client.post("/read", data={"text": large}).status_code == 413

    def pieces() -> Iterator[bytes]:
        for _ in range(20):
            yield b"a" * 100_000

    assert client.post("/api/read", content=pieces()).status_code == 413


def test_a_token(visit: Visit) -> None:
    client = visit(token="open sesame", host="192.0.2.1")  # noqa: S106
    client.base_url = "http://192.0.2.1:8421"
    assert client.get("/").status_code == 401
    assert client.get("/api/stories").json()["status"] == 401
    assert client.get("/?token=wrong").status_code == 401
    bearer = {"authorization": "Bearer open sesame"}
    assert client.get("/", headers=bearer).status_code == 200
    answer = client.get("/story/1?token=open+sesame&x=1", follow_redirects=False)
    assert answer.headers["location"] == "/story/1?x=1"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert client.get("/").status_code == 200


def test_a_token_does_not_send_elsewhere(visit: Visit) -> None:
    answer = visit(token="t").get("//evil.example/?token=t", follow_redirects=False)  # noqa: S106
    assert not answer.headers.get("location", "/").startswith("//")


def test_no_other_machine_without_a_token(db: Path) -> None:
    for host in ("0.0.0.0", "192.0.2.1", "::", "news.example"):  # noqa: S104
        with pytest.raises(OptionError, match="token"):
            require_safe(Settings(db, host=host))
        require_safe(Settings(db, host=host, token="x"))  # noqa: S106
    require_safe(Settings(db))
    assert is_loopback("127.8.8.8")
    assert is_loopback("::1")


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/",
     "http://169.254.169.254/latest/meta-data/", "http://0x7f000001/", "http://2130706433/",
     "http://[::ffff:127.0.0.1]/", "http://192.168.1.1/", "ftp://example.org/", "file:///etc/passwd"],
)  # fmt: skip
def test_no_private_address_is_fetched(visit: Visit, address: str) -> None:
    answer = visit().post("/api/read", json={"url": address})
    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


HANGING = "import sys, time\nsys.stdin.buffer.read(8)\ntime.sleep(600)"
DYING = "import sys\nsys.stdin.buffer.read(8)\nsys.exit(3)"


@pytest.mark.parametrize("behaviour", [HANGING, DYING])
def test_a_read_that_hangs_or_dies_is_given_up(visit: Visit, behaviour: str) -> None:
    command = (sys.executable, "-c", behaviour)
    client = visit(read_command=command, read_seconds=0.5)
    start = time.monotonic()
    answer = client.post("/api/read", json={"text": "The gate was open."})
    assert answer.status_code == 504
    assert answer.json()["type"] == "urn:headwater:problem:worker"
    assert time.monotonic() - start < 10
    assert client.get("/").status_code == 200


@pytest.fixture
def served(db: Path) -> Iterator[str]:
    """The address of a real server whose reads hang."""
    command = (sys.executable, "-c", HANGING)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        settings = Settings(db, port=port, read_command=command, read_seconds=0.5, body_seconds=0.5)
        app = application(settings)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", http=Impatient))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()


SLOW = (
    b"POST /read HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 1000\r\n\r\na"
)


def test_hung_reads_and_slow_visitors_hold_up_nobody(served: str) -> None:
    port = int(served.rpartition(":")[2])
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(40)]
    for one in slow:
        one.sendall(SLOW)
    reads = [
        threading.Thread(
            target=httpx.post,
            args=(f"{served}/api/read",),
            kwargs={"json": {"text": "x"}, "timeout": 60},
        )
        for _ in range(3)
    ]
    for read in reads:
        read.start()
    start = time.monotonic()
    assert httpx.get(f"{served}/story/1", timeout=10).status_code == 200
    assert time.monotonic() - start < 2
    for one in slow:
        assert b"408" in one.recv(1000)
        one.close()
    for read in reads:
        read.join()


def test_a_visitor_who_says_nothing_is_left(served: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "FIRST", 0.2)
    with socket.create_connection(("127.0.0.1", int(served.rpartition(":")[2]))) as silent:
        silent.sendall(b"GET / HTTP/1.1\r\nHost: loc")
        silent.settimeout(5)
        assert silent.recv(1000) == b""


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "headwater", "serve", "--db", str(tmp_path / "none.db")]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert answer.returncode == 1
    assert "there is no such store" in answer.stderr
    answer = subprocess.run(
        [*command, "--host", "192.0.2.1"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "--token" in answer.stderr
