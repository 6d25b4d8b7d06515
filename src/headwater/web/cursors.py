"""Where a list goes on: two numbers that the next request hands back."""

from typing import Annotated

from fastapi import Query

PATTERN = r"^-?[0-9]{1,18}\.[0-9]{1,18}$"
Cursor = Annotated[str | None, Query(pattern=PATTERN, description="`next` of the answer before.")]


def cursor_of(text: str | None) -> tuple[int, int] | None:
    """The numbers of a cursor, None for none."""
    if text is None:
        return None
    first, _, second = text.partition(".")
    return int(first), int(second)
