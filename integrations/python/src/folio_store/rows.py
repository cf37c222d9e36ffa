"""The rows of a partition, whatever the table."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from .errors import PagesFailed
from .options import ReadOptions
from .planner import Partition
from .rendering import records
from .searching import search
from .store import Store
from .tables import TABLES, Condition


def rows(
    partition: Partition, options: ReadOptions, conditions: tuple[Condition, ...] = ()
) -> Iterator[tuple[Any, ...]]:
    """Yields the rows of a partition with the columns of the options' table."""
    if options.table in TABLES:
        with Store(partition.store) as store:
            for row in store.rows(options.table, partition.span, conditions):
                yield (partition.store, *row)
    elif options.table == "search":
        hits = search(partition.store, options.query, limit=options.limit, options=options.search_options,
                      program=options.program)
        for rank, hit in enumerate(hits, 1):
            yield _hit(partition.store, rank, hit)
    else:
        try:
            for record in records(partition, options=options.export_options, program=options.program,
                                  conditions=conditions):
                yield _record(partition.store, record)
        except PagesFailed as error:
            if not options.skips_failed_pages:
                raise
            print(error, file=sys.stderr)


def _record(store: str, record: dict[str, Any]) -> tuple[Any, ...]:
    metadata = record.pop("metadata", {})
    columns = (record.pop("id"), record.pop("text"), record.pop("source", None))
    document = record.pop("document", None) or metadata.get("document")
    number = record.pop("page_number", None) or metadata.get("page_number")
    return (store, *columns, document, number, _json(metadata), _json(record) if record else None)


def _hit(store: str, rank: int, hit: dict[str, Any]) -> tuple[Any, ...]:
    snippet = (hit.get("snippet") or {}).get("text")
    return (store, rank, hit["document"], hit["provider"], hit["page_number"], hit["locator"], hit["score"], snippet,
            _json(hit))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
