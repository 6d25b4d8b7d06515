"""Who or what gives a date without being said to speak: "the log shows", "biographers have her
leaving in 1923", "the contract is dated 21 August"."""

from collections.abc import Sequence

from headwater.reading.dated.clauses import Clause
from headwater.reading.dated.tokens import Token
from headwater.reading.dated.words import closed, is_past, table

REACH = 7
"""Words after "has" among which a participle makes it "has the first shot fired"."""


Voice = tuple[tuple[Token, ...], tuple[Token, ...]]
"""The words that name who or what dates an event, and those that tell of it."""


def voice(clause: Clause) -> Voice:
    """Who dates the event of a clause, and what is told of it; nothing where nobody does."""
    if clause.by is not None or clause.speech is not None:
        return (), ()
    tokens = clause.tokens
    whole = _with_antecedent(clause)
    aside = _inverted(tokens) or _by_account(tokens) or _if_right(tokens)
    return aside or _document(whole) or _by_verb(whole)


def _inverted(tokens: Sequence[Token]) -> Voice | None:
    """Who says it, named behind the verb: "In June, says the contractor's notice"."""
    for place in range(1, len(tokens) - 1):
        verb, after = tokens[place], tokens[place + 1]
        said = verb.lower in closed("inverted") and tokens[place - 1].text in ",;"
        if said and (_opens(after) or after.name):
            end = next((i for i in range(place + 1, len(tokens)) if tokens[i].text in ",."), None)
            stop = len(tokens) if end is None else end
            told = (*tokens[: place - 1], *tokens[stop + 1 :])
            return tuple(tokens[place + 1 : stop]), told
    return None


def _if_right(tokens: Sequence[Token]) -> Voice | None:
    """Who is believed on a condition: "if the pathologist is right, it was fired at nine"."""
    start = next((i for i, t in enumerate(tokens) if t.lower == "if"), None)
    if start is None:
        return None
    trusted = (i for i in range(start, len(tokens)) if tokens[i].lower in closed("believed"))
    end = next(trusted, None)
    if end is None or end - start > LONGEST_CONDITION:
        return None
    verb = next((i for i in range(start, end) if tokens[i].verbal or tokens[i].text == ","), end)
    return tuple(tokens[start + 1 : verb]), (*tokens[:start], *tokens[end + 1 :])


LONGEST_CONDITION = 16
"""Words of "if … is right"."""


def _by_account(tokens: Sequence[Token]) -> Voice | None:
    """Who or what an account is named by, before what is told of it or behind a comma."""
    for start in (0, *(i + 1 for i, t in enumerate(tokens) if t.text in ",;" or t.lower == "but")):
        words = tokens[start:]
        end = _account(words) if words else 0
        if end:
            before = start - 1 if start and tokens[start - 1].text in ",;" else start
            after = start + end + (end < len(words) and words[end].text == ",")
            return tuple(words[:end]), (*tokens[:before], *tokens[after:])
    return None


def _by_verb(tokens: Sequence[Token]) -> Voice:
    """Biographers have her leaving in 1923, police put it at 3 p.m., she saw it on Monday."""
    verbs = table("syntax.toml")["voice"]
    for place, token in enumerate(tokens):
        subject, after = _subject(tokens[:place]), tuple(tokens[place + 1 :])
        done = token.lower in verbs["has"] and _has_done(after)
        if done or (token.lower in verbs["witness"] and subject):
            return subject, after
        known = verbs["words"] + verbs["notes"] + verbs["always"]
        dates = token.lower in known and any(t.timed for t in after)
        if dates and (told := _after_that(after)):
            return subject, told
        noun = place > 0 and _opens(tokens[place - 1])
        if dates and not noun and _may_date(token, subject, after[0]):
            return subject, after
    return (), ()


def _may_date(verb: Token, subject: Sequence[Token], after: Token) -> bool:
    """Whether a verb such as "gives" or "puts" dates something, by what stands beside it."""
    verbs = table("syntax.toml")["voice"]
    if verb.lower in closed("pointing"):
        return after.lower == "to"
    if after.lower in closed("prepositions"):
        return False
    if verb.lower in verbs["always"] or after.lower == "it" or after.timed:
        return True
    return any(t.stem in verbs["documents"] for t in subject)


