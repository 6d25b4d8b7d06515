"""What kind of source the words of a noun phrase name, how many people, and under which name."""

from headwater.reading.lexicon import Noun, noun_of
from headwater.reading.phrase import Phrase
from headwater.reading.types import SourceKind
from headwater.reading.words import closed

GENERIC = frozenset(
    {"people", "person", "those", "one", "some", "others", "many", "someone", "another", "other"}
    | {"third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
)
"""Heads that say little without the clause behind them."""
AGENTS = ("er", "or", "ist", "ian", "eer", "man", "woman")
"""Endings of words for one person; those for things that have them are in the table of nouns."""
EDGES = " ,:;.“”\"‘’'–—-()"


def kind_of(phrase: Phrase, whole: Noun | None = None) -> SourceKind:
    """What kind of source an unnamed phrase is; `whole` is the noun that it is a part of."""
    noun = phrase.noun
    of_people = noun is None or noun.kind in {"person", "group"}
    if (phrase.share and of_people) or phrase.head in closed("shares"):
        return "group"
    if phrase.head in closed("ordinals") and phrase.tail is None:
        return "unnamed"
    if whole and phrase.head in closed("crowds"):
        return "document" if whole.kind == "document" else "group"
    if whole and (noun is None or noun.kind == "group" or phrase.head in GENERIC):
        return _kind(whole, phrase, plural=phrase.number != 1 and phrase.head != "one")
    if noun is None:
        return _unknown(phrase)
    if phrase.head in {"people", "those"} and len(phrase.words) == 1:
        return "group"
    return _kind(noun, phrase, plural=noun.plural)


def _unknown(phrase: Phrase) -> SourceKind:
    """What a head that no table knows is by its form: people, a class of them, or a thing."""
    if phrase.head == "those":
        return "group"
    if phrase.number or phrase.head in GENERIC or phrase.head.endswith(AGENTS):
        return "unnamed"
    if phrase.pronoun:
        return "organisation" if phrase.pronoun in {"it", "its", "which"} else "group"
    return "group" if phrase.head.endswith("s") or len(phrase.core) < 2 else "document"


def _kind(noun: Noun, phrase: Phrase, *, plural: bool) -> SourceKind:
    if noun.kind == "organisation" and (plural or phrase.determiner in {"no", "any", "every"}):
        return "group"
    if noun.kind != "person":
        return noun.kind
    if not plural:
        return "unnamed"
    if phrase.number and noun.many == "unnamed":
        return "unnamed"
    if phrase.number and phrase.noun is noun and not phrase.share:
        return "unnamed"
    return noun.many


def count_of(phrase: Phrase, kind: SourceKind) -> int | None:
    """How many people a phrase that names nobody says there are."""
    if kind != "unnamed":
        return None
    if phrase.number is not None:
        return phrase.number
    if phrase.determiner == "both":
        return 2
    if phrase.noun and not phrase.noun.plural:
        return 1
    single = phrase.head in {"one", "another", "other", "someone", *closed("ordinals")}
    return 1 if single or phrase.head.endswith(AGENTS) else None


def words_of_source(phrase: Phrase, text: str) -> str:
    """The article's words for a source that has no name, up to a comma; a head that says little
    keeps the clause behind the comma too."""
    end = phrase.tail.end if phrase.tail else phrase.core[-1].end
    said = text[phrase.clause.start : phrase.clause.end].split() if phrase.clause else []
    listed = phrase.noun and phrase.noun.plural and " and " in f" {' '.join(said)} "
    first = noun_of([said[0].lower().rstrip(",")]) if said else None
    if phrase.clause and not phrase.tail and (phrase.head in GENERIC or (listed and first)):
        end = phrase.clause.end
    return one_line(text[phrase.core[0].start : end])


def one_line(words: str) -> str:
    """Words of a text with single spaces and without marks at their ends."""
    line = " ".join(words.split())
    return line.strip(EDGES) or line
