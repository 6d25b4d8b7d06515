"""What chains, sources, people and answers cost: their share of the time of a whole reading.

    python -m benchmarks.cost    HEADWATER_SHARED: the folder of the data

On PolNeAR dev's texts, in this process, each text read with and without them by turns; the figure
is of all the rest of a reading but its times, the contents that are read again included.
"""

import sys
import time
from collections.abc import Callable
from statistics import median

from benchmarks.figures import SHARED
from headwater.article import Article
from headwater.intake.pasted import article_from_text
from headwater.reading.attribution import Extractor
from headwater.reading.reader import read_article
from headwater.reading.times import times_of

ROUNDS = 3
MOST = 40.0
"""Per cent of a reading's time that they may take."""


def articles() -> list[Article]:
    """The articles that are timed."""
    paths = sorted((SHARED / "polnear" / "dev" / "text").glob("*.txt"))
    return [article_from_text(path.read_text("utf-8"), name=path.stem) for path in paths]


def seconds(do: Callable[[Article], object], some: list[Article]) -> float:
    """Processor seconds that it takes for all articles."""
    began = time.process_time()
    for article in some:
        do(article)
    return time.process_time() - began


def share(extractor: Extractor, some: list[Article]) -> float:
    """Per cent of a reading without its times that is not the finding of attributions."""
    whole = seconds(lambda article: read_article(article, extractor), some)
    found = seconds(extractor.attributions, some)
    times = seconds(times_of, some)
    return 100 * (whole - times - found) / (whole - times)


def main() -> int:
    if not SHARED.is_dir():
        print("the news data is not here: set HEADWATER_SHARED to its folder")
        return 1
    extractor, some = Extractor.load(), articles()
    read_article(some[0], extractor)
    values = [share(extractor, some) for _ in range(ROUNDS)]
    print(f"chains, sources, people and answers: {median(values):.0f} % of a reading's time")
    return 0 if median(values) <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
