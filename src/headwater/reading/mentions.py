"""Where a text names somebody: names and the pronouns he and she, in the order of the text.

A headline in capitals tells no name from other words, so what stands there is matched with the
names of the body (`headwater.reading.entities`) and not found here.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.article import Article, Paragraph, Span
from headwater.models.attribution.marks import Quote
from headwater.reading.beside import apposed_kind, called_kind, title_kind
from headwater.reading.lexicon import gender_of, head_kind, known_name, noun_of, nouns, shape_kind
from headwater.reading.manner import Quotations
from headwater.reading.phrase import number_of
from headwater.reading.types import SourceKind
from headwater.reading.words import Word, closed, is_abbreviation, runs, split_title, words_of

QUOTED = frozenset({Quote.INSIDE})
ENDS = frozenset(".?!")
ROLE = 6
"""Words that a role before a name may have."""
NEAR = 5
"""Words that a noun of people may have before it in its noun phrase."""
TITLED = 0.8
"""Share of words in capitals above which a line is set as a headline is."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where somebody is named.

    `written` is it as the text has it, on one line; `name` are the words of a name, empty for a
    pronoun; `title` the words before it; `sentence` the
    number of its sentence; `opens` whether it is the first mention of that sentence; `own` whether
    it is a possessive; `starts` whether it stands at the start of its sentence, where any word has
    a capital; `the` whether "the" stands before it; `says` the
    kind of source that its title makes it; `described` whether it is a noun phrase of people;
    `before` and `behind` are the words that stand beside it.
    """

    span: Span
    written: str
    name: tuple[str, ...]
    title: Span | None
    sentence: int
    opens: bool
    own: bool
    quoted: bool
    starts: bool
    the: bool
    before: str = ""
    behind: str = ""
    says: SourceKind | None = None
    pronoun: str = ""
    described: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """What is named in a text, in its order: mentions, and for each noun that names sources (its
    singular) the spans where it stands; `sentences` is where each sentence starts, `starts` each
    mention."""

    mentions: tuple[Mention, ...]
    nouns: Mapping[str, tuple[Span, ...]]
    sentences: tuple[int, ...]
    starts: tuple[int, ...]
    paragraphs: tuple[int, ...]

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds a character."""
        return bisect_right(self.sentences, at) - 1

    def within(self, span: Span) -> range:
        """The numbers of the mentions that begin inside a span."""
        first = bisect_left(self.starts, span.start)
        return range(first, bisect_left(self.starts, span.end))


def named_in(article: Article) -> Named:
    """What is named in an article outside its furniture."""
    quotations = Quotations.of(article)
    found: list[Mention] = []
    starts: list[int] = []
    begins: list[int] = []
    heads: dict[str, list[Span]] = {}
    for paragraph in sorted(article.paragraphs, key=lambda p: p.start):
        if paragraph.kind == "furniture" or paragraph.start == paragraph.end:
            continue
        words = words_of(article.text, paragraph.start, paragraph.end)
        begins.append(len(starts))
        for sentence in sentences(words, article.text):
            starts.append(sentence[0].start)
            if not _is_titled(paragraph, sentence):
                found += _mentions(sentence, article.text, len(starts) - 1, quotations)
                _note_nouns(sentence, heads)
    spans = {noun: tuple(places) for noun, places in heads.items()}
    return Named(
        tuple(found), spans, tuple(starts), tuple(m.span.start for m in found), tuple(begins)
    )


def _note_nouns(words: Sequence[Word], heads: dict[str, list[Span]]) -> None:
    known = nouns()
    for word in words:
        noun = known.get(word.low)
        if noun and not noun.plural:
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
    return len(long) > 5 and sum(w.text[0].isupper() for w in long) > TITLED * len(long)


