"""The process that reads: items in on standard input, readings or errors out, one for one.

    python -m headwater.corpus.worker [MODEL]

Messages are pickles behind their length. A process of its own, so that an article that makes a
library crash or hang takes nothing else with it; it ends when its input does.
"""

import json
import os
import pickle
import signal
import struct
import sys
from dataclasses import replace
from typing import IO, Any

from headwater.article import Article
from headwater.corpus.inputs.items import Item, Told
from headwater.errors import ContractError, EmptyError, HeadwaterError, WorkerError
from headwater.reading.types import Reading

LENGTH = struct.Struct("<Q")
Answer = Reading | HeadwaterError


def main() -> None:
    """Answer until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    model = sys.argv[1] if len(sys.argv) > 1 else None
    while (item := receive(sys.stdin.buffer)) is not None:
        send(answers, answer(item, model))


def send(file: IO[bytes], value: Any) -> None:
    """Write one message."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    file.write(LENGTH.pack(len(data)))
    file.write(data)
    file.flush()


def receive(file: IO[bytes]) -> Any:
    """Read one message; None where the other side is gone."""
    head = file.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    data = file.read(length)
    return pickle.loads(data) if len(data) == length else None  # noqa: S301  (our own process)


def answer(item: Item, model: str | None) -> Answer:
    """The reading of an item, or what is wrong with it."""
    import headwater

    try:
        article = _article(item)
        return headwater.read(article, model=model)
    except HeadwaterError as error:
        return error
    except Exception as error:  # one odd article never stops a run
        what = f"reading it failed ({type(error).__name__}: {error})"
        remedy = "That is a fault of Headwater's: please report it, with the article."
        return WorkerError(item.name, what, remedy)


def read_made(item: Item) -> Answer:
    """The reading that an item is, made elsewhere, or what is wrong with it."""
    try:
        return Reading.from_dict(json.loads(item.body))
    except (ValueError, RecursionError) as error:
        remedy = "Each line must be one object: an article or a reading."
        return ContractError(item.name, f"it is no JSON ({error})", remedy)
    except ContractError as error:
        return ContractError(item.name, error.what, error.remedy)


def _article(item: Item) -> Article:
    from headwater.intake import take_in, take_in_text

    if item.kind != "record":
        article = take_in(item.body, allow_private=item.options.allow_private)
    elif item.body:
        article = take_in_text(item.body, name=item.name, url=item.told.url)
    else:
        remedy = "Name the column that holds it: --column text=NAME, or html=NAME."
        raise EmptyError(item.name, "the record has no text", remedy)
    return _with_told(article, item.told)


def _with_told(article: Article, told: Told) -> Article:
    from headwater.intake.told import with_told

    article = replace(
        article,
        url=told.url or article.url,
        title=told.title or article.title,
        byline=told.byline or article.byline,
    )
    return with_told(article, published=told.published, outlet=told.outlet)


if __name__ == "__main__":
    main()
