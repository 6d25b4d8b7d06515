"""Inputs to bytes: everything that can be wrong with one has its own error, and nothing else."""

import gzip
import io
import tracemalloc
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.errors import (
    AccessError,
    DamagedError,
    EmptyError,
    InputError,
    NotFoundError,
    TooLargeError,
)
from headwater.intake.acquire import acquire
from headwater.intake.limits import BYTES_LIMIT
from headwater.intake.unpack import unpacked

TEXT = b"The harbour master of Korvald said the ferry would sail again on Monday.\n" * 40


def saved(folder: Path, data: bytes, name: str = "article.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_file_is_its_bytes(tmp_path: Path) -> None:
    raw = acquire(saved(tmp_path, TEXT))
    assert (raw.data, raw.notices, raw.url) == (TEXT, (), None)


@pytest.mark.parametrize("name", ["article.txt.gz", "article.txt", "article.html"])
def test_gzip_is_known_by_its_bytes(tmp_path: Path, name: str) -> None:
    assert acquire(saved(tmp_path, gzip.compress(TEXT), name)).data == TEXT


def test_a_gzip_of_several_members_is_all_of_them(tmp_path: Path) -> None:
    packed = gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:])
    assert acquire(saved(tmp_path, packed)).data == TEXT


def test_a_page_packed_twice_is_unpacked_twice(tmp_path: Path) -> None:
    assert acquire(saved(tmp_path, gzip.compress(gzip.compress(TEXT)))).data == TEXT


def test_layers_without_end_are_refused(tmp_path: Path) -> None:
    packed = TEXT
    for _ in range(4):
        packed = gzip.compress(packed)
    with pytest.raises(TooLargeError, match="more than 2 times"):
        acquire(saved(tmp_path, packed))


def test_a_gzip_that_breaks_off_is_used_as_far_as_it_goes(tmp_path: Path) -> None:
    lines = b"".join(b"Line %d of the report on the bridge.\n" % i for i in range(5000))
    packed = gzip.compress(lines)
    raw = acquire(saved(tmp_path, packed[: len(packed) // 2]))
    assert lines.startswith(raw.data)
    assert raw.data
    assert [notice.code for notice in raw.notices] == ["truncated"]


def test_a_gzip_with_a_bad_byte_is_used_up_to_it(tmp_path: Path) -> None:
    lines = b"".join(b"Line %d of the report on the bridge.\n" % i for i in range(90_000))
    packed = bytearray(gzip.compress(lines))
    middle = len(packed) // 2
    packed[middle : middle + 64] = b"\xff" * 64
    raw = acquire(saved(tmp_path, bytes(packed)))
    assert len(raw.data) > 1000
    assert [notice.code for notice in raw.notices] == ["truncated"]


def test_a_gzip_of_which_nothing_can_be_had_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DamagedError, match="damaged"):
        acquire(saved(tmp_path, b"\x1f\x8b\x08\x00" + b"\xff" * 40))


def test_a_gzip_bomb_is_stopped_in_bounded_memory() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    megabyte = bytes(1 << 20)
    bomb = b"".join(packer.compress(megabyte) for _ in range(200)) + packer.flush()
    del megabyte
    tracemalloc.start()
    with pytest.raises(TooLargeError, match="unpacks to more than"):
        unpacked(bomb, "bomb.gz")
    assert tracemalloc.get_traced_memory()[1] < 5 * BYTES_LIMIT
    tracemalloc.stop()


def test_fifty_megabytes_are_too_large(tmp_path: Path) -> None:
    path = tmp_path / "archive.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(TooLargeError, match="larger than 20 MB"):
        acquire(path)


@pytest.mark.parametrize("data", [b"", b" \r\n\t \n", gzip.compress(b"")])
def test_nothing_is_empty(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(EmptyError):
        acquire(saved(tmp_path, data))


def test_an_absent_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no such file"):
        acquire(tmp_path / "absent.html")


@pytest.mark.parametrize("name", ["www.example.org/story", "ftp://example.org/story.html"])
def test_what_looks_like_an_address_is_told_how_one_begins(name: str) -> None:
    with pytest.raises(NotFoundError, match="begins with https"):
        acquire(name)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(AccessError, match="folder"):
        acquire(tmp_path)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_name_that_no_file_can_have(name: str) -> None:
    with pytest.raises(AccessError, match="cannot be opened"):
        acquire(name)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(TEXT))))
    raw = acquire("-")
    assert (raw.data, raw.name) == (TEXT, "standard input")


@given(st.binary(max_size=400), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_the_bytes_the_error_is_typed(tmp_path: Path, data: bytes, packed: bool) -> None:
    path = saved(tmp_path, b"\x1f\x8b\x08" + data if packed else data)
    with suppress(InputError):
        assert acquire(path).data.strip()
