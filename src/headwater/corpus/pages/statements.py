"""What is said in a story: the claims that several articles carry, who answers, the positions."""

import sqlite3
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.corpus.names import key
from headwater.corpus.results import Result
from headwater.corpus.stems import stems

CLAIMS, PARTIES, EACH = 12, 8, 3
LEAST = 4
"""Spaces between the words of a claim, at least: "the price" claims nothing by itself."""
MOST = 6_000
"""Statements of a story that are looked at: those of some 600 articles."""
SILENT = frozenset({"declines", "asks"})
"""Stances that claim nothing."""
SHARED, PART = 3, 0.5
"""Words with a meaning that a denial shares with what it denies, at least: so many, and this part
of its own."""


@dataclass(frozen=True, slots=True)
class Said(Result):
    """One statement, in the article where it came first; `answer` is what it does to another."""

    id: int
    article: int
    outlet: str | None
    published: str | None
    speaker_id: int | None
    speaker: str | None
    kind: str | None
    stance: str | None
    content: str
    mark: str


@dataclass(frozen=True, slots=True)
class Reply(Result):
    """A statement that answers one, in whichever article: "denies", "disputes" or "confirms"."""

    what: str
    said: Said


@dataclass(frozen=True, slots=True)
class Claim(Result):
    """A statement, how many articles carry it in the same words, and who answers it."""

    said: Said
    articles: int
    answers: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Party(Result):
    """Somebody who speaks in a story, and what: different statements, the first ones first."""

    id: int
    name: str
    kind: str | None
    count: int
    statements: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Dating(Result):
    """One dating of an event in one article, where the hands of the article do not agree."""

    article: int
    outlet: str | None
    event: str
    value: str
    by: str


@dataclass(frozen=True, slots=True)
class Statements(Result):
    """What is said in a story."""

    claims: tuple[Claim, ...]
    parties: tuple[Party, ...]
    datings: tuple[Dating, ...]


def said_in(connection: sqlite3.Connection, story: int) -> Statements:
    """The claims, positions and contested dates of a story."""
    rows = [_said(row) for row in connection.execute(_SAID, (story, MOST))]
    return Statements(
        tuple(_claims(rows, _answers(connection, story))),
        tuple(_parties(rows)),
        tuple(Dating(*row) for row in connection.execute(_DATINGS, (story,))),
    )


def _said(row: sqlite3.Row) -> Said:
    return Said(
        row["id"], row["article_id"], row["outlet"], row["published"], row["speaker_id"],
        row["speaker"], row["speaker_kind"], row["stance"], row["content"], row["attribution"],
    )  # fmt: skip


Groups = Mapping[str, Sequence[Said]]
"""What is said in the same words, by these words."""


def _claims(rows: Iterable[Said], answers: Mapping[int, Sequence[Reply]]) -> Iterable[Claim]:
    """What most articles carry and what is answered, in the words in which it came first."""
    same: dict[str, list[Said]] = {}
    for one in rows:
        same.setdefault(key(one.content), []).append(one)
    denied = _denied(same)
    replies = {words: _replies(group, answers, denied) for words, group in same.items()}
    for denial, words in denied.items():
        replies[words][denial] = Reply("denies", same[denial][0])
    claims = [
        Claim(group[0], len({one.article for one in group}), tuple(replies[words].values()))
        for words, group in same.items()
        if words.count(" ") >= LEAST and words not in denied and group[0].stance not in SILENT
    ]
    claims.sort(key=lambda one: (-len(one.answers), -one.articles, one.said.id))
    return claims[:CLAIMS]


def _replies(
    group: Iterable[Said], answers: Mapping[int, Sequence[Reply]], elsewhere: Container[str]
) -> dict[str, Reply]:
    """What answers a claim in the articles that carry it, and nothing `elsewhere`, by its words."""
    found = {key(r.said.content): r for one in group for r in answers.get(one.id, ())}
    return {words: reply for words, reply in found.items() if words not in elsewhere}


def _denied(same: Groups) -> dict[str, str]:
    """What each denial denies, in whichever article, by the words of both: what somebody else
    asserts in most of the denial's words."""
    denials = {words: group[0] for words, group in same.items() if group[0].stance == "denies"}
    asserted = {
        words: group[0]
        for words, group in same.items()
        if denials and group[0].stance in {"asserts", "believes"} and words.count(" ") >= LEAST
    }
    by_stem: dict[str, list[str]] = {}
    for words, one in asserted.items():
        for stem in stems(one.content):
            by_stem.setdefault(stem, []).append(words)
    found: dict[str, str] = {}
    for denial, said in denials.items():
        own = stems(said.content)
        shares = Counter(words for stem in own for words in by_stem.get(stem, ()))
        near = [
            (count, -asserted[words].id, words)
            for words, count in shares.items()
            if asserted[words].speaker_id != said.speaker_id
        ]
        shared, _, words = max(near, default=(0, 0, ""))
        if shared >= max(SHARED, PART * len(own)):
            found[denial] = words
    return found


def _parties(rows: Iterable[Said]) -> Iterable[Party]:
    """The people and organisations who say most, with different statements of each."""
    by_name: dict[int, dict[str, Said]] = {}
    for one in rows:
        if one.speaker_id is not None and one.kind in {"person", "organisation", "group"}:
            by_name.setdefault(one.speaker_id, {}).setdefault(key(one.content), one)
    ranked = sorted(by_name.items(), key=lambda item: (-len(item[1]), item[0]))
    for number, contents in ranked[:PARTIES]:
        first = next(iter(contents.values()))
        told = sorted(contents.values(), key=_rank)
        yield Party(number, first.speaker or "", first.kind, len(contents), tuple(told[:EACH]))


def _rank(one: Said) -> tuple[bool, bool, int]:
    return one.stance != "denies", one.stance in SILENT, one.id


def _answers(connection: sqlite3.Connection, story: int) -> dict[int, list[Reply]]:
    found: dict[int, list[Reply]] = {}
    for row in connection.execute(_ANSWERS, (story,)):
        found.setdefault(row["to_id"], []).append(Reply(row["is"], _said(row)))
    return found


_COLUMNS = """
  attributions.id, attributions.article_id, articles.outlet, articles.published, speaker_id,
  speaker, speaker_kind, stance, content, attribution"""
_SAID = f"""
SELECT {_COLUMNS} FROM story_articles
JOIN articles ON articles.id = story_articles.article_id
JOIN attributions ON attributions.article_id = articles.id
WHERE story_id = ? AND speaker IS NOT NULL ORDER BY published_from, attributions.id LIMIT ?
"""  # noqa: S608  (our own words)
_ANSWERS = f"""
SELECT {_COLUMNS}, to_id, "is" FROM story_articles
JOIN responses ON responses.article_id = story_articles.article_id
JOIN attributions ON attributions.id = by_id JOIN articles ON articles.id = attributions.article_id
WHERE story_id = ? AND to_id IS NOT NULL ORDER BY published_from, by_id
"""  # noqa: S608
_DATINGS = """
SELECT contested.article_id, outlet, event, value, "by" FROM story_articles
JOIN contested USING (article_id) JOIN articles ON articles.id = contested.article_id
WHERE story_id = ? ORDER BY contested.article_id, contested.place, version LIMIT 60
"""
