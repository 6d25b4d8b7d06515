"""Gzip, by its first bytes, unpacked in bounded memory."""

import zlib

from headwater.article import Notice
from headwater.errors import DamagedError, TooLargeError
from headwater.intake.limits import BYTES_LIMIT, MEGABYTES

MAGIC = b"\x1f\x8b"
LAYERS = 2
"""How often a file may be packed into itself: a gzipped page that is sent gzipped."""
_GZIP = 16 + zlib.MAX_WBITS


def unpacked(data: bytes, name: str) -> tuple[bytes, tuple[Notice, ...]]:
    """`data` without its gzip layers, and a notice if it breaks off.

    Raises `TooLargeError` for what unpacks to more than the limit (a "gzip bomb"), `DamagedError`
    where nothing can be unpacked. `name` is the input as the user gave it.
    """
    notices: tuple[Notice, ...] = ()
    for _ in range(LAYERS):
        if not data.startswith(MAGIC):
            break
        data, whole = _members(data, name)
        if not whole:
            message = "the compressed file is damaged; what follows this point is missing"
            notices = (Notice("truncated", message),)
    if data.startswith(MAGIC):
        what = f"it is packed more than {LAYERS} times"
        raise TooLargeError(name, what, "Unpack it with gunzip first.")
    return data, notices


def _members(data: bytes, name: str) -> tuple[bytes, bool]:
    """All members of a gzip file one after another (RFC 1952, section 2.2); whether it is whole."""
    out = bytearray()
    rest, whole = data, True
    while rest.startswith(MAGIC) and whole:
        member, rest, whole = _member(rest, BYTES_LIMIT - len(out), name)
        out += member
    if not out and not whole:
        raise DamagedError(name, "the gzip file is damaged", "Get it anew, or unpack it yourself.")
    return bytes(out), whole


def _member(data: bytes, room: int, name: str) -> tuple[bytes, bytes, bool]:
    unpacker = zlib.decompressobj(_GZIP)
    try:
        # one byte more than there is room for tells too large from just large enough
        out = unpacker.decompress(data, room + 1)
    except zlib.error:
        return _until_the_damage(data, room, name), b"", False
    if len(out) > room:
        raise _too_large(name)
    return out, unpacker.unused_data, unpacker.eof


def _until_the_damage(data: bytes, room: int, name: str) -> bytes:
    """What can be had before the first bad byte: zlib gives nothing of a block that it refuses."""
    unpacker = zlib.decompressobj(_GZIP)
    out = bytearray()
    view = memoryview(data)
    step = 256
    for at in range(0, len(view), step):
        try:
            out += unpacker.decompress(view[at : at + step])
        except zlib.error:
            break
        if len(out) > room:
            raise _too_large(name)
    return bytes(out)


def _too_large(name: str) -> TooLargeError:
    what = f"it unpacks to more than {MEGABYTES} MB"
    return TooLargeError(name, what, "That is no article; give the articles one by one.")
