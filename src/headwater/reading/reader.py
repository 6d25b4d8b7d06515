"""All the questions asked of one article, in their order."""

from headwater.article import Article
from headwater.reading.attribution import Extractor
from headwater.reading.types import Reading, Summary

UNREAD = ("sources", "responses", "times", "contested", "summary.unnamed", "summary.denied")
"""Parts of the contract that this version does not look for."""


def read_article(article: Article, extractor: Extractor) -> Reading:
    """Everything that is read in one article. Deterministic; touches neither disk nor network."""
    return Reading(
        article=article,
        attributions=extractor.attributions(article),
        summary=Summary(rests_on=_rests_on(article)),
        unread=UNREAD,
    )


def _rests_on(article: Article) -> tuple[str, ...]:
    names = (credit.name for credit in article.credits if credit.name != article.outlet)
    return tuple(dict.fromkeys(names))
