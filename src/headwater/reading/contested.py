"""Who dates an event differently: another source, the caption, the article's own arithmetic.

Two datings contradict each other where they are of one event, come from different hands, and no
moment can be in both. Vague words have room ("early May" agrees with "3 May"). What is planned,
postponed, corrected, repeated every year or given in another zone is no contradiction.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.article import Article, Span
from headwater.reading.dated.datings import Dating
from headwater.reading.dated.differing import clocks_apart, coarser, differ, earlier, reckoned
from headwater.reading.dated.intervals import DAY
from headwater.reading.dated.likeness import likeness
from headwater.reading.dated.odds import ENOUGH, Setting, clues, odds, weights
from headwater.reading.dated.same import NEAR, head, kindred
from headwater.reading.dated.same import differ as unlike
from headwater.reading.dated.words import pattern
from headwater.reading.dated.zones import in_utc, offset, zoned
from headwater.reading.events import bounds, hands_of, kind_at, steps, words
from headwater.reading.sentences import Sentences
from headwater.reading.types import Attribution, Contested, Version

BEFORE = 6
"""So many datings before one are compared with it whatever they tell of."""
KIN = 4
"""So many more, further back, that tell of the same kind of event."""
DEICTIC = re.compile(r"today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)", re.I)
QUOTES = re.compile("[\"“”‘’']")
JOINS = -0.5
"""Log odds from which a further dating is a version of what two others contest."""
APART = ("caption", "headline")
"""Kinds of paragraph whose words are a hand of their own."""
MONTH = 32 * DAY

ACTS = frozenset(
    ("declaration", "order", "agreement", "resignation", "request", "approval", "rejection",
     "offer", "signing", "decision", "appointment", "dismissal", "verdict", "lawsuit", "charge")
)  # fmt: skip
"""Kinds of event that are done by saying so; other saying is no event of its own."""


ASKING = frozenset(("order", "request", "lawsuit", "charge"))
"""Those that "told", "claimed" and "charged" are only where something is wanted."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who gives a dating: names, outermost first, and what tells this hand from others."""

    names: tuple[str, ...]
    key: str


