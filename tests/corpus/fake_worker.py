"""A worker that needs no model: it takes a text as one claim, and misbehaves when the text asks.

python -m tests.corpus.fake_worker
"""

import os
import sys
import time
from pathlib import Path

from headwater.corpus import worker
from headwater.corpus.inputs import Item
from headwater.errors import HeadwaterError, ModelError
from headwater.reading.types import Reading

COMMAND = (sys.executable, __file__)


def answer(item: Item, model: str | None) -> worker.Answer:
    try:
        article = worker._article(item)
    except HeadwaterError as error:
        return error
    if "DIE" in article.text:
        os._exit(9)
    if "HANG" in article.text:
        time.sleep(60)
    if "PRINT" in article.text:
        print("noise", flush=True)  # noqa: T201
    if "SLOW" in article.text:
        time.sleep(0.2)
    if "NO MODEL" in article.text:
        return ModelError("there is no model")
    return Reading(article, ())


if __name__ == "__main__":
    if pids := os.environ.get("HEADWATER_TEST_PIDS"):
        with Path(pids).open("a") as file:
            file.write(f"{os.getpid()}\n")
    worker.answer = answer
    worker.main()
