"""Who or what gives a date without being said to speak: "the log shows", "biographers have her
leaving in 1923", "the contract is dated 21 August"."""

from collections.abc import Sequence

from headwater.reading.dated.clauses import Clause
from headwater.reading.dated.tokens import Token
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
        after = account + (clause.tokens[account].text == ",")
        return clause.tokens[:account], clause.tokens[after:]
    told = _document(_with_antecedent(clause))
    if told:
        return told
    verbs = table("syntax.toml")["voice"]
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
    """Where what follows "in her telling", "by the army's account", "in the official gazette"
    begins, 0 without such words."""
    if tokens[0].lower not in ("in", "by", "on", "from", "going"):
        return 0
    end = next(
        (i for i, t in enumerate(tokens) if i > 1 and (t.text == "," or t.lower in OPENERS)), 0
    )
    nouns = table("syntax.toml")["voice"]["accounts"]
    told = any(t.lower in nouns for t in tokens[1:end]) or _is_document(tokens[1:end])
    return end if told and end <= REACH + 1 else 0


OPENERS = frozenset(("the", "a", "it", "he", "she", "they", "its", "his", "her", "their"))
"""Words that open a noun phrase of their own."""


def _with_antecedent(clause: Clause) -> tuple[Token, ...]:
    """The tokens of a clause; of a relative one with what "that" or "which" stands for."""
    if clause.opener not in ("that", "which") or clause.tokens[0].lower != clause.opener:
        return clause.tokens
    before = [t for t in clause.before if t.text != ","][-ANTECEDENT:]
    edge = next((i for i in range(len(before), 0, -1) if before[i - 1].lower in OPENERS), 0)
    return (*before[max(0, edge - 1) :], *clause.tokens[1:])


ANTECEDENT = 6
"""Words that name what a relative clause tells of, at most."""


def _document(tokens: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...]] | None:
    """A document that is the subject of a clause, and what it tells: "The pilot's logbook, leaked
    to this paper, has it adrift by three"."""
    edge = next((i for i, t in enumerate(tokens) if t.text == "," or _tells(tokens, i)), 0)
    subject = _subject(tokens[:edge])
    if not subject or not _is_document(subject):
        return None
    verb = next((i for i in range(edge, len(tokens)) if _tells(tokens, i)), None)
    if verb is not None and tokens[edge].text == ",":
        aside = next((i for i in range(edge + 1, len(tokens)) if tokens[i].text == ","), edge)
        verb = next((i for i in range(aside, len(tokens)) if _tells(tokens, i)), verb)
    if verb is None or tokens[verb].lower in PASSIVE - HAS:
        return None
    after = tuple(tokens[verb + 1 :])
    return subject, after if any(t.content for t in after) else tuple(tokens)


HAS = frozenset(("has", "have", "had"))


def _tells(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word looks like the verb of a clause: a past form, or one in -s before a noun."""
    token = tokens[place]
    if token.verbal or token.role == "cue":
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    opens = after is not None and (after.lower in OPENERS or after.lower in ("an", "that", "this"))
    return place > 0 and opens and token.lower.endswith("s") and not token.name


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
