"""Pages that were made before, for as long as the store says the same."""

import threading
from collections import OrderedDict
from collections.abc import Callable

LIMIT = 12_000_000
"""Bytes of pages that are kept: some 400 of the usual 30 kB."""


class Cache:
    """Pages by address, the least recently asked given up first."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._version: int | None = None
        self._lock = threading.Lock()

    def get(self, address: str, version: int, make: Callable[[], bytes]) -> bytes:
        """The page of an address at a version of the store, made if it is not there."""
        with self._lock:
            self._renew(version)
            if address in self._kept:
                self._kept.move_to_end(address)
                return self._kept[address]
        page = make()
        with self._lock:
            if version == self._version:
                self._keep(address, page)
        return page

    def _renew(self, version: int) -> None:
        if version != self._version:
            self._kept.clear()
            self._size, self._version = 0, version

    def _keep(self, address: str, page: bytes) -> None:
        self._size += len(page) - len(self._kept.pop(address, b""))
        self._kept[address] = page
        while self._size > self._limit:
            _, given_up = self._kept.popitem(last=False)
            self._size -= len(given_up)
