"""Stores, plans and records, without any engine."""

import json
import os
import shutil
import sqlite3
import tempfile
import unittest
from collections import Counter
from pathlib import Path
from unittest import mock

from folio_store import (
    TABLES, Condition, ProgramError, Span, Store, StoreError, find_stores, plan, record_lines, records, search)
from folio_store import rendering
from folio_store.planner import _groups
from folio_store.store import DocumentSize

from support import REPOSITORY, export, samples


class PathTests(unittest.TestCase):
    def test_a_folder_a_pattern_and_a_list_name_the_same_stores(self):
        parts = samples() / "parts"
        stores = [str(parts / f"{number}.db") for number in range(3)]
        self.assertEqual(find_stores(parts), stores)
        self.assertEqual(find_stores(f"{parts}/*.db"), stores)
        self.assertEqual(find_stores(f"{stores[2]}, {stores[0]},{parts}/1.db"), stores)

    def test_a_missing_store_is_named(self):
        with self.assertRaisesRegex(StoreError, "no store at /nowhere/x.db"):
            find_stores("/nowhere/x.db")


class StoreTests(unittest.TestCase):
    def test_tables_have_the_rows_of_the_store(self):
        path = samples() / "all.db"
        reference = sqlite3.connect(path)
        preferred = "SELECT count(*) FROM block_details WHERE is_preferred"
        with Store(str(path)) as store:
            self.assertEqual(len(list(store.rows("blocks"))), reference.execute(preferred).fetchone()[0])
            every = list(store.rows("pages", Span(only_preferred=False)))
            self.assertEqual(len(every), reference.execute("SELECT count(*) FROM pages").fetchone()[0])
            self.assertEqual(len(every[0]), len(TABLES["pages"]) - 1)
            languages = "SELECT detected_language, count(*) FROM pages GROUP BY 1"
            place = list(TABLES["pages"]).index("detected_language") - 1
            found = Counter(row[place] for row in every)
            self.assertEqual(found, dict(reference.execute(languages)))
            self.assertIn("en", found)
            self.assertEqual([row[0] for row in store.rows("documents")], ["characters", "field-guide"])

    def test_conditions_choose_rows(self):
        path = samples() / "all.db"
        with Store(str(path)) as store:
            count = lambda *conditions: len(list(store.rows("blocks", conditions=conditions)))
            reference = sqlite3.connect(path)
            sql = "SELECT count(*) FROM block_details WHERE is_preferred AND type = 'heading' AND key LIKE 'field%'"
            expected = reference.execute(sql).fetchone()[0]
            self.assertGreater(expected, 0)
            self.assertEqual(count(Condition("type", "=", "heading"), Condition("key", "prefix", "field")), expected)
            self.assertEqual(
                count(Condition("type", "in", '["heading"]'), Condition("key", ">", "characters")), expected)

    def test_a_store_is_not_written(self):
        with Store(str(samples() / "all.db")) as store:
            with self.assertRaises(sqlite3.OperationalError):
                store._connection.execute("DELETE FROM documents")

    def test_an_older_store_and_other_files_are_refused_with_advice(self):
        with tempfile.TemporaryDirectory() as folder:
            old = shutil.copy(REPOSITORY / "Tests/Fixtures/stores/v7.db", folder)
            with self.assertRaisesRegex(StoreError, "schema version 7.*\n  upgrade it: `folio check --store"):
                Store(old)
            other = os.path.join(folder, "other.db")
            sqlite3.connect(other).execute("CREATE TABLE a (b)").connection.close()
            with self.assertRaisesRegex(StoreError, "no Folio store"):
                Store(other)
            Path(other).write_text("no database at all, but long enough to be read as one" * 100)
            with self.assertRaisesRegex(StoreError, "not a database"):
                Store(other)


class PlanTests(unittest.TestCase):
    def test_every_document_is_in_one_partition(self):
        sizes = [DocumentSize(f"{number:04}", number * 7919 % 301) for number in range(500)]
        for target in (1, 40, 1_000, 10**9):
            groups = _groups(sizes, target)
            self.assertEqual([size for group in groups for size in group], sizes)
            self.assertTrue(all(groups))

    def test_partitions_are_balanced_but_for_one_document(self):
        sizes = [DocumentSize(f"{number:04}", number * 7919 % 301) for number in range(500)]
        weights = [sum(max(1, size.pages) for size in group) for group in _groups(sizes, 5_000)]
        share = sum(weights) / len(weights)
        self.assertLessEqual(max(weights) - share, 301)
        self.assertLessEqual(share - min(weights), 301)

    def test_a_plan_is_the_same_each_time_and_counts_pages(self):
        stores = find_stores(samples() / "parts")
        first = plan(stores, pages_per_partition=1)
        self.assertEqual(first, plan(stores, pages_per_partition=1))
        self.assertEqual([part.store for part in first], stores)
        self.assertEqual(sum(part.pages for part in first), 9)

    def test_partitions_of_an_empty_selection_are_none(self):
        self.assertEqual(plan(find_stores(samples()), conditions=(Condition("key", "=", "nowhere"),)), [])


class RecordTests(unittest.TestCase):
    def test_the_partitions_together_are_the_export(self):
        store = samples() / "all.db"
        for options in ([], ["--unit", "document", "--join-pages"]):
            parts = plan([str(store)], pages_per_partition=1)
            self.assertEqual(len(parts), 2)
            lines = [line for part in parts for line in record_lines(part, options=options)]
            self.assertEqual(lines, export(store, *options))

    def test_a_command_line_that_is_full_is_continued_by_another(self):
        [part] = plan([str(samples() / "all.db")])
        with mock.patch.object(rendering, "_ARGUMENT_BYTES", 10):
            self.assertEqual(list(record_lines(part)), export(samples() / "all.db"))

    def test_a_task_of_a_slurm_array_takes_its_whole_partition(self):
        [part] = plan([str(samples() / "all.db")])
        with mock.patch.dict(os.environ, {"SLURM_ARRAY_TASK_ID": "1", "SLURM_ARRAY_TASK_COUNT": "2"}):
            self.assertEqual(len(list(records(part))), 8)

    def test_parses_ingested_after_planning_are_left_out(self):
        [part] = plan([str(samples() / "all.db")])
        early = plan([str(samples() / "all.db")], until={str(samples() / "all.db"): 5})
        self.assertEqual([part.documents, early[0].documents], [2, 1])
        self.assertEqual({record["metadata"]["document"] for record in records(early[0])}, {"field-guide"})

    def test_a_reader_that_stops_early_ends_the_program(self):
        [part] = plan([str(samples() / "all.db")])
        reader = records(part)
        self.assertEqual(next(reader)["id"], "characters#p1")
        reader.close()

    def test_a_missing_program_is_said_with_how_to_install_it(self):
        [part] = plan([str(samples() / "all.db")])
        with self.assertRaisesRegex(ProgramError, "not found\n  install it"):
            list(records(part, program="/nowhere/folio"))

    def test_a_wrong_option_is_said_in_the_words_of_the_program(self):
        [part] = plan([str(samples() / "all.db")])
        with self.assertRaisesRegex(ProgramError, "ended with status .*\n.*unit"):
            list(records(part, options=["--unit", "book"]))

    def test_search_finds_what_the_program_finds(self):
        hits = list(search(str(samples() / "all.db"), "page", limit=2))
        self.assertEqual([hit["document"] for hit in hits], ["characters", "characters"])
        self.assertEqual(list(search(str(samples() / "all.db"), "zzzyx")), [])


if __name__ == "__main__":
    unittest.main()
