"""A process that reads everything alike, without a model: for tests of the server."""

import os
import sys

from headwater.corpus.worker import receive, send
from tests.web.made import ferry


def main() -> None:
    """Answer until the input ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    while receive(sys.stdin.buffer) is not None:
        send(answers, ferry("Harbour Wire", "2026-05-04"))


if __name__ == "__main__":
    main()
