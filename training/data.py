"""PolNeAR's standoff files to labelled paragraphs, and paragraphs to windows.

PolNeAR v1.0.0: Newell, Margolin and Ruths, "An attribution relations corpus for political
news", LREC 2018. Measured on its train split: 3 of 19,868 attributions hold another, so that
one layer of tags loses nothing.
"""

import csv
import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from headwater.models.attribution.network import DIRECTORY
from headwater.models.attribution.windows import Ints, Tokens, cuts, encode

if TYPE_CHECKING:
    from training.model import Soft

ROLES = ("source", "cue", "content")
TAGS = 1 + 4 * len(ROLES)  # O, then begin, inside, end, single of each role
LIMIT = 255  # pieces in a window
CONTEXT = 16  # pieces of the text before a paragraph that the package reads along with it
HELD_BACK = 21  # one train article in so many is kept for calibration
FOLDS = 5
ROLE_NAME = re.compile(r"^(Source|Cue|Content)\d*$")
Fragments = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Relation:
    """One annotated attribution: the fragments of each role, sorted."""

    source: Fragments
    cue: Fragments
    content: Fragments


@dataclass(frozen=True, slots=True)
class Document:
    """One article and what each of its annotators marked; the first is the gold one."""

    name: str
    text: str
    annotations: list[list[Relation]]


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A paragraph (or a cut of one) with its labels, one version for each annotator.

    `tags` [words]; `to_cue` [words]: 1 + the first word of the content's cue, 0 for none, -1
    where the word is in no content; `to_source` the same for cues. `soft`: a teacher's labels.
    """

    tokens: Tokens
    versions: list[tuple[Ints, Ints, Ints]]
    soft: "Soft | None" = None

    def labels(self, version: int) -> tuple[Ints, Ints, Ints]:
        """One annotator's labels, the paragraph marker's before them; all -1 if nobody's."""
        if not self.versions:
            nobody = np.full(1 + len(self.tokens.words), -1, np.int64)
            return nobody, nobody, nobody
        tags, to_cue, to_source = self.versions[version]
        return (
            np.concatenate([[0], tags]),
            np.concatenate([[-1], to_cue]),
            np.concatenate([[-1], to_source]),
        )


def parse(path: Path) -> list[Relation]:
    """The attributions of one .ann file."""
    spans: dict[str, Fragments] = {}
    events: list[str] = []
    for line in path.read_text("utf-8").split("\n"):
        ident, _, rest = line.partition("\t")
        if re.match(r"T\d+$", ident):
            _, _, where = rest.split("\t")[0].partition(" ")
            spans[ident] = [(int(a), int(b)) for a, b in (f.split() for f in where.split(";"))]
        elif re.match(r"E\d+$", ident):
            events.append(rest)
    return [_relation(event, spans) for event in events]


def _relation(event: str, spans: dict[str, Fragments]) -> Relation:
    found: dict[str, Fragments] = {role: [] for role in ROLES}
    for item in event.split("\t")[0].split():
        role, _, ref = item.partition(":")
        match = ROLE_NAME.match(role)
        if match and ref in spans:
            found[match.group(1).lower()] += spans[ref]
    return Relation(*(sorted(found[role]) for role in ROLES))