def _mentions(
    words: Sequence[Word], text: str, sentence: int, quotations: Quotations
) -> Iterator[Mention]:
    names = [(i, j) for i, j in runs(words, text) if _is_name(words, i, j)]
    named = {n for i, j in names for n in range(i, j)}
    others = [(n, n + 1) for n, word in enumerate(words) if word.low in closed("singular")]
    others += [(i, j) for i, j in _described(words, text) if j - 1 not in named]
    runs_of = set(names)
    opens = True
    for i, j in sorted(names + others):
        is_run = (i, j) in runs_of
        mention = _mention(words, i, j, text, (sentence, opens, quotations), is_run)
        if mention:
            yield mention
            opens = False


def _mention(
    words: Sequence[Word],
    i: int,
    j: int,
    text: str,
    where: tuple[int, bool, Quotations],
    is_run: bool,
) -> Mention | None:
    """The mention that the words [i, j) are: a name with its title, a pronoun, or a description."""
    sentence, opens, quotations = where
    pronoun = words[i].low if words[i].low in closed("singular") and j == i + 1 else ""
    described = not pronoun and not is_run
    title = 0 if pronoun or described else split_title(words[i:j])
    if i + title >= j:
        return None
    before = i if pronoun or described else _before(words, i, text)
    if before < i + title:
        before = _owner(words, before, text)
    first, last = words[i + title], words[j - 1]
    span = Span(first.start, last.stop)
    named = not pronoun and not described
    return Mention(
        span=span,
        written=" ".join(span.of(text).split()),
        name=tuple(word.bare for word in words[i + title : j]) if named else (),
        title=_title(words[before : i + title], text),
        sentence=sentence,
        opens=opens,
        own=last.own or pronoun == "his",
        quoted=is_quoted(span.start, quotations),
        starts=before == 0 and not title,
        the=i > 0 and words[i - 1].low == "the",
        before=words[before - 1].low if before else "",
        behind=words[j].low if j < len(words) else "",
        says=title_kind(words[before : i + title])
        or called_kind(words, before)
        or (apposed_kind(words, j, text) if named else None),
        pronoun=pronoun,
        described=described,
    )


def _title(words: Sequence[Word], text: str) -> Span | None:
    """A title with the full stop of its abbreviation."""
    if not words:
        return None
    end = words[-1].end
    return Span(words[0].start, end + (text[end : end + 1] == "."))


def _described(words: Sequence[Word], text: str) -> Iterator[tuple[int, int]]:
    """Noun phrases of people: plural nouns, and singular ones behind a word like "the"."""
    known = nouns()
    for n, word in enumerate(words):
        noun = known.get(word.low)
        if noun and noun.kind == "person" and not word.own:
            first = _phrase_start(words, n, text)
            if noun.plural or words[first].low in closed("definite"):
                yield first, n + 1


def _phrase_start(words: Sequence[Word], n: int, text: str) -> int:
    """Where the noun phrase that ends in the word numbered `n` begins: at a determiner or number
    near before it, else where words before it can be nothing else."""
    first, near = n, n
    while first > 0 and n - first < NEAR and text[words[first - 1].end : words[first].start] == " ":
        before = words[first - 1].low
        if before in closed("determiners") or number_of(words[first - 1]):
            return first - 1
        if before in closed("function") | closed("after") | closed("verbs"):
            break
        first -= 1
        if near == first + 1 and (before in closed("parties") or noun_of([before])):
            near = first
    return near


def _is_name(words: Sequence[Word], i: int, j: int) -> bool:
    """Whether a run is a name and not the first word of a sentence, or a description alone."""
    if j - i > 1:
        return not all(word.text.isupper() and len(word.text) > 3 for word in words[i:j])
    word = words[i]
    if word.low in closed("parties") or word.low in closed("titles"):
        return False
    noun = noun_of([word.low])
    return not noun or bool(gender_of(word.low)) or known_name(word.bare) is not None


