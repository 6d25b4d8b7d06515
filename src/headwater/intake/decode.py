"""Bytes to text, whatever encoding they are in and whatever they say they are in.

The order is that of the WHATWG Encoding Standard where it can be trusted (byte order mark, then
declaration), but valid UTF-8 is UTF-8 whatever is declared: text in another encoding is valid UTF-8
by accident only if it is ASCII. Nothing but the byte order mark is taken away: line ends, no-break
and zero-width spaces stay, so that offsets index the text as it came.
"""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from headwater.article import Notice
from headwater.errors import BinaryError
from headwater.intake.acquire import Raw

# longest first: the mark of UTF-32 LE begins with that of UTF-16 LE
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# what a label means on the web (WHATWG Encoding Standard, section 4.2), where Python differs
_LABELS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    # a page that can say so in ASCII letters is not in UTF-16
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}
# Python's own transformations, which no page can mean: "undefined" is a script's missing value
_NOT_OF_THE_WEB = {
    "idna",
    "mbcs",
    "oem",
    "palmos",
    "punycode",
    "raw-unicode-escape",
    "undefined",
    "unicode-escape",
    "utf-7",
}
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
# what begins like this is no text, whatever follows
_FORMATS = (
    (b"%PDF-", "a PDF document", "Save the text of it (pdftotext) and give that"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "Save it as plain text or HTML"),
    (b"\xd0\xcf\x11\xe0", "an office document", "Save it as plain text or HTML"),
    (b"{\\rtf", "an RTF document", "Save it as plain text or HTML"),
    (b"\x89PNG", "a PNG picture", "Give the text"),
    (b"\xff\xd8\xff", "a JPEG picture", "Give the text"),
    (b"GIF8", "a GIF picture", "Give the text"),
    (b"RIFF", "a media file", "Give the text"),
    (b"ID3", "a sound file", "Give the transcript"),
    (b"OggS", "a sound file", "Give the transcript"),
    (b"\x1aE\xdf\xa3", "a video", "Give the transcript"),
    (b"\x7fELF", "a program", "Give the text"),
    (b"MZ\x90", "a program", "Give the text"),
    (b"SQLite format 3", "a database", "Export the articles from it"),
    (b"BZh", "a bzip2 archive", "Unpack it first"),
    (b"\xfd7zXZ", "an xz archive", "Unpack it first"),
    (b"(\xb5/\xfd", "a Zstandard archive", "Unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it first"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Share of control characters from which bytes are no text. The 284 pages and 924 articles at hand
# have none at all; compressed or executable data has about one in ten.
_CONTROL_SHARE = 0.01
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of an input, the encoding it was in, and what could not be decoded."""

    text: str
    encoding: str
    notices: tuple[Notice, ...] = ()


def decode(raw: Raw) -> Decoded:
    """The text of `raw`. Bytes that no encoding explains become U+FFFD, and are counted.

    Raises `BinaryError`, which names the kind of file, where the bytes are no text.
    """
    _refuse_formats(raw)
    encoding, skip = next(_guesses(raw))
    data = raw.data[skip:]
    text = data.decode(encoding, errors="replace")
    _refuse_controls(text, raw.name)
    lost = text.count("\ufffd")
    if lost:
        lost -= _written_as_lost(data, encoding)
    if not lost:
        return Decoded(text, encoding)
    message = f"{lost} characters could not be decoded ({encoding}); they are shown as \ufffd"
    return Decoded(text, encoding, (Notice("undecodable", message),))


def _refuse_formats(raw: Raw) -> None:
    for magic, kind, remedy in _FORMATS:
        if raw.data.startswith(magic):
            raise BinaryError(raw.name, f"it is {kind}, not text", f"{remedy}.")
    if raw.data[4:8] == b"ftyp":
        raise BinaryError(raw.name, "it is a video or sound file, not text", "Give the transcript.")


def _refuse_controls(text: str, name: str) -> None:
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > _CONTROL_SHARE * len(sample):
        raise BinaryError(name, "it is binary data, not text", "Give a page or a text file.")


def _written_as_lost(data: bytes, encoding: str) -> int:
    """How many U+FFFD stand in the text as somebody else's loss."""
    return data.count("\ufffd".encode()) if encoding == "utf-8" else 0


def _guesses(raw: Raw) -> Iterator[tuple[str, int]]:
    """Encodings that fit, best first, each with the length of its byte order mark."""
    data = raw.data
    yield from ((encoding, len(mark)) for mark, encoding in _MARKS if data.startswith(mark))
    wide = _utf16_without_mark(data)
    if wide:
        yield wide, 0
    declared = list(_declared(raw))
    if _fits(data, "utf-8") and not _is_escaped(data, declared):
        yield "utf-8", 0
    yield from ((encoding, 0) for encoding in declared if _fits(data, encoding))
    if _is_mostly_utf8(data):
        yield "utf-8", 0
    yield _detected(data), 0


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 by its zero bytes: nearly every other byte of Western text in it is one."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if half > 1 and zeros.count(0) > 0.7 * half and sample.count(0) < 1.1 * half:
            return encoding
    return None


def _declared(raw: Raw) -> Iterator[str]:
    """What the server says, then what the page says."""
    found = _DECLARED.search(raw.data[:_DECLARED_WITHIN])
    for label in (raw.charset, found.group(1).decode("ascii") if found else None):
        if label:
            with suppress(LookupError):
                name = codecs.lookup(_LABELS.get(label.lower(), label)).name
                if name not in _NOT_OF_THE_WEB:
                    yield name


def _is_escaped(data: bytes, declared: list[str]) -> bool:
    """ISO 2022 switches alphabets by escape sequences, and so is ASCII to the last byte."""
    return b"\x1b" in data and any(name.startswith("iso2022") for name in declared)


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _is_mostly_utf8(data: bytes) -> bool:
    """UTF-8 with a few bad bytes, as a cut or a careless paste leaves them."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    return sum(not c.isascii() for c in text) - lost > 2 * lost


def _detected(data: bytes) -> str:
    """Windows-1252 where that reads as English, else what charset-normalizer makes of it.

    English has so few letters beyond ASCII that statistics of them mislead: on the English pages
    of benchmarks/language.py, cut to 400 and 3,000 characters and encoded in Windows-1252,
    charset-normalizer alone reads 89 of 94 as they were, this way 94.
    """
    from charset_normalizer import from_bytes

    from headwater.intake.language import language_of

    if language_of(data[:_SAMPLE].decode("cp1252", errors="replace")).code == "en":
        return "cp1252"
    best = from_bytes(data[:_SAMPLE]).best()
    encoding = best.encoding if best else "cp1252"
    return encoding if _fits(data, encoding) or encoding == "utf_8" else "cp1252"
