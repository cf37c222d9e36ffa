"""Stores of the samples, made by the program `folio` once a run."""

import atexit
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from folio_store import FolioError, find_program

REPOSITORY = Path(__file__).resolve().parents[3]
SAMPLES = ["doc2x", "complexdocr", "mineru", "volcengine", "opendataloader"]
_made: dict[str, Path] = {}


def samples() -> Path:
    """A folder with `all.db` (all samples) and a store for each of three."""
    if "samples" not in _made:
        try:
            program = find_program()
        except FolioError as error:
            raise unittest.SkipTest(str(error))
        folder = Path(tempfile.mkdtemp())
        atexit.register(shutil.rmtree, folder, True)
        characters = REPOSITORY / "tools/export-checks/characters.json"
        inputs = [REPOSITORY / "samples" / name for name in SAMPLES]
        make(program, folder / "all.db", *inputs, characters)
        for number, name in enumerate(SAMPLES[:3]):
            make(program, folder / f"parts/{number}.db", REPOSITORY / "samples" / name)
        _made["samples"] = folder
    return _made["samples"]


def make(program: str, store: Path, *inputs: Path) -> None:
    store.parent.mkdir(exist_ok=True)
    subprocess.run(
        [program, "ingest", "--store", str(store), *map(str, inputs)], check=True, stdout=subprocess.DEVNULL)


def export(store: Path, *options: str) -> list[bytes]:
    """What one run of `folio export` writes, as lines."""
    done = subprocess.run(
        [find_program(), "export", "--store", str(store), "--format", "jsonl", "-o", "-", *options],
        check=True, capture_output=True)
    return done.stdout.splitlines()