def _account(tokens: Sequence[Token]) -> int:
    """Where what follows "in her telling", "by the army's account", "in the official gazette"
    begins, 0 without such words."""
    if tokens[0].lower not in closed("by"):
        return 0
    opens = (
        i for i, t in enumerate(tokens) if i > 1 and (t.text in ",." or _opens_clause(tokens, i))
    )
    end = next(opens, 0)
    nouns = table("syntax.toml")["voice"]["accounts"]
    told = any(t.lower in nouns for t in tokens[1:end]) or _is_document(tokens[1:end])
    return end if told and end <= REACH + 1 else 0


def _opens_clause(tokens: Sequence[Token], place: int) -> bool:
    """Whether a noun phrase begins that is none of an account's own: not "the account of the"."""
    return _opens(tokens[place]) and tokens[place - 1].lower not in closed("prepositions")


def _after_that(after: Sequence[Token]) -> tuple[Token, ...]:
    """What follows "that" close behind a verb: "has entered in its book that he left"."""
    place = next((i for i, t in enumerate(after[:REACH]) if t.lower == "that"), None)
    if place is None or any(t.timed or t.verbal for t in after[:place]):
        return ()
    return tuple(after[place + 1 :])


def _opens(token: Token) -> bool:
    """Whether a word opens a noun phrase of its own."""
    return token.lower in closed("openers")


def _with_antecedent(clause: Clause) -> tuple[Token, ...]:
    """The tokens of a clause; of a relative one with what "that" or "which" stands for."""
    if clause.opener not in ("that", "which", "who") or clause.tokens[0].lower != clause.opener:
        return clause.tokens
    before = [t for t in clause.before if t.text != ","][-ANTECEDENT:]
    edge = next((i for i in range(len(before), 0, -1) if _opens(before[i - 1])), 0)
    return (*before[max(0, edge - 1) :], *clause.tokens[1:])


ANTECEDENT = 6
"""Words that name what a relative clause tells of, at most."""


def _document(tokens: Sequence[Token]) -> Voice | None:
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
    if verb is None or tokens[verb].lower in closed("passive"):
        return None
    after = tuple(tokens[verb + 1 :])
    return subject, after if any(t.content for t in after) else tuple(tokens)


def _tells(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word looks like the verb of a clause: a past form, or one in -s before a noun."""
    token = tokens[place]
    if token.verbal or token.role == "cue":
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    opens = after is not None and (_opens(after) or after.lower in closed("pointers"))
    return place > 0 and opens and token.lower.endswith("s") and not token.name


def _is_document(subject: Sequence[Token]) -> bool:
    """Whether a noun phrase is one of a document: "a page of her diary" is one of a page."""
    within = (i for i, t in enumerate(subject) if i and t.lower in closed("prepositions"))
    nouns = [token for token in subject[: next(within, len(subject))] if token.content]
    return bool(nouns) and nouns[-1].stem in table("syntax.toml")["voice"]["documents"]


def is_dated(tokens: Sequence[Token]) -> int | None:
    """Where "is dated" stands in a clause, None if it does not."""
    for place in range(1, len(tokens)):
        if tokens[place].lower in closed("dated") and tokens[place - 1].verbal:
            return place
    return None


def _has_done(after: Sequence[Token]) -> bool:
    """Whether somebody or something and a participle follow: "her boarding", "the shot fired"."""
    if after[:1] and after[0].lower in closed("passive"):
        return False
    for place, token in enumerate(after[:REACH]):
        if token.text in ",.;":
            return False
        done = token.lower.endswith("ing") or token.lower in closed("done") or is_past(token.lower)
        if place and done:
            return True
    return False


def _subject(before: Sequence[Token]) -> tuple[Token, ...]:
    """The noun phrase before a verb, without what opens the clause."""
    words = [t for t in before if t.lower not in closed("joins")]
    if not any(t.content for t in words):
        return ()
    while words and not words[0].text[:1].isalnum():
        words.pop(0)
    comma = next((i for i, t in enumerate(words) if t.text == ","), len(words))
    return () if any(t.timed for t in words[:comma]) else tuple(words[:comma])
