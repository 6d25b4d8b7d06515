"""Templates to text: everything escaped where it stands, nothing undefined.

The templates of the article page are those of `headwater.views`.
"""

from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from headwater.views.characters import safe
from headwater.views.labels import day
from headwater.views.page import equip
from headwater.views.shapes import shortened
from headwater.web.charts.months import month_name
from headwater.web.words import change_of, date_of, share, told

STATIC = files("headwater.web").joinpath("static")


def render(template: str, **values: Any) -> str:
    """A template of this package filled in, as one text."""
    return _environment().get_template(template).render(values)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("headwater.web"), PackageLoader("headwater.views")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    equip(environment)
    environment.globals.update(static=static_address, share=share, told=told)
    environment.filters.update(
        day=day,
        date=date_of,
        month=month_name,
        change=change_of,
        printable=safe,
        cut=shortened,
    )
    return environment


@lru_cache(maxsize=32)
def static_address(name: str) -> str:
    """The address of a static file; it changes with the file, so that it may be kept for ever."""
    return f"/static/{sha256(static_file(name)).hexdigest()[:12]}/{name}"


@lru_cache(maxsize=32)
def static_file(name: str) -> bytes:
    """The bytes of a static file. Raises FileNotFoundError if there is none of that name."""
    if name == "reading.css":
        return files("headwater.views").joinpath("templates", name).read_bytes()
    return STATIC.joinpath(name).read_bytes()
