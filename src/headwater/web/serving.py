"""A server started, and stopped: the port taken, slow visitors timed out, a browser opened."""

import asyncio
import gc
import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from contextlib import nullcontext

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from headwater.errors import OptionError
from headwater.web.app import application
from headwater.web.beside import helped
from headwater.web.security import Guarded
from headwater.web.settings import Settings, require_safe

SILENCE = 5
"""Seconds that a connection may be kept open between two requests."""
FIRST = 10
"""Seconds in which the first lines of a connection's first request must have come."""
CONNECTIONS = 200
"""Connections at a time: more are told to come back."""
SHARES = sys.platform == "linux" and (os.cpu_count() or 1) > 1
"""Whether two processes may share an address: elsewhere the last one would get all visitors."""


class Impatient(HttpToolsProtocol):
    """Closes a connection whose first request has not come whole by a deadline (Slowloris)."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a visitor in, and the time."""
        super().connection_made(transport)
        self.loop.call_later(FIRST, self._close_if_silent)

    def _close_if_silent(self) -> None:
        if self.cycle is None and not self.transport.is_closing():
            self.transport.close()


def serve(
    settings: Settings,
    *,
    filling: Callable[[], bool] | None = None,
    ready: Callable[[str], None],
    browse: bool = False,
) -> None:
    """Serve until interrupted; `ready` is told the address once visitors may come.

    `filling` tells whether articles are still being added for this server: only this process knows,
    so it serves alone.

    Raises `OptionError` where the address cannot be used or is open to others without a token,
    `StoreError` where the store cannot.
    """
    require_safe(settings)
    shared = SHARES and filling is None
    server = server_of(application(settings, filling or (lambda: False)))
    bound(settings, shared=False).close()  # what two may share nobody else must have
    taken = bound(settings, shared=shared)
    address = address_of(settings)
    ready(address)
    if browse:
        threading.Timer(0.5, webbrowser.open, (address,)).start()
    with helped(settings) if shared else nullcontext():
        server.run(sockets=[taken])


def server_of(app: Guarded) -> uvicorn.Server:
    """The server of an application, not yet running."""
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        lifespan="on",
        http=Impatient,
        timeout_keep_alive=SILENCE,
        limit_concurrency=CONNECTIONS,
        server_header=False,
    )
    gc.freeze()  # what is there now stays: to look through it for garbage took 50 ms each time
    return uvicorn.Server(config)


def address_of(settings: Settings) -> str:
    """The address of the front page, with the token if there is one."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    query = f"?token={settings.token}" if settings.token else ""
    return f"http://{host}:{settings.port}/{query}"


def bound(settings: Settings, *, shared: bool) -> socket.socket:
    """The socket that visitors come to; `shared` with another process of ours.

    Raises `OptionError` where the address cannot be used.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    taken = socket.socket(family)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        taken.bind((settings.host, settings.port))
    except OSError as error:
        taken.close()
        what = f"{settings.host} port {settings.port} cannot be used ({error.strerror})"
        raise OptionError(f"{what}. Try another with --port.") from error
    return taken
