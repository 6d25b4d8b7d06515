"""Which articles are about one event: an article joins the story that it is closest to.

Stories grow as articles come in. An article is compared with the articles of a story that it is
nearest to, and joins the closest story if it is close enough; else it opens one of its own. What
came before stays as it is, but for one thing: a *young* story, of a few articles, that turns out to
be a larger one is merged into it, which is written down, and its id leads on to the larger one's.

What an article joins depends on which came before it, never on how they were batched.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from headwater.corpus import nearest
from headwater.corpus.profiles import TERM, Profile, closeness, profile_of
from headwater.corpus.rows import Stored

ENOUGH = 1.0
"""Closeness that counts at most: copies say no more of an event than two reports of it."""
NEAREST = 6
"""Articles of a story that an article is held against, those nearest to it: a large story has
sides, and who reports on one of them says little of the others."""
SAME = 0.52
"""Mean closeness to the nearest from which an article joins a story; likewise two single ones.
This and all that follows: by `benchmarks.stories`."""
LIKELY = 0.4
"""Enough where the story has `MANY` articles; likewise for an article alone if the story grew by
`WAITED` without it while nobody joined it: reports of another event would have company by then."""
MANY = 10
WAITED = 2
OF_COHESION = 0.6
"""Two stories of several articles are one if they are as close to each other as this part of
what holds the looser of them together, and `LIKELY`: look-alikes are close, but not as close."""
YOUNG = 8
"""Articles of a story that may still be merged into another."""
USUAL = 0.75
"""Cohesion that a story is taken to have before its articles say more; counts as one pair."""
APART = 45 * 86_400
"""Seconds between an article's publication and the story's from which they are different events,
where both are known."""
COMPARED = 32
"""Articles of a story that others are compared with: evenly chosen where it has more."""
POSTINGS = 64
"""Articles that one term leads to: the latest that have it."""
ARTICLES = 48
"""Articles whose stories come into question: those with the most telling words in common."""
STORIES = 8
"""Stories that an article is compared with."""


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """A story and those of its articles that are compared; `first` and `after` as in `Stored`."""

    id: int
    articles: int
    first: int | None
    after: int | None
    pairs: int
    closeness: float
    members: tuple[Profile, ...]

    @property
    def cohesion(self) -> float:
        """The mean closeness of its articles to each other."""
        return (self.closeness + USUAL) / (self.pairs + 1)


def group(connection: sqlite3.Connection, stored: Stored) -> None:
    """Find the story of a new article, one of the steps of `linking`.

    Takes time in proportion to the length of the article, whatever the store holds.
    """
    profile = profile_of(stored.reading.article)
    near = list(_candidates(connection, stored, profile))
    keep(connection, stored.id, profile)
    story = _join(connection, stored, profile, near)
    others = [one.id for one in near if one.id != story.id]
    while others:
        story, others = _merged(connection, stored.id, story, others)


def _candidates(
    connection: sqlite3.Connection, stored: Stored, profile: Profile
) -> Iterator[Story]:
    """The stories that share the most telling words, those of another time left out."""
    find = "SELECT article_id FROM leads WHERE term = ? ORDER BY article_id DESC LIMIT ?"
    weights = {int(term): float(weight) for term, weight in profile.terms}
    shared: dict[int, float] = {}
    for term in profile.leads:
        for (article,) in connection.execute(find, (term, POSTINGS)):
            shared[article] = shared.get(article, 0.0) + weights[term] ** 2
    ranked = sorted(shared, key=lambda article: (-shared[article], article))
    every = dict.fromkeys(_stories_of(connection, ranked[:ARTICLES]))
    near = (_story(connection, one) for one in every)
    return islice((one for one in near if not _are_apart(stored, one)), STORIES)


def _stories_of(connection: sqlite3.Connection, articles: Iterable[int]) -> Iterator[int]:
    find = "SELECT story_id FROM story_articles WHERE article_id = ?"
    return (connection.execute(find, (article,)).fetchone()[0] for article in articles)


def _are_apart(one: Stored | Story, other: Story) -> bool:
    """Whether too much time lies between the two; not known is not apart."""
    if one.first is None or one.after is None or other.first is None or other.after is None:
        return False
    return one.first > other.after + APART or one.after < other.first - APART


def _story(connection: sqlite3.Connection, story: int) -> Story:
    """A story as it is now."""
    find = (
        "SELECT articles, published_from, published_until, pairs, closeness "
        "FROM stories WHERE id = ?"
    )
    articles, first, after, pairs, total = connection.execute(find, (story,)).fetchone()
    places = np.linspace(0, articles - 1, min(articles, COMPARED)).round().astype(int)
    member = "SELECT article_id FROM story_articles WHERE story_id = ? AND place = ?"
    chosen = (connection.execute(member, (story, int(place))).fetchone() for place in places)
    profiles = tuple(_profile(connection, row[0]) for row in chosen)
    return Story(story, articles, first, after, pairs, total, profiles)


def _profile(connection: sqlite3.Connection, article: int) -> Profile:
    find = "SELECT terms, vector FROM profiles WHERE article_id = ?"
    terms, vector = connection.execute(find, (article,)).fetchone()
    return Profile(np.frombuffer(terms, TERM), np.frombuffer(vector, np.int8))


def keep(connection: sqlite3.Connection, article: int, profile: Profile) -> None:
    """Write an article's profile, and that by which it is found."""
    row = (article, profile.terms.tobytes(), profile.vector.tobytes())
    connection.execute("INSERT INTO profiles VALUES (?, ?, ?)", row)
    leads = [(term, article) for term in profile.leads]
    connection.executemany("INSERT INTO leads VALUES (?, ?)", leads)
    nearest.keep(connection, article, profile.vector)


