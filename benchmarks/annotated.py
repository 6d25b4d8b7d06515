"""The annotated chains of this repository, made into the files that the data's scorer reads.

They hold places in the text instead of words (see chain_gold/README.md), since the text may not be
copied.
"""

import json
import re
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "chain_gold"
KEYS = ("speaker", "kind", "count", "role", "via", "stance")


def unpack(half: str, split: Path, into: Path) -> None:
    """Write NAME.json into a folder for each article of a half, "open" or "kept".

    `split` is PolNeAR's folder with the articles' texts.
    """
    for line in (FOLDER / f"{half}.jsonl").read_text("utf-8").splitlines():
        packed = json.loads(line)
        text = _text(split, packed["article"])
        packed["attributions"] = {
            name: dict(zip(KEYS, (_words(value, text) for value in row), strict=True))
            for name, row in packed["attributions"].items()
        }
        (into / f"{packed['article']}.json").write_text(json.dumps(packed), encoding="utf-8")


def pack(gold: dict[str, Any], split: Path) -> str:
    """The line of one article whose words are written out."""
    text = _text(split, gold["article"])
    rows = {
        name: [
            [_place(via, text) for via in row[key]] if key == "via" else _place(row[key], text)
            for key in KEYS
        ]
        for name, row in gold["attributions"].items()
    }
    kept = {"article": gold["article"], "annotation_file": gold["annotation_file"]}
    return json.dumps(kept | {"attributions": rows, "responses": gold["responses"]})


def _text(split: Path, name: str) -> str:
    with (split / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
        return file.read()


def _words(value: Any, text: str) -> Any:
    if isinstance(value, list) and len(value) == 2 and isinstance(value[0], int):
        return text[value[0] : value[1]]
    return [_words(one, text) for one in value] if isinstance(value, list) else value


def _place(value: Any, text: str) -> Any:
    if not isinstance(value, str) or " " not in value:
        return value
    words = (re.escape(word) for word in re.findall(r"\w+", value))
    found = re.search(r"[^\w\n]+(?:\s+)?".join(words), text, re.IGNORECASE)
    return list(found.span()) if found else value
