"""What a user of Spark's or Ray's reader can ask for."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .paths import find_stores
from .planner import Partition, plan
from .tables import TABLES, Condition, Span

#: The columns of what the program makes; those of stored tables are in `folio_store.TABLES`.
MADE_TABLES: dict[str, dict[str, str]] = {
    # `metadata` and `other` are JSON; `other` has the members of a record that have no column: page_spans, block_spans …
    "records": {
        "store": "string", "id": "string", "text": "string", "source": "string", "document": "string",
        "page_number": "bigint", "metadata": "string", "other": "string",
    },
    # `hit` is the whole hit as JSON, with its regions and boxes. `rank` counts from 1 in each store.
    "search": {
        "store": "string", "rank": "bigint", "document": "string", "provider": "string", "page_number": "bigint",
        "locator": "string", "score": "double", "snippet": "string", "hit": "string",
    },
}
_NAMES = {"store", "path", "table", "query", "limit", "since", "parses", "pagesperpartition", "numpartitions",
          "exportoptions", "searchoptions", "folio", "failedpages"}


@dataclass(frozen=True)
class ReadOptions:
    """The options of a read; `from_spark` says what Spark calls them.

    Raises:
        ValueError: They do not go together.
    """

    store: str | Sequence[str]
    table: str = "records"
    query: str | None = None
    limit: int = 1000
    span: Span = Span()
    pages_per_partition: int | None = None
    partitions: int | None = None
    export_options: tuple[str, ...] = ()
    search_options: tuple[str, ...] = ()
    program: str | None = None
    skips_failed_pages: bool = False

    def __post_init__(self) -> None:
        known = [*TABLES, *MADE_TABLES]
        if self.table not in known:
            raise ValueError(f"option table '{self.table}' is not one of: {', '.join(known)}")
        if (self.table == "search") != (self.query is not None):
            raise ValueError("option query belongs to table search, and is needed there")
        if not self.span.only_preferred and self.table in MADE_TABLES:
            raise ValueError(f"option parses works with the tables {', '.join(TABLES)}")

    @classmethod
    def from_spark(cls, options: Mapping[str, str]) -> ReadOptions:
        """Reads Spark's options, whose names have no case.

        Raises:
            ValueError: An option is unknown, missing or invalid.
        """
        given = {name.lower(): value for name, value in options.items()}
        unknown = sorted(set(given) - _NAMES)
        if unknown:
            raise ValueError(f"unknown option {unknown[0]}; the format folio has {', '.join(sorted(_NAMES))}")
        store = given.get("store") or given.get("path")
        if not store:
            raise ValueError("option store is missing; give a file, a folder or a pattern, such as parts/*.db")
        parses = _choice(given, "parses", "preferred", "all")
        return cls(
            store, given.get("table", "records"), given.get("query"), _number(given, "limit") or 1000,
            Span(since=given.get("since"), only_preferred=parses == "preferred"),
            _number(given, "pagesperpartition"), _number(given, "numpartitions"),
            tuple(shlex.split(given.get("exportoptions", ""))), tuple(shlex.split(given.get("searchoptions", ""))),
            given.get("folio"), _choice(given, "failedpages", "fail", "skip") == "skip")

    @property
    def columns(self) -> dict[str, str]:
        """The columns of the table, with Spark's types."""
        return TABLES[self.table] if self.table in TABLES else MADE_TABLES[self.table]

    def plan(self, conditions: tuple[Condition, ...] = (), partitions: int | None = None) -> list[Partition]:
        """The ranges of documents, one a task; for a search, the stores.

        Args:
            conditions: Conditions on the key.
            partitions: About how many there shall be, if the options do not tell.
        """
        stores = find_stores(self.store)
        if self.table == "search":
            return [Partition(store, Span(), 0, 0) for store in stores]
        return plan(stores, pages_per_partition=self.pages_per_partition, partitions=self.partitions or partitions,
                    span=self.span, conditions=conditions)

    @property
    def key_column(self) -> str:
        """The column that has a document's key."""
        return "key" if self.table in TABLES else "document"


def _number(given: dict[str, str], name: str) -> int | None:
    text = given.get(name)
    if text is None:
        return None
    if not text.isdecimal() or int(text) == 0:
        raise ValueError(f"option {name} '{text}' is not a whole number above 0")
    return int(text)


def _choice(given: dict[str, str], name: str, *choices: str) -> str:
    value = given.get(name, choices[0])
    if value not in choices:
        raise ValueError(f"option {name} '{value}' is not one of: {', '.join(choices)}")
    return value
