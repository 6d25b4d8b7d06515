"""The languages that are told apart: each with its commonest little words and an example.

Articles, prepositions, conjunctions and auxiliaries make up a quarter to a half of running text
in most languages, hardly depend on its subject, and are hardly ever parts of foreign names. So
their share tells languages apart (Grefenstette 1995, "Comparing two language identification
schemes"; Ingle 1976). A script that only one language of the news uses needs no words.

The table is `tongues.tsv`, one language and script a row.
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language: ISO 639-1 code, English name, script, little words (lower case), a sentence."""

    code: str
    name: str
    script: str
    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Script:
    """A writing system: its name, and its letters (a regular expression class).

    `code` is the language, where the news of only one is written in it. `worth` is how many
    Latin letters one of its characters stands for: Chinese says in one what takes English three.
    """

    name: str
    letters: str
    code: str | None = None
    worth: int = 1


def read_tongues() -> tuple[Tongue, ...]:
    """Every row of the table."""
    rows = Path(__file__).with_name("tongues.tsv").read_text(encoding="utf-8").splitlines()[1:]
    fields = (row.split("\t") for row in rows)
    return tuple(Tongue(c, name, script, tuple(w.split()), eg) for c, name, script, w, eg in fields)


SCRIPTS: tuple[Script, ...] = (
    Script("Latin", "A-Za-zªºÀ-ÖØ-öø-ʯḀ-ỿ"),
    Script("Cyrillic", "Ѐ-ԯ"),
    Script("Arabic", "ؠ-ي٠-ۿݐ-ݿﭐ-﷿ﹰ-ﻼ"),
    Script("Devanagari", "ऀ-ॿ"),
    Script("Japanese", "ぁ-ヺー-ヿ", "ja", worth=3),
    Script("Chinese", "一-鿿㐀-䶿", "zh", worth=3),
    Script("Korean", "가-힣ᄀ-ᇿ㄰-㆏", "ko", worth=3),
    Script("Greek", "Ͱ-Ͽἀ-῿", "el"),
    Script("Hebrew", "֐-׿", "he"),
    Script("Thai", "ก-๛", "th"),
    Script("Lao", "ກ-ໟ", "lo"),
    Script("Khmer", "ក-៹", "km"),
    Script("Burmese", "က-႟", "my"),
    Script("Bengali", "ঀ-৾", "bn"),
    Script("Gurmukhi", "ਁ-੶", "pa"),
    Script("Gujarati", "ઁ-૿", "gu"),
    Script("Odia", "ଁ-୷", "or"),
    Script("Tamil", "ஂ-௺", "ta"),
    Script("Telugu", "ఀ-౿", "te"),
    Script("Kannada", "ಀ-ೲ", "kn"),
    Script("Malayalam", "ഀ-ൿ", "ml"),
    Script("Sinhala", "ං-෴", "si"),
    Script("Georgian", "Ⴀ-ჿ", "ka"),
    Script("Armenian", "Ա-֏", "hy"),
    Script("Ethiopic", "ሀ-᎙", "am"),
    Script("Tibetan", "ༀ-࿚", "bo"),
    Script("Thaana", "ހ-ޱ", "dv"),
)

# languages told by their script alone, or only ever met as a page's own declaration
OTHER_NAMES: dict[str, str] = {
    "am": "Amharic",
    "bn": "Bengali",
    "bo": "Tibetan",
    "bs": "Bosnian",
    "dv": "Dhivehi",
    "el": "Greek",
    "fo": "Faroese",
    "gu": "Gujarati",
    "he": "Hebrew",
    "hy": "Armenian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kl": "Greenlandic",
    "km": "Khmer",
    "kn": "Kannada",
    "ko": "Korean",
    "lo": "Lao",
    "ml": "Malayalam",
    "my": "Burmese",
    "nb": "Norwegian",
    "nn": "Norwegian",
    "or": "Odia",
    "pa": "Punjabi",
    "si": "Sinhala",
    "ug": "Uyghur",
    "ta": "Tamil",
    "te": "Telugu",
    "th": "Thai",
    "ti": "Tigrinya",
    "tn": "Tswana",
    "yi": "Yiddish",
    "zh": "Chinese",
}
