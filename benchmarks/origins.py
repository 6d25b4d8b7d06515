"""How many origins, and which article leads to which, in simulated worlds.

    python -m benchmarks.origins [--half open|seen|kept] [--seeds N] [--by-hand] [--show]

Every world of `benchmarks.simulator` is asked for its claim, in a store that holds all of them.
Readings are those of the shipped models; with `--by-hand` they are made from what the simulator
knows, to tell whose an error is. An article is right if it is led to the origin that it has, and,
if it does not report the claim, is left out.
"""

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import headwater
from benchmarks.figures import Figures, digest
from benchmarks.simulator import TEMPLATES, Piece, Source, World, worlds
from headwater.article import Article, Paragraph, Span, article_id
from headwater.corpus.corpus import Corpus
from headwater.corpus.traced import Trace
from headwater.errors import UnknownError
from headwater.intake.credits import credits_of
from headwater.reading.types import Attribution, Hand, Reading, SourceKind, Speaker, Stance

KINDS: dict[str, SourceKind] = {
    "named": "person", "unnamed": "unnamed", "document": "document",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Result:
    """Worlds, those whose count is exact; articles by kind, those that are led to their origin."""

    worlds: int
    exact: int
    articles: Counter[str]
    right: Counter[str]

    def __add__(self, other: "Result") -> "Result":
        return Result(
            self.worlds + other.worlds,
            self.exact + other.exact,
            self.articles + other.articles,
            self.right + other.right,
        )


def measure(_: Path) -> Figures:
    """The figures that the gate holds, in per cent: on the open half, which needs no news data."""
    result = run("open", 3, by_hand=False)
    figures = {
        "count exact": 100 * result.exact / result.worlds,
        "origin right": 100 * result.right.total() / result.articles.total(),
    }
    return Figures(digest(TEMPLATES.glob("*.toml")), figures)


def main() -> None:
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--half", choices=("open", "seen", "kept"), default="open")
    ask.add_argument("--seeds", type=int, default=3)
    ask.add_argument("--by-hand", action="store_true")
    ask.add_argument(
        "--show", action="store_true", help="show what is wrong (not of the half that is kept)"
    )
    chosen = ask.parse_args()
    show = chosen.show and chosen.half != "kept"
    result = run(chosen.half, chosen.seeds, by_hand=chosen.by_hand, show=show)
    print(f"count of origins exact    {result.exact:5} of {result.worlds:5} worlds   "
          f"{result.exact / result.worlds:.1%}")  # fmt: skip
    articles, right = result.articles.total(), result.right.total()
    print(f"led to the right origin   {right:5} of {articles:5} articles {right / articles:.1%}")
    for kind, count in sorted(result.articles.items()):
        print(f"  {kind:22} {result.right[kind]:5} of {count:5}")


def run(half: str, seeds: int, *, by_hand: bool, show: bool = False) -> Result:
    total = Result(0, 0, Counter(), Counter())
    for seed in range(seeds):
        made = list(worlds(half, seed))
        pieces = [piece for world in made for piece in world.pieces]
        random.Random(seed).shuffle(pieces)
        with tempfile.TemporaryDirectory() as folder, Corpus.open(Path(folder, "db")) as corpus:
            corpus.add(_reading(piece, by_hand=by_hand) for piece in pieces)
            for world in made:
                total += _scored(world, _traced(corpus, world.words), show=show)
    return total


def _traced(corpus: Corpus, words: str) -> Trace | None:
    try:
        return corpus.trace(words)
    except UnknownError:
        return None


def _scored(world: World, trace: Trace | None, *, show: bool) -> Result:
    found = dict(_found(trace)) if trace else {}
    gold = {_key(piece): piece for piece in world.pieces}
    wrong = [
        key for key in gold.keys() | found.keys() if found.get(key) != _origin(world, gold.get(key))
    ]
    count = trace.count if trace else 0
    if show and (wrong or count != len(world.origins)):
        print(f"\n{world.words}: {count} origins, not {len(world.origins)}")
        for key in wrong:
            text = gold[key].text[:2] if key in gold else ("another world's",)
            print("  ", key, found.get(key), "not", _origin(world, gold.get(key)), *text)
    kinds = {key: gold[key].kind if key in gold else "another world's" for key in {*gold, *found}}
    right = Counter(kind for key, kind in kinds.items() if key not in wrong)
    return Result(1, count == len(world.origins), Counter(kinds.values()), right)


def _found(trace: Trace) -> Iterator[tuple[tuple[str, str], str]]:
    by_id = {one.article: one for one in trace.reports}
    for one in trace.reports:
        origin = trace.origins[one.origin] if one.origin is not None else None
        first = by_id[origin.articles[0]] if origin and origin.articles else None
        named = first.outlet if first else origin.outlet if origin else ""
        yield (one.outlet or "", one.published or ""), named or ""


def _origin(world: World, piece: Piece | None) -> str | None:
    return None if piece is None or piece.origin is None else world.origins[piece.origin].outlet


def _key(piece: Piece) -> tuple[str, str]:
    return piece.outlet, piece.published


def _reading(piece: Piece, *, by_hand: bool) -> Reading:
    article = _article(piece)
    return Reading(article, tuple(_said(piece, article))) if by_hand else headwater.read(article)


def _article(piece: Piece) -> Article:
    lines = [piece.text[0], *([piece.byline] if piece.byline else []), *piece.text[1:]]
    kinds = ["headline", *(["byline"] if piece.byline else []), *["body"] * (len(piece.text) - 1)]
    text = "\n\n".join(lines)
    paragraphs: list[Paragraph] = []
    at = 0
    for line, kind in zip(lines, kinds, strict=True):
        paragraphs.append(Paragraph(at, at + len(line), kind))  # type: ignore[arg-type]
        at += len(line) + 2
    article = Article(
        article_id(text), text, tuple(paragraphs), outlet=piece.outlet, title=piece.text[0],
        published=piece.published, language="en",
    )  # fmt: skip
    return replace(article, credits=credits_of(text, paragraphs, piece.outlet))


def _said(piece: Piece, article: Article) -> Iterator[Attribution]:
    """What a careful reader finds: the claim in the body, its source, the outlets between."""
    body = article.paragraphs[-len(piece.text) + 1].start
    at = article.text.casefold().find(piece.claim.casefold(), body)
    if at < 0:
        return
    content = (Span(at, at + len(piece.claim)),)
    speaker = _speaker(piece.source)
    hands = [Hand(name, "outlet", None, None, (), "cites") for name in piece.through]
    last = Hand(speaker.name, speaker.kind, speaker.count, None, (), "speaks")
    stance: Stance = "asserts" if piece.source else "denies"
    yield Attribution("a1", (), (), content, "indirect", 0.9, speaker, stance, chain=(*hands, last))


def _speaker(source: Source | None) -> Speaker:
    if source is None:
        return Speaker(kind="none")
    name = {"named": source.person, "unnamed": f"{source.number} people"}
    return Speaker(name.get(source.kind, "documents"), KINDS[source.kind])


if __name__ == "__main__":
    main()
