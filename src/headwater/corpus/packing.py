"""A reading as the bytes that the store keeps: the JSON contract without the text, compressed."""

import json
import zlib

from headwater.reading.contract import to_dict
from headwater.reading.parsing import from_dict
from headwater.reading.types import Reading


def packed(reading: Reading) -> bytes:
    """The reading without its article's text, which stands in `texts.text`."""
    plain = to_dict(reading)
    del plain["article"]["text"]
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode())


def unpacked(data: bytes, text: str) -> Reading:
    """The reading again. Raises `ContractError`, ValueError or zlib.error if it is damaged."""
    plain = json.loads(zlib.decompress(data))
    plain["article"]["text"] = text
    return from_dict(plain)
