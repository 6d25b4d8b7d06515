"""An article's place in the river, in words."""

from collections.abc import Mapping

from headwater.corpus.pages.river import River, Station, Stream
from headwater.views.characters import one_line
from headwater.views.labels import day
from headwater.web.words import share, told

NOBODY = "an unnamed outlet"


def caption(river: River, one: Station) -> str:
    """A few words: whose copy it is, on whom it rests, or whom it has heard."""
    stream = river.main(one.id)
    if stream is None:
        return f"from {told(one.sources, 2)}" if one.sources else "names no source"
    outlet = _outlet(river, stream.upstream)
    if one.id in river.circles:
        return f"goes round: {outlet} had it from {_outlet(river, river.circles[one.id][-1])}"
    if stream.kind == "copy":
        return f"{share(round(stream.share * 100), 100)} a copy of {outlet}"
    return f"rests on {outlet}"


def telling(river: River) -> Mapping[int, str]:
    """The way of every article in words, by its id."""
    return {one.id: in_words(river, one) for one in river.stations}


def in_words(river: River, one: Station) -> str:
    """The whole way, in a sentence or two."""
    said = f"{_name(one.outlet)}{_when(one)}"
    course = river.course(one.id)
    head = river.by_id[river.head(one.id)]
    if not course:
        parts = [f"{said} stands on no other article"]
    else:
        parts = [f"{said} {', which '.join(_does(river, stream) for stream in course)}"]
    heard = (
        f"which has it from {told(head.sources, 4)}"
        if course
        else f"it has it from {told(head.sources, 4)}"
    )
    parts.append(
        heard if head.sources else ("which names no source" if course else "it names no source")
    )
    told_way = f"{', '.join(parts)}." if course else f"{'; '.join(parts)}."
    return told_way + _credits(river, one) + _circle(river, one)


def _does(river: River, stream: Stream) -> str:
    outlet = _outlet(river, stream.upstream)
    if stream.kind == "copy":
        return f"copies {outlet} ({share(round(stream.share * 100), 100)} of its words)"
    return f"rests on {outlet}"


def _credits(river: River, one: Station) -> str:
    named = [_outlet(river, s.upstream) for s in river.above[one.id] if s.kind == "credits"]
    return f" It credits {told(named)}, and stands on its own." if named else ""


def _circle(river: River, one: Station) -> str:
    if one.id not in river.circles:
        return ""
    return f" That is a circle: it leads back to an earlier article of {_name(one.outlet)} itself."


def _outlet(river: River, number: int) -> str:
    return _name(river.by_id[number].outlet)


def _name(outlet: str | None) -> str:
    return one_line(outlet) if outlet else NOBODY


def _when(one: Station) -> str:
    return f" ({day(one.published)})" if one.published else ""
