"""Who or what gives a date without being said to speak: "the log shows", "biographers have her
leaving in 1923", "the contract is dated 21 August"."""

from collections.abc import Sequence

from headwater.reading.dated.clauses import Clause, Token
from headwater.reading.dated.words import is_past, table

REACH = 7
"""Words after "has" among which a participle makes it "has the first shot fired"."""


def voice(clause: Clause) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The words that name who or what dates the event of a clause, and those that tell of it; none
    where nothing does."""
    if clause.by is not None or clause.speech is not None:
        return (), ()
    account = _account(clause.tokens)
    if account:
        return clause.tokens[:account], clause.tokens[account + 1 :]
    verbs = table("syntax.toml")["voice"]
    verb = next((i for i, token in enumerate(clause.tokens) if token.verbal), None)
    active = (
        verb and clause.tokens[verb - 1].text != "," and clause.tokens[verb].lower not in PASSIVE
    )
    if verb and active and _is_document(clause.tokens[:verb]):
        return _subject(clause.tokens[:verb]), clause.tokens[verb + 1 :]
    for place, token in enumerate(clause.tokens):
        if token.lower in verbs["has"] and _has_done(clause.tokens[place + 1 :]):
            return _subject(clause.tokens[:place]), clause.tokens[place + 1 :]
        if token.lower in verbs["witness"] and (subject := _subject(clause.tokens[:place])):
            return subject, clause.tokens[place + 1 :]
        if token.lower in verbs["words"] + verbs["notes"] and any(
            t.timed for t in clause.tokens[place + 1 :]
        ):
            subject = _subject(clause.tokens[:place])
            documents = frozenset(verbs["documents"])
            it = [t.lower for t in clause.tokens[place + 1 : place + 2]] == ["it"]
            if it or token.lower in verbs["always"] or any(t.stem in documents for t in subject):
                return subject, clause.tokens[place + 1 :]
    return (), ()


PASSIVE = frozenset(("is", "are", "was", "were", "be", "been", "being", "had", "has", "have"))
"""Verbs after which something happens to a document, where else a document tells."""


def _account(tokens: Sequence[Token]) -> int:
    """Where the comma after "in her telling," or "by the army's account," stands, 0 without it."""
    comma = next((i for i, token in enumerate(tokens) if token.text == ","), 0)
    nouns = table("syntax.toml")["voice"]["accounts"]
    opened = tokens[0].lower in ("in", "by", "on", "from", "going")
    told = any(token.lower in nouns for token in tokens[1:comma])
    return comma if opened and told and comma <= REACH + 1 else 0


def _is_document(subject: Sequence[Token]) -> bool:
    """Whether a noun phrase is one of a document: "a page of her diary" is one of a page."""
    head = next((i for i, t in enumerate(subject) if i and t.lower in PREPOSITIONS), len(subject))
    nouns = [token for token in subject[:head] if token.content]
    return bool(nouns) and nouns[-1].stem in table("syntax.toml")["voice"]["documents"]


PREPOSITIONS = frozenset(("of", "from", "in", "by", "on", "at", "for", "with", "to", ","))


def is_dated(tokens: Sequence[Token]) -> int | None:
    """Where "is dated" stands in a clause, None if it does not."""
    for place in range(1, len(tokens)):
        if tokens[place].lower in DATED and tokens[place - 1].verbal:
            return place
    return None


DATED = frozenset(("dated", "stamped", "postmarked", "timestamped", "time-stamped"))


def _has_done(after: Sequence[Token]) -> bool:
    """Whether somebody or something and a participle follow: "her boarding", "the shot fired"."""
    for place, token in enumerate(after[:REACH]):
        if token.text in ",.;":
            return False
        if place and (token.lower.endswith("ing") or is_past(token.lower)):
            return True
    return False


def _subject(before: Sequence[Token]) -> tuple[Token, ...]:
    """The noun phrase before a verb, without what opens the clause."""
    words = [
        t for t in before if t.lower not in ("but", "and", "however", "yet", "while", "though")
    ]
    if not any(t.content for t in words):
        return ()
    while words and not words[0].text[:1].isalnum():
        words.pop(0)
    comma = next((i for i, t in enumerate(words) if t.text == ","), len(words))
    return () if any(t.timed for t in words[:comma]) else tuple(words[:comma])
