"""Whom a noun phrase means at its place: by name, pronoun, description, or several together."""

import re
from bisect import bisect_right
from dataclasses import replace

from headwater.article import Span
from headwater.reading.affiliation import of_tail
from headwater.reading.back import Back
from headwater.reading.beside import title_kind
from headwater.reading.definite import MARGIN, TELLS, Definite, is_place
from headwater.reading.describe import Descriptions, joined
from headwater.reading.entity import Entity
from headwater.reading.lexicon import (
    Gender,
    Noun,
    alike,
    gender_of,
    known_name,
    noun_of,
    table,
)
from headwater.reading.phrase import Phrase, members, phrase_at
from headwater.reading.roles import Role
from headwater.reading.scene import Scene
from headwater.reading.source import AGENTS, GENERIC, one_line
from headwater.reading.tail import counted_phrase
from headwater.reading.types import Spans
from headwater.reading.words import closed, words_of

PRONOUNS: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
AUTHOR = {"i": "I", "me": "I", "my": "I", "we": "we", "us": "we", "our": "we"}
OF_THEIRS = re.compile(r" (?:[a-z-]+ ){0,2}?[a-z]+ (?:for|of|about|against|on|over|that|to)\b")
"""What follows an adjective that says whose something is: "Republican calls for"."""
PARTED = re.compile(r", |--|[–—(]")
NEAR = 5
"""Sentences back in which "they" or "it" has what it goes on about."""
UNSURE = 0.6
"""How much less a candidate of unknown gender counts than one of the right one."""
DOUBTFUL = 0.3
"""The same for a word in capitals that nothing shows to be a person's name."""


