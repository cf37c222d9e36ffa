"""datatrove's own local executor over stores."""

import importlib.util
import json
import sqlite3
import tempfile
import unittest
from pathlib import Path

from support import REPOSITORY, export, samples


@unittest.skipUnless(importlib.util.find_spec("datatrove"), "datatrove is not installed")
class DatatroveTests(unittest.TestCase):
    def test_the_tasks_together_read_the_export(self):
        from datatrove.executor import LocalPipelineExecutor
        from datatrove.pipeline.writers import JsonlWriter
        from folio_store.datatrove import FolioReader

        store = samples() / "all.db"
        with tempfile.TemporaryDirectory() as folder:
            LocalPipelineExecutor(
                [FolioReader(str(store)), JsonlWriter(f"{folder}/out", compression=None)], tasks=3,
                logging_dir=f"{folder}/logs").run()
            lines = [line for path in Path(folder, "out").iterdir() for line in path.read_text().rstrip("\n").split("\n")]
        found = {item["id"]: item["text"] for item in map(json.loads, lines)}
        wanted = {item["id"]: item["text"] for item in map(json.loads, export(store))}
        self.assertEqual(len(lines), len(found))
        self.assertEqual(found, wanted)

    def test_limit_and_skip_count_documents(self):
        from folio_store.datatrove import FolioReader

        store = str(samples() / "all.db")
        ids = [document.id for document in FolioReader(store, skip=1, limit=2).run()]
        self.assertEqual(ids, ["characters#p2", "characters#p3"])

    def test_tasks_ingest_a_store_each(self):
        from datatrove.executor import LocalPipelineExecutor
        from folio_store.datatrove import FolioIngest

        samples()
        with tempfile.TemporaryDirectory() as folder:
            step = FolioIngest(str(REPOSITORY / "samples/opendataloader"), f"{folder}/parts")
            for _ in range(2):
                LocalPipelineExecutor([step], tasks=2, logging_dir=f"{folder}/logs", skip_completed=False).run()
            [part] = Path(folder, "parts").iterdir()
            self.assertEqual(sqlite3.connect(part).execute("SELECT key FROM documents").fetchall(), [("field-guide",)])


if __name__ == "__main__":
    unittest.main()
