"""Ingests results into a store in one step: it is there as a whole or not at all."""

from __future__ import annotations

import glob
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any

from .errors import ProgramError
from .program import run


def ingest_part(
    inputs: Sequence[str], store: str, *, root: str | None = None, options: Sequence[str] = (),
    program: str | None = None,
) -> dict[str, Any]:
    """Ingests results into a new store and returns the summary of `folio ingest --json`.

    A store of that name is taken for the outcome of an earlier attempt and left as it is (`{"existed": True}`). Work is
    done in a temporary folder beside it, and gets its name at the end; of two attempts at a time, one wins. Inputs of which
    nothing can be stored make no store.

    Args:
        inputs: Files and folders of results.
        store: The path of the new store.
        root: The folder below which keys begin: a result `ROOT/2024/report.json` has the key `2024/report`.
        options: Further options of `folio ingest`.
        program: The path of `folio`, if it is not in `PATH`.
    """
    if os.path.exists(store):
        return {"existed": True}
    os.makedirs(os.path.dirname(os.path.abspath(store)), exist_ok=True)
    folder = tempfile.mkdtemp(prefix=f".{os.path.basename(store)}-", dir=os.path.dirname(os.path.abspath(store)))
    try:
        made = os.path.join(folder, "part.db")
        named = _linked(inputs, root, folder) if root else list(inputs)
        output = run(["ingest", "--store", made, "--json", "--jobs", "1", *options, "--", *named], program)
        if not os.path.exists(made):
            # Nothing here is a result; the summary counts it as ignored or failed.
            return json.loads(output)
        if glob.glob(glob.escape(made) + "-wal"):
            raise ProgramError(f"`folio ingest` left {made}-wal open\n  run the task again")
        _sync(made)
        # Never over a store that another attempt has finished: both have the same results.
        try:
            os.link(made, store)
        except FileExistsError:
            return {"existed": True}
        return json.loads(output)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def deal(folder: str, count: int, depth: int = 1) -> list[list[str]]:
    """Deals the entries of a folder out into lists of about the same number of bytes, always in the same way.

    With a `depth` of 2, the entries of its folders are dealt out, and so on.
    """
    entries = sorted((-_size(path), path) for path in _entries(folder, depth))
    parts: list[list[str]] = [[] for _ in range(count)]
    sizes = [0] * count
    for size, path in entries:
        least = min(range(count), key=lambda number: (sizes[number], len(parts[number]), number))
        parts[least].append(path)
        sizes[least] -= size
    return [sorted(part) for part in parts]


def _entries(folder: str, depth: int) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.name.startswith("."):
            continue
        if depth > 1 and entry.is_dir():
            yield from _entries(entry.path, depth - 1)
        else:
            yield entry.path


def _size(path: str) -> int:
    if not os.path.isdir(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(base, name)) for base, _, names in os.walk(path) for name in names)


def _linked(inputs: Sequence[str], root: str, folder: str) -> list[str]:
    """A folder of links with the inputs' paths below the root, so that keys are the same in any partition."""
    below = os.path.join(folder, "inputs")
    for path in inputs:
        link = os.path.join(below, os.path.relpath(path, root))
        os.makedirs(os.path.dirname(link), exist_ok=True)
        os.symlink(os.path.abspath(path), link)
    return [below]


def _sync(path: str) -> None:
    with open(path, "rb") as file:
        os.fsync(file.fileno())
