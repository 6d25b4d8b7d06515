"""A server as the command starts it: two processes at one address, which end together."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from headwater.web.serving import SHARES

pytestmark = pytest.mark.skipif(not SHARES, reason="two processes cannot share an address here")


def command(db: Path, port: int) -> list[str]:
    return [sys.executable, "-m", "headwater", "serve", "--db", str(db), "--port", str(port)]


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def server(db: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(command(db, port), stderr=subprocess.DEVNULL) as running:
        assert within(60, lambda: len(listening(port)) == 2)
        yield running
        running.kill()


def listening(port: int) -> list[str]:
    """The sockets of a port that wait for visitors."""
    lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    return [one for one in lines if f":{port:04X} " in one[:24] and one.split()[3] == "0A"]


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


def test_both_answer(server: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(8):  # each comes by a connection of its own, to one or the other
        assert httpx.get(f"http://127.0.0.1:{port}/story/1").status_code == 200


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_both_end(server: subprocess.Popen[bytes], port: int, how: signal.Signals) -> None:
    os.kill(server.pid, how)
    server.wait(timeout=30)
    assert within(30, lambda: not listening(port))


def test_nobody_else_gets_the_address(server: subprocess.Popen[bytes], db: Path, port: int) -> None:
    second = subprocess.run(command(db, port), capture_output=True, text=True, timeout=60)
    assert second.returncode == 1
    assert "--port" in second.stderr
