"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from headwater.files import write_whole


def test_what_is_written_is_there(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    write_whole(target, "“one”\r\n")
    assert target.read_bytes() == "“one”\r\n".encode()
    assert list(tmp_path.iterdir()) == [target]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(target, "new \ud800")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_an_absent_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_whole(tmp_path / "nowhere" / "page.html", "text")
