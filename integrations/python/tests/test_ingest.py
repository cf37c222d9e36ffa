"""A store that appears as a whole, and results dealt out."""

import os
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from folio_store import ProgramError, Span, Store, ingest, ingest_part
from folio_store.ingest import deal

from support import REPOSITORY, samples


class IngestTests(unittest.TestCase):
    def setUp(self):
        samples()
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = Path(self._folder.name)

    def test_keys_are_those_below_the_root(self):
        store = str(self.folder / "part.db")
        root = REPOSITORY / "samples"
        summary = ingest_part([str(root / "doc2x")], store, root=str(root))
        self.assertEqual(summary["pages"], 3)
        with Store(store) as opened:
            self.assertEqual([row[0] for row in opened.rows("documents")], ["doc2x/field-guide"])
        # A reader may leave SQLite's part.db-wal and part.db-shm.
        self.assertEqual([path.name for path in self.folder.iterdir() if "part.db-" not in path.name], ["part.db"])

    def test_a_second_attempt_leaves_the_store_as_it_is(self):
        store = self.folder / "part.db"
        ingest_part([str(REPOSITORY / "samples/doc2x")], str(store))
        before = store.read_bytes()
        self.assertEqual(ingest_part([str(REPOSITORY / "samples/mineru")], str(store)), {"existed": True})
        self.assertEqual(store.read_bytes(), before)

    def test_of_two_attempts_at_a_time_the_first_wins(self):
        store = str(self.folder / "part.db")
        inputs = [str(REPOSITORY / "samples/doc2x")]
        real = os.link

        def late(source, target):
            with mock.patch.object(os, "link", real):
                ingest_part(inputs, store)
            real(source, target)

        with mock.patch.object(os, "link", late):
            self.assertEqual(ingest_part(inputs, store), {"existed": True})
        self.assertEqual([path.name for path in self.folder.iterdir()], ["part.db"])

    def test_a_failed_attempt_leaves_nothing(self):
        with self.assertRaises(ProgramError):
            ingest_part([str(self.folder / "nowhere")], str(self.folder / "part.db"), options=["--no-such-option"])
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_entries_are_dealt_out_by_size_and_each_once(self):
        for number, size in enumerate([5, 900, 30, 400, 450, 20]):
            (self.folder / f"{number}.json").write_bytes(b" " * size)
        parts = deal(str(self.folder), 2)
        names = [[os.path.basename(path) for path in part] for part in parts]
        # 900 and 5 against 450, 400, 30 and 20.
        self.assertEqual(names, [["0.json", "1.json"], ["2.json", "3.json", "4.json", "5.json"]])

    def test_entries_of_folders_are_dealt_out_with_a_depth(self):
        for name in ["a/1.json", "a/2/3.json", "b.json"]:
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text("{}")
        found = lambda depth: sorted(
            os.path.relpath(path, self.folder) for part in deal(str(self.folder), 2, depth) for path in part)
        self.assertEqual([found(1), found(2)], [["a", "b.json"], ["a/1.json", "a/2", "b.json"]])


if __name__ == "__main__":
    unittest.main()
