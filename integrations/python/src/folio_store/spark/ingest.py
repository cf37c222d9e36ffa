"""A Spark job that ingests results: a store a partition."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..errors import StoreError
from ..ingest import deal, ingest_part
from ..program import run


@dataclass(frozen=True)
class IngestSummary:
    """The stores that a job made, or found made by an earlier attempt, and what `folio ingest` said of each."""

    stores: list[str]
    merged: str | None
    parts: list[dict[str, Any]] = field(repr=False)

    @property
    def failed(self) -> int:
        """How many inputs could not be stored; `parts` has the `failures` of each."""
        return sum(part.get("failed", 0) for part in self.parts)


def ingest(
    spark: Any, inputs: str, output: str, *, partitions: int | None = None, depth: int = 1, merge: bool = False,
    options: Sequence[str] = (), program: str | None = None,
) -> IngestSummary:
    """Ingests the results in a folder into stores `OUTPUT/part-00000.db` …, by Spark's executors.

    The entries of the folder (files, archives, folders) are dealt out by size, so that parts are alike. A part is a task; a task that is run again finds its store finished or begins anew. The same folder and `partitions`
    make the same stores. Both folders must be reachable by all machines.

    Args:
        spark: The session.
        inputs: A folder of results. An entry is ingested as a whole; a result's files must be in one entry.
        output: A folder for the stores.
        partitions: How many stores. Default: Spark's parallelism.
        depth: 2 deals out what is in the folders of the folder, and so on.
        merge: Whether `folio merge` makes `OUTPUT/all.db` of them, on the driver.
        options: Further options of `folio ingest`.
        program: The path of `folio` on all machines, if it is not in `PATH`.
    """
    context = spark.sparkContext
    count = partitions or context.defaultParallelism
    folder = os.path.abspath(inputs)
    parts = [part for part in deal(folder, count, depth) if part]
    plan = json.dumps([[os.path.relpath(path, folder) for path in part] for part in parts])
    os.makedirs(output, exist_ok=True)
    _remember(os.path.join(output, "ingest-plan.json"), plan)
    stores = [os.path.join(os.path.abspath(output), f"part-{number:05}.db") for number in range(len(parts))]
    tasks = list(zip(parts, stores))

    def work(task: tuple[list[str], str]) -> dict[str, Any]:
        return ingest_part(task[0], task[1], root=folder, options=options, program=program)

    made = context.parallelize(tasks, len(tasks)).map(work).collect() if tasks else []
    stores = [store for store in stores if os.path.exists(store)]
    merged = None
    if merge and stores:
        merged = os.path.join(os.path.abspath(output), "all", "all.db")
        os.makedirs(os.path.dirname(merged), exist_ok=True)
        run(["merge", *stores, "--store", merged], program)
    return IngestSummary(stores, merged, made)


def _remember(path: str, plan: str) -> None:
    """Writes the plan, or finds that a run before had the same."""
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            if file.read() == plan:
                return
        raise StoreError(
            f"{path} has another plan: the folder of results or `partitions` has changed\n"
            "  choose a new folder for the stores; `folio merge` brings them together")
    with open(path + ".tmp", "w", encoding="utf-8") as file:
        file.write(plan)
    os.replace(path + ".tmp", path)
