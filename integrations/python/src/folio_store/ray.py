"""Ray Data: a source over stores, a partition a read task."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow
from ray.data import Dataset, read_datasource
from ray.data.block import BlockMetadata
from ray.data.datasource import Datasource, ReadTask

from .batches import batches, schema
from .options import ReadOptions
from .planner import Partition
from .rows import rows
from .tables import Span


def read_folio(
    store: str | Sequence[str], *, table: str = "records", query: str | None = None, limit: int = 1000,
    since: str | None = None, all_parses: bool = False, pages_per_partition: int | None = None,
    options: Sequence[str] = (), program: str | None = None, skip_failed_pages: bool = False, **read: Any,
) -> Dataset:
    """Reads a table of stores as a dataset of Ray.

    Args:
        store: A file, a folder, a pattern or several, as `find_stores` takes them.
        table: `records`, `documents`, `pages`, `blocks` or `search`.
        query: For `search`, which is asked in every store.
        limit: For `search`, the maximum number of hits of each store.
        since: Only parses ingested at or after this time: `2026-01-02T03:04:05Z`.
        all_parses: Whether other parses than the preferred ones count; for `documents`, `pages` and `blocks`.
        pages_per_partition: About how many pages a read task has. Default: as many tasks as Ray asks for.
        options: Further options of `folio export` for `records`, of `folio search` for `search`.
        program: The path of `folio` on all machines, if it is not in `PATH`.
        skip_failed_pages: Whether pages that cannot be read are named in the worker's log, and end nothing.
        read: Arguments of `ray.data.read_datasource`, such as `concurrency`.

    Raises:
        ValueError: The arguments do not go together.
    """
    further = tuple(options)
    asked = ReadOptions(
        store, table, query, limit, Span(since=since, only_preferred=not all_parses), pages_per_partition,
        export_options=further if table == "records" else (), search_options=further if table == "search" else (),
        program=program, skips_failed_pages=skip_failed_pages)
    return read_datasource(FolioDatasource(asked), **read)


class FolioDatasource(Datasource):
    """The read tasks of one table."""

    def __init__(self, options: ReadOptions) -> None:
        super().__init__()
        self._options = options

    def get_name(self) -> str:
        """The name in Ray's plans."""
        return "Folio"

    def estimate_inmemory_data_size(self) -> int | None:
        """Not known before texts are rendered."""
        return None

    def get_read_tasks(
        self, parallelism: int, per_task_row_limit: int | None = None, data_context: Any = None,
    ) -> list[ReadTask]:
        """A task for each partition; one that reads nothing if there is none, since Ray needs the columns."""
        parts = self._options.plan(partitions=parallelism) or [None]
        columns = schema(self._options.columns)
        return [
            ReadTask(_reading(part, self._options), _metadata(part), columns, per_task_row_limit) for part in parts]


def _metadata(part: Partition | None) -> BlockMetadata:
    """Only the file is known before its rows are read."""
    return BlockMetadata(num_rows=None, size_bytes=None, exec_stats=None, input_files=(part.store,) if part else None)


def _reading(part: Partition | None, options: ReadOptions) -> Any:
    """What a worker runs."""

    def read() -> Iterator[pyarrow.Table]:
        found = False
        for batch in batches(rows(part, options) if part else (), options.columns):
            found = True
            yield pyarrow.Table.from_batches([batch])
        if not found:
            yield schema(options.columns).empty_table()

    return read
