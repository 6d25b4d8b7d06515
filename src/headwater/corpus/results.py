"""What a corpus answers with: immutable objects that turn into JSON and into tables."""

from typing import Any, TypeVar

from headwater.reading.contract import plain


class Result:
    """Base of every answer: a frozen dataclass."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The answer as JSON has it: spans are pairs, tuples arrays, None null."""
        found: dict[str, Any] = plain(self)
        return found


R = TypeVar("R", bound=Result)


class Rows(tuple[R, ...]):
    """Answers in a row: a tuple that turns into a table with a column for each field."""

    __slots__ = ()

    def to_dicts(self) -> list[dict[str, Any]]:
        """One object a row, ready for `json.dumps`."""
        return [item.to_dict() for item in self]

    def to_pandas(self) -> Any:
        """A pandas `DataFrame`. Raises ImportError where pandas is not installed."""
        import pandas as pd

        return pd.DataFrame(self.to_dicts())

    def to_polars(self) -> Any:
        """A Polars `DataFrame`. Raises ImportError where Polars is not installed."""
        import polars as pl

        return pl.DataFrame(self.to_dicts(), infer_schema_length=None)
