"""News that nobody annotated, for a teacher to read: the texts of the other data in ../shared.

ECB+ articles come as tokens, which are put together as a newspaper would print them; TimeBank and
AQUAINT as text with tags; web pages through Headwater's own intake.
"""

import html
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import headwater

TOKEN = re.compile(r'<token [^>]*sentence="(\d+)"[^>]*>([^<]*)</token>')
TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
SENTENCES = 3  # to a paragraph, where the data does not say: near PolNeAR's mean
GLUE = (
    (re.compile(r" ([,.;:!?%)\]}…]|n't\b|'(?:s|re|ve|ll|d|m)\b)"), r"\1"),
    (re.compile(r"([(\[{$£€]) "), r"\1"),
    (re.compile(r"(\w) - (\w)"), r"\1-\2"),
    (re.compile(r"\"\s*([^\"]*?)\s*\""), r'"\1"'),
)


def unlabelled(shared: Path) -> Iterator[str]:
    """Every text, its paragraphs on lines of their own."""
    for path in sorted((shared / "stories" / "ecbplus").rglob("*.xml")):
        yield from_tokens(path.read_text("utf-8"))
    for path in sorted((shared / "times").rglob("*.tml")):
        yield from_timeml(path.read_text("utf-8"))
    for path in sorted((shared / "pages").rglob("*.gz")):
        yield from from_page(path)


def from_tokens(xml: str) -> str:
    """The text of an ECB+ article."""
    sentences: dict[str, list[str]] = {}
    for number, word in TOKEN.findall(xml):
        sentences.setdefault(number, []).append(html.unescape(word))
    lines = [" ".join(words) for words in sentences.values()]
    for pattern, glued in GLUE:
        lines = [pattern.sub(glued, line) for line in lines]
    groups = (lines[i : i + SENTENCES] for i in range(0, len(lines), SENTENCES))
    return "\n".join(" ".join(group) for group in groups)


def from_timeml(xml: str) -> str:
    """The text of a TimeML document."""
    body = TEXT.search(xml)
    plain = html.unescape(re.sub(r"<[^>]+>", "", body.group(1))) if body else ""
    return "\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", plain))


def from_page(path: Path) -> Iterator[str]:
    """The text of a web page; nothing if it is not English, or no article."""
    try:
        article = headwater.load(path)
    except headwater.InputError as error:
        logging.getLogger(__name__).info("left out: %s", error)
        return
    kept = [p for p in article.paragraphs if p.kind != "furniture"]
    yield "\n".join(" ".join(article.text[p.start : p.end].split()) for p in kept)
