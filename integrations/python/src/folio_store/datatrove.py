"""datatrove: a reader of stores and a step that ingests results, for its local and Slurm executors."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any

from datatrove.data import DocumentsPipeline
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.readers.base import BaseReader

from .ingest import deal, ingest_part
from .paths import find_stores
from .planner import plan, share
from .rendering import records


class FolioReader(BaseReader):
    """Yields the records of stores as Documents; every record goes to exactly one task.

    Each task plans over all stores by itself, so they must not change while the pipeline runs.

    Args:
        store: A file, a folder, a pattern or several, as `find_stores` takes them.
        options: Further options of `folio export`, such as `["--unit", "document", "--join-pages"]`.
        program: The path of `folio`, if it is not in `PATH`.
        limit: Maximum number of documents per task.
        skip: Number of documents to skip in each task.
        adapter: Makes a Document's members of a record; see datatrove's `BaseReader`.
        default_metadata: Members that are added to the metadata of all Documents.
    """

    name = "📄 Folio"

    def __init__(
        self, store: str | Sequence[str], *, options: Sequence[str] = (), program: str | None = None, limit: int = -1,
        skip: int = 0, adapter: Callable[..., dict[str, Any]] | None = None, default_metadata: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(limit, skip, adapter, default_metadata=default_metadata)
        self.store, self.options, self.program = store, list(options), program

    def run(self, data: DocumentsPipeline = None, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """Passes on the documents of earlier readers, then yields those of this task."""
        if data:
            yield from data
        # Several partitions a task make the shares even.
        parts = share(plan(find_stores(self.store), partitions=4 * world_size), rank, world_size)
        seen = 0
        for part in parts:
            for number, record in enumerate(records(part, options=self.options, program=self.program)):
                document = self.get_document_from_dict(record, part.store, number)
                if document is None:
                    continue
                seen += 1
                if seen <= self.skip:
                    continue
                if self.limit != -1 and seen > self.skip + self.limit:
                    return
                self.update_doc_stats(document)
                yield document


class FolioIngest(PipelineStep):
    """Ingests the results in a folder, a store a task: `OUTPUT/part-00000.db` …

    The entries of the folder are dealt out by size (`depth=2`: what is in its folders). A task that is run again leaves a finished store as it is. All tasks
    must see the same folder, and as many tasks.
    """

    name = "📥 Folio ingest"
    type = "📥 - INGEST"

    def __init__(
        self, inputs: str, output: str, *, depth: int = 1, options: Sequence[str] = (), program: str | None = None,
    ) -> None:
        super().__init__()
        self.depth = depth
        self.inputs, self.output, self.options, self.program = inputs, output, list(options), program

    def run(self, data: DocumentsPipeline = None, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """Makes this task's store; passes documents of earlier steps on."""
        if data:
            yield from data
        folder = os.path.abspath(self.inputs)
        entries = deal(folder, world_size, self.depth)[rank]
        if entries:
            store = os.path.join(os.path.abspath(self.output), f"part-{rank:05}.db")
            summary = ingest_part(entries, store, root=folder, options=self.options, program=self.program)
            self.stat_update("pages", value=summary.get("pages", 0))
