"""Make the table of how common words are in news, which stories weigh words by.

    python -m training.frequencies --shared ../shared

In how many of the articles of PolNeAR (train and dev), TimeBank and AQUAINT each word stands. It
is a count of words, no text; ECB+, on which stories are measured, is left out.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from headwater.corpus.profiles import FREQUENCIES, words

LEAST = 3
"""Articles that a word must stand in to be listed: rarer ones are taken for new."""
MARKUP = re.compile(r"<[^>]+>")


def texts(shared: Path) -> Iterator[str]:
    """The texts that are counted."""
    for path in sorted((shared / "polnear").glob("*/text/*.txt")):
        yield path.read_text("utf-8")
    for path in sorted((shared / "times").glob("*/*.tml")):
        whole = path.read_text("utf-8")
        yield MARKUP.sub("", whole[whole.find("<TEXT>") :])


def main() -> None:
    """The command line."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--shared", type=Path, required=True, help="the folder of news data")
    articles = 0
    counts: Counter[str] = Counter()
    for text in texts(ask.parse_args().shared):
        articles += 1
        counts.update({word.key for word in words(text)})
    listed = sorted((-count, word) for word, count in counts.items() if count >= LEAST)
    rows = [f"{word}\t{-count}\n" for count, word in listed]
    FREQUENCIES.write_text(f"\t{articles}\n{''.join(rows)}", encoding="utf-8")
    print(f"{FREQUENCIES}: {len(rows)} words of {articles} articles")


if __name__ == "__main__":
    main()
