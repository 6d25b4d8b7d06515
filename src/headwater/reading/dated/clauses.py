"""Clauses: the pieces of sentences that each tell of one happening, and what they consist of.

No parser: clauses end at subordinators, at coordinators between verbs, at dashes and semicolons,
and where what one source says ends. What lies in the content of an attribution is its own stretch,
so that "Police said he left on Monday" is one clause of the police's and one of the article's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from headwater.article import Span
from headwater.reading.dated.placing import adopted, place
from headwater.reading.dated.tokens import BREAKS, Token
from headwater.reading.dated.words import closed, table
from headwater.reading.types import Attribution

LOOKAHEAD = 6
"""Words after a conjunction among which a verb makes what follows a clause."""


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
    for token, role, whose in adopted([place(t, attributions) for t in tokens], attributions):
        key = (token.by, whose if role == "source" else "")
        placed = replace(token, role="cue" if role == "cue" else "")
        streams.setdefault(key, []).append(placed)
    found = [
        clause
        for (by, _), stream in streams.items()
        for clause in _split(stream, sentence, by, relations)
    ]
    found = [replace(c, speech=_speech(c, attributions)) for c in found]
    found = [replace(c, by=c.by or _continued(c, attributions)) for c in found]
    return sorted(found, key=lambda clause: clause.tokens[0].start)


def _speech(clause: Clause, attributions: Sequence[Attribution]) -> str | None:
    cues = [t for t in clause.tokens if t.role == "cue"]
    for one in attributions:
        if cues and any(s.start <= cues[0].start < s.end for s in one.cue):
            return one.id
    return None


def _continued(clause: Clause, attributions: Sequence[Attribution]) -> str | None:
    """Whose words a clause without a subject goes on with: "They say it rang, and was heard"."""
    words = [t for t in clause.tokens if t.word]
    alone = clause.opener in ("and", "or") and len(words) > 1 and words[1].verbal
    if not alone or clause.speech is not None:
        return None
    cues = [t for t in clause.before if t.role == "cue"]
    if not cues or any(t.verbal and t.role != "cue" for t in clause.before):
        return None
    return next(
        (one.id for one in attributions if any(s.start <= cues[-1].start < s.end for s in one.cue)),
        None,
    )


def _split(
    stream: Sequence[Token], sentence: int, by: str | None, relations: Sequence[Span]
) -> Iterator[Clause]:
    drafts = [_Draft()]
    for at, token in enumerate(stream):
        draft = drafts[-1]
        opening = _opens(stream, at, draft, relations)
        if opening:
            drafts.append(opening)
        elif token.text == "," and draft.until_comma and not _goes_on(stream, at):
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
        aside = token.lower in closed("relative") and any(
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
    if word in closed("relative") | closed("conjunctions"):
        return True
    ahead = _ahead(stream, place)
    if word == "that":
        before = stream[place - 1].lower if place else ""
        return bool(ahead) and before not in ("in", "on", "at", "of", "by", "to", "for", "from")
    return any(t.verbal for t in ahead)


def _joins(stream: Sequence[Token], place: int, draft: _Draft) -> bool:
    verb = any(t.verbal or t.role == "cue" for t in draft.tokens)
    return verb and any(t.verbal for t in _ahead(stream, place))


def _participle(stream: Sequence[Token], place: int) -> bool:
    ahead = stream[place + 1] if place + 1 < len(stream) else None
    return bool(ahead and ahead.lower.endswith("ing") and len(ahead.text) > 5 and not ahead.name)
