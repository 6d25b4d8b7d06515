"""Whom "the governor", "the company" or "her campaign" means, of those whom an article names."""

from bisect import bisect_right

from headwater.article import Span
from headwater.reading.describe import Descriptions, bare_word
from headwater.reading.entity import Entity
from headwater.reading.lexicon import (
    Noun,
    bare,
    gender_of_noun,
    noun_of,
    outlets_of,
    places,
    table,
)
from headwater.reading.phrase import Phrase
from headwater.reading.scene import Scene
from headwater.reading.words import closed

NEXT = 1
"""Sentences back that somebody may be described in, whose role is only told of another."""
NEAR = 5
"""Sentences back in which "the two" or "the candidates" have what it goes on about."""
PAIR = 2.0
"""How much more so many people who spoke together fit "the two" than others do."""
PASSING = 6
"""Sentences back that somebody is spoken of whom any description may mean."""
TELLS = 0.3
"""How much less a journalist counts, who tells of others."""
MARGIN = 1.5
"""How far ahead of the next somebody must be whom a description in passing is taken for."""


class Definite:
    """Looks descriptions up among the roles, bodies and documents of one article."""

    def __init__(self, scene: Scene, descriptions: Descriptions) -> None:
        self._scene = scene
        self._descriptions = descriptions

    def known(
        self, phrase: Phrase, noun: Noun, owner: Entity | None, margin: float
    ) -> Entity | None:
        """Whom a description means. `owner` is whose it says that it is; somebody no role explains
        must score `margin` times as high as the next."""
        at = phrase.span.start
        if noun.kind == "person":
            return self._person(phrase, noun, margin)
        if noun.kind == "outlet":
            known = self._inner_name(phrase)
            return known or (self._descriptions.outlet(phrase, at) if _is_outlet(phrase) else None)
        if noun.kind == "organisation":
            return self._owned(phrase, noun, owner) or self._body(phrase, noun)
        return self.document(phrase, noun) if noun.kind == "document" else None

    def document(self, phrase: Phrase, noun: Noun) -> Entity | None:
        """The document that is meant, under the fullest words that the article has for it."""
        said = [w for w in phrase.core if w.low not in closed("plain") | closed("determiners")]
        if len(said) > 1 or (phrase.tail and phrase.words[len(phrase.core)].low in {"of", "by"}):
            return None
        words = self._descriptions.fuller(noun, phrase)
        return self._descriptions.called(words, "document", phrase) if words else None

    def somebody(self, phrase: Phrase) -> Entity | None:
        """The named person of whom the text tells where a description fits anybody."""
        at = phrase.span.start
        return self._scene.best(at, lambda one: float(one.is_sure), within=PASSING)

    def counted(self, phrase: Phrase) -> Entity | None:
        """Of whom "the two" says no more than how many they are."""
        bare = phrase.number is not None and phrase.tail is None and len(phrase.core) == 2
        if not bare or phrase.determiner not in closed("together"):
            return None

        def fits(entity: Entity) -> float:
            return float(entity.kind in {"person", "unnamed"} and entity.count == phrase.number)

        at = phrase.span.start
        return self._scene.best(at, fits, within=NEAR)

    def again(self, phrase: Phrase, noun: Noun) -> Entity | None:
        """Of which people told of before "the candidates" or "both men" says nothing more."""
        said = [w for w in phrase.core if w.low not in closed("plain") | closed("determiners")]
        if (
            phrase.determiner not in closed("together")
            or phrase.tail
            or phrase.own
            or len(said) > 1
        ):
            return None
        number = 2 if phrase.determiner == "both" else phrase.number

        def fits(entity: Entity) -> float:
            pair = entity.kind == "person" and number is not None and entity.count == number
            if pair:
                return PAIR
            many = entity.kind == "group" or (entity.kind == "unnamed" and entity.count != 1)
            counted = number is None or entity.count in {number, None}
            anybody = noun.one in closed("anybody") and entity.kind == "unnamed"
            return float(many and counted and (noun.one in entity.nouns or anybody))

        at = phrase.span.start
        return self._scene.best(at, fits, within=NEAR)

    def _inner_name(self, phrase: Phrase) -> Entity | None:
        """The name that stands before the noun of a description: "The Times newspaper"."""
        core = Span(phrase.core[0].start, phrase.core[-1].end)
        inside = [self._scene.entities.of.get(n) for n in self._scene.named.within(core)]
        return next((one for one in reversed(inside) if one and one.kind == "outlet"), None)

    def _owned(self, phrase: Phrase, noun: Noun, owner: Entity | None) -> Entity | None:
        """A body that is called by whose it is: "her campaign", "the Orsk campaign"."""
        if owner is None and noun.one in closed("owned"):
            owner = self._owner_before(phrase)
        if owner and owner.kind in {"person", None, "organisation", "outlet"}:
            return self._descriptions.owned(owner, phrase, noun)
        return None

    def _owner_before(self, phrase: Phrase) -> Entity | None:
        core = Span(phrase.core[0].start, phrase.core[-1].end)
        inside = [self._scene.entities.of.get(n) for n in self._scene.named.within(core)]
        owner = next((one for one in inside if one and one.kind in {"person", None}), None)
        if owner or len(phrase.core) > 2 or phrase.noun is None:
            return owner
        words = self._descriptions.fuller(phrase.noun, phrase)
        surname = bare(words.split()[-2]).removesuffix("'s") if words and " " in words else ""
        near = bisect_right(self._scene.named.starts, phrase.span.start)
        found = self._scene.entities.find([surname], near) if surname else None
        return found if found and found.kind in {"person", None} else None

    def _body(self, phrase: Phrase, noun: Noun) -> Entity | None:
        at = phrase.span.start
        if inner := self._body_before(phrase, noun):
            return inner
        whole = noun.one in table("nouns.toml")["any_body"]["words"]
        known = self._descriptions.body(noun, at)
        again = noun.one in closed("states") or noun.one in table("nouns.toml")["again"]["words"]
        if known or len(phrase.core) > 2 or phrase.determiner == "" or not again:
            return known

        def fits(entity: Entity) -> float:
            place = is_place(entity)
            other = noun_of([entity.name.split()[-1].lower()])
            if other and other.kind == "organisation" and not place and not whole:
                return 0.0
            kinds = {"organisation", "outlet"} if noun.one in closed("wires") else {"organisation"}
            return float(entity.kind in kinds and place == (noun.one in closed("states")))

        return self._scene.best(at, fits, within=6)

    def _body_before(self, phrase: Phrase, noun: Noun) -> Entity | None:
        """The body whose name stands before its noun: "the Tarnwatch group"."""
        if noun.one not in table("nouns.toml")["again"]["words"]:
            return None
        core = Span(phrase.core[0].start, phrase.core[-1].end)
        for n in self._scene.named.within(core):
            span, entity = self._scene.named.mentions[n].span, self._scene.entities.of.get(n)
            beside = self._scene.text[span.end : phrase.core[-1].start] == " "
            if entity and beside and entity.kind in {"organisation", None}:
                entity.kind, entity.count = "organisation", None
                return entity
        return None

    def _person(self, phrase: Phrase, noun: Noun, margin: float) -> Entity | None:
        at, gender = phrase.span.start, gender_of_noun(noun)
        if phrase.own and noun.many == "unnamed":
            return None
        if phrase.head.endswith("-old") and (one := self.somebody(phrase)):
            return one
        known = self._descriptions.by_role(noun, phrase, gender)
        if known and self._scene.named.mentions[known.first].span.start < at:
            return known
        if phrase.determiner in closed("again") and (one := self._introduced(noun)):
            return one
        lists = table("nouns.toml")
        strange = noun.one in lists["bystanders"]["words"] or noun.one in lists["offices"]["words"]
        if phrase.determiner in closed("theirs") or strange:
            return known
        if noun.many == "unnamed":
            other = self._descriptions.unnamed(noun, phrase) if phrase.determiner else None
            plain = closed("plain") | closed("determiners")
            said = [w for w in phrase.core if w.low not in plain]
            withheld = table("nouns.toml")["withheld"]["words"]
            if other or known or len(said) < 2 or noun.one in withheld:
                return known or other
        return self._spoken_of(phrase, noun, known, margin)

    def _introduced(self, noun: Noun) -> Entity | None:
        """The one person without a name whom the text introduced as "a doctor"."""
        one = self._descriptions.introduced(noun)
        new = one and one.count == 1 and one.name.split()[0].lower() in {"a", "an"}
        return one if new else None

    def _spoken_of(
        self, phrase: Phrase, noun: Noun, known: Entity | None, margin: float
    ) -> Entity | None:
        """The person whom the text speaks of near a description, else the one `known` by it."""
        at, gender = phrase.span.start, gender_of_noun(noun)

        def fits(entity: Entity) -> float:
            if entity.kind == "unnamed":
                return float(noun.one in entity.nouns)
            free = not (known and entity.roles)
            agrees = not gender or entity.gender in {gender, None, "x"}
            fit = entity.is_sure and free and agrees and not _other_party(phrase, entity)
            return fit * (TELLS if entity.tells else 1.0)

        # who is introduced with the role further on gives way to whom the text speaks of here
        found = self._scene.best(
            at,
            fits,
            within=NEXT if known else 4,
            margin=MARGIN if known else margin,
        )
        return found or known


def _other_party(phrase: Phrase, entity: Entity) -> bool:
    """Whether a description names a party, and what somebody is called only others."""
    parties = closed("parties") - closed("views")
    said = {bare_word(word.low) for word in phrase.core} & parties
    held = {bare_word(w) for role in entity.roles for w in role.split()} & parties
    return bool(said and held and not said & held)


def _is_outlet(phrase: Phrase) -> bool:
    """Whether a description says no more of an outlet than that it is one: "the British paper"."""
    plain = closed("plain") | closed("determiners") | closed("press")
    said = [w for w in phrase.core[:-1] if w.low not in plain and not outlets_of(w.bare)]
    return not said


def is_place(entity: Entity) -> bool:
    """Whether a body is called by the name of a place."""
    return entity.place or bare(entity.name) in places()
