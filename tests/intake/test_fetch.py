"""Addresses: fetched within limits of time, size and redirects; never from a private network."""

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from headwater.errors import AddressRefusedError, FetchError, TooLargeError
from headwater.intake import fetch as module
from headwater.intake.acquire import acquire
from headwater.intake.fetch import fetch, shown
from headwater.intake.guard import is_public

PAGE = "<!doctype html><p>“The ferry sails,” she said.</p>".encode()


class Site(BaseHTTPRequestHandler):
    seen: "list[dict[str, str]]" = []  # noqa: RUF012

    def do_GET(self) -> None:
        Site.seen.append({k.lower(): v for k, v in self.headers.items()})
        getattr(self, "at_" + self.path.strip("/").split("/")[0].split("?")[0])()

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def at_page(self) -> None:
        self.answer(PAGE, Content_Type="text/html; charset=utf-8")

    def at_packed(self) -> None:
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip", Content_Type="text/html")

    def at_brotli(self) -> None:
        self.answer(b"x", Content_Encoding="br")

    def at_moved(self) -> None:
        self.answer(b"", 301, Location="/page?from=old")

    def at_loop(self) -> None:
        self.answer(b"", 302, Location="/loop")

    def at_elsewhere(self) -> None:
        self.answer(b"", 302, Location="file:///etc/hostname")

    def at_status(self) -> None:
        self.answer(b"no", int(self.path.rsplit("/", 1)[1]))

    def at_huge(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            self.wfile.write(bytes(1 << 20))

    def at_drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b".")
            self.wfile.flush()
            time.sleep(0.05)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def handle(self) -> None:
        try:
            super().handle()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True


@contextmanager
def serving() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with serving() as address:
        yield address


def test_a_page_is_fetched(site: str) -> None:
    page = fetch(f"{site}/page", allow_private=True)
    assert (page.data, page.charset) == (PAGE, "utf-8")


def test_the_agent_is_plain_and_brings_nothing_along(site: str) -> None:
    fetch(f"{site}/page", allow_private=True)
    sent = Site.seen[-1]
    assert sent["user-agent"].startswith("Headwater/")
    assert not {"cookie", "authorization", "referer"} & set(sent)


def test_a_packed_page_is_unpacked(site: str) -> None:
    assert acquire(f"{site}/packed", allow_private=True).data == PAGE


def test_a_packing_not_asked_for_is_refused(site: str) -> None:
    with pytest.raises(FetchError, match="packed as br"):
        fetch(f"{site}/brotli", allow_private=True)


def test_redirects_are_followed_to_the_final_address(site: str) -> None:
    assert fetch(f"{site}/moved", allow_private=True).url == f"{site}/page?from=old"


def test_redirects_without_end_are_cut(site: str) -> None:
    with pytest.raises(FetchError, match="redirects more than 10 times"):
        fetch(f"{site}/loop", allow_private=True)


def test_a_redirect_leads_nowhere_but_to_the_web(site: str) -> None:
    with pytest.raises(FetchError, match="leads to file:"):
        fetch(f"{site}/elsewhere", allow_private=True)


@pytest.mark.parametrize(
    ("status", "remedy"),
    [(401, "signed in"), (402, "subscribers"), (403, "does not let programs in"),
     (404, "Check the address"), (429, "Wait a while"), (503, "Try again later"), (418, "browser")],
)  # fmt: skip
def test_an_http_error_is_named_with_its_remedy(site: str, status: int, remedy: str) -> None:
    with pytest.raises(FetchError, match=f"{status}.*{remedy}"):
        fetch(f"{site}/status/{status}", allow_private=True)


def test_a_page_without_end_is_cut(site: str) -> None:
    with pytest.raises(TooLargeError, match="larger than 20 MB"):
        fetch(f"{site}/huge", allow_private=True)


def test_a_slow_drip_is_cut_at_the_deadline(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DEADLINE", 0.4)
    start = time.monotonic()
    with pytest.raises(FetchError, match="in time"):
        fetch(f"{site}/drip", allow_private=True)
    assert time.monotonic() - start < 3


def test_a_closed_port_is_a_failed_connection() -> None:
    with serving() as address:
        pass
    with pytest.raises(FetchError, match="connection failed"):
        fetch(address, allow_private=True)


def test_loopback_is_refused_unless_allowed(site: str) -> None:
    with pytest.raises(AddressRefusedError, match="--allow-private"):
        fetch(f"{site}/page")


@pytest.mark.parametrize(
    "host", ["localhost", "127.1", "2130706433", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_loopback_by_other_names_is_refused(host: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(f"http://{host}:9/")
    assert isinstance(caught.value, AddressRefusedError) or "not known" in str(caught.value)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:4700::6810:85e5", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b::5db8:d822", True),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "url", ["http://", "http://[::1", "http://x:99999/", "http://user:secret@example.org/"]
)
def test_odd_addresses_are_typed_errors(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(url)
    assert "secret" not in str(caught.value)


def test_a_password_is_not_shown() -> None:
    assert shown("http://user:secret@example.org/a") == "http://example.org/a"
