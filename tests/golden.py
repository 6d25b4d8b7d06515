"""What Headwater reads in the examples, written down so that every change of it is seen.

    python -m tests.golden      read them anew; look at the difference before you commit it

Confidence is left out: its last digits differ between processors.
"""

from collections.abc import Iterator
from pathlib import Path

import headwater
from headwater.article import Article, Span
from headwater.reading.types import Attribution, Reading

EXAMPLES = Path(__file__).parents[1] / "examples"
GOLDEN = EXAMPLES / "golden"


def articles() -> list[Path]:
    """The example articles, in the order of their names."""
    return sorted(p for p in EXAMPLES.iterdir() if p.suffix in {".txt", ".html"})


def golden_of(article: Path) -> Path:
    """Where the golden reading of an example is kept."""
    return GOLDEN / f"{article.stem}.txt"


def written(reading: Reading) -> str:
    """A reading as lines that a person can check against the article."""
    text = reading.article.text
    lines = [*_head(reading.article), ""]
    lines += [f"{p.kind:9} {_shown((p.span,), text)[:70]}" for p in reading.article.paragraphs]
    for attribution in reading.attributions:
        lines += ["", *_attribution(attribution, text)]
    lines += ["", *_whole(reading)]
    return "\n".join(lines) + "\n"


def _head(article: Article) -> Iterator[str]:
    for name in ("title", "outlet", "byline", "published", "updated", "language"):
        yield f"{name:9} {getattr(article, name)}"
    for credit in article.credits:
        yield f"credit    {credit.name} ({credit.where})"
    for notice in article.notices:
        yield f"notice    {notice.code}: {notice.message}"


def _whole(reading: Reading) -> Iterator[str]:
    for response in reading.responses:
        yield f"{response.by} {response.what} {response.to}"
    unnamed = reading.summary.unnamed
    yield f"unnamed {unnamed.at_least} to {unnamed.at_most}"
    for group in unnamed.groups:
        yield f"  {group.at_least} to {group.at_most}: {'; '.join(group.because)}"
    for position in reading.summary.positions:
        yield f"{position.of} {position.what}: {position.by}"


def _attribution(attribution: Attribution, text: str) -> Iterator[str]:
    within = f" within {attribution.within}" if attribution.within else ""
    yield f"{attribution.id} {attribution.manner}{within}"
    yield f"  source  {_shown(attribution.source, text)}"
    yield f"  cue     {_shown(attribution.cue, text)}"
    yield f"  content {_shown(attribution.content, text)}"
    if len(attribution.chain) > 1:
        yield "  chain   " + " ← ".join(f"{hand.name} ({hand.how})" for hand in attribution.chain)


def _shown(spans: tuple[Span, ...], text: str) -> str:
    return " … ".join(" ".join(span.of(text).split()) for span in spans) or "-"


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for path in articles():
        golden_of(path).write_text(written(headwater.read(path)), encoding="utf-8")
        print(f"read {path.name}")  # noqa: T201