def _join(
    connection: sqlite3.Connection, stored: Stored, profile: Profile, near: Sequence[Story]
) -> Story:
    """The story that the article joins, or opens."""
    close = [(_mean((profile,), one.members), -one.id, one) for one in near]
    mean, _, story = max(close, default=(0.0, 0, None))
    if story is None or mean < _enough(story):
        _open(connection, stored)
        return _story(connection, stored.id)
    count = story.articles
    _grow(connection, story, articles=1, pairs=count, closeness=mean * count)
    _put(connection, story.id, (stored.id,), first=count)
    _stretch(connection, story.id, stored.first, stored.after)
    return _story(connection, story.id)


def _open(connection: sqlite3.Connection, stored: Stored) -> None:
    row = (stored.id, 1, stored.first, stored.after, 0, 0.0, None)
    connection.execute("INSERT INTO stories VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    _put(connection, stored.id, (stored.id,), first=0)


def _put(connection: sqlite3.Connection, story: int, articles: Sequence[int], first: int) -> None:
    """Articles into a story, from the place `first` on."""
    rows = [(article, story, place) for place, article in enumerate(articles, start=first)]
    connection.executemany("INSERT OR REPLACE INTO story_articles VALUES (?, ?, ?)", rows)


def _grow(
    connection: sqlite3.Connection, story: Story, *, articles: int, pairs: int, closeness: float
) -> None:
    change = (
        "UPDATE stories SET articles = articles + ?, pairs = pairs + ?, "
        "closeness = closeness + ? WHERE id = ?"
    )
    connection.execute(change, (articles, pairs, closeness, story.id))


def _stretch(
    connection: sqlite3.Connection, story: int, first: int | None, after: int | None
) -> None:
    """Let a story's time reach over that of an article or a story that joins it."""
    change = (
        "UPDATE stories SET published_from = min(ifnull(published_from, ?1), ?1), "
        "published_until = max(ifnull(published_until, ?2), ?2) WHERE id = ?3"
    )
    if first is not None:
        connection.execute(change, (first, after, story))


def _merged(
    connection: sqlite3.Connection, article: int, story: Story, others: Sequence[int]
) -> tuple[Story, list[int]]:
    """The story after the one merge that is most called for, and the others that are left."""
    near = [_story(connection, one) for one in others]
    close = [(_mean(story.members, one.members), -one.id, one) for one in near]
    called = [each for each in close if _are_one(connection, story, each[2], each[0])]
    if not called:
        return story, []
    mean, _, other = max(called, key=lambda each: each[:2])
    small, large = _by_size(story, other)
    _merge(connection, article, large, small, mean)
    return _story(connection, large.id), [one for one in others if one != other.id]


def _by_size(one: Story, other: Story) -> tuple[Story, Story]:
    """The smaller and the larger of two stories; of two alike the younger counts as smaller."""
    if (one.articles, -one.id) < (other.articles, -other.id):
        return one, other
    return other, one


def _are_one(connection: sqlite3.Connection, one: Story, other: Story, mean: float) -> bool:
    """Whether two stories, `mean` close to each other, are about one event after all."""
    small, large = _by_size(one, other)
    if small.articles > YOUNG or _are_apart(one, other):
        return False
    if small.articles > 1:
        looser = min(small.cohesion, large.cohesion)
        return mean >= max(LIKELY, OF_COHESION * looser)
    return mean >= _enough(large) or (mean >= LIKELY and _has_waited(connection, small, large))


def _enough(story: Story) -> float:
    """How close a single article must be to join a story."""
    return LIKELY if story.articles >= MANY else SAME


def _has_waited(connection: sqlite3.Connection, single: Story, large: Story) -> bool:
    """Whether a story grew enough since an article opened another that is still alone."""
    find = "SELECT min(article_id) FROM story_articles WHERE story_id = ? AND place >= ?"
    latest = (large.id, large.articles - WAITED)
    return large.articles > WAITED and connection.execute(find, latest).fetchone()[0] > single.id


def _merge(
    connection: sqlite3.Connection, article: int, large: Story, small: Story, mean: float
) -> None:
    """Move the smaller story's articles to the larger, and write down why and when."""
    count, pairs = small.articles, large.articles * small.articles
    total = small.closeness + mean * pairs
    _grow(connection, large, articles=count, pairs=pairs + small.pairs, closeness=total)
    _stretch(connection, large.id, small.first, small.after)
    moved = (large.id, small.id)
    find = "SELECT article_id FROM story_articles WHERE story_id = ? ORDER BY place"
    articles = [row[0] for row in connection.execute(find, (small.id,))]
    _put(connection, large.id, articles, first=large.articles)
    connection.execute("UPDATE stories SET merged_into = ? WHERE merged_into = ?", moved)
    connection.execute("UPDATE stories SET merged_into = ?, articles = 0 WHERE id = ?", moved)
    row = (small.id, large.id, article, mean)
    connection.execute("INSERT INTO story_merges VALUES (?, ?, ?, ?)", row)


def _mean(left: Sequence[Profile], right: Sequence[Profile]) -> float:
    """How close the articles of the smaller story are to those of the larger nearest to each."""
    found = np.minimum(closeness(left, right), ENOUGH)
    rows = found if len(left) <= len(right) else found.T
    return float(np.sort(rows, axis=1)[:, -NEAREST:].mean())
