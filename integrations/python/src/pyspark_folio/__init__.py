"""Lets Spark 4 find the format `folio` by itself: it imports every module that is called `pyspark_…`."""

from folio_store.spark.source import FolioDataSource as DefaultSource

__all__ = ["DefaultSource"]
