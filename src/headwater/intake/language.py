"""In which language is a text? English is read; any other is named and declined."""

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from math import sqrt
from typing import Literal

from headwater.errors import LanguageError
from headwater.intake.tongues import OTHER_NAMES, SCRIPTS, Script, Tongue, read_tongues

# A text is judged by this many pieces of it, evenly spread, of this many characters each. With
# benchmarks/language.py no whole page is misjudged at half of that; more only costs time.
_PIECES = 3
_PIECE = 400

# Calibrated with benchmarks/language.py on the news: at this weight of little words, and this lead
# over English, 4 of 3,340 English sentences and 1 of 3,790 paragraphs are taken for another
# language, and no headline and no whole article is. Less declines more English; more leaves more
# short texts untold.
_ENOUGH = 2.0
_LEAD = 1.5

# Of 9,984 stretches of this many words in PolNeAR's training articles, 7 have less than _ENOUGH
# weight of English little words: lists of names. The next has nearly twice that.
_LONG = 60

_NOT_IN_WORDS = re.compile(
    r"[\s\d.,;:!?()\[\]{}\"'“”„‟«»‹›‘’‚`´…—–‒/|*•·、。।॥،؛؟_@#&+=<>%€$£~\\-]+"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\ufeff]+")
_LATIN = SCRIPTS[0]
_LATIN_RUN = re.compile(f"[{_LATIN.letters}]+")


@dataclass(frozen=True, slots=True)
class Language:
    """A language, and how it is known.

    `code` is ISO 639-1 ("und" for one that is not English and none of those known, None for
    unknown), `name` English. `certainty`: "sure" where the text itself shows it, "declared"
    where only the page says so, "unknown" where neither does.
    """

    code: str | None
    name: str | None
    certainty: Literal["sure", "declared", "unknown"]


def language_of(text: str, declared: str | None = None) -> Language:
    """The language of `text`, by its script and its little words.

    `declared` is what the page says of itself (a BCP 47 tag such as "en-GB", or None). It counts
    only where the text is too short or too mixed to tell: declarations are often wrong.
    """
    sample = _sample(text)
    script = _script_of(sample)
    if script is not _LATIN:
        return _by_script(script, sample, declared)
    return _by_words(sample) or _by_declaration(declared)


def require_english(text: str, declared: str | None, name: str) -> Language:
    """The language of `text`, which is English or unknown.

    Raises LanguageError, which names the language, where it is another. `name` is the input as
    the user gave it, `declared` what the page says its language is.
    """
    language = language_of(text, declared)
    if language.code in ("en", None):
        return language
    said = "the page says it is" if language.certainty == "declared" else "the text is"
    raise LanguageError(
        name,
        f"{said} in {language.name}",
        "Headwater reads English only; give it an English version of the article.",
        language.code or "und",
    )


def _sample(text: str) -> str:
    if len(text) > _PIECES * _PIECE:
        step = (len(text) - _PIECE) // (_PIECES - 1)
        text = "\n".join(text[i * step : i * step + _PIECE] for i in range(_PIECES))
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).lower()


def _script_of(sample: str) -> Script:
    """The script that most of the text is written in, by worth of letters."""
    letters = sum(map(str.isalpha, sample))
    latin = sum(map(len, _LATIN_RUN.findall(sample)))
    if latin * 4 >= letters * 3:
        return _LATIN
    counts = {s.name: len(re.findall(f"[{s.letters}]", sample)) * s.worth for s in SCRIPTS}
    if counts["Japanese"] * 20 > counts["Chinese"]:  # Chinese has no kana at all
        counts["Japanese"] += counts.pop("Chinese")
    most = max(counts, key=counts.__getitem__)
    return next(s for s in SCRIPTS if s.name == most)


def _by_script(script: Script, sample: str, declared: str | None) -> Language:
    if script.code is not None:
        return Language(script.code, _names()[script.code], "sure")
    weights = _weights(sample, script.name)
    if weights:
        code = max(weights, key=weights.__getitem__)
        return Language(code, _names()[code], "sure")
    said = _by_declaration(declared)
    if said.code in ("en", None):
        return Language("und", f"a language in {script.name} script", "sure")
    return said


def _by_words(sample: str) -> Language | None:
    weights = _weights(sample, "Latin")
    english = weights.pop("en", 0.0)
    other = max(weights, key=weights.__getitem__, default="en")
    if weights.get(other, 0.0) >= max(_ENOUGH, _LEAD * english):
        return Language(other, _names()[other], "sure")
    if english >= _ENOUGH:
        return Language("en", "English", "sure")
    if len(sample.split()) >= _LONG:
        return Language("und", "a language other than English", "sure")
    return None


def _by_declaration(declared: str | None) -> Language:
    code = re.split("[-_]", (declared or "").strip().lower())[0]
    code = {"eng": "en", "english": "en"}.get(code, code)
    if not re.fullmatch("[a-z]{2,3}", code) or code == "und":
        return Language(None, None, "unknown")
    return Language(code, _names().get(code, f"the language with the code {code!r}"), "declared")


def _weights(sample: str, script: str) -> dict[str, float]:
    """How much of the sample speaks for each language: a word that several share counts less."""
    index = _index()[script]
    weights: defaultdict[str, float] = defaultdict(float)
    for word, times in Counter(_NOT_IN_WORDS.split(sample)).items():
        codes = index.get(word, ())
        for code in codes:
            weights[code] += times / sqrt(len(codes))
    return weights


@cache
def _index() -> dict[str, dict[str, tuple[str, ...]]]:
    """Script → little word → the languages that have it."""
    index: dict[str, dict[str, tuple[str, ...]]] = {s.name: {} for s in SCRIPTS}
    for tongue in _tongues():
        words = index[tongue.script]
        for word in tongue.words:
            words[word] = (*words.get(word, ()), tongue.code)
    return index


@cache
def _names() -> dict[str, str]:
    return OTHER_NAMES | {tongue.code: tongue.name for tongue in _tongues()}


@cache
def _tongues() -> tuple[Tongue, ...]:
    return read_tongues()
