"""What a judgement does to the rows that questions are asked of.

Each effect sets the rows to what is said, and answers what they said before, so that the same
effect with that answer takes it back.
"""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from headwater.corpus import names
from headwater.corpus.figures import mark_copied, recounted
from headwater.corpus.rows import new_name
from headwater.corpus.story_figures import recount_story
from headwater.errors import OptionError, UnknownError

KINDS = ("person", "organisation", "outlet", "document", "group", "unnamed", "author", "none")
LONGEST = 300
"""Characters of a name."""
LIKE = 0.5
"""Overlap (Dice, of code points) from which two statements of one article are the same one."""

OPENED = 2**40
"""Added to an article's number: the number of the story that a reader opens for it."""

Effect = Callable[[sqlite3.Connection, int, Any, Any], Any]


def set_speaker(connection: sqlite3.Connection, article: int, target: Any, after: Any) -> Any:
    """The speaker of the statement at `target` is `after`: {"name": …, "kind": …}."""
    name, kind = _speaker(after)
    statement = statement_at(connection, article, target)
    find = "SELECT speaker, speaker_kind FROM attributions WHERE id = ?"
    before = connection.execute(find, (statement,)).fetchone()
    with recounted(connection, article):
        change = (
            "UPDATE attributions SET speaker = ?, speaker_id = ?, speaker_kind = ? WHERE id = ?"
        )
        number = name_number(connection, name)
        connection.execute(change, (name, number, kind, statement))
        connection.execute(_LAST_HAND, (name, number, kind, statement))
    return {"name": before[0], "kind": before[1]}


def _speaker(after: Any) -> tuple[str | None, str | None]:
    kind = after.get("kind")
    if kind is not None and kind not in KINDS:
        raise OptionError(f"a speaker's kind is one of {', '.join(KINDS)}.")
    return _name(after.get("name")), kind


def set_hands(connection: sqlite3.Connection, article: int, target: Any, after: Any) -> Any:
    """The hands before the speaker's of the statement at `target` are `after`, outermost first.

    Each is {"name": …, "kind": …, "how": …, "evidence": spans}; all but the name may be left out.
    """
    statement = statement_at(connection, article, target)
    hands = [dict(one) for one in connection.execute(_HANDS, (statement,))]
    last = hands.pop() if hands and hands[-1]["how"] == "speaks" else None
    wanted = [_hand(one) for one in after]
    connection.execute("DELETE FROM hands WHERE attribution_id = ?", (statement,))
    for place, one in enumerate([*wanted, *([last] if last else [])]):
        number = name_number(connection, one["name"])
        row = (statement, place, one["name"], number, one["kind"], one["count"], one["entity"],
               one["how"], one["evidence"])  # fmt: skip
        connection.execute("INSERT INTO hands VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    return [
        {key: one[key] for key in ("name", "kind", "count", "entity", "how", "evidence")}
        for one in hands
    ]


def _hand(one: Mapping[str, Any]) -> dict[str, Any]:
    name = _name(one.get("name"))
    if name is None:
        raise OptionError("each hand needs a name.")
    return {
        "name": name,
        "kind": one.get("kind"),
        "count": one.get("count"),
        "entity": one.get("entity"),
        "how": one.get("how") or "judged",
        "evidence": one.get("evidence") or "[]",
    }


def set_copy(connection: sqlite3.Connection, article: int, target: Any, after: Any) -> Any:
    """The article is (`after` true, or a row of `copies`) or is not (false) a copy of the article
    whose digest is `target`."""
    original = article_of(connection, target)
    if original == article:
        raise OptionError("an article is no copy of itself.")
    found = connection.execute(_COPY, (article, original)).fetchone()
    before: Any = list(found) if found else False
    connection.execute(
        "DELETE FROM copies WHERE copy_id = ? AND original_id = ?", (article, original)
    )
    if after:
        share, covers, reasons, shared = (
            after if isinstance(after, list) else (1.0, 1.0, "[]", "[]")
        )
        row = (article, original, share, covers, reasons, shared)
        connection.execute("INSERT INTO copies VALUES (?, ?, ?, ?, ?, ?)", row)
    mark_copied(connection, article)
    _recount_stories(connection, article)
    return before


def set_story(connection: sqlite3.Connection, article: int, target: Any, after: Any) -> Any:
    """The article belongs to the story of the article whose digest is `after`; None: to its own."""
    del target  # an article is in one story
    find = "SELECT story_id, place FROM story_articles WHERE article_id = ?"
    row = connection.execute(find, (article,)).fetchone()
    before = _companion(connection, article, row[0]) if row else None
    story = _own_story(connection, article) if after is None else _story_of(connection, after)
    if row:
        connection.execute("DELETE FROM story_articles WHERE article_id = ?", (article,))
        connection.execute(_CLOSED_UP, {"story": row[0], "place": row[1]})
    connection.execute(_JOINED, (article, story, story))
    for number in {story, *([row[0]] if row else [])}:
        connection.execute(_MEMBERS, (number,))
        recount_story(connection, number)
    return before


