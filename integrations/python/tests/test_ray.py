"""Ray Data over stores, in a Ray of this machine."""

import importlib.util
import json
import unittest

from folio_store import TABLES, Span, Store

from support import export, samples


@unittest.skipUnless(importlib.util.find_spec("ray"), "Ray is not installed")
class RayTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        import ray

        samples()
        ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
        ray.data.DataContext.get_current().enable_progress_bars = False
        cls.addClassCleanup(ray.shutdown)

    def rows(self, **options):
        from folio_store.ray import read_folio

        return read_folio(str(samples() / "all.db"), **options).take_all()

    def test_the_tasks_together_read_the_export(self):
        for options in ([], ["--unit", "document", "--join-pages"]):
            rows = self.rows(options=options, pages_per_partition=1)
            wanted = {item["id"]: item["text"] for item in map(json.loads, export(samples() / "all.db", *options))}
            self.assertEqual(len(rows), len(wanted))
            self.assertEqual({row["id"]: row["text"] for row in rows}, wanted)

    def test_tables_have_the_rows_of_the_stores(self):
        from folio_store.ray import read_folio

        for table in TABLES:
            found = sorted(tuple(row.values()) for row in read_folio(str(samples() / "parts"), table=table).take_all())
            wanted = []
            for number in range(3):
                with Store(str(samples() / f"parts/{number}.db")) as store:
                    wanted += [(store.path, *map(plain, row)) for row in store.rows(table)]
            self.assertEqual([list(map(plain, row)) for row in found], [list(row) for row in sorted(wanted)])

    def test_all_parses_can_be_read(self):
        with Store(str(samples() / "all.db")) as store:
            every = len(list(store.rows("pages", Span(only_preferred=False))))
        self.assertEqual(len(self.rows(table="pages", all_parses=True)), every)
        self.assertLess(len(self.rows(table="pages")), every)

    def test_a_search_has_the_hits_of_every_store(self):
        rows = self.rows(table="search", query="page", limit=2)
        self.assertEqual([(row["rank"], row["document"]) for row in rows], [(1, "characters"), (2, "characters")])

    def test_a_selection_without_rows_has_columns(self):
        from folio_store.ray import read_folio

        empty = read_folio(str(samples() / "all.db"), table="pages", since="2999")
        self.assertEqual(empty.count(), 0)
        self.assertEqual(empty.schema().names, list(TABLES["pages"]))

    def test_a_document_that_is_read_in_many_tasks_is_read_once(self):
        from folio_store.ray import read_folio

        dataset = read_folio(str(samples() / "all.db"), override_num_blocks=16)
        self.assertEqual(dataset.count(), len(export(samples() / "all.db")))

    def test_wrong_arguments_are_said(self):
        for arguments, message in [
            ({"table": "words"}, "not one of"), ({"query": "a"}, "table search"), ({"all_parses": True}, "option parses")]:
            with self.assertRaisesRegex(ValueError, message):
                self.rows(**arguments)


def plain(value):
    """Arrow's truth values are SQLite's numbers; None sorts with the rest as a text."""
    return "" if value is None else int(value) if isinstance(value, bool) else value


if __name__ == "__main__":
    unittest.main()
