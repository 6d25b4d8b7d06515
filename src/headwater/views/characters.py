"""Which characters of an article may reach a screen as they are, and what stands in for the rest.

A page can hold terminal escapes (CWE-150) and bidirectional overrides that make text read other
than it is stored (Unicode TR 36, "Trojan Source", Boucher & Anderson 2021). Neither is removed
from `Article.text`; the views show a stand-in.
"""

import re
import unicodedata

OVERRIDES = "\u202a-\u202e\u2066-\u2069"
"""The characters that embed, override or isolate a direction of writing."""

CONTROLS = "\x00-\x08\x0b\x0e-\x1f\x7f-\x9f"
"""Controls that HTML does not let a document hold (all but tab, line feed, form feed, return)."""

NEVER = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + "".join(
    chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)
)
"""Code points that are no characters: half a surrogate pair, and the noncharacters."""

UNSAFE = re.compile(f"[{OVERRIDES}{CONTROLS}{NEVER}]")
STAND_IN = "\ufffd"

_JOINERS = "\u200c\u200d"  # letters of some scripts, and many emoji, fall apart without them


def safe(text: str) -> str:
    """`text` with every unsafe character shown as a stand-in; as long as before."""
    return UNSAFE.sub(STAND_IN, text)


def one_line(text: str) -> str:
    """`text` for one line of a screen: safe, no invisible characters, white space collapsed."""
    if text.isascii() and text.isprintable():  # as most are
        return " ".join(text.split())
    shown = "".join(c for c in safe(" ".join(text.split())) if not _invisible(c))
    return " ".join(shown.split())


def encodable(text: str, encoding: str) -> str:
    """`text` in characters that `encoding` has: "←" becomes "<-" where there is no arrow."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_plainer(c, encoding) for c in text)
    return text


def _invisible(character: str) -> bool:
    return unicodedata.category(character) == "Cf" and character not in _JOINERS


def _plainer(character: str, encoding: str) -> str:
    for candidate in (character, _PLAIN.get(character), _without_accents(character)):
        if candidate is not None and _has(encoding, candidate):
            return candidate
    return "?"


def _without_accents(character: str) -> str | None:
    base = unicodedata.normalize("NFKD", character)
    return "".join(c for c in base if not unicodedata.combining(c))


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


_PLAIN = {
    "←": "<-",
    "↳": ">",
    "¶": "#",
    "·": "|",
    "…": "...",
    "✗": "x",
    "✓": "+",
    "—": "--",
    "–": "-",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "•": "*",
    "€": "EUR",
    "£": "GBP",
    "\u00a0": " ",
    "ß": "ss",
    "\u200c": "",
    "\u200d": "",
}
