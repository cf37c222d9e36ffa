"""Searches in a store, by the program `folio`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from .program import lines


def search(
    store: str, query: str, *, limit: int = 1000, options: Sequence[str] = (), program: str | None = None
) -> Iterator[dict[str, Any]]:
    """Yields the hits of a query in one store, best first, as `folio search --format jsonl` prints them.

    Scores rest on the words of this store alone: they rank its hits, and compare with those of another store of the
    same kind of documents only roughly.
    """
    arguments = ["search", "--store", store, "--format", "jsonl", "--limit", str(limit), *options, "--", query]
    for line in lines(arguments, program):
        yield json.loads(line)
