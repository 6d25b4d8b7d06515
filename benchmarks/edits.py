"""What newsrooms do to a text that they take over: the edits of `copies` and `origins`.

A text is a list of paragraphs, the headline first. Every edit draws from the `random.Random` that
it is given and nothing else.
"""

import random
import re
from collections.abc import Callable, Sequence

Text = list[str]
Edit = Callable[[random.Random, Text, Text], Text]
"""Makes a copy of the first text; the second is another article of the day."""

_SENTENCE = re.compile(r"(?<=[.!?])[”\"’]?\s+(?=[A-Z“\"‘])")
_WORD = re.compile(r"[a-z]{4,}")
_LOCAL = (
    "Residents of {place} said they had followed the news since {number} minutes past six.",
    "The council of {place} is due to discuss the matter, which has drawn {number} letters to this "
    "newspaper since {day}.",
    "In {place}, {number} people signed a petition about it last {day}, the town clerk said.",
)
_PLACES = ("Lower Quendry", "Ashby Ferry", "Kesselby", "Saint Orrin", "Orne Bridge", "Veldry")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TITLES = ("What we know so far", "Questions mount after a day of news", "The story in brief")
_SWAPS = {
    "said": "stated", "told": "informed", "about": "around", "after": "following", "also": "too",
    "although": "though", "began": "started", "between": "among", "against": "versus",
    "because": "since", "before": "ahead of", "during": "amid", "however": "but", "many": "several",
    "more": "further", "people": "persons", "percent": "per cent", "shows": "reveals",
    "while": "as", "would": "will", "which": "that", "there": "here", "over": "above",
    "under": "below", "only": "just", "first": "initial", "last": "past", "large": "big",
}  # fmt: skip


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph, roughly."""
    return _SENTENCE.split(paragraph)


def verbatim(_: random.Random, text: Text, __: Text) -> Text:
    return list(text)


def retitled(rng: random.Random, text: Text, _: Text) -> Text:
    return [rng.choice(_TITLES), *text[1:]]


def truncated(rng: random.Random, text: Text, _: Text) -> Text:
    """The headline and the first part, as feeds and brief columns give it."""
    kept = max(2, round(len(text) * rng.uniform(0.2, 0.6)))
    return text[:kept]


def reparagraphed(rng: random.Random, text: Text, _: Text) -> Text:
    """The same sentences, parted elsewhere."""
    whole = [one for paragraph in text[1:] for one in sentences(paragraph)]
    made = [text[0]]
    while whole:
        taken = rng.randint(1, 4)
        made.append(" ".join(whole[:taken]))
        whole = whole[taken:]
    return made


def edited(rng: random.Random, text: Text, _: Text) -> Text:
    """One word in about fifteen exchanged, cut or doubled by a synonym, and a sentence left out."""
    made = [text[0], *(_reworded(rng, paragraph) for paragraph in text[1:])]
    if len(made) > 4:
        del made[rng.randrange(2, len(made))]
    return made


def _reworded(rng: random.Random, paragraph: str) -> str:
    words = paragraph.split(" ")
    out = []
    for word in words:
        if word in _SWAPS and rng.random() < 0.6:
            out.append(_SWAPS[word])
        elif _WORD.fullmatch(word) and rng.random() < 0.04:
            out.extend([] if rng.random() < 0.5 else ["reportedly", word])
        else:
            out.append(word)
    return " ".join(out)


def with_local(rng: random.Random, text: Text, _: Text) -> Text:
    """With a paragraph of the copying outlet's own, and its own headline."""
    added = rng.choice(_LOCAL).format(
        place=rng.choice(_PLACES), number=rng.randint(40, 900), day=rng.choice(_DAYS)
    )
    place = rng.randint(2, len(text))
    return [rng.choice(_TITLES), *text[1:place], added, *text[place:]]


def merged(rng: random.Random, text: Text, other: Text) -> Text:
    """Two wire stories made one: the greater part of each."""
    return [rng.choice(_TITLES), *_part(rng, text), *_part(rng, other)]


def _part(rng: random.Random, text: Sequence[str]) -> Sequence[str]:
    return text[1 : 1 + max(2, round(len(text) * rng.uniform(0.5, 0.8)))]


EDITS: dict[str, Edit] = {
    "verbatim": verbatim,
    "retitled": retitled,
    "truncated": truncated,
    "re-paragraphed": reparagraphed,
    "lightly edited": edited,
    "local paragraph added": with_local,
    "two stories merged": merged,
}
"""By the names under which the figures are printed."""
