"""Which statement answers which: denies it, disputes it or confirms it; or the report as a whole.

An answer is known by its cue ("denied"), by what it says of what it answers ("the report is
misleading"), by saying no to what was said of its speaker, or by standing against a statement
("but") on the same matter. An organisation and its spokesman who stand in one clause ("denied the
report, with spokesman N. telling …") are one voice; so is who "rejected the claim, saying …".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.article import Article
from headwater.reading.answers import MARKS, Answer, answer_of, thing_in, words
from headwater.reading.frames import frames_of
from headwater.reading.rejoinder import Parties
from headwater.reading.sentences import Sentences
from headwater.reading.stance import negation
from headwater.reading.targets import NEAR, REACH, Targets
from headwater.reading.types import Attribution, Response, Source

BARE = 5
"""Words of a content that only names what is answered: "many of those allegations"."""

EARLY = 60
"""Code points of a content in which a cue that needs a thing has it: "blasted the statement"."""


def answered(
    attributions: Sequence[Attribution],
    article: Article,
    sentences: Sentences,
    sources: Sequence[Source] = (),
) -> tuple[tuple[Attribution, ...], tuple[Response, ...]]:
    """(the attributions, those of one voice with a denial denying too; the answers).

    `sources` have the mentions by which a statement is known to be about a speaker.
    """
    return _Answers(attributions, article, sentences, sources).found()


class _Answers:
    """The answers of one article while they are looked for."""

    def __init__(
        self,
        attributions: Sequence[Attribution],
        article: Article,
        sentences: Sentences,
        sources: Sequence[Source],
    ) -> None:
        self._all = attributions
        self._frames = frames_of(attributions, article, sentences)
        parties = Parties(attributions, article.text, sources)
        self._targets = Targets(attributions, article, self._frames, parties)

    def found(self) -> tuple[tuple[Attribution, ...], tuple[Response, ...]]:
        """What `answered` gives."""
        out: list[Attribution] = []
        responses: dict[str, Response] = {}
        for n, one in enumerate(self._all):
            before = self._same_voice(n, responses)
            answer = replace(before, by=one.id) if before else self._answer(n, responses)
            if answer:
                responses[one.id] = answer
            joins = before and before.what == "denies" and one.stance == "asserts"
            out.append(replace(one, stance="denies") if joins else one)
        self._repeat(responses)
        return tuple(out), tuple(responses.values())

    def _repeat(self, responses: dict[str, Response]) -> None:
        """A headline that somebody answers tells of the first answer that he gives below."""
        for n, one in enumerate(self._all):
            if not self._targets.is_headline(n):
                return
            if one.id in responses or answer_of(self._frames[one.id].cue, "") is None:
                continue
            below = (other for other in self._all[n:] if other.id in responses)
            mine = (other for other in below if other.speaker.entity == one.speaker.entity)
            if given := next((responses[other.id] for other in mine), None):
                responses[one.id] = replace(given, by=one.id)

    def _answer(self, n: int, responses: dict[str, Response]) -> Response | None:
        one, frame = self._all[n], self._frames[self._all[n].id]
        polled = any(hand.how == "polls" for hand in one.chain)
        if negation().search(frame.cue) or one.stance in {"declines", "asks"} or polled:
            return None
        content = self._targets.content(n)
        row = answer_of(frame.cue, content)
        again = self._again(n, content, row, responses)
        if again:
            return replace(again, by=one.id)
        if words("rejections").match(content.lstrip(MARKS)):
            to = self._targets.last(n)
            return Response(one.id, to, "denies") if to else None
        if to := self._confirmed(n, content, row):
            return Response(one.id, to, "confirms")
        to = self._to(n, content, row)
        return Response(one.id, to, row.does(content) if row else "disputes") if to else None

    def _confirmed(self, n: int, content: str, row: Answer | None) -> str | None:
        """What a statement calls true ("that the claim was accurate"), if it does."""
        thing = thing_in(content)
        if thing is None or (row and row.what != "confirms"):
            return None
        affirms = words("merits").search(content, thing.end())
        between = content[thing.end() : affirms.start()] if affirms else ","
        of_it = "," not in between and " and " not in between and not negation().search(between)
        return self._targets.named(n, row) if of_it else None

    def _to(self, n: int, content: str, row: Answer | None) -> str | None:
        """What a statement answers, if anything."""
        cue = self._frames[self._all[n].id].cue
        if row and row.refuses(content):
            return None
        thing = thing_in(content)
        named = thing is not None
        at_fault = bool(words("faults").search(content))
        finds = named and at_fault and words("states").search(cue)
        early = thing is not None and (at_fault or _is_object(content[: thing.start()]))
        if finds or (row and row.holds(named=early, at_fault=at_fault)):
            return self._targets.named(n, row)
        return self._targets.of_party(n) or self._targets.set_against(n)

    def _again(
        self, n: int, content: str, row: Answer | None, responses: dict[str, Response]
    ) -> Response | None:
        """The answer that the same speaker has just given, which this goes on with.

        One that only names what it answers ("rejected the claim, saying") leaves it to this.
        """
        m = self._mine(n)
        given = responses.get(self._all[m].id) if m is not None else None
        if m is None or given is None or self._targets.is_unsaid(m):
            return None
        says = words("states").search(self._frames[self._all[n].id].cue)
        if says and m == n - 1 and self._targets.beside(m, n):
            if given.what == "disputes" and self._is_bare(m):
                del responses[self._all[m].id]
            return replace(given, what="disputes")
        near = self._targets.paragraphs
        quoted = self._all[n].manner == "direct"
        more = quoted or words("goes_on").match(content.lstrip(MARKS))
        goes_on = says and more and row is None and m == n - 1 and near[m] == near[n]
        return given if goes_on or words("faults").search(content) else None

    def _mine(self, n: int) -> int | None:
        """The last statement of the same speaker, close before."""
        near = self._targets.paragraphs
        for m in range(n - 1, max(-1, n - REACH), -1):
            if near[n] - near[m] > NEAR:
                return None
            if self._all[m].speaker.entity == self._all[n].speaker.entity:
                return m
        return None

    def _is_bare(self, m: int) -> bool:
        content = self._targets.content(m)
        return len(content.split()) <= BARE and bool(words("things").search(content))

    def _same_voice(self, n: int, responses: Mapping[str, Response]) -> Response | None:
        """The answer that a clause "with spokesman N. telling" goes on with."""
        frame = self._frames[self._all[n].id]
        if n == 0 or not re.match(r"[\s,\x00]*with ", frame.text):
            return None
        before = self._all[n - 1]
        same = self._frames[before.id].begins == frame.begins
        return responses.get(before.id) if same else None


def _is_object(before: str) -> bool:
    """Whether a thing behind these words is what is answered: not "the paper for a story"."""
    return len(before) < EARLY and words("away").search(before) is None