def _story_of(connection: sqlite3.Connection, digest: Any) -> int:
    find = "SELECT story_id FROM story_articles WHERE article_id = ?"
    row = connection.execute(find, (article_of(connection, digest),)).fetchone()
    if not row:
        raise UnknownError("the other article belongs to no story")
    return int(row[0])


def _own_story(connection: sqlite3.Connection, article: int) -> int:
    """A story that a reader opened for one article: its number cannot be another article's."""
    connection.execute(_OWN, (OPENED + article, article))
    return OPENED + article


def _companion(connection: sqlite3.Connection, article: int, story: int) -> str | None:
    """The digest of another article of a story, by which it is known; None if there is no other."""
    row = connection.execute(_COMPANION, (story, article)).fetchone()
    return row and str(row[0])


def _recount_stories(connection: sqlite3.Connection, article: int) -> None:
    find = "SELECT story_id FROM story_articles WHERE article_id = ?"
    row = connection.execute(find, (article,)).fetchone()
    if row:
        recount_story(connection, row[0])


def statement_at(connection: sqlite3.Connection, article: int, spans: Any) -> int:
    """The statement of an article whose content stands at `spans`, or nearly there."""
    rows = connection.execute(_STATEMENTS, (article,)).fetchall()
    ranked = sorted(((overlap(json.loads(row[1]), spans), -row[0]) for row in rows), reverse=True)
    if not ranked or ranked[0][0] < LIKE:
        raise UnknownError(f"article {article} has no statement at {json.dumps(spans)[:100]}")
    return int(-ranked[0][1])


def overlap(left: Sequence[Sequence[int]], right: Sequence[Sequence[int]]) -> float:
    """How far two sets of spans cover the same characters: 0 to 1 (Dice)."""
    here = {at for start, end in left for at in range(start, end)}
    there = {at for start, end in right for at in range(start, end)}
    return 2 * len(here & there) / (len(here) + len(there)) if here or there else 0.0


def article_of(connection: sqlite3.Connection, digest: Any) -> int:
    """The article of a digest. Raises `UnknownError` if there is none."""
    row = connection.execute("SELECT id FROM articles WHERE digest = ?", (digest,)).fetchone()
    if not row:
        raise UnknownError("the other article is not in this store")
    return int(row[0])


def name_number(connection: sqlite3.Connection, name: str | None) -> int | None:
    """The id of a name, which gets its rows if it is new; None for none."""
    if name is None:
        return None
    key = names.key(name)
    row = connection.execute("SELECT id FROM names WHERE key = ?", (key,)).fetchone()
    return int(row[0]) if row else new_name(connection, key, name)


def _name(value: Any) -> str | None:
    name = " ".join(str(value or "").split())
    if len(name) > LONGEST:
        raise OptionError(f"a name has at most {LONGEST} characters.")
    return name or None


EFFECTS: Mapping[str, Effect] = {
    "speaker": set_speaker,
    "hands": set_hands,
    "copy": set_copy,
    "story": set_story,
}
"""The effect of each kind of judgement: (connection, article, target, after) to what was before."""

_LAST_HAND = """
UPDATE hands SET name = ?, name_id = ?, kind = ? WHERE attribution_id = ? AND how = 'speaks'
"""
_HANDS = "SELECT * FROM hands WHERE attribution_id = ? ORDER BY place"
_COPY = "SELECT share, covers, reasons, shared FROM copies WHERE copy_id = ? AND original_id = ?"
_STATEMENTS = "SELECT id, content_spans FROM attributions WHERE article_id = ?"
_OWN = """
INSERT OR IGNORE INTO stories
SELECT ?, 1, published_from, published_until, 0, 0, NULL FROM articles WHERE id = ?
"""
# places in a story are 0, 1, 2… without a gap: the last article takes the place that is left
_CLOSED_UP = """
UPDATE story_articles SET place = :place WHERE story_id = :story AND place > :place
AND place = (SELECT max(place) FROM story_articles WHERE story_id = :story)
"""
_JOINED = """
INSERT INTO story_articles SELECT ?, ?, count(*) FROM story_articles WHERE story_id = ?
"""
_MEMBERS = """
UPDATE stories SET articles = (SELECT count(*) FROM story_articles WHERE story_id = stories.id)
WHERE id = ?
"""
_COMPANION = """
SELECT digest FROM story_articles JOIN articles ON articles.id = article_id
WHERE story_id = ? AND article_id <> ? ORDER BY articles.id LIMIT 1
"""
