"""Which machines may be connected to, and for how long.

The host is resolved once, every address it has is checked, and the connection goes to an address
that was checked, so that a name cannot point elsewhere between the check and the connection (DNS
rebinding).
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from headwater.errors import AddressRefusedError, FetchError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits
# All that IANA has given out as global unicast (RFC 4291, section 2.4). Outside it lie site-local
# addresses, IPv4-compatible and IPv4-translated ones, and the NAT64 of private networks
# (RFC 8215), some of which Python calls global.
_UNICAST = ipaddress.ip_network("2000::/3")


class GuardedBackend(httpcore.NetworkBackend):
    """Connects only to addresses that may be reached, and only until the deadline."""

    def __init__(self, name: str, deadline: float, *, allow_private: bool) -> None:
        self._name = name
        self._deadline = deadline
        self._allow_private = allow_private
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of `host` that answers, if all of them are allowed."""
        addresses = self._resolve(host, port)
        for number, address in enumerate(addresses, start=1):
            try:
                allowed = _remaining(self._deadline, timeout)
                stream = self._sockets.connect_tcp(
                    address, port, allowed, local_address, socket_options
                )
            except httpcore.ConnectError:
                if number == len(addresses):
                    raise
            else:
                return _TimedStream(stream, self._deadline)
        raise httpcore.ConnectError(f"{host} has no address")

    def _resolve(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as error:
            raise FetchError(
                self._name, f"the host {host} is not known", "Check the address and the network."
            ) from error
        addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
        for address in addresses:
            if not self._allow_private and not is_public(address):
                what = f"{host} is a machine of a private network ({address})"
                raise AddressRefusedError(self._name, what, "Use --allow-private if you mean it.")
        return addresses


class _TimedStream(httpcore.NetworkStream):
    """A connection that a server cannot hold open for ever by sending a byte now and then."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _remaining(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _remaining(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """The same connection encrypted, under the same deadline."""
        allowed = _remaining(self._deadline, timeout)
        return _TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, allowed), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _remaining(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the deadline has passed")
    return left if timeout is None else min(left, timeout)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, whatever it is wrapped in.

    IPv4 addresses inside IPv6 ones (mapped, 6to4, Teredo, NAT64) are judged by themselves.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = _embedded(ip)
        if inner is not None:
            return is_public(str(inner))
        if ip not in _UNICAST:
            return False
    return ip.is_global and not ip.is_multicast


def _embedded(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
