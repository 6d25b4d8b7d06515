"""Who is let in and what an answer may do: hosts, token, origin, sizes, paths, headers.

One ASGI layer around everything, so that no page can forget it. What it refuses, it refuses before
any of the application runs.

- Host: a name that is not this server's is refused, so that no site can reach it by a DNS answer
  that points here (rebinding).
- Origin: what changes anything must come from a page of this server (Fetch Metadata, else Origin);
  a program that sends neither is no browser, and cannot be tricked into it.
- Token: compared in constant time; taken once from an address, then kept in a cookie.
- Sizes: a body is counted as it comes, whatever its header says.
"""

import asyncio
import hmac
import time
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, urlencode

from starlette.exceptions import HTTPException

from headwater.web.problems import Problem, problem_answer
from headwater.web.settings import Settings, is_loopback

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "headwater_token"
ADDRESS_LIMIT = 8_000
"""Characters of a path with its query: more than any page of this server links to."""
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_TOO_LARGE = "More than {} MB were sent"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


class Guarded:
    """An application behind all checks."""

    def __init__(self, app: App, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._hosts = _hosts(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await self._answer(scope, receive, _with_headers(send))

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        problem = self._problem(scope, headers)
        if problem:
            await problem_answer(problem, scope)(scope, receive, send)
        elif handed := self._token_in_address(scope):
            await _moved(send, handed, self._settings.token or "")
        else:
            await self._app(scope, self._limited(receive), send)

    def _problem(self, scope: Scope, headers: dict[str, str]) -> Problem | None:
        if not self._is_ours(headers.get("host", "")):
            return Problem(421, "This server does not answer to that host name.")
        if len(scope["path"]) + len(scope["query_string"]) > ADDRESS_LIMIT:
            return Problem(414, "The address is too long.")
        if any(ord(c) < 32 or ord(c) == 127 for c in scope["path"]) or ".." in scope["path"]:
            return Problem(400, "The path holds characters that no page has.")
        if scope["method"] not in SAFE_METHODS and not self._is_own_page(headers):
            return Problem(403, "Changes are taken only from this server's own pages.")
        if not self._has_token(scope, headers):
            return Problem(401, "Open the address with ?token=… as `headwater serve` printed it.")
        if int(headers.get("content-length", "0") or 0) > self._settings.body_limit:
            return Problem(413, _TOO_LARGE.format(self._settings.body_limit // 10**6) + ".")
        return None

    def _is_ours(self, host: str) -> bool:
        return host.lower() in self._hosts

    def _is_own_page(self, headers: dict[str, str]) -> bool:
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site in {"same-origin", "none"}
        origin = headers.get("origin")
        return origin is None or origin.partition("://")[2].lower() in self._hosts

    def _has_token(self, scope: Scope, headers: dict[str, str]) -> bool:
        token = self._settings.token
        if token is None or scope["path"].startswith("/static/"):
            return True
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        given = (bearer, _cookie(headers.get("cookie", "")), _query_token(scope))
        return any(hmac.compare_digest(each.encode(), token.encode()) for each in given)

    def _token_in_address(self, scope: Scope) -> str | None:
        """The address without the token that it holds, to which the browser is sent on."""
        if not self._settings.token or scope["method"] != "GET" or not _query_token(scope):
            return None
        query = parse_qs(scope["query_string"].decode("latin-1"))
        query.pop("token")
        kept = urlencode(query, doseq=True)
        return f"/{scope['path'].lstrip('/')}" + (f"?{kept}" if kept else "")

    def _limited(self, receive: Receive) -> Receive:
        """What is received, until it is too much or takes too long."""
        left = self._settings.body_limit
        ended = False
        deadline = time.monotonic() + self._settings.body_seconds

        async def received() -> MutableMapping[str, Any]:
            nonlocal left, ended
            if ended:  # what comes now is only that the visitor has left
                return await receive()
            try:
                async with asyncio.timeout(deadline - time.monotonic()):
                    message = await receive()
            except TimeoutError:
                raise HTTPException(408, "The body did not come in time") from None
            left -= len(message.get("body", b""))
            ended = not message.get("more_body", False)
            if left < 0:
                raise HTTPException(413, _TOO_LARGE.format(self._settings.body_limit // 10**6))
            return message

        return received


def _hosts(settings: Settings) -> frozenset[str]:
    """What a Host header of this server may say."""
    names = {settings.host, f"[{settings.host}]"}
    if is_loopback(settings.host):
        names |= {"localhost", "127.0.0.1", "[::1]"}
    return frozenset(names | {f"{name}:{settings.port}" for name in names})


def _cookie(header: str) -> str:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return str(found.value) if found else ""


def _query_token(scope: Scope) -> str:
    found: list[str] = parse_qs(scope["query_string"].decode("latin-1")).get("token", [])
    return found[0] if found else ""


async def _moved(send: Send, address: str, token: str) -> None:
    cookie: SimpleCookie = SimpleCookie()
    cookie[COOKIE] = token
    cookie[COOKIE]["path"] = "/"
    cookie[COOKIE]["httponly"] = True
    cookie[COOKIE]["samesite"] = "Strict"
    headers = [
        (b"location", address.encode("latin-1", "ignore")),
        (b"set-cookie", cookie[COOKIE].OutputString().encode("latin-1")),
    ]
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def _with_headers(send: Send) -> Send:
    async def sent(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", []), *_missing(message)]
        await send(message)

    return sent


def _missing(message: MutableMapping[str, Any]) -> Iterable[tuple[bytes, bytes]]:
    have = {name.lower() for name, _ in message.get("headers", [])}
    return [header for header in HEADERS if header[0] not in have]