def documents(folder: Path, split: str) -> list[Document]:
    """Every article of a split, by name."""
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        annotators = {row["filename"]: row["annotators"].split("|") for row in rows}
    out = []
    for path in sorted((folder / split / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        files = [
            folder / split / "attributions" / f"{path.stem}_{who}.ann"
            for who in annotators[path.stem]
        ]
        out.append(Document(path.stem, text, [parse(f) for f in files if f.exists()]))
    return out


def digest(folder: Path, split: str) -> str:
    """SHA-256 over a split's texts and annotations, names included."""
    total = hashlib.sha256()
    for path in sorted((folder / split).rglob("*.*")):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def held_back(docs: list[Document]) -> tuple[list[Document], list[Document]]:
    """(articles to train on, articles kept for calibration)."""
    kept = docs[HELD_BACK // 2 :: HELD_BACK]
    names = {doc.name for doc in kept}
    return [doc for doc in docs if doc.name not in names], kept


def folds(
    docs: list[Document], fold: int, count: int = FOLDS
) -> tuple[list[Document], list[Document]]:
    """(articles to train on, articles to measure on) of one of so many folds."""
    return [doc for i, doc in enumerate(docs) if i % count != fold], docs[fold::count]


def tokenizer() -> Tokenizer:
    """The shipped one: BERT's uncased word pieces."""
    return Tokenizer.from_file(str(DIRECTORY / "tokenizer.json"))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines that hold something stand."""
    for match in re.finditer(r"[^\n]+", text):
        if match.group().strip():
            yield match.span()


def rows(doc: Document, tokenizer: Tokenizer) -> list[Row]:
    """A document's paragraphs with labels from each annotator."""
    out = []
    for start, end in paragraphs(doc.text):
        text = doc.text[start:end]
        for tokens in cuts(encode(text, tokenizer), text, LIMIT - 1):
            words = [(start + s, start + e) for s, e in tokens.words]
            out.append(Row(tokens, [_labels(words, doc.text, a) for a in doc.annotations]))
    return out


def joined(fragments: Fragments, text: str) -> Fragments:
    """Fragments with nothing but marks and spaces of one paragraph between them made one."""
    out: Fragments = []
    for start, end in fragments:
        gap = text[out[-1][1] : start] if out else "\n"
        if not any(c.isalnum() or c == "\n" for c in gap):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _inside(words: Fragments, fragment: tuple[int, int]) -> tuple[int, int]:
    """(first, last + 1) of the words that overlap a fragment; equal if none does."""
    hit = [i for i, (s, e) in enumerate(words) if s < fragment[1] and fragment[0] < e]
    return (hit[0], hit[-1] + 1) if hit else (0, 0)


def _labels(words: Fragments, text: str, relations: list[Relation]) -> tuple[Ints, Ints, Ints]:
    tags = np.zeros(len(words), np.int64)
    to_cue = np.full(len(words), -1, np.int64)
    to_source = np.full(len(words), -1, np.int64)
    for relation in relations:
        runs = {
            role: [
                run
                for fragment in joined(getattr(relation, role), text)
                if (run := _inside(words, fragment))[1] > run[0]
            ]
            for role in ROLES
        }
        for number, role in enumerate(ROLES):
            for a, b in runs[role]:
                _tag(tags, a, b, number)
        for a, b in runs["content"]:
            to_cue[a:b] = runs["cue"][0][0] + 1 if runs["cue"] else 0
        for a, b in runs["cue"]:
            to_source[a:b] = runs["source"][0][0] + 1 if runs["source"] else 0
    return tags, to_cue, to_source


def _tag(tags: Ints, start: int, end: int, role: int) -> None:
    if (tags[start:end] != 0).any() and not _same(tags, start, end, role):
        return
    base = 1 + 4 * role
    tags[start:end] = base + 1
    tags[start], tags[end - 1] = base, base + 2
    if end - start == 1:
        tags[start] = base + 3


def _same(tags: Ints, start: int, end: int, role: int) -> bool:
    """Whether exactly this span is tagged already (a source that several cues share)."""
    return bool(((tags[start:end] - 1) // 4 == role).all())


def windows(
    docs: list[list[Row]], rng: random.Random, limit: int = LIMIT
) -> list[list[tuple[Row, int]]]:
    """Neighbouring rows packed to at most `limit` pieces (a longer row stands alone), in random
    phase; each row with the version to learn this time (one annotator for the whole article)."""
    out: list[list[tuple[Row, int]]] = []
    for doc in docs:
        version = rng.randrange(max(1, len(doc[0].versions))) if doc else 0
        room = rng.randint(limit // 4, limit)
        window: list[tuple[Row, int]] = []
        for row in doc:
            size = len(row.tokens.ids) + 1
            if size > room and window:
                out.append(window)
                window, room = [], limit
            window.append((row, version))
            room -= size
        if window:
            out.append(window)
    rng.shuffle(out)
    return out
