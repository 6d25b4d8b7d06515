"""A second process that answers beside the server: Python makes one page at a time in each.

It is told the settings in the first line of its input, and ends with its input, which is when the
server ends, however that comes about.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO

from headwater.web.settings import Settings


@contextmanager
def helped(settings: Settings) -> Iterator[None]:
    """While this lasts a second process answers at the same address."""
    command = [sys.executable, "-m", __name__]
    # in a group of its own: Ctrl-C is for the server
    with subprocess.Popen(command, stdin=subprocess.PIPE, text=True, process_group=0) as helper:  # noqa: S603  (ourselves)
        print(json.dumps(asdict(settings), default=str), file=helper.stdin, flush=True)
        yield


def main(told: IO[str]) -> None:
    """Answer until `told` ends; its first line is the settings."""
    from headwater.web.app import application
    from headwater.web.serving import bound, server_of

    found = json.loads(told.readline())
    settings = Settings(**{**found, "db": Path(found["db"])})
    server = server_of(application(settings))

    def wait() -> None:
        told.read()
        server.should_exit = True

    threading.Thread(target=wait, daemon=True).start()
    server.run(sockets=[bound(settings, shared=True)])


if __name__ == "__main__":
    main(sys.stdin)
