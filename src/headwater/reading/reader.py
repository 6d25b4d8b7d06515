"""All the questions asked of one article, in their order."""

from dataclasses import replace

from headwater.article import Article
from headwater.reading.attribution import Extractor
from headwater.reading.chain import chained
from headwater.reading.hedges import hedges_of
from headwater.reading.nesting import nested
from headwater.reading.people import People
from headwater.reading.stance import stance_of
from headwater.reading.times import times_of
from headwater.reading.types import Attribution, Reading, Summary

UNREAD = (
    "responses",
    "contested",
    "summary.unnamed",
    "summary.denied",
)
"""Parts of the contract that this version does not look for."""


def read_article(article: Article, extractor: Extractor) -> Reading:
    """Everything that is read in one article. Deterministic; touches neither disk nor network."""
    found = nested(_understood(one, article) for one in extractor.attributions(article))
    people = People.of(article, found)
    spoken = (replace(one, speaker=people.speaker(one)) for one in found)
    attributions = chained(tuple(spoken))
    return Reading(
        article=article,
        attributions=attributions,
        sources=people.sources,
        times=times_of(article),
        summary=Summary(rests_on=_rests_on(article)),
        unread=UNREAD,
    )


def _understood(one: Attribution, article: Article) -> Attribution:
    return replace(
        one,
        stance=stance_of(one.cue, one.content, article),
        hedges=hedges_of(one.cue, one.content, article),
    )


def _rests_on(article: Article) -> tuple[str, ...]:
    names = (credit.name for credit in article.credits if credit.name != article.outlet)
    return tuple(dict.fromkeys(names))