class Finder:
    """Compares the datings of one article with each other."""

    def __init__(
        self,
        article: Article,
        dated: Sequence[Dating],
        attributions: Sequence[Attribution],
        sentences: Sentences,
    ) -> None:
        self._text = article.text
        self.dated = [one for one in dated if (one.when or one.relation) and _tells(one)]
        self._by_id = {one.id: one for one in attributions}
        self._sentences = sentences
        self._paragraphs = sorted(article.paragraphs, key=lambda p: p.start)

    def found(self) -> tuple[Contested, ...]:
        """Every contested date, in the order of the text."""
        groups: dict[int, list[int]] = {}
        scored = ((self._strength(*pair), *pair) for pair in self.pairs() if self.comparable(*pair))
        for strength, first, second in sorted(scored, key=lambda one: (-one[0], *one[1:])):
            if strength < ENOUGH:
                break
            self._join(groups, first, second, strength)
        distinct = {id(group): sorted(group) for group in groups.values()}
        return tuple(self._contested(g) for g in sorted(distinct.values(), key=lambda g: g[1]))

    def _join(self, groups: dict[int, list[int]], first: int, second: int, strength: float) -> None:
        """Take two datings for versions of one contested date, or one for another of it."""
        group = groups.get(first) or groups.get(second)
        if group is None:
            if strength >= JOINS or not self._between_the_same(groups, first, second):
                groups[first] = groups[second] = [first, second]
        elif strength >= JOINS:
            new = [n for n in (first, second) if n not in groups]
            group += new
            groups |= dict.fromkeys(new, group)

    def _between_the_same(self, groups: dict[int, list[int]], first: int, second: int) -> bool:
        """Whether one of two hands disagrees already: about two events it seldom does."""
        hands = {self._hand(self.dated[n]).key for n in (first, second)}
        known = {self._hand(self.dated[n]).key for n in groups}
        return bool(hands & known)

    def _strength(self, first: int, second: int) -> float:
        """Log odds that two datings that exclude each other are of one event."""
        known, nearest = odds(self.clues(first, second)), weights()["likeness"]
        if known + max(nearest, 0.0) < ENOUGH:  # no likeness would change it
            return known
        return known + nearest * likeness(self.dated[first], self.dated[second])

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Those worth comparing: near each other, or of one kind; linear in their number."""
        last: dict[str, list[int]] = {}
        for second, one in enumerate(self.dated):
            told = one.profile
            kinds = told.verbs | told.kinds | told.nouns | told.noun_kinds
            before = {n for kind in kinds for n in last.get(kind, ())[-KIN:]}
            before |= set(range(max(0, second - BEFORE), second))
            for first in sorted(before):
                yield first, second
            for kind in kinds:
                last.setdefault(kind, []).append(second)

    def comparable(self, first: int, second: int) -> bool:
        """Whether two datings exclude each other, and nothing in the text says why."""
        one, other = self.dated[first], self.dated[second]
        if not self._exclude(one, other) or unlike(one.profile, other.profile):
            return False
        if self._rests(one, other) or self._rests(other, one) or self._set_aside(one, other):
            return False
        if self._told_apart(first, second) or self._one_breath(one, other):
            return False
        return self._within_reach(one, other)

    def _exclude(self, one: Dating, other: Dating) -> bool:
        """Whether no moment can be in both, by one clock where both of theirs are known."""
        hours = offset(one, self._text), offset(other, self._text)
        if hours[0] is None or hours[1] is None or not (one.when and other.when):
            return differ(one, other)
        return not in_utc(one.when, hours[0]).meets(in_utc(other.when, hours[1]))

    def _within_reach(self, one: Dating, other: Dating) -> bool:
        """Whether two are near, or a caption's of one kind, or tell of one thing in one word."""
        setting, mine, theirs = self._setting(one, other), one.profile, other.profile
        kin = head(mine, theirs)
        if setting.attributes and kin is None:
            return False  # "the 1933 law" says when nothing happened
        if setting.sentences <= NEAR or (setting.caption and kin):
            return True
        about = mine.names & theirs.names or (setting.hands and mine.args & theirs.args)
        return bool(about) and kin in ("verb", "cross")

    def clues(self, first: int, second: int) -> dict[str, float]:
        """What is known of two datings beside how near their words are in meaning."""
        one, other = self.dated[first], self.dated[second]
        return clues(one.profile, other.profile, self._setting(one, other))

    def _one_breath(self, one: Dating, other: Dating) -> bool:
        """Whether one hand gives both without counting days: it would not contradict itself."""
        if self._hand(one).key != self._hand(other).key and one.clause is not other.clause:
            return False
        return not reckoned(one, other)

    def _rests(self, one: Dating, other: Dating) -> bool:
        """Whether a date was only worked out from the other; "the evening before", said by somebody
        else of the same event, is a date of its own."""
        own = one.anchor is None and self._hand(one).key != self._hand(other).key
        return other.start in one.rests and not own

    def _told_apart(self, first: int, second: int) -> bool:
        """Whether either hand, close by, dates another such event as the other hand dates this."""
        for mine, theirs in ((first, second), (second, first)):
            for number in range(max(0, mine - 2), min(len(self.dated), mine + 3)):
                one, other = self.dated[number], self.dated[theirs]
                if number in (mine, theirs) or self._hand(one) != self._hand(self.dated[mine]):
                    continue
                near = abs(one.clause.sentence - self.dated[mine].clause.sentence) <= 1
                apart = differ(one, self.dated[mine])
                agree = one.when and other.when and not differ(one, other)
                fine = one.when and one.when.length <= MONTH
                if near and apart and agree and fine and kindred(one.profile, other.profile):
                    return True
        return False

    def _setting(self, one: Dating, other: Dating) -> Setting:
        captions = [kind_at(self._paragraphs, d.start) == "caption" for d in (one, other)]
        keys = self._hand(one).key, self._hand(other).key
        words = " ".join(t.text for t in other.tokens)
        return Setting(
            sentences=abs(other.clause.sentence - one.clause.sentence),
            caption=captions[0] != captions[1],
            contrast=self._contrast(one, other),
            hands="article" not in keys and keys[0] != keys[1],
            earlier=earlier(one, other),
            follows=bool(pattern("sequence").search(words)),
            attributes=sum(d.nominal and not d.profile.noun_kinds for d in (one, other)),
            datings=len(self.dated),
            coarser=coarser(one, other),
        )

    def _contrast(self, one: Dating, other: Dating) -> int:
        first, last = sorted((one.clause.sentence, other.clause.sentence))
        if last - first > 2:
            return 0
        later = " ".join(self._sentence(n) for n in range(first + 1, last + 1))
        later = later or self._sentence(last)
        earlier = self._sentence(max(0, first - 1)) + self._sentence(first)
        if pattern("contrast", "outright").search(f"{earlier} {later}"):
            return 3
        if pattern("contrast", "strong").search(later):
            return 2
        if pattern("contrast", "strong").search(earlier):
            return 1
        return int(bool(pattern("contrast").search(later)))

    def _set_aside(self, one: Dating, other: Dating) -> bool:
        """Whether the text itself says why the two dates differ."""
        near = abs(other.clause.sentence - one.clause.sentence) <= 2
        told = [self._sentence(d.clause.sentence) for d in (one, other)]
        known = all(offset(d, self._text) is not None for d in (one, other))
        if clocks_apart(one, other) and not known and any(map(pattern("zone").search, told)):
            return True
        if near and any(pattern("modality", "moved").search(s) for s in told):
            return True
        if near and any(pattern("modality", "corrected").search(s) for s in told):
            return True
        clauses = [" ".join(t.text for t in d.tokens) for d in (one, other)]
        if any(pattern("other", "recurring").search(clause) for clause in clauses):
            return True
        if any(pattern("other", "series").search(clause) for clause in clauses):
            return True
        if self._spoken_earlier(one, other) or self._spoken_earlier(other, one):
            return True
        return self._generic(one) or self._generic(other)

    def _spoken_earlier(self, one: Dating, other: Dating) -> bool:
        """Whether "today" in somebody's own words is the day of the other: it is that of saying it,
        which may lie a day before the publication."""
        told = self._by_id.get(one.clause.by or "")
        if told is None or told.manner == "indirect" or not (one.when and other.when):
            return False
        if not DEICTIC.fullmatch(one.evidence.of(self._text)):
            return False
        return abs(one.when.first - other.when.first) <= DAY

    def _generic(self, one: Dating) -> bool:
        """Whether only somebody's saying something is dated, not what is said."""
        told = self._by_id.get(one.clause.speech or "")
        if told is None or one.nominal:
            return False
        acts = ACTS if told.stance in ("wants", "asks") else ACTS - ASKING
        return not one.profile.kinds & acts

    def _sentence(self, number: int) -> str:
        return self._sentences.spans[number].of(self._text)

    def _hand(self, one: Dating) -> Hand:
        told = self._by_id.get(one.clause.by or "")
        if told:
            names = hands_of(told)
            return Hand(names, (told.speaker.entity or " ".join(names[-1:]) or told.id).lower())
        if one.voice:
            name = Span(one.voice[0].start, one.voice[-1].end).of(self._text)
            return Hand((" ".join(name.split()),), name.lower())
        kind = kind_at(self._paragraphs, one.start)
        where = kind if kind in APART else "article"
        return Hand((where,), where)

    def _contested(self, group: Sequence[int]) -> Contested:
        members = [self.dated[n] for n in group]
        versions: list[list[Dating]] = []
        for one in members:
            like = next((v for v in versions if not any(self._exclude(one, w) for w in v)), None)
            if like is None:
                versions.append([one])
            else:
                like.append(one)
        fullest = max(members, key=lambda d: (bool(d.profile.verbs), len(d.profile.args)))
        event = words(fullest).of(self._text)
        return Contested(" ".join(event.split()), tuple(self._version(v) for v in versions))

    def _said(self, one: Dating) -> str:
        """The words that date something; with the day of what it is dated by, where known."""
        if one.relation and one.steps:
            how = QUOTES.sub("", one.relation.span.of(self._text))
            return f"{' '.join(how.split())} {one.steps[-1][0]}"
        return " ".join(one.evidence.of(self._text).split())

    def _version(self, members: Sequence[Dating]) -> Version:
        names = [name for one in members for name in self._hand(one).names]
        dated = next((one for one in members if one.value), None)
        hours = offset(dated, self._text) if dated else None
        value = dated and (dated.value if hours is None else zoned(dated.value or "", hours))
        said = self._said(members[0])
        begin, end = bounds(members[0])
        return Version(
            value=value or said,
            by=tuple(dict.fromkeys(names)),
            evidence=tuple(sorted({one.evidence for one in members})),
            begin=begin,
            end=end,
            steps=steps(members[0]),
        )


def _tells(one: Dating) -> bool:
    """Whether a dating is of more than what others are dated by: "Friday was", "before noon"."""
    words = [t for t in one.tokens if t.word]
    alone = bool(words) and all(t.verbal for t in words)
    return not alone and (one.clause.relation is None or any(t.content for t in words))


def contested_in(
    article: Article,
    dated: Sequence[Dating],
    attributions: Sequence[Attribution],
    sentences: Sentences,
) -> tuple[Contested, ...]:
    """The contested dates of an article."""
    return Finder(article, dated, attributions, sentences).found()
