"""What a clause says has happened: its verbs and event nouns, who and what takes part.

And how it is said to have been: its beginning or its end, planned, another of its kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.reading.dated.clauses import Clause
from headwater.reading.dated.tokens import Token
from headwater.reading.dated.words import is_past, kinds, light, pattern, phases, stem, stop, table


@dataclass(frozen=True, slots=True)
class Profile:
    """One happening in words.

    `verbs` and `nouns` are stems of what may be its head, `kinds` and `noun_kinds` the kinds of
    event that they are; `happens` says that a verb such as "was" or "came" stands
    there; `args` the stems of everything else, `names` those that are names;
    `context` those around a noun phrase that tells of it, `subject` those before its verb; `owned`
    says that this is somebody's ("her brother"), `looks_back` that it stands for something spoken
    of before ("it", "that move").
    """

    verbs: frozenset[str]
    kinds: frozenset[str]
    nouns: frozenset[str]
    noun_kinds: frozenset[str]
    args: frozenset[str]
    names: frozenset[str]
    phase: frozenset[str]
    pronoun: bool
    anaphor: bool
    happens: bool
    planned: bool
    other: frozenset[str]
    context: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    owned: bool = False
    looks_back: bool = False


def profile(clause: Clause, tokens: Sequence[Token] | None = None) -> Profile:
    """What a clause, or only some tokens of it, tells of."""
    own = tuple(clause.tokens if tokens is None else tokens)
    told = own
    if tokens is None and clause.opener in ("which", "who", "that", "where"):
        told = (*_noun_phrase(clause.before), *own)
    stems = [token.stem for token in told]
    verbs, verb_kinds, nouns, noun_kinds = _heads(told, stems)
    content = [token for token in told if token.content]
    around = [t.stem for t in clause.tokens if t.content] if tokens is not None else []
    words = " ".join(token.text for token in own if not token.timed)
    return Profile(
        verbs=frozenset(verbs),
        kinds=frozenset(verb_kinds),
        nouns=frozenset(nouns),
        noun_kinds=frozenset(noun_kinds),
        args=frozenset(t.stem for t in content if not t.name and t.stem not in verbs | light()),
        names=frozenset(t.stem for t in content if t.name),
        phase=frozenset(k for i, t in enumerate(told) if t.word for k in phases().of(stems, i)),
        pronoun=_has_pronoun(own),
        anaphor=_names_again(own),
        happens=_is_pronoun(own[:1]) or any(t.word and t.stem in light() for t in own),
        planned=bool(pattern("modality", "planned").search(words)),
        other=frozenset(found.lower() for found in _others(words)),
        context=frozenset(around),
        subject=frozenset(t.stem for t in _subject(told) if t.content),
        owned=any(t.lower in OWNERS for t in _subject(told)[:1]),
        looks_back=_looks_back(_subject(own)) or _is_pronoun(own[:1]),
    )


UNCHANGED = frozenset(
    ("quit", "hit", "cut", "put", "set", "shut", "split", "burst", "cast", "hurt", "let", "read",
     "shot", "spread", "beat", "bid", "broadcast", "upset", "shed", "rid")
)  # fmt: skip
"""Verbs whose past is as their present."""


def _subjective(told: Sequence[Token], place: int) -> bool:
    before = told[place - 1]
    return before.lower in SUBJECTS or before.lower in ("they", "we", "i") or before.name


SUBJECTS = frozenset(("he", "she", "it", "who", "which"))
"""Words after which one in -s is a verb of the present."""
DETERMINERS = frozenset(("the", "a", "an", "his", "her", "its", "their", "this", "that", "of"))
LOOKING_BACK = frozenset(("it", "this", "that", "they", "these", "those", "he", "she"))


def _looks_back(subject: Sequence[Token]) -> bool:
    """Whether a subject is a pronoun, or "the move", "that incident"."""
    if not subject:
        return False
    return subject[0].lower in LOOKING_BACK if len(subject) == 1 else _names_again(subject)


def _names_again(tokens: Sequence[Token]) -> bool:
    """Whether a noun such as "the incident", "that move" stands for what was spoken of."""
    opened = False
    for token in tokens:
        if opened and token.stem in _anaphors() and not (token.verbal or token.lower[-1] == "s"):
            return True
        opened = token.lower in ("the", "this", "that") or (opened and token.content)
    return False


def _is_pronoun(tokens: Sequence[Token]) -> bool:
    return any(t.lower == "it" for t in tokens)


OWNERS = frozenset(("his", "her", "its", "their"))


def _subject(told: Sequence[Token]) -> Sequence[Token]:
    """The words before the first verb, without the conjunction that opens the clause."""
    end = next((i for i, token in enumerate(told) if token.verbal), 0)
    words = [t for t in told[:end] if t.text[:1].isalnum()]
    return words[1:] if words and words[0].lower in ("that", "and", "but", "when") else words


def _has_pronoun(own: Sequence[Token]) -> bool:
    """Whether a pronoun looks back; the "that" of "said that" does not."""
    for place, token in enumerate(own):
        if not token.word or token.lower not in _pronouns():
            continue
        if token.lower != "that" or (place + 1 < len(own) and own[place + 1].verbal):
            return True
    return False


def _others(words: str) -> list[str]:
    """The words that say that another event of the kind is meant."""
    return [m.group() for key in ("words", "more") for m in pattern("other", key).finditer(words)]


def _heads(
    told: Sequence[Token], stems: Sequence[str]
) -> tuple[set[str], set[str], set[str], set[str]]:
    verbs: set[str] = set()
    verb_kinds: set[str] = set()
    nouns: set[str] = set()
    noun_kinds: set[str] = set()
    for place, token in enumerate(told):
        if not token.word or token.name:
            continue
        found = kinds().of(stems, place)
        if _is_verb(told, place):
            if token.stem not in light() or found - set(kinds().single.get(token.stem, ())):
                verbs.add(token.stem)
                verb_kinds |= found
        elif token.content and found:
            nouns.add(token.stem)
            noun_kinds |= found
    return verbs, verb_kinds, nouns, noun_kinds


def _is_verb(told: Sequence[Token], place: int) -> bool:
    token = told[place]
    if is_past(token.lower) or (token.role == "cue" and token.lower not in stop()):
        return True
    if token.lower.endswith("ing") and not token.content:
        return False
    if place and token.lower in UNCHANGED and (told[place - 1].verbal or _subjective(told, place)):
        return True
    if place and token.lower.endswith("s") and told[place - 1].lower in SUBJECTS:
        return True
    before = next(
        (t for t in reversed(told[:place]) if t.lower not in ("not", "never", "also")), None
    )
    if before is None or not kinds().single.get(token.stem):
        return False
    if token.lower.endswith("ing"):
        return before.lower not in DETERMINERS and not before.text.endswith(("'s", "’s"))
    return before.lower in (
        "to",
        "will",
        "would",
        "did",
        "could",
        "may",
        "might",
        "were",
        "was",
        "is",
        "are",
    )


def _noun_phrase(before: Sequence[Token]) -> tuple[Token, ...]:
    """The last words before a relative clause, as far back as a verb or a mark."""
    found: list[Token] = []
    for token in reversed(before):
        if token.verbal or (token.text == "," and found) or len(found) > LONGEST:
            break
        found.append(token)
    return tuple(reversed(found))


LONGEST = 8
"""Words of a noun phrase at most."""


def _pronouns() -> frozenset[str]:
    return frozenset(table("syntax.toml")["stop"]["pronouns"])


def _anaphors() -> frozenset[str]:
    return frozenset(stem(word) for word in table("syntax.toml")["anaphor"]["nouns"])