class Whom:
    """Resolves noun phrases of one article, from what is on the trail before them."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._descriptions = Descriptions(scene)
        self._definite = Definite(scene, self._descriptions)
        self._back = Back(scene, self._by_name, self._by_description)
        self._at = {mention.span.start: n for n, mention in enumerate(scene.named.mentions)}
        self._together: dict[tuple[int, ...], Entity] = {}
        self._authors: dict[str, Entity] = {}

    def entity(self, span: Span, content: Spans = ()) -> Entity | None:
        """Whom a span means; `content` is what they say, in which they are not looked for.

        None if the span holds no word.
        """
        parts = members(self._scene.text, span)
        if len(parts) > 1:
            found = self._several(parts, content)
            key = tuple(map(id, found))
            if key not in self._together:
                self._together[key] = joined(found)
            return self._together[key]
        return self._one(span, content)

    def _several(self, parts: tuple[Span, ...], content: Spans) -> list[Entity]:
        """Whom the members of a list mean; "his aides" are those of who stands before them, and
        nobody is named twice."""
        found: list[Entity] = []
        for part in parts:
            phrase = phrase_at(self._scene.text, part)
            entity = None if phrase.determiner in closed("theirs") else self._one(part, content)
            if phrase.core and (entity is None or entity in found):
                entity = self._descriptions.new(phrase)
            found += [entity] if entity else []
        return found

    def described(self, span: Span, *, opens: bool) -> Entity | None:
        """Whom a description in passing means; what it says of somebody known is a role, if it
        opens its sentence."""
        phrase = phrase_at(self._scene.text, span)
        if not phrase.words or phrase.noun is None or phrase.name:
            return None
        phrase = counted_phrase(self._scene.text, phrase)
        entity = self._by_description(phrase, margin=MARGIN)
        again = phrase.noun is not None and alike(phrase.noun.one) in entity.heads
        if entity.kind == "person" and (opens or again):
            self.call(entity, phrase)
        several = phrase.noun is not None and phrase.noun.plural
        unknown = entity.kind == "unnamed" and not several and not entity.roles
        introduced = phrase.own is not None and phrase.determiner == "the"
        known = phrase.determiner in closed("definite") and not introduced
        return None if unknown and known else entity

    def call(self, entity: Entity, phrase: Phrase) -> None:
        """Keep a description of somebody known as a role of theirs, if it says what they are."""
        said = [w for w in phrase.core if w.low not in closed("plain") | closed("determiners")]
        noun = phrase.noun
        if noun is None or phrase.own or noun.one in closed("no_roles") or noun.plural:
            return
        if phrase.determiner in {"the", "a", "an"} and (len(said) > 1 or not entity.roles):
            full = any(word.is_capital for word in phrase.core[1:])
            links = closed("held_there" if full else "held")
            end = self._descriptions.end(phrase.core[-1].end, links)
            entity.is_called(Role(one_line(self._scene.text[phrase.core[0].start : end]), None))

    def _one(self, span: Span, content: Spans) -> Entity | None:
        phrase = phrase_at(self._scene.text, span)
        if not phrase.words:
            return None
        if party := self._party(span):
            return self._descriptions.called(party, "group", phrase)
        if phrase.pronoun:
            found = self._named_one(phrase)
            found = found or self.by_pronoun(phrase.pronoun, phrase.words[0].start, content)
            return found or self._descriptions.new(phrase)
        if phrase.name:
            found = self._by_name(phrase, phrase.name)
            some = phrase.number is not None or phrase.determiner in closed("some")
            return self._descriptions.part(phrase) if some and found.kind == "group" else found
        entity = self._of_whom(phrase) or self._by_apposition(phrase)
        entity = entity or self._by_description(phrase)
        if entity.kind == "person" and entity.count == 1:
            self.call(entity, phrase)
        return entity

    def _of_whom(self, phrase: Phrase) -> Entity | None:
        """Whom "all of whom" goes back to."""
        if phrase.tail is None or phrase.number is not None:
            return None
        whole = phrase.tail.of(self._scene.text).lower() == "of whom"
        return self._back.to(phrase.span.start, people=True) if whole else None

    def _party(self, span: Span) -> str | None:
        """Whose "Republican calls for" something are."""
        members: dict[str, str] = table("phrase.toml")["members"]
        found = members.get(span.of(self._scene.text).lower())
        return found if found and OF_THEIRS.match(self._scene.text, span.end) else None

    def _named_one(self, phrase: Phrase) -> Entity | None:
        """Who "one of the five, Ivo Brandt," is."""
        if phrase.pronoun != "one" or phrase.tail is None or phrase.clause is None:
            return None
        inner = phrase_at(self._scene.text, phrase.clause)
        return self._by_name(inner, inner.name) if inner.name else None

    def _by_name(self, phrase: Phrase, name: Span) -> Entity:
        the = phrase.determiner == "the" and phrase.own is None and phrase.title is None
        n = self._at.get(name.start)
        if n is None and (told := self._titled(phrase, name)):
            return told
        entity = (self._scene.entities.of.get(n) if n is not None else None) or self._called(
            phrase, name, the=the
        )
        if entity.kind is None and the:
            entity.kind, entity.count = "organisation", None
        if entity.kind == "person" and entity.affiliation is None:
            entity.affiliation = self._affiliation(phrase)
        return entity

    def _titled(self, phrase: Phrase, name: Span) -> Entity | None:
        """Whom a description means that is written as a name, as headlines write it: "Harbour
        Union Chief"; None where it is a name."""
        words = words_of(self._scene.text, name.start, name.end)
        noun = noun_of([word.low for word in words])
        if noun is None or len(words) < 2 or gender_of(words[0].low) or words[-1].own:
            return None
        near = bisect_right(self._scene.named.starts, name.start)
        if known_name(name.of(self._scene.text)) or self._scene.entities.find(
            [w.bare for w in words], near
        ):
            return None
        plain = replace(phrase, name=None, title=None, head=words[-1].low, noun=noun)
        return self._by_description(plain)

    def _called(self, phrase: Phrase, name: Span, *, the: bool) -> Entity:
        """The entity of a name that stands where no mention was found."""
        words = [w.bare for w in words_of(self._scene.text, name.start, name.end)]
        title = phrase.title
        says = title_kind(words_of(self._scene.text, title.start, title.end)) if title else None
        if self._scene.text[name.end : name.end + 1] == ":" and not the:
            says = "person"
        found = self._scene.entities.find(words, bisect_right(self._scene.named.starts, name.start))
        return found or self._scene.entities.add(words, says, the=the)

    def _affiliation(self, phrase: Phrase) -> str | None:
        """To whom the words beside a name say that its bearer belongs; a spokesman, by the body
        that the sentence has named before."""
        if phrase.tail and (body := of_tail(phrase.tail, self._scene.text)):
            return body
        if phrase.own:
            owner = self._one(phrase.own, ())
            return owner.name if owner and owner.kind in {"organisation", "outlet"} else None
        if phrase.title and phrase.title.of(self._scene.text).lower() in closed("voices"):
            at = phrase.span.start
            start = self._scene.named.sentences[self._scene.named.sentence(at)]
            named = self._scene.named.within(Span(start, at)) if start < at else []
            bodies = [self._scene.entities.of.get(n) for n in named]
            found = next((b for b in reversed(bodies) if b and b.kind == "organisation"), None)
            return found.name if found else None
        return None

    def _by_apposition(self, phrase: Phrase) -> Entity | None:
        """ "Orsk’s deputy, Ivo Brandt," is Ivo Brandt."""
        if phrase.noun is None or phrase.clause is None or phrase.noun.kind == "group":
            return None
        between = self._scene.text[phrase.clause.start - 3 : phrase.clause.start]
        if not PARTED.search(between) or self._ends_in_person(phrase):
            return None
        parts = members(self._scene.text, phrase.clause)
        inner = [phrase_at(self._scene.text, part) for part in parts]
        if not all(one.name and one.core[0].start == one.span.start for one in inner):
            return None
        listed = len(inner) > 1 and not phrase.noun.plural
        if phrase.tail and (listed or phrase.noun.kind != "person"):
            return None
        named = [self._by_name(one, one.name) for one in inner if one.name]
        for one in named:
            if one.kind is None and phrase.noun.kind != "person":
                one.kind, one.count = phrase.noun.kind, None
            if one.kind in {"person", None} and phrase.noun.kind == "person":
                said = phrase.core[1 if phrase.determiner in closed("theirs") else 0 :]
                end = phrase.tail.end if phrase.tail else phrase.core[-1].end
                one.is_called(Role(one_line(self._scene.text[said[0].start : end]), phrase.noun))
        if any(one.kind in {"person", None} for one in named) != (phrase.noun.kind == "person"):
            return None
        return named[0] if len(named) == 1 else joined(named)

    def _ends_in_person(self, phrase: Phrase) -> bool:
        """Whether the apposition may be of somebody else: "a lawyer for the widow, Jane Roe"."""
        tail = phrase.tail.of(self._scene.text).lower().split() if phrase.tail else []
        noun = noun_of(tail[-1:])
        return noun is not None and noun.kind == "person" and not noun.plural

    def by_pronoun(self, word: str, at: int, content: Spans = ()) -> Entity | None:
        """Whom a pronoun at a place means; None where nobody fits."""
        if word in AUTHOR:
            me = AUTHOR[word]
            author = Entity("author", None, 1 if me == "I" else None, forms={(me,): 1})
            return self._authors.setdefault(me, author)
        if word in PRONOUNS:
            return self._he_or_she(word, at, content)
        if word in closed("going_back"):
            return self._back.to(at, people=word in {"who", "whom", "whose"})
        fits = _plural if word in closed("plurals") else _body if word in closed("things") else None
        return self._scene.best(at, fits, content, within=NEAR) if fits else None

    def _he_or_she(self, word: str, at: int, content: Spans) -> Entity | None:
        n = self._at.get(at)
        if n is not None and (known := self._scene.entities.of.get(n)):
            return known
        gender = PRONOUNS[word]

        def fits(entity: Entity) -> float:
            if entity.kind not in {"person", "unnamed", None} or (entity.count or 1) > 1:
                return 0.0
            told_of = TELLS if entity.tells else 1.0
            if entity.gender in {None, "x"}:
                sure = entity.is_sure or entity.kind == "unnamed"
                return told_of * (UNSURE if sure else DOUBTFUL)
            return told_of * (entity.gender == gender)

        found = self._scene.best(at, fits, content)
        if found and found.gender is None and found.kind is not None:
            found.gender = gender
        return found

    def _by_description(self, phrase: Phrase, margin: float = 1.0) -> Entity:
        noun = phrase.noun
        whole = self._whole(phrase)
        if noun and noun.plural and not whole and (known := self._definite.again(phrase, noun)):
            return known
        if noun is None and (several := self._definite.counted(phrase)):
            return several
        if noun is None and self._is_agent(phrase) and (known := self._definite.somebody(phrase)):
            return known
        if noun is None or whole or noun.plural:
            return self._descriptions.new(phrase, whole)
        bare_head = phrase.determiner == "" and phrase.number is None and phrase.own is None
        if phrase.determiner in closed("definite") or phrase.own or bare_head:
            return self._known(phrase, noun, margin) or self._descriptions.new(phrase)
        if noun.kind == "document" and not phrase.tail:
            return self._definite.document(phrase, noun) or self._descriptions.new(phrase)
        return self._descriptions.new(phrase)

    def _is_agent(self, phrase: Phrase) -> bool:
        """Whether "the talker" may be somebody told of before."""
        one = phrase.determiner == "the" and phrase.number is None and phrase.tail is None
        return (
            one
            and phrase.clause is None
            and phrase.head.endswith(AGENTS)
            and phrase.head not in GENERIC
        )

    def _known(self, phrase: Phrase, noun: Noun, margin: float) -> Entity | None:
        """Whom a definite description means, among those the article has introduced."""
        owner = None
        if phrase.own:
            owner = self._one(phrase.own, ())
        elif (first := phrase.core[0]).low in PRONOUNS:
            owner = self.by_pronoun(first.low, first.start)
        return self._definite.known(phrase, noun, owner, margin)

    def _whole(self, phrase: Phrase) -> Noun | None:
        """What "one of the sources" is one of."""
        parted = phrase.head in GENERIC | closed("crowds")
        parted = parted or bool(phrase.noun and phrase.noun.kind == "group")
        if phrase.tail is None or not parted:
            return None
        words = words_of(self._scene.text, phrase.tail.start, phrase.tail.end)
        if words[0].low != "of" or len(words) < 2:
            return None
        noun = phrase_at(self._scene.text, Span(words[1].start, phrase.tail.end)).noun
        return noun if phrase.head not in closed("crowds") or (noun and noun.plural) else None


def _plural(entity: Entity) -> float:
    if is_place(entity):
        return 0.0
    if entity.kind in {"group", "organisation", "outlet"} or (entity.count or 1) > 1:
        return 0.5 if entity.kind in {"organisation", "outlet"} else 1.0
    return 1.0 if entity.kind == "unnamed" and entity.count is None else 0.0


def _body(entity: Entity) -> float:
    return {"organisation": 1.0, "outlet": 1.0, "document": 1.0}.get(entity.kind or "", 0.0)
