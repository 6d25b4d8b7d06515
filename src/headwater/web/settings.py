"""What a server is started with."""

import ipaddress
from dataclasses import dataclass
from pathlib import Path

from headwater.errors import OptionError

HOST, PORT = "127.0.0.1", 8421
BODY_LIMIT = 4_000_000
"""Bytes of one request's body: a saved page of news has some 0.3 MB, the largest seen 2.1."""
BODY_SECONDS = 20.0
"""Seconds in which a body must have come."""
READ_SECONDS = 60.0
"""Seconds that reading one article may take: a text of 10,000 words takes about ten."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the server listens, which store it shows, and whom it lets in.

    With a `token` every request must carry it. `read_command` starts the process that reads.
    """

    db: Path
    host: str = HOST
    port: int = PORT
    token: str | None = None
    read_seconds: float = READ_SECONDS
    body_limit: int = BODY_LIMIT
    body_seconds: float = BODY_SECONDS
    read_command: tuple[str, ...] | None = None


def require_safe(settings: Settings) -> None:
    """Raises OptionError where other machines could come in without a token."""
    if not is_loopback(settings.host) and not settings.token:
        what = f"{settings.host} can be reached by other machines"
        raise OptionError(f"{what}. Give a --token that they must know, or leave --host out.")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address or host name."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
