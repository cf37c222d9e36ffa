"""One store, opened read-only."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from .errors import StoreError
from .tables import TABLES, Condition, Span, select

#: The schema that this package reads.
SCHEMA_VERSION = 9
_APPLICATION_ID = 1179601993


@dataclass(frozen=True)
class DocumentSize:
    """A document's key, and the number of pages of those of its parses that count."""

    key: str
    pages: int


@dataclass
class Store:
    """A store that is open for reading; use it in a `with` statement, or call `close()`.

    Nothing is written: the file is opened with SQLite's `mode=ro`.
    """

    path: str
    _connection: sqlite3.Connection = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.path = os.path.abspath(self.path)
        if not os.path.isfile(self.path):
            raise StoreError(f"there is no store at {self.path}\n  create one with `folio ingest`")
        try:
            self._connection = sqlite3.connect(_uri(self.path), uri=True)
            self._check()
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {error}\n  `folio check` tells what is damaged") from error

    def _check(self) -> None:
        found = self._connection.execute("PRAGMA application_id").fetchone()[0]
        if found != _APPLICATION_ID:
            self.close()
            raise StoreError(f"{self.path} is an SQLite file, but no Folio store\n  correct the path")
        version = self.schema_version
        if version < SCHEMA_VERSION:
            self.close()
            raise StoreError(
                f"{self.path} has schema version {version}; folio-store reads version {SCHEMA_VERSION}\n"
                f"  upgrade it: `folio check --store {self.path}`; a copy of the old store is kept")
        if version > SCHEMA_VERSION:
            self.close()
            raise StoreError(
                f"{self.path} has schema version {version}; folio-store reads version {SCHEMA_VERSION}\n"
                "  install the folio-store that belongs to the program that wrote it")

    @property
    def schema_version(self) -> int:
        """The version of the store's schema."""
        row = self._connection.execute("SELECT value FROM store_info WHERE key = 'schema_version'").fetchone()
        return int(row[0]) if row else 0

    def last_parse(self) -> int:
        """The row id of the latest parse; 0 in an empty store."""
        return self._connection.execute("SELECT ifnull(max(id), 0) FROM parses").fetchone()[0]

    def document_sizes(self, span: Span = Span(), conditions: tuple[Condition, ...] = ()) -> list[DocumentSize]:
        """Lists the documents that have parses within a span, in the order of their keys, with their pages."""
        sql, arguments = select("sizes", span, conditions)
        return [DocumentSize(key, pages) for key, pages in self._rows(sql, arguments)]

    def rows(
        self, table: str, span: Span = Span(), conditions: tuple[Condition, ...] = ()
    ) -> Iterator[tuple[Any, ...]]:
        """Yields the rows of `documents`, `pages` or `blocks`, without the first column `store` of `TABLES`.

        Rows come in the order of key, provider, page and block.
        """
        if table not in TABLES:
            raise ValueError(f"there is no table {table}; there are {', '.join(TABLES)}")
        sql, arguments = select(table, span, conditions)
        yield from self._rows(sql, arguments)

    def _rows(self, sql: str, arguments: list[Any]) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connection.execute(sql, arguments)
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {error}\n  `folio check` tells what is damaged") from error

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _uri(path: str) -> str:
    """A read-only address; a store that nobody can be writing, in a folder that is read-only, needs no lock file."""
    sealed = not os.access(os.path.dirname(path), os.W_OK) and not os.path.exists(path + "-wal")
    return f"file:{quote(path)}?mode=ro" + ("&immutable=1" if sealed else "")