def _before(words: Sequence[Word], i: int, text: str) -> int:
    """Where the role in small letters that stands before the run at `i` begins; `i` without one."""
    n = i
    while n > 0 and i - n < ROLE and _is_beside(text[words[n - 1].end : words[n].start], n == i):
        if not _in_role(words, n - 1, i):
            break
        n -= 1
    running = [k for k in range(n, i) if words[k].low.endswith("ing")]
    n = running[-1] + 1 if running and running[-1] > n else n
    role = [word.low for word in words[n:i]]
    noun = noun_of(role[: role.index("of")] if "of" in role else role) if role else None
    if noun and noun.kind == "person":
        return n
    return n if role and role[-1] in closed("namers") else i


def _is_beside(gap: str, name: bool) -> bool:
    """Whether nothing parts two words, or only the mark that closes a quoted role before a name."""
    return gap == " " or (name and gap in {'" ', "” "})


def _owner(words: Sequence[Word], n: int, text: str) -> int:
    """Where the possessor of the role that begins at `n` begins ("the League’s president Ada
    Kern"); `n` without one."""
    first = n
    while first > 0 and text[words[first - 1].end : words[first].start].strip("'’") == " ":
        before = words[first - 1]
        if not (before.own if first == n else before.is_capital and not before.own):
            break
        first -= 1
    if first == n or not words[first].is_capital:
        return n
    return first


def _in_role(words: Sequence[Word], n: int, i: int) -> bool:
    """Whether the word numbered `n` can stand in the role before the run at `i`."""
    word = words[n]
    if word.low == "first":
        return n + 2 == i or words[n + 1].low in closed("offices")
    if word.low == "of":
        return n > 0 and n + 1 < i and _is_office(words[n - 1], words[i - 1])
    after_name = n > 0 and words[n - 1].is_capital and word.low.endswith("ed")
    verb = (word.low.endswith("ing") and n + 2 < i) or word.low in closed("verbs") or after_name
    verb = verb and not (n > 0 and words[n - 1].low.endswith("ly"))
    if word.own or word.low in closed("function") or word.text.strip(",.").isdecimal():
        return False
    return not verb or word.is_capital


def _is_office(before: Word, last: Word) -> bool:
    """Whether "of" stands in an office before a name ("chief of police", "secretary of state"), and
    not between two people ("a friend of mayor")."""
    first, other = noun_of([before.low]), noun_of([last.low])
    return bool(first and first.kind == "person") and not (other and other.kind == "person")


def is_quoted(at: int, quotations: Quotations) -> bool:
    """Whether a character stands within quotation marks."""
    return any(state[0] in QUOTED for _, state in quotations.at(Span(at, at + 1)))


def name_kind(name: Sequence[str], *, says: SourceKind | None, the: bool) -> SourceKind | None:
    """What a name is by its title and its own words, or None where they do not say."""
    if says:
        return says
    whole = " ".join(name)
    if known := known_name(whole) or shape_kind(whole):
        return known
    if _is_branch(name):
        return "outlet"
    if len(name) > 1:
        return _full_name_kind(name, the)
    if gender_of(name[0]) and not the:
        return "person"
    if name[0].isupper() and 1 < len(name[0]) < 7:
        return "organisation"
    head = head_kind(name[0])
    return head if the or head == "group" else None


def _is_branch(name: Sequence[str]) -> bool:
    """Whether a name begins with an outlet's and is that of its branch or programme: "Lorrimer News
    Radio", "CNN Business"."""
    outlets = (n for n in range(len(name) - 1, 0, -1) if known_name(" ".join(name[:n])) == "outlet")
    first = next(outlets, 0)
    clear = first > 1 or (first == 1 and name[0].isupper())
    said = head_kind(name[-1])
    return clear and not gender_of(name[first]) and said in {None, "outlet"}


def _full_name_kind(name: Sequence[str], the: bool) -> SourceKind:
    heads = [head_kind(w) for w, after in pairwise(name) if after in {"of", "for"}]
    head = next((kind for kind in heads if kind), head_kind(name[-1]))
    if gender_of(name[0]) and not the and head not in {"organisation", "outlet", "group"}:
        return "person"
    if head:
        return head
    if the or (name[-1].isupper() and len(name[-1]) > 1):
        return "organisation"
    return "person"
