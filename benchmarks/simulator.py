"""Worlds of invented news: a claim, who has it from whom, and the articles that tell it.

A world has one to three independent origins (wires and outlets, each with sources of its own),
copies, relays, relays of relays, reports that credit and match, circles, denials, and an article
that says something else on the same matter. Its sentences are drawn from `benchmarks/templates`,
in three sets: "open" was there to look at, "seen" was set aside, measured, and looked at since,
"kept" has only been measured.
"""

import random
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks import edits

TEMPLATES = Path(__file__).with_name("templates")
NEAR_MISSES = 0.1
"""Share of worlds with an article that says something else on the same matter."""
DENIALS = 0.4
"""Share of worlds in which the claim is denied."""
NUMBERS = ("two", "three", "four", "five", "six")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
START = datetime(2026, 3, 2, 6, tzinfo=UTC)
_COPIES: Mapping[str, edits.Edit] = {
    name: edits.EDITS[name]
    for name in ("verbatim", "retitled", "truncated", "re-paragraphed", "local paragraph added")
}

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """Who an origin has the claim from: `kind` is named, unnamed or document."""

    kind: str
    person: str
    role: str
    number: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of a world. `text` is its paragraphs, the headline first, `lead` where in them
    the claim is told, in the words `claim`; `origin` is the number of the origin it leads to, None
    for an article that does not report the claim; `kind` is that of its template."""

    outlet: str
    published: str
    text: tuple[str, ...]
    byline: str | None
    claim: str
    origin: int | None
    source: Source | None
    kind: str = ""
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class World:
    """The articles of one claim, the first articles of its origins, and words to ask for it by."""

    pieces: tuple[Piece, ...]
    origins: tuple[Piece, ...]
    words: str


@cache
def rows(name: str, half: str, kind: str) -> tuple[Row, ...]:
    """The rows of one file of templates."""
    path = TEMPLATES / (f"{name}.{half}.toml" if half else f"{name}.toml")
    return tuple(tomllib.loads(path.read_text("utf-8"))[kind])


def worlds(half: str, seed: int) -> Iterator[World]:
    """A world for each claim of one half of the templates."""
    for number, claim in enumerate(rows("claims", half, "claim")):
        yield _Maker(random.Random(f"{seed} {number}"), half, claim).world()


@dataclass(slots=True)
class _Maker:
    rng: random.Random
    half: str
    claim: Row
    pieces: list[Piece] = field(default_factory=list)
    origins: list[Piece] = field(default_factory=list)
    _outlets: list[Row] = field(default_factory=list)
    _wires: list[str] = field(default_factory=list)
    _people: list[str] = field(default_factory=list)
    _fillers: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._outlets = self.rng.sample(rows("names", "", "outlet"), 24)
        names = tomllib.loads((TEMPLATES / "names.toml").read_text("utf-8"))
        self._wires = self.rng.sample(names["wires"], 4)
        self._people = self.rng.sample(names["people"], 8)
        self._fillers = self._of_kind("filler")  # each once, as nobody but a copy has the same text
        self.rng.shuffle(self._fillers)

    def world(self) -> World:
        """One world, its articles in the order of their making."""
        for number in range(self.rng.choices((1, 2, 3), (9, 7, 4))[0]):
            self._origin(number)
        for number, origin in enumerate(tuple(self.origins)):
            self._copies(origin, number)
            self._relays(origin, number)
        if self.rng.random() < NEAR_MISSES:
            self._near_miss()
        if self.rng.random() < DENIALS:
            self._denial()
        return World(tuple(self.pieces), tuple(self.origins), self._claim())

    # ----- the kinds of articles -----

    def _origin(self, number: int) -> None:
        is_wire = self.rng.random() < 0.4
        outlet = self._wires.pop() if is_wire else self._outlets.pop()["name"]
        hour = 30 * number + self.rng.randint(0, 5)
        earlier = self.rng.choice(self.origins) if self.origins else None
        if is_wire:
            template = self._template("wire", "wire_first")
        elif earlier and self.rng.random() < 0.5:
            template = self._template("credit", "credit_own")
        else:
            kind = self.rng.choice(("own_named", "own_document", "own_unnamed"))
            template = self._template("unnamed" if kind == "own_unnamed" else "own", kind)
        source = self._source(template["source"], first=number == 0)
        other = earlier.outlet if earlier else ""
        piece = self._piece(outlet, hour, template["text"], number, source, other=other)
        piece = replace(piece, kind=template["kind"])
        self.origins.append(piece)
        self.pieces.append(piece)

    def _copies(self, origin: Piece, number: int) -> None:
        is_wire = origin.outlet not in {one["name"] for one in rows("names", "", "outlet")}
        for _ in range(self.rng.randint(1, 3) if is_wire else self.rng.choice((0, 0, 1))):
            kind = self.rng.choice((*_COPIES, "edited"))
            text = list(origin.text)
            text = self._edited(text) if kind == "edited" else _COPIES[kind](self.rng, text, [])
            byline = origin.outlet if self.rng.random() < 0.6 else None
            self.pieces.append(
                replace(
                    origin,
                    outlet=self._outlets.pop()["name"],
                    published=self._later(origin, 1, 8),
                    text=tuple(text),
                    byline=byline,
                    kind="copy",
                    through=(origin.outlet,),
                    origin=number,
                )
            )

    def _edited(self, text: edits.Text) -> edits.Text:
        changes = rows("copyedit", self.half, "template")
        return [text[0], *(_replaced(paragraph, changes) for paragraph in text[1:])]

    def _relays(self, origin: Piece, number: int) -> None:
        upstream = [origin]
        for _ in range(self.rng.randint(0, 3)):
            of = self.rng.choice(upstream)
            if of is origin:
                piece = self._relay(of, number)
            else:
                piece = self._relay_of_relay(of, origin, number)
            upstream.append(piece)
        if len(upstream) > 1 and self.rng.random() < 0.3:
            self._circle(origin, upstream[1], number)

    def _relay(self, of: Piece, number: int) -> Piece:
        kind = self.rng.choice(("relay", "relay", "relay", "relay_headline", "relay_foot"))
        template = self._template("relay", kind, of.source)
        text = template.get("body", template["text"])
        piece = self._after(of, text, number)
        if kind != "relay":
            line = self._filled(template["text"], piece.outlet, of.outlet, of.source, piece.claim)
            whole = list(piece.text)
            whole[0:1] = [line] if kind == "relay_headline" else whole[0:1]
            piece = replace(piece, text=(*whole, line) if kind == "relay_foot" else tuple(whole))
        piece = replace(piece, kind=kind)
        self.pieces.append(piece)
        return piece

    def _relay_of_relay(self, of: Piece, origin: Piece, number: int) -> Piece:
        template = self._template("relay", "relay_of_relay")
        piece = self._after(of, template["text"], number, wire=origin.outlet)
        piece = replace(piece, kind="relay_of_relay")
        self.pieces.append(piece)
        return piece

    def _circle(self, origin: Piece, relay: Piece, number: int) -> None:
        template = self._template("circle", "circle")
        piece = self._after(relay, template["text"], number, outlet=origin.outlet)
        self.pieces.append(replace(piece, kind="circle"))

    def _near_miss(self) -> None:
        template = self._template("own", "own_document")
        wrong = {**self.claim, "clause": self.claim["near_miss"], "paraphrases": ()}
        right, self.claim = self.claim, wrong
        source = self._source("document", first=False)
        piece = self._piece(self._outlets.pop()["name"], 20, template["text"], None, source)
        self.pieces.append(replace(piece, kind="near miss"))
        self.claim = right

    def _denial(self) -> None:
        """A denial in a paragraph of some article, or in one of its own."""
        template = self._template("denial", "denial")
        if self.rng.random() < 0.5:
            outlet = self._outlets.pop()["name"]
            piece = self._piece(outlet, 40, template["text"], None, None, title=self.claim["org"])
            self.pieces.append(replace(piece, kind="denial"))
            return
        at = self.rng.randrange(len(self.pieces))
        piece = self.pieces[at]
        line = self._filled(template["text"], piece.outlet, "", piece.source, self._claim())
        if piece.origin is not None and piece not in self.origins:
            self.pieces[at] = replace(piece, text=(*piece.text, line))

    # ----- their parts -----

    def _after(
        self, of: Piece, text: str, number: int, *, wire: str = "", outlet: str | None = None
    ) -> Piece:
        name = outlet or self._outlets.pop()["name"]
        piece = self._piece(name, 0, text, number, of.source, other=of.outlet, wire=wire)
        through = (of.outlet, wire) if wire else (of.outlet,)
        return replace(piece, published=self._later(of, 2, 20), through=through)

    def _piece(
        self,
        outlet: str,
        hour: int,
        template: str,
        number: int | None,
        source: Source | None,
        *,
        other: str = "",
        wire: str = "",
        title: str | None = None,
    ) -> Piece:
        claim = self._claim()
        lead = self._filled(template, outlet, other, source, claim, wire or outlet)
        fillers = [self._fillers.pop() for _ in range(self.rng.randint(1, 3)) if self._fillers]
        body = [self._filled(one["text"], outlet, "", source, claim) for one in fillers]
        head = title or self._filled(
            self.rng.choice(self._of_kind("title"))["text"], outlet, "", source, self._claim()
        )
        published = _stamp(START + timedelta(hours=hour))
        return Piece(outlet, published, (head, lead, *body), None, claim, number, source)

    def _of_kind(self, kind: str) -> list[Row]:
        return [one for one in rows("filler", self.half, "template") if one["kind"] == kind]

    def _claim(self) -> str:
        return str(self.rng.choice((self.claim["clause"], *self.claim["paraphrases"])))

    def _source(self, kind: str, *, first: bool) -> Source:
        person = self.claim["person"] if first else self._people.pop()
        return Source(kind, person, self.claim["role"], self.rng.choice(NUMBERS))

    def _template(self, name: str, kind: str, source: Source | None = None) -> Row:
        fits: Callable[[Row], bool] = lambda one: source is None or _fits(one, source)  # noqa: E731
        found = [one for one in rows(name, self.half, "template") if one["kind"] == kind]
        return self.rng.choice([one for one in found if fits(one)] or found)

    def _filled(
        self,
        template: str,
        outlet: str,
        other: str,
        source: Source | None,
        claim: str,
        wire: str = "",
    ) -> str:
        short = next(
            (o.get("short") for o in rows("names", "", "outlet") if o["name"] == outlet), ""
        )
        own = short if short and self.rng.random() < 0.4 else outlet
        text = template.format(
            claim=claim,
            claim_s=claim[0].upper() + claim[1:],
            outlet=own,
            other=other,
            wire=wire,
            place=self.claim["place"],
            org=self.claim["org"],
            person=source.person if source else self.claim["person"],
            role=source.role if source else self.claim["role"],
            n=source.number if source else "two",
            day=self.rng.choice(DAYS),
            spokesperson=self._people[-1],
        )
        return text[0].upper() + text[1:]

    def _later(self, of: Piece, least: int, most: int) -> str:
        then = datetime.fromisoformat(of.published)
        return _stamp(then + timedelta(minutes=self.rng.randint(60 * least, 60 * most)))


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


def _replaced(paragraph: str, changes: Sequence[Row]) -> str:
    for change in changes:
        paragraph = paragraph.replace(change["before"], change["after"])
    return paragraph


def _fits(template: Row, source: Source) -> bool:
    """Whether a template speaks of such a source, or of none."""
    text = template["text"]
    wants = {
        "named": "{person}" in text,
        "unnamed": any(word in text for word in ("{n}", "people", "source inside", "sources")),
        "document": "ocument" in text or "file" in text,
    }
    return not any(wants.values()) or wants[source.kind]
