"""What the format takes from Spark; `tools/check-spark` runs it in a cluster."""

import importlib.util
import shutil
import sqlite3
import tempfile
import unittest

from folio_store import TABLES, Condition, Store

from support import samples


@unittest.skipUnless(importlib.util.find_spec("pyspark"), "PySpark is not installed")
class SparkTests(unittest.TestCase):
    def source(self, **options):
        from folio_store.spark import FolioDataSource

        return FolioDataSource({"store": str(samples() / "all.db"), **options})

    def read(self, reader):
        return [row for part in reader.partitions() for batch in reader.read(part) for row in batch.to_pylist()]

    def test_schema_names_the_columns_that_are_read(self):
        for table in ["documents", "pages", "blocks", "records"]:
            source = self.source(table=table)
            rows = self.read(source.reader(None))
            self.assertEqual(", ".join(rows[0]), ", ".join(part.split()[0] for part in source.schema().split(", ")))

    def test_filters_are_taken_or_returned_as_they_came(self):
        from pyspark.sql.datasource import EqualTo, GreaterThan, In, IsNotNull, StringContains

        reader = self.source(table="blocks").reader(None)
        others = [IsNotNull(("key",)), StringContains(("text",), "a"), GreaterThan(("bbox_x0",), 1.0), EqualTo(("a", "key"), "b")]
        taken = [EqualTo(("key",), "field-guide"), In(("type",), ("heading", "title")), EqualTo(("is_preferred",), True)]
        self.assertEqual(list(reader.pushFilters([*others, *taken])), others)
        rows = self.read(reader)
        conditions = (Condition("key", "=", "field-guide"), Condition("type", "in", '["heading", "title"]'))
        with Store(str(samples() / "all.db")) as store:
            self.assertEqual(len(rows), len(list(store.rows("blocks", conditions=conditions))))
        self.assertEqual({row["key"] for row in rows}, {"field-guide"})

    def test_records_of_one_document_are_chosen_by_its_key(self):
        from pyspark.sql.datasource import EqualTo

        reader = self.source(exportOptions="--unit document").reader(None)
        self.assertEqual(list(reader.pushFilters([EqualTo(("document",), "field-guide")])), [])
        [row] = self.read(reader)
        self.assertEqual(row["id"], "field-guide")
        self.assertIn("page_spans", row["metadata"])

    def test_all_parses_can_be_read(self):
        self.assertEqual(len(self.read(self.source(table="pages", parses="all").reader(None))), 20)
        self.assertEqual(len(self.read(self.source(table="pages").reader(None))), 8)

    def test_since_reads_what_came_in_later(self):
        with tempfile.TemporaryDirectory() as folder:
            store = shutil.copy(samples() / "all.db", folder)
            connection = sqlite3.connect(store)
            # The samples can come in within one moment.
            connection.execute(
                "UPDATE parses SET ingested_at = '2999-01-02T03:04:05.678Z' WHERE document_id = "
                "(SELECT id FROM documents WHERE key = 'characters')")
            connection.commit()
            connection.close()
            for table in ["pages", "blocks", "records"]:
                rows = self.read(self.source(store=store, table=table, since="2999-01-02T03:04:05").reader(None))
                self.assertEqual({row.get("key") or row.get("document") for row in rows}, {"characters"})

    def test_a_stream_continues_after_the_parses_that_it_has_read(self):
        reader = self.source(table="pages").streamReader(None)
        end = reader.latestOffset({}, None)
        start = {path: last - 1 for path, last in end.items()}
        [part] = reader.partitions(start, end)
        self.assertEqual({row["key"] for batch in reader.read(part) for row in batch.to_pylist()}, {"characters"})
        self.assertEqual(reader.partitions(end, end), [])

    def test_wrong_options_are_said(self):
        for options, message in [
            ({"table": "words"}, "not one of: documents, pages"), ({"tabel": "pages"}, "unknown option tabel"),
            ({"table": "search"}, "option query belongs"), ({"numPartitions": "many"}, "not a whole number")]:
            with self.assertRaisesRegex(ValueError, message):
                self.source(**options).schema()
        self.assertEqual(list(TABLES), ["documents", "pages", "blocks"])


if __name__ == "__main__":
    unittest.main()
