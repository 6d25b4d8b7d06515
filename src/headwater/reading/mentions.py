"""Where a text names somebody: names and the pronouns he and she, in the order of the text.

A headline in capitals tells no name from other words, so what stands there is matched with the
names of the body (`headwater.reading.entities`) and not found here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.article import Article, Paragraph, Span
from headwater.models.attribution.marks import Quote
from headwater.reading.lexicon import gender_of, head_kind, known_name, noun_of, nouns
from headwater.reading.manner import Quotations
from headwater.reading.phrase import Word, closed, is_abbreviation, runs, split_title, words_of
from headwater.reading.types import SourceKind

QUOTED = frozenset({Quote.INSIDE, Quote.UNCLOSED})
SINGULAR = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
THINGS = frozenset({"document", "organisation", "outlet"})
ENDS = frozenset(".?!")
TITLED = 0.7
"""Share of words in capitals above which a line is set as a headline is."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where somebody is named.

    `name` are the words of a name, empty for a pronoun; `title` the words before it; `sentence` the
    number of its sentence; `opens` whether it is the first mention of that sentence; `own` whether
    it is a possessive; `starts` whether it stands at the start of its sentence, where any word has
    a capital; `the` whether "the" stands before it.
    """

    span: Span
    name: tuple[str, ...]
    title: Span | None
    sentence: int
    opens: bool
    own: bool
    quoted: bool
    starts: bool
    the: bool
    pronoun: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What is named in a text, in its order: mentions, and for each noun of bodies and documents
    (its singular) the spans where it stands; `sentences` is where each sentence starts."""

    mentions: tuple[Mention, ...]
    nouns: Mapping[str, tuple[Span, ...]]
    sentences: tuple[int, ...]


def named_in(article: Article) -> Named:
    """What is named in an article outside its furniture."""
    quotations = Quotations.of(article)
    found: list[Mention] = []
    starts: list[int] = []
    heads: dict[str, list[Span]] = {}
    for paragraph in sorted(article.paragraphs, key=lambda p: p.start):
        if paragraph.kind == "furniture" or paragraph.start == paragraph.end:
            continue
        words = words_of(article.text, paragraph.start, paragraph.end)
        for sentence in sentences(words, article.text):
            starts.append(sentence[0].start)
            if not _is_titled(paragraph, sentence):
                found += _mentions(sentence, article.text, len(starts) - 1, quotations)
                _note_nouns(sentence, heads)
    spans = {noun: tuple(places) for noun, places in heads.items()}
    return Named(tuple(found), spans, tuple(starts))


def _note_nouns(words: Sequence[Word], heads: dict[str, list[Span]]) -> None:
    known = nouns()
    for word in words:
        noun = known.get(word.low)
        if noun and not noun.plural and noun.kind in THINGS:
            heads.setdefault(noun.one, []).append(Span(word.start, word.stop))


def sentences(words: Sequence[Word], text: str) -> Iterator[Sequence[Word]]:
    """The words of a paragraph, sentence by sentence."""
    first = 0
    for n in range(1, len(words)):
        gap = text[words[n - 1].end : words[n].start]
        if ENDS.isdisjoint(gap) or (not words[n].text[0].isupper() and gap[0] != "?"):
            continue
        if gap == ". " and is_abbreviation(words[n - 1].text):
            continue
        yield words[first:n]
        first = n
    if words:
        yield words[first:]


def _is_titled(paragraph: Paragraph, words: Sequence[Word]) -> bool:
    if paragraph.kind == "headline":
        return True
    long = [word for word in words if len(word.text) > 3]
    return len(long) > 4 and sum(w.text[0].isupper() for w in long) > TITLED * len(long)


def _mentions(
    words: Sequence[Word], text: str, sentence: int, quotations: Quotations
) -> Iterator[Mention]:
    places = [(i, j) for i, j in runs(words, text) if _is_name(words, i, j)]
    places += [(n, n + 1) for n, word in enumerate(words) if word.low in SINGULAR]
    opens = True
    for i, j in sorted(places):
        title = 0 if words[i].low in SINGULAR else split_title(words[i:j])
        if i + title >= j:
            continue
        name = words[i + title : j]
        before = _before(words, i, text)
        begin = before if not title else i
        pronoun = name[0].low if name[0].low in SINGULAR else ""
        span = Span(name[0].start, name[-1].stop)
        yield Mention(
            span,
            () if pronoun else tuple(word.bare for word in name),
            Span(words[min(before, i)].start, words[i + title - 1].end)
            if min(before, i) < i + title
            else None,
            sentence,
            opens,
            name[-1].own or pronoun in {"his"},
            is_quoted(span.start, quotations),
            begin == 0 and not title,
            i > 0 and words[i - 1].low == "the",
            pronoun,
        )
        opens = False


def _is_name(words: Sequence[Word], i: int, j: int) -> bool:
    """Whether a run is a name and not the first word of a sentence, or a description alone."""
    if j - i > 1:
        return True
    word = words[i]
    if word.low in closed("parties") or word.low in closed("titles"):
        return False
    noun = noun_of([word.low])
    return not noun or bool(gender_of(word.low)) or known_name(word.bare) is not None


def _before(words: Sequence[Word], i: int, text: str) -> int:
    """Where the role in small letters that stands before the run at `i` begins; `i` without one."""
    n = i
    while n > 0 and i - n < 5 and text[words[n - 1].end : words[n].start] == " ":
        word = words[n - 1]
        if word.low in closed("function") or word.own:
            break
        n -= 1
    role = [word.low for word in words[n:i]]
    noun = noun_of(role) if role else None
    return n if noun and noun.kind == "person" and not noun.plural else i


def is_quoted(at: int, quotations: Quotations) -> bool:
    """Whether a character stands within quotation marks."""
    return any(state[0] in QUOTED for _, state in quotations.at(Span(at, at + 1)))


def name_kind(name: Sequence[str], *, titled: bool, the: bool) -> SourceKind | None:
    """What a name is by its own words: the kind of a source, or None where they do not say."""
    if titled:
        return "person"
    if known := known_name(" ".join(name)):
        return known
    if len(name) > 1:
        return _full_name_kind(name, the)
    if gender_of(name[0]) and not the:
        return "person"
    if name[0].isupper() and 1 < len(name[0]) < 7:
        return "organisation"
    return head_kind(name[0]) if the else None


def _full_name_kind(name: Sequence[str], the: bool) -> SourceKind:
    heads = [head_kind(w) for w, after in pairwise(name) if after in {"of", "for"}]
    head = next((kind for kind in heads if kind), head_kind(name[-1]))
    if gender_of(name[0]) and not the and head not in {"organisation", "outlet"}:
        return "person"
    if head:
        return head
    if the or (name[-1].isupper() and len(name[-1]) > 1):
        return "organisation"
    return "person"
