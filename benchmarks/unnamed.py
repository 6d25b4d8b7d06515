"""Unnamed sources: kind, count, sets and bounds, on invented passages with gold readings.

    python -m benchmarks.unnamed [--kept] [--errors]

Some of the passages (`--kept`) were set aside before the rules were written, to be measured
only. A statement is found where an attribution's content shares most of its words; one that is not
found counts as wrong in everything, unless gold says that nobody is named for it: what the article
says itself has no attribution. `sets`: the statements that share a set with it are those of gold,
where all who are counted on from one another ("an official … a second … two others") are one set;
`bounds`: the least and the greatest number of people, over passages.
"""

import argparse
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import headwater
from benchmarks.figures import Figures, digest
from headwater.intake.pasted import article_from_text
from headwater.reading.types import Attribution, Reading

FOLDER = Path(__file__).parent / "passages"
OPEN = [FOLDER / f"unnamed-open{end}.toml" for end in ("", "-2", "-3", "-4", "-5")]
KEPT = [FOLDER / "unnamed-kept.toml"]
WORD = re.compile(r"\w+")
ENOUGH = 0.5
"""Share of the words of a gold content that an attribution's content must hold."""
NAMES = ("kind", "count", "sets", "bounds")


def passages(*, kept: bool) -> list[dict[str, Any]]:
    """The passages with their gold readings."""
    texts = (path.read_text("utf-8") for path in (KEPT if kept else OPEN))
    return [passage for text in texts for passage in tomllib.loads(text)["passage"]]


def measure(shared: Path) -> Figures:  # noqa: ARG001
    """The figures on those set aside, in per cent; the folder of news data is not needed."""
    totals: Counter[str] = Counter()
    for passage in passages(kept=True):
        totals.update(score(passage, read(passage)))
    return Figures(digest(KEPT), percent(totals))


def read(passage: Mapping[str, Any]) -> Reading:
    """The reading of one passage."""
    return headwater.read(article_from_text(passage["text"], name=passage["id"]))


def percent(totals: Mapping[str, int]) -> dict[str, float]:
    """Right ones in per cent of all, by name."""
    return {name: 100 * totals[name] / max(1, totals[f"{name} of"]) for name in NAMES}


def score(passage: Mapping[str, Any], reading: Reading) -> Counter[str]:
    """Right ones and all, of one passage."""
    rows = [row for row in passage["statement"] if row]
    found = [best(row, reading) for row in rows]
    out: Counter[str] = Counter()
    sets = [(row.get("group"), _set(one, reading)) for row, one in zip(rows, found, strict=True)]
    for row, one, mine in zip(rows, found, sets, strict=True):
        out["kind of"] += 1
        out["kind"] += is_of_kind(row, one)
        if row["kind"] != "unnamed":
            continue
        if "count" in row:
            out["count of"] += 1
            out["count"] += one is not None and one.speaker.count == row["count"]
        out["sets of"] += 1
        out["sets"] += mine[1] is not None and all(
            (mine[0] == gold) == (mine[1] == read) for gold, read in sets if gold
        )
    out["bounds of"] += 1
    out["bounds"] += bounds(reading) == (passage["at_least"], passage["at_most"])
    return out


def is_of_kind(row: Mapping[str, Any], one: Attribution | None) -> bool:
    """Whether a statement is read as one of somebody unnamed where it is, and only there."""
    if one is None:
        return bool(row["kind"] == "none")
    return bool((one.speaker.kind == "unnamed") == (row["kind"] == "unnamed"))


def bounds(reading: Reading) -> tuple[int | None, int | str]:
    """The least and the greatest number of unnamed people, as the gold writes them."""
    unnamed = reading.summary.unnamed
    return unnamed.at_least, "open" if unnamed.at_most is None else unnamed.at_most


def best(row: Mapping[str, Any], reading: Reading) -> Attribution | None:
    """The attribution whose content holds most words of a gold content; of several the one whose
    speaker is called most like the gold's, then the shortest."""
    wanted, called = set(_words(row["content"])), set(_words(row.get("speaker", "")))
    scored = [
        (
            round(len(wanted & set(said)) / len(wanted), 1),
            len(called & set(_words(one.speaker.name or ""))),
            -len(said),
            n,
        )
        for n, one in enumerate(reading.attributions)
        for said in [_words(_said(one, reading))]
    ]
    share, _, _, n = max(scored, default=(0.0, 0, 0, 0))
    return reading.attributions[n] if share >= ENOUGH else None


def _said(one: Attribution, reading: Reading) -> str:
    return " ".join(span.of(reading.article.text) for span in one.content)


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def _set(one: Attribution | None, reading: Reading) -> str | None:
    groups = reading.summary.unnamed.groups
    return next((g.id for g in groups if one and one.id in g.attributions), None)


def errors(passage: Mapping[str, Any], reading: Reading) -> Iterator[str]:
    """What is wrong in one passage, a line each."""
    if bounds(reading) != (passage["at_least"], passage["at_most"]):
        wanted = (passage["at_least"], passage["at_most"])
        yield f"{passage['id']} bounds {bounds(reading)}, gold {wanted}: {passage['why']}"
        for group in reading.summary.unnamed.groups:
            yield f"     {group.id} {group.at_least}–{group.at_most} {'; '.join(group.because)}"
    for row in passage["statement"]:
        one = best(row, reading)
        if one is None and row["kind"] != "none":
            yield f"{passage['id']} not found: {row['content']!r} ({row.get('speaker')!r})"
        if one is None:
            continue
        who = one.speaker
        if not is_of_kind(row, one):
            wrong = f"{row.get('speaker')!r} is {row['kind']}, read {who.name!r} {who.kind}"
            yield f"{passage['id']} {wrong}"
        elif row["kind"] == "unnamed" and row.get("count", who.count) != who.count:
            yield f"{passage['id']} {row.get('speaker')!r} is {row.get('count')}, read {who.count}"


def main(arguments: Sequence[str] | None = None) -> int:
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--kept", action="store_true", help="measure those that were set aside")
    ask.add_argument("--errors", action="store_true", help="show what is wrong in the others")
    chosen = ask.parse_args(arguments)
    totals: Counter[str] = Counter()
    for passage in passages(kept=chosen.kept):
        reading = read(passage)
        totals.update(score(passage, reading))
        if chosen.errors and not chosen.kept:
            print("\n".join(errors(passage, reading)))
    for name, value in percent(totals).items():
        print(f"{name:8}{value:6.1f} %  of {totals[f'{name} of']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
