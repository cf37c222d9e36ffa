"""Which of Spark's filters a store can answer."""

from __future__ import annotations

import json
from typing import Any

from pyspark.sql import datasource as spark

from ..tables import TABLES, Condition

_COMPARISONS: list[tuple[type, str]] = [
    (spark.EqualTo, "="), (spark.LessThan, "<"), (spark.LessThanOrEqual, "<="), (spark.GreaterThan, ">"),
    (spark.GreaterThanOrEqual, ">="), (spark.StringStartsWith, "prefix")]
#: Columns that are compared in the store. All others are compared by Spark.
_PUSHED = {"key", "provider", "type", "page_number", "is_preferred", "status", "language", "detected_language",
           "ingested_at"}


def condition(filter: Any, table: str, key_column: str) -> Condition | None:
    """The condition that says the same as a filter of Spark; None if Spark has to apply it.

    SQLite compares texts by their bytes in UTF-8, as Spark does by default.
    """
    attribute = getattr(filter, "attribute", ())
    if len(attribute) != 1:
        return None
    column = "key" if attribute[0] == key_column else attribute[0]
    columns = TABLES.get(table, {"key": "string"})
    if column not in _PUSHED or column not in columns:
        return None
    if isinstance(filter, spark.In):
        values = filter.value
        if not all(isinstance(value, (str, int)) and not isinstance(value, bool) for value in values):
            return None
        return Condition(column, "in", json.dumps(list(values)))
    value = getattr(filter, "value", None)
    if not isinstance(value, (str, int)):
        return None
    for kind, operator in _COMPARISONS:
        if type(filter) is kind:
            return Condition(column, operator, int(value) if isinstance(value, bool) else value)
    return None
