"""A reading as JSON, and the JSON Schema of that JSON, both derived from the types alone.

A field of a type is a key of an object (`metadata["key"]` renames it), a `Span` is a pair
`[start, end]`, a tuple is an array, None is null. So the schema cannot drift from the data.
"""

import dataclasses
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any

from headwater.article import Span
from headwater.reading.types import Reading

SCHEMA = "headwater.reading/1"
_SCALARS: Mapping[type, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}
_PAIR = {
    "type": "array",
    "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}],
    "items": False,
    "minItems": 2,
    "description": "[start, end): Unicode code points into article.text",
}


def to_dict(reading: Reading) -> dict[str, Any]:
    """The contract's object for one reading; ready for `json.dumps`."""
    return {"schema": SCHEMA} | {key: plain(value) for key, value in _items(reading)}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `to_dict` returns."""
    definitions: dict[str, Any] = {}
    root = _object(Reading, definitions)
    root["properties"] = {"schema": {"const": SCHEMA}} | root["properties"]
    root["required"] = ["schema", *root["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def key_of(field: "dataclasses.Field[Any]") -> str:
    """The key of the object that a field of a type becomes."""
    return str(field.metadata.get("key", field.name))


@cache
def _keys(cls: Any) -> tuple[tuple[str, str], ...]:
    """(key, name) of each field of a type."""
    return tuple((key_of(field), field.name) for field in dataclasses.fields(cls))


def _items(value: Any) -> list[tuple[str, Any]]:
    kind: Any = type(value)
    return [(key, getattr(value, name)) for key, name in _keys(kind)]


def plain(value: Any) -> Any:
    """A value as JSON has it: a span is a pair, a tuple an array, a dataclass an object."""
    if value is None or type(value) in _SCALARS:
        return value
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        return {key: plain(item) for key, item in _items(value)}
    return value


def _object(cls: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    properties = {
        key_of(field): _schema_of(hints[field.name], definitions)
        for field in dataclasses.fields(cls)
    }
    return {
        "type": "object",
        "description": " ".join((cls.__doc__ or "").split()),
        "properties": properties,
        "required": list(properties),
    }


def _schema_of(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint in _SCALARS:
        return {"type": _SCALARS[hint]}
    if hint is Span:
        return _PAIR
    if dataclasses.is_dataclass(hint):
        return _reference(hint, definitions)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _schema_of(arguments[0], definitions)}
    if origin is types.UnionType or origin is typing.Union:
        return {"anyOf": [_schema_of(argument, definitions) for argument in arguments]}
    if hint is types.NoneType:
        return {"type": "null"}
    raise TypeError(f"the contract has no form for {hint!r}")


def _reference(cls: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    name = cls.__name__
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _object(cls, definitions)
    return {"$ref": f"#/$defs/{name}"}
