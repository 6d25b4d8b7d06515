"""An `http(s)` address to bytes: bounded in time and size, and never into a private network.

Redirects are followed one by one, each checked anew. No cookies, no credentials, and no proxies
from the environment: a proxy would resolve the host itself, unchecked.
"""

import ssl
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import httpcore

from headwater import __version__
from headwater.errors import FetchError, TooLargeError
from headwater.intake.guard import GuardedBackend
from headwater.intake.limits import BYTES_LIMIT

DEADLINE = 30.0
"""Seconds for one address, its redirects included."""
STALL = 10.0
"""Seconds without a byte after which a connection is given up."""
REDIRECTS = 10
"""Redirects that are followed: browsers allow 20, real articles need two or three."""

HEADERS: Mapping[bytes | str, bytes | str] = {
    "User-Agent": f"Headwater/{__version__} (news reader)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9",
    "Accept-Language": "en",
    # a gzipped body is unpacked like a gzipped file, under the same limits
    "Accept-Encoding": "gzip, identity",
}
_SAVE = "Open it in a browser, save the page, and give the file."
_REMEDIES: Mapping[int, str] = {
    401: f"The page is for those who are signed in. {_SAVE}",
    402: f"The page is for subscribers. {_SAVE}",
    403: f"The site does not let programs in. {_SAVE}",
    404: "Check the address.",
    410: "The page was taken down; an archived copy may be had elsewhere.",
    429: "The site asks for fewer requests. Wait a while, then try again.",
    451: "The page is withheld for legal reasons.",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """The body of a page as it was sent, its final address, and the charset its server names."""

    data: bytes
    url: str
    charset: str | None


def fetch(url: str, *, allow_private: bool = False) -> Fetched:
    """Fetch one address.

    `allow_private` lets private and loopback addresses through. Raises `FetchError` (no answer, an
    HTTP error, too many redirects, too slow), `AddressRefusedError`, `TooLargeError`.
    """
    name = shown(url)
    deadline = time.monotonic() + DEADLINE
    backend = GuardedBackend(name, deadline, allow_private=allow_private)
    context = ssl.create_default_context()
    with httpcore.ConnectionPool(ssl_context=context, network_backend=backend) as pool:
        try:
            return _follow(pool, url, name)
        except httpcore.TimeoutException as error:
            what = "no answer came in time"
            raise FetchError(name, what, "Try again later, or save the page from a browser.") from (
                error
            )
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            what = f"the connection failed ({error or type(error).__name__})"
            raise FetchError(name, what, "Check the address and the network.") from error


def shown(url: str) -> str:
    """The address as it may be shown: without a password that stands in it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _follow(pool: httpcore.ConnectionPool, url: str, name: str) -> Fetched:
    for _ in range(REDIRECTS + 1):
        parts = _checked(url, name)
        target = httpcore.URL(_ascii(parts))
        extensions = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), STALL)}
        with pool.stream("GET", target, headers=HEADERS, extensions=extensions) as response:
            headers = {
                k.decode("latin-1").lower(): v.decode("latin-1") for k, v in response.headers
            }
            if response.status in range(300, 400) and "location" in headers:
                url = urljoin(url, headers["location"])
                continue
            return _answer(response, headers, url, name)
    what = f"it redirects more than {REDIRECTS} times"
    raise FetchError(name, what, _SAVE)


def _checked(url: str, name: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(name, f"it is no address ({error})", "Check the address.") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        what = f"it leads to {parts.scheme or 'no'}:, which is not fetched"
        raise FetchError(name, what, "Only http and https addresses with a host are.")
    if parts.username is not None:
        what = "the address holds a user name or a password"
        raise FetchError(name, what, "Give it without, or save the page and give the file.")
    return parts


def _ascii(parts: SplitResult) -> bytes:
    host = parts.hostname or ""
    try:
        host = f"[{host}]" if ":" in host else host.encode("idna").decode()
    except UnicodeError:
        host = quote(host)
    port = f":{parts.port}" if parts.port else ""
    path = quote(parts.path or "/", safe="/%:=&~+!$,;'@()*[]")
    query = "?" + quote(parts.query, safe="/?%:=&~+!$,;'@()*[]") if parts.query else ""
    return f"{parts.scheme}://{host}{port}{path}{query}".encode("ascii")


def _answer(
    response: httpcore.Response, headers: Mapping[str, str], url: str, name: str
) -> Fetched:
    if response.status != HTTPStatus.OK:
        raise _refusal(response.status, name)
    encoding = headers.get("content-encoding", "identity").lower()
    if encoding not in ("identity", "gzip", "x-gzip", ""):
        raise FetchError(name, f"it is packed as {encoding}, which was not asked for", _SAVE)
    message = Message()
    message["content-type"] = headers.get("content-type", "")
    body = _body(response.iter_stream(), name)
    return Fetched(body, url, message.get_content_charset())


def _refusal(status: int, name: str) -> FetchError:
    try:
        phrase = f" {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = ""
    later = "The site has a fault. Try again later." if status >= HTTPStatus(500) else _SAVE
    return FetchError(name, f"the site answers {status}{phrase}", _REMEDIES.get(status, later))


def _body(chunks: Iterable[bytes], name: str) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > BYTES_LIMIT:
            what = f"the page is larger than {BYTES_LIMIT // 10**6} MB"
            raise TooLargeError(name, what, "That is no article; give the article's own page.")
    return bytes(body)
