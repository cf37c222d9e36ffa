"""Rows as Arrow record batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow

_TYPES = {"string": pyarrow.string(), "bigint": pyarrow.int64(), "double": pyarrow.float64(),
          "boolean": pyarrow.bool_()}
_ROWS = 2_000
_CHARACTERS = 8_000_000


def batches(rows: Iterable[Sequence[Any]], columns: dict[str, str]) -> Iterator[pyarrow.RecordBatch]:
    """Yields rows in batches of at most 2,000 rows and about 8 million characters."""
    held: list[Sequence[Any]] = []
    characters = 0
    for row in rows:
        held.append(row)
        characters += sum(len(value) for value in row if isinstance(value, str))
        if len(held) == _ROWS or characters >= _CHARACTERS:
            yield _batch(held, columns)
            held, characters = [], 0
    if held:
        yield _batch(held, columns)


def schema(columns: dict[str, str]) -> pyarrow.Schema:
    """The columns with Arrow's types."""
    return pyarrow.schema([(name, _TYPES[kind]) for name, kind in columns.items()])


def _batch(rows: list[Sequence[Any]], columns: dict[str, str]) -> pyarrow.RecordBatch:
    arrays = []
    for values, kind in zip(zip(*rows), columns.values()):
        if kind == "boolean":
            values = tuple(None if value is None else bool(value) for value in values)
        arrays.append(pyarrow.array(values, _TYPES[kind]))
    return pyarrow.RecordBatch.from_arrays(arrays, names=list(columns))
