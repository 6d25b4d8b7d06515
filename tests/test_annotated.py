"""The annotated chains of the repository hold places, and give the words back."""

import json
from pathlib import Path

from benchmarks.annotated import FOLDER, KEYS, pack, unpack

STANCES = {"asserts", "denies", "doubts", "wants", "believes", "asks", "declines", "appraises"}


def test_words_become_places_and_words_again(tmp_path: Path) -> None:
    text = "Ada Kern, the harbour master, told the Tarrow Herald it had rained."
    row = {
        "speaker": "Ada Kern",
        "kind": "person",
        "count": 1,
        "role": "harbour master",
        "via": ["Tarrow Herald", "a paper of no name"],
        "stance": "asserts",
    }
    gold = {
        "article": "rain",
        "annotation_file": "rain.ann",
        "attributions": {"E1": row},
        "responses": [],
    }
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "rain.txt").write_text(text, encoding="utf-8")
    line = pack(gold, tmp_path)
    assert "Kern" not in line
    assert "harbour" not in line
    assert json.loads(line)["attributions"]["E1"][0] == [0, 8]


def test_every_row_is_whole_and_every_place_in_its_text(shared: Path, tmp_path: Path) -> None:
    for half, articles in (("open", 134), ("kept", 22)):
        folder = tmp_path / half
        folder.mkdir()
        unpack(half, shared / "polnear" / "train", folder)
        unpacked = [json.loads(path.read_text("utf-8")) for path in folder.iterdir()]
        assert len(unpacked) == articles
        rows = [row for one in unpacked for row in one["attributions"].values()]
        assert all(tuple(row) == KEYS and row["stance"] in STANCES for row in rows)
        assert all((row["speaker"] is None) == (row["kind"] == "none") for row in rows)


def test_no_half_has_an_article_of_the_other() -> None:
    names = [
        {json.loads(line)["article"] for line in path.read_text("utf-8").splitlines()}
        for path in FOLDER.glob("*.jsonl")
    ]
    assert len(names) == 2
    assert not names[0] & names[1]
