"""The JSON contract back to a reading: the inverse of `contract.to_dict`, derived from the types.

Keys that the types do not know are passed over ("keys may be added"); a key that is missing takes
its field's default, where it has one.
"""

import dataclasses
import math
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from headwater.article import Paragraph, Span
from headwater.errors import ContractError
from headwater.reading.contract import SCHEMA, key_of
from headwater.reading.types import Reading

Parser = Callable[[Any], Any]
REPORT = "report"
"""What a response answers that answers the report as a whole."""


class _UnfitError(ValueError):
    """What does not fit, and the path to it, innermost key first."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.path: list[str] = []


def from_dict(plain: Any) -> Reading:
    """The reading that an object of the contract describes.

    Raises `ContractError` if the object is not of the contract, or points outside its own text.
    """
    name = _name(plain)
    if not isinstance(plain, dict) or plain.get("schema") != SCHEMA:
        raise ContractError(name, f"it is no {SCHEMA}", "Make it with `headwater read --json`.")
    try:
        reading: Reading = _parser(Reading)(plain)
    except _UnfitError as wrong:
        where = ".".join(reversed(wrong.path)) or "the object"
        raise ContractError(name, f"{where}: {wrong}", _REMEDY) from wrong
    for problem in problems(reading):
        raise ContractError(name, problem, _REMEDY)
    return reading


_REMEDY = "The contract is docs/reference/contract.md."


def problems(reading: Reading) -> Iterator[str]:
    """What in a reading cannot be: spans outside the text, references to nothing, twice one id."""
    length = len(reading.article.text)
    for where, start, end in _pieces(reading):
        if not 0 <= start <= end <= length:
            yield f"{where}: [{start}, {end}) lies outside the text of {length} code points"
    ids = [one.id for one in reading.attributions]
    known = set(ids)
    if len(known) < len(ids):
        yield "two attributions have one id"
    named = [one.within for one in reading.attributions if one.within is not None]
    named += [one.by for one in reading.responses]
    named += [one.to for one in reading.responses if one.to != REPORT]
    yield from (f"there is no attribution {name!r}" for name in named if name not in known)
    entities = [one.entity for one in reading.sources]
    if len(set(entities)) < len(entities):
        yield "two sources have one entity"


def _pieces(value: Any, where: str = "") -> Iterator[tuple[str, int, int]]:
    """Every piece of the text in a reading or a part of it, with the keys that lead to it."""
    if isinstance(value, (Span, Paragraph)):
        yield where, value.start, value.end
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _pieces(item, f"{where}[{number}]")
    elif value is not None:
        for key, name in _with_pieces(value.__class__):
            yield from _pieces(getattr(value, name), f"{where}.{key}" if where else key)


@cache
def _with_pieces(cls: Any) -> tuple[tuple[str, str], ...]:
    """The key and the name of each field of a class in which a piece of the text may be."""
    hints = typing.get_type_hints(cls)
    fields = dataclasses.fields(cls)
    return tuple((key_of(one), one.name) for one in fields if _has_pieces(hints[one.name]))


def _has_pieces(hint: Any) -> bool:
    if hint in (Span, Paragraph):
        return True
    if hasattr(hint, "__dataclass_fields__"):
        return bool(_with_pieces(hint))
    return any(_has_pieces(one) for one in typing.get_args(hint))


def _name(plain: Any) -> str:
    article = plain.get("article") if isinstance(plain, dict) else None
    name = article.get("url") or article.get("id") if isinstance(article, dict) else None
    return name if isinstance(name, str) else "reading"


@cache
def _parser(hint: Any) -> Parser:
    if hint is Span:
        return _span
    if hint in _SCALARS:
        return _SCALARS[hint]
    if dataclasses.is_dataclass(hint):
        return _object(hint)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return _literal(arguments)
    if origin is tuple:
        return _array(_parser(arguments[0]))
    if origin is types.UnionType or origin is typing.Union:
        (some,) = (one for one in arguments if one is not types.NoneType)
        return _optional(_parser(some))
    raise TypeError(f"the contract has no form for {hint!r}")


def _object(cls: Any) -> Parser:
    hints = typing.get_type_hints(cls)
    fields = [
        (key_of(field), field.name, _parser(hints[field.name]), _has_default(field))
        for field in dataclasses.fields(cls)
    ]

    def parse(value: Any) -> Any:
        if not isinstance(value, dict):
            raise _UnfitError(f"an object was expected, not {_kind(value)}")
        found = {}
        for key, name, parser, has_default in fields:
            if key in value:
                found[name] = _at(key, parser, value[key])
            elif not has_default:
                raise _UnfitError(f"there is no {key!r}")
        return cls(**found)

    return parse


def _at(key: str, parser: Parser, value: Any) -> Any:
    try:
        return parser(value)
    except _UnfitError as wrong:
        wrong.path.append(key)
        raise


def _has_default(field: "dataclasses.Field[Any]") -> bool:
    return (
        field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
    )


def _array(parser: Parser) -> Parser:
    def parse(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise _UnfitError(f"an array was expected, not {_kind(value)}")
        return tuple([parser(item) for item in value])

    return parse


def _optional(parser: Parser) -> Parser:
    return lambda value: None if value is None else parser(value)


def _literal(allowed: tuple[Any, ...]) -> Parser:
    def parse(value: Any) -> Any:
        if value not in allowed:
            raise _UnfitError(f"{value!r} is none of {', '.join(map(str, allowed))}")
        return value

    return parse


def _span(value: Any) -> Span:
    if not isinstance(value, list | tuple) or [type(end) for end in value] != [int, int]:
        raise _UnfitError(f"a span is [start, end], not {_kind(value)}")
    try:
        return Span(value[0], value[1])
    except ValueError as error:
        raise _UnfitError(str(error)) from error


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise _UnfitError(f"a string was expected, not {_kind(value)}")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise _UnfitError("half of a surrogate pair is no character") from error
    return value


def _integer(value: Any) -> int:
    if type(value) is not int:
        raise _UnfitError(f"a whole number was expected, not {_kind(value)}")
    return value


def _number(value: Any) -> float:
    if type(value) not in (int, float) or not math.isfinite(value):
        raise _UnfitError(f"a number was expected, not {_kind(value)}")
    return float(value)


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _UnfitError(f"true or false was expected, not {_kind(value)}")
    return value


def _kind(value: Any) -> str:
    return "null" if value is None else f"{type(value).__name__} {str(value)[:40]!r}"


_SCALARS: Mapping[type, Parser] = {str: _string, int: _integer, float: _number, bool: _boolean}
