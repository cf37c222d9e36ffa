"""The data source behind `spark.read.format("folio")`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow
from pyspark.sql.datasource import DataSource, DataSourceReader, DataSourceStreamReader, InputPartition

from ..batches import batches
from ..options import ReadOptions
from ..paths import find_stores
from ..planner import Partition, plan
from ..rows import rows
from ..store import Store
from ..tables import Condition
from .filters import condition


class FolioDataSource(DataSource):
    """Reads stores: `spark.read.format("folio").option("store", "parts/*.db").option("table", "pages").load()`."""

    @classmethod
    def name(cls) -> str:
        """The name of the format."""
        return "folio"

    def schema(self) -> str:
        """The columns of the table that is asked for."""
        columns = ReadOptions.from_spark(self.options).columns
        return ", ".join(f"{name} {kind}" for name, kind in columns.items())

    def reader(self, schema: Any) -> DataSourceReader:
        """Reads what the stores have now."""
        return FolioReader(ReadOptions.from_spark(self.options))

    def streamReader(self, schema: Any) -> DataSourceStreamReader:
        """Reads what is ingested from now on, after everything that is there."""
        options = ReadOptions.from_spark(self.options)
        if options.table == "search":
            raise ValueError("table search cannot be read as a stream; read it again instead")
        return FolioStreamReader(options)


class FolioPartition(InputPartition):
    """A partition as Spark carries it."""

    def __init__(self, partition: Partition) -> None:
        super().__init__(partition)


class FolioReader(DataSourceReader):
    """A read of one table, in partitions."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._conditions: tuple[Condition, ...] = ()

    def pushFilters(self, filters: list[Any]) -> Iterable[Any]:
        """Takes the filters that the stores can answer, and returns the others."""
        for filter in filters:
            found = None
            if self._options.table != "search":
                found = condition(filter, self._options.table, self._options.key_column)
            if found is None:
                yield filter
            else:
                self._conditions += (found,)

    def partitions(self) -> Sequence[InputPartition]:
        """The ranges of documents, one a task; for a search, the stores."""
        keys = tuple(item for item in self._conditions if item.column == "key")
        return [FolioPartition(part) for part in self._options.plan(keys)]

    def read(self, partition: InputPartition) -> Iterator[pyarrow.RecordBatch]:
        """The rows of a partition."""
        # Spark reads one partition, which is None, if there are no others.
        if partition is not None and partition.value is not None:
            yield from batches(rows(partition.value, self._options, self._conditions), self._options.columns)


class FolioStreamReader(DataSourceStreamReader):
    """Reads parses as they come in. The offset is the latest parse of each store, so that clocks do not matter."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options

    def initialOffset(self) -> dict[str, int]:
        """Nothing was read."""
        return {}

    def latestOffset(self, start: dict[str, int] | None = None, limit: Any = None) -> dict[str, int]:
        """The latest parse of each store that is there now."""
        found = {}
        for path in find_stores(self._options.store):
            with Store(path) as store:
                found[path] = store.last_parse()
        return found

    def partitions(self, start: dict[str, int], end: dict[str, int]) -> Sequence[InputPartition]:
        """The documents with parses between two offsets."""
        changed = [path for path in sorted(end) if end[path] > start.get(path, 0)]
        planned = plan(
            changed, pages_per_partition=self._options.pages_per_partition, partitions=self._options.partitions,
            span=self._options.span, after={path: start.get(path, 0) for path in changed}, until=end)
        return [FolioPartition(part) for part in planned]

    def read(self, partition: InputPartition) -> Iterator[pyarrow.RecordBatch]:
        """The rows of a partition."""
        yield from batches(rows(partition.value, self._options, ()), self._options.columns)
