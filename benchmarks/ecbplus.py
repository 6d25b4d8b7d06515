"""ECB+ (Cybulska and Vossen, LREC 2014): its articles, and which story each belongs to."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Document:
    """One article: `story` is its subtopic ("36_ecbplus"), `topic` both that look alike ("36")."""

    name: str
    topic: str
    story: str
    text: str


def files(shared: Path) -> list[Path]:
    """The files of all articles, in the order of their names."""
    return sorted((shared / "stories" / "ecbplus").glob("*/*.xml"))


def documents(shared: Path) -> list[Document]:
    """All articles. Their text is their tokens, a space between two, a line for each sentence."""
    return [_document(path) for path in files(shared)]


def _document(path: Path) -> Document:
    topic, rest = path.stem.split("_", 1)
    kind = rest.lstrip("0123456789")
    return Document(path.stem, topic, f"{topic}_{kind}", _text(path))


def _text(path: Path) -> str:
    sentences: dict[str, list[str]] = {}
    for token in ET.parse(path).getroot().iter("token"):  # noqa: S314
        sentences.setdefault(token.get("sentence", ""), []).append(token.text or "")
    return "\n".join(" ".join(words) for words in sentences.values())
