"""Spark 4: the format `folio` for reading stores, and a job that ingests results into a set of stores."""

from .ingest import ingest
from .source import FolioDataSource

__all__ = ["FolioDataSource", "ingest"]
