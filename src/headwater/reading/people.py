"""Who the sources of an article are: names joined, "he" and "the senator" resolved.

`People` is made once an article. It puts every mention on a trail, in the order of the text, and
resolves each pronoun from what is on the trail by then (`headwater.reading.antecedent`).
"""

from bisect import bisect_right
from collections.abc import Sequence

from headwater.article import Article, Span
from headwater.reading.antecedent import OPENS, OWNS, QUOTED, SPEAKS, STANDS, Place, Trail
from headwater.reading.describe import DEFINITE, Descriptions, gender_of_noun
from headwater.reading.entities import Entities, Entity
from headwater.reading.lexicon import Gender, Noun
from headwater.reading.mentions import Mention, named_in
from headwater.reading.phrase import Phrase, phrase_at, words_of
from headwater.reading.register import Register
from headwater.reading.roles import apposed, role_noun, role_words
from headwater.reading.source import GENERIC
from headwater.reading.types import Attribution, Source, Spans, Speaker

PRONOUNS: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
BODY = frozenset({"it", "its", "itself"})
AUTHOR = frozenset({"i", "we", "me", "us", "my", "our"})
UNSURE = 0.6
"""How much less a candidate of unknown gender counts than one of the right one."""
NOBODY = Speaker(kind="none")


class People:
    """The people and bodies of one article, and who speaks in each of its attributions."""

    def __init__(self, article: Article, attributions: Sequence[Attribution]) -> None:
        self._text = article.text
        self._named = named_in(article)
        self._entities = Entities(self._named.mentions)
        self._at = {mention.span.start: n for n, mention in enumerate(self._named.mentions)}
        self._find_roles()
        self._descriptions = Descriptions(article.text, self._named, self._entities)
        self._trail = Trail()
        self._register = Register()
        self._author = Entity("author", forms={("the", "author"): 1})
        self._of: dict[str, Entity | None] = {}
        self._walk(attributions)

    @classmethod
    def of(cls, article: Article, attributions: Sequence[Attribution]) -> "People":
        """The people of an article with these attributions, which have their `within`."""
        return cls(article, attributions)

    def speaker(self, attribution: Attribution) -> Speaker:
        """Who speaks in an attribution of this article."""
        entity = self._of.get(attribution.id)
        return self._register.speaker(entity) if entity else NOBODY

    def named(self, spans: Span | Spans) -> Speaker:
        """Whom a piece of the text names, resolved; of kind "none" if it holds no word."""
        pieces = (spans,) if isinstance(spans, Span) else spans
        entity = self._entity(pieces[0]) if pieces else None
        return self._register.speaker(entity) if entity else NOBODY

    @property
    def sources(self) -> tuple[Source, ...]:
        """Everybody who was asked for so far, with all their mentions."""
        return self._register.sources

    def _find_roles(self) -> None:
        for n, entity in self._entities.of.items():
            mention = self._named.mentions[n]
            if entity.kind not in {"person", None}:
                continue
            spans = [mention.title] if mention.title else []
            if len(mention.name) > 1 or mention.title:
                behind = apposed(self._text, mention.span.end)
                spans += [behind] if behind else []
            for span in spans:
                self._add_role(entity, span)

    def _add_role(self, entity: Entity, span: Span) -> None:
        words = words_of(self._text, span.start, span.end)
        noun = role_noun(words)
        role = role_words(self._text, span)
        if noun:
            entity.nouns.add(noun.one)
            entity.gender = entity.gender or gender_of_noun(noun)
        if role not in entity.roles:
            entity.roles.append(role)

    def _walk(self, attributions: Sequence[Attribution]) -> None:
        """Everything in the order of the text: mentions onto the trail, sources resolved."""
        speaking = {n for one in attributions for piece in one.source for n in self._inside(piece)}
        events: list[tuple[int, int, int]] = []
        events += [(m.span.start, 1, n) for n, m in enumerate(self._named.mentions)]
        events += [
            ((one.source or one.cue or one.content)[0].start, 0, n)
            for n, one in enumerate(attributions)
        ]
        for _, is_mention, n in sorted(events):
            if is_mention:
                self._place(n, n in speaking)
            else:
                self._attribute(attributions[n])

    def _inside(self, span: Span) -> list[int]:
        words = words_of(self._text, span.start, span.end)
        return [self._at[word.start] for word in words if word.start in self._at]

    def _place(self, n: int, speaks: bool) -> None:
        mention = self._named.mentions[n]
        entity = self._entities.of.get(n)
        if entity is None and mention.pronoun and n not in self._entities.of:
            entity = self._antecedent(mention.span, mention.pronoun, ())
        if entity is None:
            return
        self._entities.of[n] = entity
        self._put(entity, mention.span, mention.sentence, _weight(mention, speaks))

    def _put(self, entity: Entity, span: Span, sentence: int, weight: float) -> None:
        self._trail.add(Place(span, sentence, entity, weight))
        self._register.note(entity, span)

    def _sentence(self, at: int) -> int:
        return bisect_right(self._named.sentences, at) - 1

    def _attribute(self, one: Attribution) -> None:
        if not one.source:
            self._of[one.id] = self._unsaid(one)
            return
        span = one.source[0]
        entity = self._entity(span, one)
        self._of[one.id] = entity
        if entity and entity not in {self._entities.of.get(n) for n in self._inside(span)}:
            self._put(entity, span, self._sentence(span.start), SPEAKS)

    def _unsaid(self, one: Attribution) -> Entity | None:
        """The speaker of an attribution that names none, where the text goes on with the last."""
        if one.manner != "direct" or one.cue:
            return None
        at = one.content[0].start
        return self._trail.best(at, self._sentence(at), lambda _: 1.0, within=3)

    def _entity(self, span: Span, one: Attribution | None = None) -> Entity | None:
        phrase = phrase_at(self._text, span)
        if not phrase.words:
            return None
        if phrase.pronoun:
            found = self._by_pronoun(phrase, one)
            return found or self._descriptions.new(phrase)
        if phrase.name:
            return self._by_name(phrase, phrase.name)
        return self._by_description(phrase)

    def _by_name(self, phrase: Phrase, name: Span) -> Entity:
        n = self._at.get(name.start)
        if n is not None and (entity := self._entities.of.get(n)):
            return entity
        words = [w.bare for w in words_of(self._text, name.start, name.end)]
        near = bisect_right([m.span.start for m in self._named.mentions], name.start)
        found = self._entities.find(words, near)
        return found or self._entities.add(
            words, titled=phrase.title is not None, the=phrase.determiner == "the"
        )

    def _by_pronoun(self, phrase: Phrase, one: Attribution | None) -> Entity | None:
        word, span = phrase.pronoun, phrase.words[0]
        at = Span(span.start, span.end)
        if word in AUTHOR:
            holder = self._of.get(one.within or "") if one else None
            return holder or self._author
        if word in PRONOUNS:
            n = self._at.get(span.start)
            known = self._entities.of.get(n) if n is not None else None
            return known or self._antecedent(at, word, one.content if one else ())
        if word in RELATIVE:
            return self._before(at.start)
        if word in PLURAL or word in BODY:
            return self._trail.best(
                at.start, self._sentence(at.start), _plural if word in PLURAL else _body, within=4
            )
        return None

    def _antecedent(self, at: Span, word: str, content: Spans) -> Entity | None:
        gender = PRONOUNS[word]

        def fits(entity: Entity) -> float:
            if entity.kind not in {"person", "unnamed", None} or (entity.count or 1) > 1:
                return 0.0
            if entity.gender in {None, "x"}:
                return UNSURE
            return float(entity.gender == gender)

        found = self._trail.best(at.start, self._sentence(at.start), fits, content)
        if found and found.gender is None:
            found.gender = gender
        return found

    def _before(self, at: int) -> Entity | None:
        """Whom a relative pronoun at `at` goes back to: the noun phrase that ends before it."""
        first = self._named.sentences[self._sentence(at)]
        words = words_of(self._text, first, at)
        if not words:
            return None
        place = self._trail.places[-1] if self._trail.places else None
        if place and place.span.start >= words[-1].start:
            return place.entity
        n = len(words) - 1
        while n > 0 and len(words) - n < 8 and self._text[words[n - 1].end : words[n].start] == " ":
            if words[n].low in {"the", "a", "an", "some", "many"}:
                break
            n -= 1
        phrase = phrase_at(self._text, Span(words[n].start, words[-1].stop))
        return self._by_name(phrase, phrase.name) if phrase.name else self._by_description(phrase)

    def _by_description(self, phrase: Phrase) -> Entity:
        noun, at = phrase.noun, phrase.span.start
        whole = self._whole(phrase)
        if noun is None or whole:
            return self._descriptions.new(phrase, whole)
        definite = phrase.determiner in DEFINITE or phrase.own is not None
        known: Entity | None = None
        if noun.kind == "person" and not noun.plural and definite:
            known = self._by_role(noun, at)
        elif noun.kind == "outlet" and not noun.plural and definite:
            known = self._descriptions.outlet(phrase, at)
        elif noun.kind == "organisation" and not noun.plural and definite:
            known = self._descriptions.body(noun, at)
        return known or self._descriptions.new(phrase)

    def _by_role(self, noun: Noun, at: int) -> Entity | None:
        gender = gender_of_noun(noun)
        known = self._descriptions.by_role(noun, at, gender)
        if known:
            return known

        def fits(entity: Entity) -> float:
            if entity.kind not in {"person", None, "unnamed"}:
                return 0.0
            if entity.kind == "unnamed":
                return float(noun.one in entity.nouns)
            return (
                1.0
                if noun.many == "group" and (not gender or entity.gender in {gender, None})
                else 0.0
            )

        return self._trail.best(at, self._sentence(at), fits, within=4)

    def _whole(self, phrase: Phrase) -> Noun | None:
        """What "one of the sources" is one of."""
        if phrase.tail is None or not (
            phrase.head in GENERIC or (phrase.noun and phrase.noun.kind == "group")
        ):
            return None
        words = words_of(self._text, phrase.tail.start, phrase.tail.end)
        if words[0].low != "of" or len(words) < 2:
            return None
        inner = (
            phrase_at(self._text, Span(words[1].start, phrase.tail.end)) if len(words) > 1 else None
        )
        return inner.noun if inner else None


def _weight(mention: Mention, speaks: bool) -> float:
    if speaks:
        return SPEAKS
    if mention.quoted:
        return QUOTED
    if mention.own:
        return OWNS
    return OPENS if mention.opens else STANDS


def _plural(entity: Entity) -> float:
    if entity.kind in {"group", "organisation", "outlet"} or (entity.count or 1) > 1:
        return 1.0
    return 1.0 if entity.kind == "unnamed" and entity.count is None else 0.0


def _body(entity: Entity) -> float:
    return {"organisation": 1.0, "outlet": 1.0, "document": 0.8}.get(entity.kind or "", 0.0)
