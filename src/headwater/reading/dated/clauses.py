"""Clauses: the pieces of sentences that each tell of one happening, and what they consist of.

No parser: clauses end at subordinators, at coordinators between verbs, at dashes and semicolons,
and where what one source says ends. What lies in the content of an attribution is its own stretch,
so that "Police said he left on Monday" is one clause of the police's and one of the article's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from headwater.article import Span
from headwater.reading.dated.words import is_past, stem, stop, table
from headwater.reading.types import Attribution

TOKEN = re.compile(r"[a-z]\.(?:[a-z]\.)+|\w+(?:[’'\-]\w+)*[’']?|[^\w\s]", re.IGNORECASE)
BREAKS = frozenset(";:—–()")
AUXILIARIES = frozenset(
    ("is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "did", "do", "does",
     "will", "would", "can", "could", "may", "might")
)  # fmt: skip
RELATIVE = frozenset(("which", "who", "whom", "whose", "where"))
LOOKAHEAD = 6
"""Words after a conjunction among which a verb makes what follows a clause."""

Role = Literal["source", "cue", ""]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: where it stands, its stem, whether it is part of a name, of a time.

    `by` is the attribution in whose content it stands, `piece` where that piece of content begins.
    """

    start: int
    end: int
    text: str
    stem: str
    name: bool = False
    timed: bool = False
    role: Role = ""
    by: str | None = None
    piece: int = 0

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def word(self) -> bool:
        """Whether it is a word at all, and no part of a time expression."""
        return not self.timed and self.text[:1].isalnum()

    @property
    def content(self) -> bool:
        """Whether it says anything about an event."""
        return self.word and self.role == "" and self.lower not in stop() and len(self.text) > 1

    @property
    def verbal(self) -> bool:
        """Whether it looks like a finite verb, a participle or an auxiliary."""
        return not self.timed and (self.lower in AUXILIARIES or is_past(self.lower))


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its tokens, in whose words, and how it hangs on others.

    `sentence` counts the sentences of the article; `by` is the id of the attribution in whose
    content it lies, `speech` of the one whose cue it holds. `opener` is the word that opens it,
    `before` the tokens of the clause that it hangs on, `relation` the start of the phrase that
    relates it in time ("three days before").
    """

    tokens: tuple[Token, ...]
    sentence: int
    by: str | None
    speech: str | None = None
    opener: str = ""
    before: tuple[Token, ...] = ()
    relation: int | None = None

    @property
    def span(self) -> Span:
        """From its first token to its last."""
        return Span(self.tokens[0].start, self.tokens[-1].end)

    def holds(self, offset: int) -> bool:
        """Whether one of its tokens stands at `offset`."""
        return any(token.start <= offset < token.end for token in self.tokens)


@dataclass(slots=True)
class _Draft:
    opener: str = ""
    tokens: list[Token] = field(default_factory=list)
    above: "_Draft | None" = None
    until_comma: bool = False
    relation: int | None = None


def tokens_in(text: str, sentence: Span, times: Sequence[Span]) -> list[Token]:
    """The tokens of a sentence; those of `times` are marked."""
    found = [
        Token(match.start(), match.end(), match.group(), stem(match.group()))
        for match in TOKEN.finditer(text, sentence.start, sentence.end)
    ]
    found = [
        replace(token, timed=any(s.start < token.end and token.start < s.end for s in times))
        for token in found
    ]
    return [replace(t, name=_is_name(found, i)) for i, t in enumerate(found)]


def _is_name(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.timed or not token.text[:1].isupper() or token.lower in stop():
        return False
    words = [t for t in tokens[:place] if t.text[:1].isalnum()]
    if words:
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return bool(after and after.text[:1].isupper()) or token.text[1:].isupper()


def clauses_in(
    tokens: Sequence[Token],
    sentence: int,
    attributions: Sequence[Attribution],
    relations: Sequence[Span],
) -> list[Clause]:
    """The clauses of one sentence, in order of their first word.

    `attributions` are those that reach into it, `relations` the phrases that relate in time.
    """
    streams: dict[tuple[str | None, str], list[Token]] = {}
    for token, role, whose in adopted([_place(t, attributions) for t in tokens], attributions):
        key = (token.by, whose if role == "source" else "")
        placed = replace(token, role="cue" if role == "cue" else "")
        streams.setdefault(key, []).append(placed)
    found = [
        clause
        for (by, _), stream in streams.items()
        for clause in _split(stream, sentence, by, relations)
    ]
    found = [replace(c, speech=_speech(c, attributions)) for c in found]
    return sorted(found, key=lambda clause: clause.tokens[0].start)


def _place(token: Token, attributions: Sequence[Attribution]) -> tuple[Token, Role, str]:
    """A token and in whose content it lies, whether it is source or cue there, and of which."""
    inner: tuple[int, str, int] | None = None
    role: Role = ""
    whose = ""
    for one in attributions:
        for piece in one.content:
            if piece.start <= token.start < piece.end and (not inner or len(piece) < inner[0]):
                inner = (len(piece), one.id, piece.start)
    for one in attributions:
        if one.within != (inner[1] if inner else None):
            continue
        if any(s.start <= token.start < s.end for s in one.cue):
            role, whose = "cue", one.id
        elif any(s.start <= token.start < s.end for s in one.source):
            role, whose = "source", one.id
    placed = replace(token, by=inner[1], piece=inner[2]) if inner else token
    return placed, role, whose


Placed = tuple[Token, Role, str]


def adopted(placed: Sequence[Placed], attributions: Sequence[Attribution]) -> list[Placed]:
    """The tokens of a sentence where a time beside words of saying in commas is part of what is
    said: "On Monday, the airline says, flight 117 landed"."""
    found = [*placed]
    for one in attributions:
        block = [i for i, (_, role, whose) in enumerate(found) if role and whose == one.id]
        if block and one.content:
            for place in _beside(found, block[0], block[-1]):
                token = replace(found[place][0], by=one.id, piece=one.content[0].start)
                found[place] = (token, "", "")
    return found


def _beside(placed: Sequence[Placed], first: int, last: int) -> Iterator[int]:
    """The places of the times beside an aside such as ", the airline says,"."""
    commas = [i for i in (first - 1, last + 1) if 0 <= i < len(placed)]
    if len(commas) < 2 or any(placed[i][0].text != "," for i in commas):
        return
    stop_at = next(
        (i for i in range(last + 1, len(placed)) if not _adverbial(placed[i])), len(placed)
    )
    for stretch in (range(first), range(last + 1, stop_at)):
        if all(_adverbial(placed[i]) for i in stretch) and any(placed[i][0].timed for i in stretch):
            yield from stretch


def _adverbial(placed: Placed) -> bool:
    token, role, _ = placed
    small = token.timed or token.text == "," or token.lower in ADVERBIAL
    return small and not role and token.by is None


ADVERBIAL = frozenset(("on", "in", "at", "by", "the", "of", "late", "early", "since", "about"))
"""Words that a time may have before it."""


def _speech(clause: Clause, attributions: Sequence[Attribution]) -> str | None:
    cues = [t for t in clause.tokens if t.role == "cue"]
    for one in attributions:
        if cues and any(s.start <= cues[0].start < s.end for s in one.cue):
            return one.id
    return None


def _split(
    stream: Sequence[Token], sentence: int, by: str | None, relations: Sequence[Span]
) -> Iterator[Clause]:
    drafts = [_Draft()]
    for place, token in enumerate(stream):
        draft = drafts[-1]
        opening = _opens(stream, place, draft, relations)
        if opening:
            drafts.append(opening)
        elif token.text == "," and draft.until_comma and not _goes_on(stream, place):
            drafts.append(_resumed(drafts))
        if not opening or token.word or token.timed:
            drafts[-1].tokens.append(token)
    for draft in _merged(drafts):
        if any(t.text[:1].isalnum() for t in draft.tokens):
            above = tuple(draft.above.tokens) if draft.above else ()
            yield Clause(
                tuple(draft.tokens),
                sentence,
                by,
                opener=draft.opener,
                before=above,
                relation=draft.relation,
            )


def _goes_on(stream: Sequence[Token], place: int) -> bool:
    """Whether what follows a comma is only a date: "before it was struck, on March 16,"."""
    after = [t for t in stream[place + 1 : place + 3] if t.lower not in ("on", "in", "at")]
    return bool(after) and after[0].timed


def _resumed(drafts: list[_Draft]) -> _Draft:
    """What goes on after a clause that a comma ends: what it hangs on, or a first clause."""
    above = drafts[-1].above
    return above if above and any(t.word for t in above.tokens) else _Draft()


def _merged(drafts: list[_Draft]) -> list[_Draft]:
    return list({id(draft): draft for draft in drafts}.values())


def _opens(
    stream: Sequence[Token], place: int, draft: _Draft, relations: Sequence[Span]
) -> _Draft | None:
    """The clause that begins with the token at `place`, if one does."""
    token = stream[place]
    if token.by is not None and place and token.piece != stream[place - 1].piece:
        return _Draft("", above=draft) if any(t.verbal for t in draft.tokens) else None
    for relation in relations:
        if relation.start == token.start:
            leading = not any(t.content for t in draft.tokens)
            aside = place > 0 and stream[place - 1].text == "," and draft.relation is not None
            above = draft.above if aside and draft.above else draft
            return _Draft("relation", above=above, until_comma=leading, relation=relation.start)
        if relation.start < token.start < relation.end:
            return None
    if token.text in BREAKS and not token.timed:
        return _Draft(token.text, above=draft)
    grammar = table("syntax.toml")["clause"]
    if token.lower in grammar["subordinators"] and _subordinates(stream, place):
        leading = not any(t.content for t in draft.tokens)
        aside = token.lower in RELATIVE and any(
            t.text == "," for t in stream[max(0, place - 4) : place]
        )
        return _Draft(token.lower, above=draft, until_comma=leading or aside)
    if token.lower in grammar["coordinators"] and _joins(stream, place, draft):
        return _Draft(token.lower, above=draft)
    if token.text == "," and _participle(stream, place):
        return _Draft(",", above=draft)
    return None


def _ahead(stream: Sequence[Token], place: int) -> list[Token]:
    """The words after a conjunction, as far as a mark or the next conjunction."""
    found: list[Token] = []
    for token in stream[place + 1 : place + 1 + LOOKAHEAD]:
        if token.text in BREAKS or token.text == "," or token.lower in ("and", "but", "or"):
            break
        found.append(token)
    return found


def _subordinates(stream: Sequence[Token], place: int) -> bool:
    word = stream[place].lower
    if word in RELATIVE or word in ("when", "while", "whereas", "although", "because", "unless"):
        return True
    ahead = _ahead(stream, place)
    if word == "that":
        before = stream[place - 1].lower if place else ""
        return bool(ahead) and before not in ("in", "on", "at", "of", "by", "to", "for", "from")
    return any(t.verbal for t in ahead)


def _joins(stream: Sequence[Token], place: int, draft: _Draft) -> bool:
    return any(t.verbal for t in draft.tokens) and any(t.verbal for t in _ahead(stream, place))


def _participle(stream: Sequence[Token], place: int) -> bool:
    ahead = stream[place + 1] if place + 1 < len(stream) else None
    return bool(ahead and ahead.lower.endswith("ing") and len(ahead.text) > 5 and not ahead.name)
