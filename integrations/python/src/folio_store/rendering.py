"""Records of text: rendered by the program `folio`, so that there is one renderer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from .planner import Partition
from .program import lines
from .store import Store
from .tables import Condition

#: About how many bytes of keys one run of the program is given. Linux takes two million in all.
_ARGUMENT_BYTES = 500_000


def records(
    partition: Partition, *, options: Sequence[str] = (), program: str | None = None,
    conditions: tuple[Condition, ...] = (),
) -> Iterator[dict[str, Any]]:
    """Yields the records of the documents of a partition, as `folio export --format jsonl` makes them.

    Every document is named to the program by its key, so that each record is in exactly one partition. A shard by
    hash (`--shard`) would do that, too, but reads all keys in every task and is not balanced by pages.

    Args:
        partition: Of `plan`.
        options: Further options of `folio export`, such as `["--unit", "document", "--join-pages"]`.
        program: The path of `folio`, if it is not in `PATH`.
        conditions: Conditions on the key.
    """
    for line in record_lines(partition, options=options, program=program, conditions=conditions):
        yield json.loads(line)


def record_lines(
    partition: Partition, *, options: Sequence[str] = (), program: str | None = None,
    conditions: tuple[Condition, ...] = (),
) -> Iterator[bytes]:
    """Yields records as the lines of JSON that the program prints."""
    with Store(partition.store) as store:
        keys = [size.key for size in store.document_sizes(partition.span, conditions)]
    fixed = ["export", "--store", partition.store, "--format", "jsonl", "--output", "-", "--shard", "0/1",
             *_with_jobs(options)]
    for batch in _batches(keys):
        yield from lines([*fixed, *(f"--document={key}" for key in batch)], program)


def _with_jobs(options: Sequence[str]) -> list[str]:
    """One core for a task, unless the caller says otherwise: the engine fills the machine."""
    named = any(option == "--jobs" or option.startswith("--jobs=") for option in options)
    return list(options) if named else [*options, "--jobs", "1"]


def _batches(keys: list[str]) -> Iterator[list[str]]:
    """Keys in runs that fit a command line."""
    batch: list[str] = []
    size = 0
    for key in keys:
        # The argument's option, its end, and its pointer.
        cost = len(key.encode()) + 20
        if batch and size + cost > _ARGUMENT_BYTES:
            yield batch
            batch, size = [], 0
        batch.append(key)
        size += cost
    if batch:
        yield batch
