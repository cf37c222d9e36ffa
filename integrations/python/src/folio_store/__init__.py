"""Reads Folio stores: tables by SQLite, records by the program `folio`, in partitions for many workers."""

from .errors import FolioError, PagesFailed, ProgramError, StoreError
from .ingest import ingest_part
from .paths import find_stores
from .planner import Partition, plan, share
from .program import find_program
from .rendering import record_lines, records
from .searching import search
from .store import SCHEMA_VERSION, DocumentSize, Store
from .tables import TABLES, Condition, Span

__all__ = [
    "SCHEMA_VERSION", "TABLES", "Condition", "DocumentSize", "FolioError", "PagesFailed", "Partition", "ProgramError",
    "Span", "Store", "StoreError", "find_program", "find_stores", "ingest_part", "plan", "record_lines", "records", "search", "share",
]
