"""English is read, everything else is named and declined, and what is unsure is not declined."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import LanguageError
from headwater.intake.language import Language, language_of, require_english
from headwater.intake.tongues import OTHER_NAMES, SCRIPTS, Tongue, read_tongues

TONGUES = read_tongues()
ENGLISH = Language("en", "English", "sure")
UNKNOWN = Language(None, None, "unknown")

SCRIPT_EXAMPLES = {
    "Japanese": "町議会は月曜日、新しい港の費用を払えないと発表した。",
    "Chinese": "市议会星期一表示，无力支付新港口的费用。",
    "Korean": "시의회는 월요일 새 항구 비용을 낼 수 없다고 밝혔다.",
    "Greek": "Το συμβούλιο είπε τη Δευτέρα ότι δεν μπορεί να πληρώσει το νέο λιμάνι.",
    "Hebrew": "המועצה אמרה ביום שני כי אין לה כסף לנמל החדש.",
    "Thai": "สภาเมืองกล่าวเมื่อวันจันทร์ว่าไม่มีเงินจ่ายค่าท่าเรือใหม่",
    "Georgian": "საბჭომ ორშაბათს თქვა, რომ ახალი პორტისთვის ფული არ აქვს.",
    "Armenian": "Խորհուրդը երկուշաբթի ասաց, որ նոր նավահանգստի համար գումար չունի։",
    "Tamil": "புதிய துறைமுகத்திற்கு பணம் இல்லை என்று மன்றம் திங்களன்று கூறியது.",
    "Bengali": "পরিষদ সোমবার বলেছে যে নতুন বন্দরের জন্য টাকা নেই।",
    "Ethiopic": "ምክር ቤቱ ሰኞ ዕለት ለአዲሱ ወደብ ገንዘብ የለም አለ።",
}


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda t: f"{t.code}-{t.script}")
def test_every_language_of_the_table_knows_its_example(tongue: Tongue) -> None:
    assert language_of(tongue.example) == Language(tongue.code, tongue.name, "sure")


@pytest.mark.parametrize(("script", "text"), SCRIPT_EXAMPLES.items())
def test_a_script_of_one_language_names_it(script: str, text: str) -> None:
    code = next(s.code for s in SCRIPTS if s.name == script)
    assert code is not None
    assert language_of(text, "en") == Language(code, OTHER_NAMES[code], "sure")


def test_the_table_is_sound() -> None:
    scripts = {s.name for s in SCRIPTS}
    assert all(t.script in scripts and t.words for t in TONGUES)
    assert all(word == word.lower() for t in TONGUES for word in t.words)
    assert all(s.code in OTHER_NAMES for s in SCRIPTS if s.code)
    assert len({t.name for t in TONGUES} | {OTHER_NAMES[s.code] for s in SCRIPTS if s.code}) > 40


@pytest.mark.parametrize(
    "text",
    [
        # full of foreign names
        "Jean-Luc de la Tour of the Parti de la Rivière met Señora María de los Ángeles y Vega, "
        "Herr von und zu Auen and Dom Luís da Costa e Silva in Las Palmas, said El Diario.",
        # capitals
        "THE MAYOR OF VALMORA SAID ON MONDAY THAT THE BRIDGE WOULD NOT BE REBUILT",
        # somebody else's words in theirs
        "“Wir zahlen das nicht”, the minister said in German, and then he left the hall with "
        "the others, who had not heard that the vote was to be held on the same day.",
        # a headline
        "Three dead and dozens missing after ferry sinks in storm",
        # zero-width and soft hyphens inside words
        "The\u200b coun\u00adcil sa\u00adid th\u00adat it would\u00a0not be able to pay.",
    ],
)
def test_english_is_english(text: str) -> None:
    assert language_of(text, "de") == ENGLISH


@pytest.mark.parametrize(
    "text", ["Council to vote on plan for new harbour, mayor says", "Ferry sinks off Las Palmas"]
)
def test_a_headline_of_few_little_words_is_not_declined(text: str) -> None:
    for declared in ("en", None):
        assert require_english(text, declared, "x.txt").code == declared


@pytest.mark.parametrize("text", ["", "Valmora 2, Ostrava 1", "12.5 %", "\x00", "Merci!", "?!"])
def test_what_is_too_short_is_unknown_and_not_declined(text: str) -> None:
    assert language_of(text) == UNKNOWN
    assert require_english(text, None, "x.txt") == UNKNOWN
    assert require_english(text, "en-GB", "x.txt") == Language("en", "English", "declared")


@pytest.mark.parametrize("declared", ["", "  ", "und", "x-none", "Klingon!", "-", "123"])
def test_a_declaration_that_means_nothing_is_none(declared: str) -> None:
    assert language_of("Valmora 2, Ostrava 1", declared) == UNKNOWN


def test_a_short_text_is_what_the_page_declares() -> None:
    with pytest.raises(LanguageError, match="the page says it is in German") as caught:
        require_english("Brücke gesperrt", "de-AT", "x.html")
    assert caught.value.language == "de"


def test_a_declaration_does_not_win_over_the_text() -> None:
    text = "Der Rat teilte am Montag mit, dass er den neuen Hafen nicht bezahlen werde."
    with pytest.raises(LanguageError, match="the text is in German") as caught:
        require_english(text, "en-US", "x.html")
    assert caught.value.name == "x.html"
    assert "English only" in caught.value.remedy


def test_a_long_text_in_no_known_language_is_not_english() -> None:
    text = " ".join(f"zorv{'aeiouy'[i % 6]}k blent{'aeiou'[i % 5]}r quarm" for i in range(40))
    assert language_of(text).code == "und"


def test_an_unknown_language_in_another_script_is_what_the_page_declares() -> None:
    assert language_of("Ԥсшәа", "ab").certainty == "declared"
    assert language_of("Ԥсшәа", "en") == Language("und", "a language in Cyrillic script", "sure")


@given(st.text(), st.none() | st.text())
def test_any_text_has_an_answer(text: str, declared: str | None) -> None:
    language = language_of(text, declared)
    assert (language.code is None) == (language.certainty == "unknown") == (language.name is None)


def test_the_first_answer_is_quick_and_needs_no_library() -> None:
    code = (
        "import sys, time; t = time.process_time();"
        "from headwater.intake.language import language_of; language_of('It was said.');"
        "assert time.process_time() - t < 1, time.process_time() - t;"
        "assert not {'lxml', 'trafilatura', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)


def test_pages_of_many_countries_have_the_language_that_their_country_speaks(shared: Path) -> None:
    """The countries of `fundus` whose every page is in one language, by the raw page's words."""
    trafilatura = pytest.importorskip("trafilatura")
    spoken = {"cz": "cs", "is": "is", "jp": "ja", "kr": "ko", "lb": "ar", "pl": "pl", "ru": "ru"}
    spoken |= {"id": "id", "se": "sv", "tr": "tr", "tz": "sw", "uk": "en", "us": "en", "gl": "da"}
    pages = sorted((shared / "pages" / "fundus").glob("*/*.html.gz"))
    for path in [p for p in pages if p.parent.name in spoken][::3]:
        page = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        text = trafilatura.extract(page, fast=True) or ""
        assert language_of(text).code == spoken[path.parent.name], path.name
