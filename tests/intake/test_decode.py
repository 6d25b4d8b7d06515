"""Bytes to text: declared, undeclared and wrongly declared encodings, and what is no text."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import BinaryError
from headwater.intake.acquire import Raw
from headwater.intake.decode import Decoded, decode

NEWS = (
    "“We can’t wait,” said Mayor Renée Šimůnek — the bridge costs £3m.\r\n\u00a0Naïve?\u200b\u00ad "
)
WESTERN = "“We can’t wait,” said Mayor Renée Dupont — the bridge at Valmora costs £3m. Naïve? " * 5


def text_of(data: bytes, charset: str | None = None) -> Decoded:
    return decode(Raw("page.html", data, charset=charset))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
def test_unicode_needs_no_declaration(encoding: str) -> None:
    text = NEWS * 3
    assert text_of(text.encode(encoding)) == Decoded(text, text_of(text.encode(encoding)).encoding)


def test_a_big_endian_file_with_its_mark() -> None:
    assert text_of(codecs.BOM_UTF16_BE + NEWS.encode("utf-16-be")).text == NEWS


def test_nothing_is_normalised() -> None:
    text = "\r\nOne\u00a0two\u200b\r\n\r\n\ufeffthree\u00ad \t"
    assert text_of(text.encode()).text == text


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "latin1", "us-ascii"])
def test_latin_1_means_windows_1252(charset: str) -> None:
    assert text_of(WESTERN.encode("cp1252"), charset).text == WESTERN


def test_utf_8_declared_as_latin_1_is_utf_8() -> None:
    page = f"<meta charset='iso-8859-1'>{WESTERN}"
    assert text_of(page.encode(), "iso-8859-1").text == page


def test_windows_1252_declared_as_utf_8() -> None:
    page = f'<meta charset="utf-8">{WESTERN}'
    assert text_of(page.encode("cp1252"), "utf-8").text == page


def test_the_page_declares_where_the_server_does_not() -> None:
    page = '<?xml version="1.0" encoding="iso-8859-2"?><p>Starosta Šimůnek přišel na most.</p>'
    assert text_of(page.encode("iso-8859-2")).text == page


def test_undeclared_windows_1252_is_detected() -> None:
    assert text_of(WESTERN.encode("cp1252")).text == WESTERN


def test_an_unknown_label_is_passed_over() -> None:
    assert text_of(WESTERN.encode("cp1252"), "no-such-thing").text == WESTERN


def test_a_few_bad_bytes_are_counted_and_said() -> None:
    decoded = text_of(("Čeština, “curly” — " * 9).encode() + b"\xff\xfe broken")
    assert decoded.text.count("\ufffd") == 2
    assert [notice.code for notice in decoded.notices] == ["undecodable"]
    assert decoded.notices[0].message.startswith("2 characters")


def test_losses_of_others_are_not_counted_as_ours() -> None:
    assert text_of("It cost \ufffd3m.".encode()).notices == ()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n....", "a PNG picture"),
        (b"PK\x03\x04.....", "a ZIP archive"),
        (b"\x00\x00\x00\x18ftypmp42....", "a video"),
        (b"\x7fELF\x02\x01\x01", "a program"),
        (bytes(range(256)) * 20, "binary data"),
        (bytes(4000), "binary data"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(BinaryError, match=kind):
        text_of(data)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    mark = text.startswith("\ufeff")
    assert text_of(text.encode()).text == (text[1:] if mark else text)


@given(st.binary(min_size=1, max_size=300), st.sampled_from([None, "utf-8", "gb2312", "utf-7"]))
def test_any_bytes_are_text_or_refused(data: bytes, charset: str | None) -> None:
    with suppress(BinaryError):
        assert isinstance(text_of(data, charset).text, str)
