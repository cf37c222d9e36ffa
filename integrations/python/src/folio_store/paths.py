"""Which stores are meant: files, folders and patterns."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable

from .errors import StoreError


def find_stores(stores: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[str]:
    """Returns the absolute paths of the stores that paths, folders and patterns name, sorted, each once.

    A folder stands for the files `*.db` in it. A text can hold several, separated by commas.

    Raises:
        StoreError: One of them names no store.
    """
    names: list[str] = []
    for item in [stores] if isinstance(stores, (str, os.PathLike)) else stores:
        text = os.fspath(item)
        # A file may have a comma in its name.
        names += [text] if os.path.exists(text) else [part.strip() for part in text.split(",")]
    found: set[str] = set()
    for name in filter(None, names):
        if os.path.isdir(name):
            matches = glob.glob(os.path.join(glob.escape(name), "*.db"))
        elif os.path.exists(name):
            matches = [name]
        else:
            matches = glob.glob(name, recursive=True)
        if not matches:
            raise StoreError(f"there is no store at {name}\n  create one with `folio ingest`, or correct the path")
        found.update(os.path.abspath(match) for match in matches)
    if not found:
        raise StoreError("no store is named\n  give a file, a folder or a pattern, such as parts/*.db")
    return sorted(found)
