"""An article's sourcing at a glance: on whom it rests, who says how much."""

from collections import Counter
from collections.abc import Iterator, Sequence

from headwater.article import Article, Span
from headwater.reading.positions import positions_in
from headwater.reading.sentences import Sentences
from headwater.reading.types import (
    Attribution,
    Kinds,
    Reporting,
    Response,
    Share,
    Source,
    Summary,
)
from headwater.reading.unnamed import unnamed_in

RESTS = frozenset({"cites", "reports", "obtained"})
"""How a hand is known whose own reporting an article gives."""
MOST = 0.5
"""Share of the attributed statements from which an article is relayed rather than mixed."""


def summary_of(
    article: Article,
    attributions: Sequence[Attribution],
    sources: Sequence[Source],
    responses: Sequence[Response],
    sentences: Sentences,
) -> Summary:
    """The summary of an article with these attributions, sources and answers."""
    rests_on = tuple(dict.fromkeys(_rests_on(article, attributions)))
    return Summary(
        rests_on=rests_on,
        unnamed=unnamed_in(attributions, article, sentences),
        denied=any(r.what in {"denies", "disputes"} for r in responses),
        reporting=_reporting(attributions),
        kinds=_kinds(sources),
        attributed=_attributed(article, attributions),
        shares=_shares(article, attributions, sources),
        single_source=tuple(_single(attributions, responses)),
        nobody_named=tuple(a.id for a in attributions if a.speaker.kind == "none"),
        declined=tuple(a.id for a in attributions if a.stance == "declines"),
        positions=positions_in(attributions, article),
    )


def _rests_on(article: Article, attributions: Sequence[Attribution]) -> Iterator[str]:
    """The outlets that it credits, then those that more than one of its statements came through."""
    for credit in article.credits:
        if credit.name != article.outlet:
            yield credit.name
    through = Counter(
        hand.name
        for one in attributions
        for hand in one.chain
        if hand.kind == "outlet" and hand.how in RESTS and hand.name
    )
    yield from (name for name, count in through.items() if count > 1)


def _reporting(attributions: Sequence[Attribution]) -> Reporting | None:
    """Whether what is attributed is the article's own reporting or came through other outlets."""
    stated = [one for one in attributions if one.chain]
    if not stated:
        return None
    others = sum(any(hand.kind == "outlet" for hand in one.chain) for one in stated)
    if not others:
        return "own"
    return "relayed" if others >= MOST * len(stated) else "mixed"


def _kinds(sources: Sequence[Source]) -> tuple[Kinds, ...]:
    counts = Counter(source.kind for source in sources if source.kind)
    return tuple(Kinds(kind, count) for kind, count in counts.most_common())


def _attributed(article: Article, attributions: Sequence[Attribution]) -> float | None:
    """How much of the text outside the furniture is attributed to somebody, from 0 to 1."""
    whole = sum(p.end - p.start for p in article.paragraphs if p.kind != "furniture")
    spans = [span for one in attributions for span in one.content]
    return round(_length(spans) / whole, 3) if whole else None


def _shares(
    article: Article, attributions: Sequence[Attribution], sources: Sequence[Source]
) -> tuple[Share, ...]:
    """How much of the text each source stands for, most first."""
    whole = sum(p.end - p.start for p in article.paragraphs if p.kind != "furniture") or 1
    said: dict[str, list[Span]] = {}
    for one in attributions:
        if one.speaker.entity:
            said.setdefault(one.speaker.entity, []).extend(one.content)
    found = (
        Share(source.entity, round(_length(said[source.entity]) / whole, 3))
        for source in sources
        if source.entity in said
    )
    return tuple(sorted(found, key=lambda share: -share.share))


def _length(spans: list[Span]) -> int:
    """Code points that some spans cover, each counted once."""
    done = total = 0
    for span in sorted(spans):
        total += max(0, span.end - max(done, span.start))
        done = max(done, span.end)
    return total


def _single(attributions: Sequence[Attribution], responses: Sequence[Response]) -> Iterator[str]:
    """The statements that rest on one unnamed person, and that nobody in the article confirms."""
    confirmed = {response.to for response in responses if response.what == "confirms"}
    for one in attributions:
        if one.speaker.kind == "unnamed" and one.speaker.count == 1 and one.id not in confirmed:
            yield one.id
