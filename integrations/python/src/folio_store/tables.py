"""The tables that can be read, and the SQL over the store's public tables and views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

#: Columns and their types. A column has the same meaning as in the store (schema/README.md); `store` is the file's path.
TABLES: dict[str, dict[str, str]] = {
    "documents": {
        "store": "string", "key": "string", "title": "string", "source_name": "string", "source_uri": "string",
        "source_sha256": "string", "media_type": "string", "language": "string", "page_count": "bigint",
        "metadata": "string", "created_at": "string", "updated_at": "string",
    },
    "pages": {
        "store": "string", "key": "string", "provider": "string", "is_preferred": "boolean", "page_number": "bigint",
        "page_label": "string", "width": "double", "height": "double", "unit": "string", "rotation": "bigint",
        "status": "string", "detected_language": "string", "text": "string", "markdown": "string", "page_id": "bigint",
        "parse_id": "bigint", "parsed_at": "string", "ingested_at": "string",
    },
    "blocks": {
        "store": "string", "key": "string", "provider": "string", "is_preferred": "boolean", "page_number": "bigint",
        "ordinal": "bigint", "type": "string", "provider_type": "string", "level": "bigint", "text": "string",
        "markup": "string", "markup_format": "string", "bbox_x0": "double", "bbox_y0": "double", "bbox_x1": "double",
        "bbox_y1": "double", "norm_box_x0": "double", "norm_box_y0": "double", "norm_box_x1": "double",
        "norm_box_y1": "double", "font_name": "string", "font_size": "double", "is_bold": "boolean",
        "is_italic": "boolean", "confidence": "double", "block_id": "bigint", "page_id": "bigint",
        "parse_id": "bigint", "ingested_at": "string",
    },
}

_PARSES = "documents CROSS JOIN parses ON parses.document_id = documents.id"
_PAGES = _PARSES + " CROSS JOIN pages ON pages.parse_id = parses.id"
_FROM = {
    "sizes": _PARSES,
    "documents": "documents",
    "pages": _PAGES,
    "blocks": _PAGES + " CROSS JOIN blocks ON blocks.page_id = pages.id",
}
_ORDER = {
    "sizes": "documents.key",
    "documents": "documents.key",
    "pages": "documents.key, parses.provider, parses.id, pages.page_index",
    "blocks": "documents.key, parses.provider, parses.id, pages.page_index, blocks.ordinal",
}
_EXPRESSIONS = {
    "key": "documents.key", "is_preferred": "parses.is_preferred", "provider": "parses.provider",
    "parsed_at": "parses.parsed_at", "ingested_at": "parses.ingested_at", "parse_id": "pages.parse_id",
    "page_number": "pages.page_index + 1", "page_id": "pages.id", "block_id": "blocks.id",
}
_PAGE_TEXT = (
    "(SELECT group_concat(text, char(10, 10)) FROM"
    " (SELECT text FROM blocks WHERE page_id = pages.id AND text <> '' ORDER BY ordinal))")

#: Comparisons that a condition can make, as SQL.
OPERATORS = {"=": "{} = ?", "<": "{} < ?", "<=": "{} <= ?", ">": "{} > ?", ">=": "{} >= ?",
             "prefix": "substr({}, 1, length(?)) = ?", "in": "{} IN (SELECT value FROM json_each(?))"}


@dataclass(frozen=True)
class Condition:
    """A comparison of a column: `Condition("type", "=", "table")`. For `in`, the value is a JSON array."""

    column: str
    operator: str
    value: Any


@dataclass(frozen=True)
class Span:
    """Documents from a key to a key, both included, and the parses that count; what is None bounds nothing.

    `after_parse` is not included and `until_parse` is; `since` compares with `parses.ingested_at`.
    """

    first_key: str | None = None
    last_key: str | None = None
    after_parse: int | None = None
    until_parse: int | None = None
    since: str | None = None
    only_preferred: bool = True


def expression(table: str, column: str) -> str:
    """The SQL of a column of a table."""
    if table == "documents":
        return f"documents.{column}"
    if table == "pages" and column == "text":
        return _PAGE_TEXT
    if column in _EXPRESSIONS:
        return _EXPRESSIONS[column]
    return f"{'blocks' if table == 'blocks' else 'pages'}.{column}"


def select(table: str, span: Span, conditions: tuple[Condition, ...]) -> tuple[str, list[Any]]:
    """The statement and arguments for the rows of a table; `sizes` are keys with their number of pages."""
    parts: list[tuple[str, list[Any]]] = []
    for sql, value in [("documents.key >= ?", span.first_key), ("documents.key <= ?", span.last_key)]:
        if value is not None:
            parts.append((sql, [value]))
    parses = [(sql, [value]) for sql, value in [
        ("parses.id > ?", span.after_parse), ("parses.id <= ?", span.until_parse),
        ("parses.ingested_at >= ?", span.since)] if value is not None]
    if span.only_preferred:
        parses.append(("parses.is_preferred", []))
    if table == "documents":
        inner = " AND ".join(["parses.document_id = documents.id", *(sql for sql, _ in parses)])
        parts.append((f"EXISTS (SELECT * FROM parses WHERE {inner})", [v for _, values in parses for v in values]))
    else:
        parts += parses
    for condition in conditions:
        sql = OPERATORS[condition.operator].format(
            expression("documents" if table == "sizes" else table, condition.column))
        parts.append((sql, [condition.value] * sql.count("?")))
    if table == "sizes":
        columns = "documents.key, sum(parses.page_count)"
    else:
        columns = ", ".join(expression(table, column) for column in TABLES[table] if column != "store")
    where = " AND ".join(sql for sql, _ in parts) or "1"
    group = " GROUP BY documents.id" if table == "sizes" else ""
    arguments = [value for _, values in parts for value in values]
    return f"SELECT {columns} FROM {_FROM[table]} WHERE {where}{group} ORDER BY {_ORDER[table]}", arguments
