"""All the questions asked of one article, in their order."""

from collections.abc import Iterable
from dataclasses import replace

from headwater.article import Article
from headwater.reading.attribution import Extractor
from headwater.reading.chain import chained
from headwater.reading.completing import completed
from headwater.reading.contested import contested_in
from headwater.reading.events import datings_of, events_of
from headwater.reading.hedges import hedges_of
from headwater.reading.mending import mended
from headwater.reading.nameless import nameless
from headwater.reading.nesting import nested
from headwater.reading.people import People
from headwater.reading.relays import without_relays
from headwater.reading.rereading import nested_in
from headwater.reading.response import answered
from headwater.reading.restoring import restored
from headwater.reading.sentences import Sentences
from headwater.reading.stance import stance_of
from headwater.reading.summary import summary_of
from headwater.reading.times import times_of
from headwater.reading.types import Attribution, Reading, Source


def read_article(article: Article, extractor: Extractor) -> Reading:
    """Everything that is read in one article. Deterministic; touches neither disk nor network."""
    sentences = Sentences.of(article)
    found = without_relays(extractor.attributions(article), article)
    found = mended(completed(found, article, sentences), article, sentences)
    found = restored(found, article, sentences)
    found = nested(numbered((*found, *nested_in(found, article, extractor))))
    people = People.of(article, found)
    understood = nameless([_understood(one, article, people) for one in found], article, sentences)
    attributions = chained(understood, article, people, sentences)
    attributions, responses = answered(attributions, article, sentences, people.sources)
    sources = _used(people.sources, attributions)
    times = times_of(article)
    dated = datings_of(article, attributions, times, sentences)
    others = [one for one in people.with_roles if one not in sources]
    return Reading(
        article=article,
        attributions=attributions,
        sources=(*sources, *others),
        responses=responses,
        times=times,
        contested=contested_in(article, dated, attributions, sentences),
        events=events_of(dated, attributions),
        summary=summary_of(article, attributions, sources, responses, sentences),
    )


def numbered(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The attributions in the order of their contents, with the ids "a1", "a2" and so on."""
    ordered = sorted(attributions, key=lambda one: (one.content[0], one.cue))
    return tuple(replace(one, id=f"a{number}") for number, one in enumerate(ordered, start=1))


def _understood(one: Attribution, article: Article, people: People) -> Attribution:
    speaker = people.speaker(one)
    body = speaker.kind in {"organisation", "outlet"}
    return replace(
        one,
        speaker=speaker,
        stance=stance_of(one.cue, one.content, article, body=body),
        hedges=hedges_of(one.cue, one.content, article),
    )


def _used(sources: Iterable[Source], attributions: Iterable[Attribution]) -> tuple[Source, ...]:
    """The sources that speak or are hands."""
    names = {hand.entity for one in attributions for hand in one.chain}
    names |= {one.speaker.entity for one in attributions}
    return tuple(source for source in sources if source.entity in names)
