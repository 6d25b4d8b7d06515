"""What a reading holds: attributions, their sources and hands, as immutable data.

The words are those of the attribution literature (source, cue, content: Prasad et al. 2006,
Pareti 2012, PolNeAR 2018) and of TimeML. Everything points at exact spans of `Article.text`.
`headwater.reading.contract` turns these types into JSON and into the JSON Schema of the contract,
so a field here is a key there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from headwater.article import Article, Span

Manner = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "asserts", "denies", "doubts", "wants", "believes", "asks", "declines", "appraises"
]
SourceKind = Literal[
    "person", "organisation", "outlet", "document", "group", "unnamed", "author", "none"
]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimexMod = Literal[
    "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER",
    "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
    "START", "MID", "END", "APPROX",
]  # fmt: skip
Reporting = Literal["own", "mixed", "relayed"]
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """To whom a content is attributed, as far as the article lets it be known.

    `count` is how many people speak, None where that is open; `entity` the id of a `Source`.
    """

    name: str | None = None
    kind: SourceKind | None = None
    count: int | None = None
    role: str | None = None
    affiliation: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Hand:
    """One hand that a content came through, the spans that show it, and how it is known."""

    name: str | None
    kind: SourceKind | None
    count: int | None
    entity: str | None
    evidence: Spans
    how: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: a source, a cue and a content, each in one or several pieces.

    `within` is the id of the attribution in whose content this one lies. `chain` lists the hands,
    outermost first, the speaker last, the article's own outlet left out. `confidence` is the
    calibrated probability that content and source are right.
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    manner: Manner
    confidence: float
    speaker: Speaker = Speaker()
    stance: Stance | None = None
    hedges: Spans = ()
    within: str | None = None
    chain: tuple[Hand, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One source of an article under its fullest name, with all its mentions; or somebody else whom
    the article gives a role."""

    entity: str
    name: str
    kind: SourceKind | None
    roles: tuple[str, ...]
    mentions: Spans


@dataclass(frozen=True, slots=True)
class Response:
    """The attribution `by` answers the attribution `to` ("report": the report as a whole)."""

    by: str
    to: str
    what: Literal["denies", "disputes", "confirms"] = field(metadata={"key": "is"})


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its TIMEX3 value (ISO 8601) and what the value is anchored on.

    `value` is as precise as the words are, with X for what they leave open ("XXXX-WXX-3": some
    Wednesday). `anchor` is "published" (the article's publication time), "text" (the words say it
    all), the id of another time expression, or None where the value needs no date ("P3Y"). A clock
    time is that of its place; `zone` is its offset where the words name one ("-05:00"). `begin` and
    `end` bound a stretch of time where they follow; `missing` says what would be needed to know
    more ("published").
    """

    span: Spans
    type: TimexType
    value: str
    anchor: str | None
    confidence: float
    id: str = ""
    mod: TimexMod | None = None
    zone: str | None = None
    quant: str | None = None
    freq: str | None = None
    begin: str | None = None
    end: str | None = None
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an inference: a date that it rests on, and the words that give it."""

    value: str
    evidence: Spans


@dataclass(frozen=True, slots=True)
class Event:
    """What is said to have happened, and when; `words` tell of it, `evidence` dates it.

    `begin` and `end` are the first and the last day that the words allow, None where they are open.
    `by` are the hands it came through, outermost first, empty where the article itself says it.
    A "speech" is somebody's saying something (`attribution` is what is said), `planned` what had
    still to come. `steps` are the dates that `value` was worked out from.
    """

    id: str
    words: Spans
    value: str
    begin: str | None
    end: str | None
    kind: Literal["happening", "speech"]
    planned: bool
    by: tuple[str, ...]
    attribution: str | None
    evidence: Spans
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One dating of a contested event, and the hands that give it.

    `begin` and `end` are the first and the last day that the words allow, None where they are open
    or unknown; `steps` are the dates that it was worked out from.
    """

    value: str
    by: tuple[str, ...]
    evidence: Spans
    begin: str | None = None
    end: str | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Contested:
    """An event that different hands date differently."""

    event: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A set of unnamed people whom the article tells of together, however often it mentions some.

    `count` is how many its words say there are. `withheld` is the reason given for leaving out the
    names, `ground_rules` the terms they spoke on, both as written. `because` says of each mention
    why it belongs here.
    """

    id: str
    name: str | None
    count: int | None
    at_least: int
    at_most: int | None
    mentions: Spans
    attributions: tuple[str, ...]
    affiliation: str | None
    withheld: Spans
    ground_rules: Spans
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unnamed:
    """The least and the greatest number of different unnamed people that the words allow.

    `at_most` is None where that is open; `groups` is the reasoning.
    """

    at_least: int | None = None
    at_most: int | None = None
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """What the party `of` wants, refuses or would accept, by the attribution `by`, in `words`."""

    of: str
    entity: str | None
    what: Literal["wants", "refuses", "accepts"] = field(metadata={"key": "is"})
    words: Spans
    by: str


@dataclass(frozen=True, slots=True)
class Kinds:
    """How many sources of one kind speak or are hands."""

    kind: SourceKind
    sources: int


@dataclass(frozen=True, slots=True)
class Share:
    """The share of the text, from 0 to 1, that a source stands for."""

    entity: str
    share: float


@dataclass(frozen=True, slots=True)
class Summary:
    """The article's sourcing at a glance; None where it was not looked for.

    `rests_on` are outlets whose reporting it gives. `reporting` is "own" where no statement came
    through another outlet, "relayed" where most did. `attributed` is the share of the text that is
    attributed to somebody, `shares` whose it is. The rest are ids of attributions:
    `single_source` rest on one unnamed person, for `nobody_named` nobody is named, and in
    `declined` somebody was asked and did not say.
    """

    rests_on: tuple[str, ...] = ()
    unnamed: Unnamed = Unnamed()
    denied: bool | None = None
    reporting: Reporting | None = None
    kinds: tuple[Kinds, ...] = ()
    attributed: float | None = None
    shares: tuple[Share, ...] = ()
    single_source: tuple[str, ...] = ()
    nobody_named: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """An article and what was read in it.

    `unread` names the parts that were not looked for: their emptiness says nothing.
    """

    article: Article
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...] = ()
    responses: tuple[Response, ...] = ()
    times: tuple[Timex, ...] = ()
    contested: tuple[Contested, ...] = ()
    events: tuple[Event, ...] = ()
    summary: Summary = Summary()
    unread: tuple[str, ...] = ()

    def to_dict(self) -> Mapping[str, Any]:
        """The reading as the JSON contract `headwater.reading/1` has it."""
        from headwater.reading.contract import to_dict

        return to_dict(self)

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> "Reading":
        """The reading of an object of that contract. Raises `ContractError` if it is none."""
        from headwater.reading.parsing import from_dict

        return from_dict(plain)

    def _repr_html_(self) -> str:
        # the one step against the flow: notebooks ask the object itself how it is shown
        from headwater.views.page import notebook

        return notebook(self)
