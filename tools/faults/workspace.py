"""A folder with inputs and stores, and folio run in it."""
import json
import os
import random
import shutil
import sqlite3
import subprocess
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
WORDS = """gauge river station water level rating curve radar sensor flood table chapter measurement discharge
水位 观测 流量 雷达 站点 测量 记录 河流 图表 数据""".split()


class Problem(Exception):
    """Something that folio promises and did not keep."""


class Outcome:
    def __init__(self, status, output, errors):
        self.status, self.output, self.errors = status, output, errors

    def __str__(self):
        return f"status {self.status}: {(self.errors or self.output).strip()[:600]}"


class Workspace:
    """Everything in it goes at the end, unless a problem was found."""

    def __init__(self, binary):
        self.binary = str(Path(binary).resolve())
        self.folder = Path(tempfile.mkdtemp(prefix="folio-torture-"))

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is None:
            shutil.rmtree(self.folder, ignore_errors=True)
        else:
            print(f"  kept for a look: {self.folder}")

    def path(self, name):
        return self.folder / name

    def environment(self, more=None):
        environment = {name: value for name, value in os.environ.items() if name != "FOLIO_STORE"}
        return {**environment, **(more or {})}

    def start(self, arguments, environment=None, **options):
        return subprocess.Popen(
            [self.binary, *map(str, arguments)], cwd=self.folder, env=self.environment(environment),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)

    def run(self, *arguments, environment=None, **options):
        """Runs folio to its end; a signal is a problem, whatever it was given."""
        process = self.start(arguments, environment, **options)
        output, errors = process.communicate(timeout=600)
        outcome = Outcome(process.returncode, output.decode(errors="replace"), errors.decode(errors="replace"))
        if outcome.status not in (0, 1, 2):
            raise Problem(f"folio {' '.join(map(str, arguments))} crashed: {outcome}")
        if outcome.status == 2 and not outcome.errors.strip():
            raise Problem(f"folio {' '.join(map(str, arguments))} ended with status 2 and no word")
        return outcome

    def succeed(self, *arguments, allowed=(0,), **options):
        outcome = self.run(*arguments, **options)
        if outcome.status not in allowed:
            raise Problem(f"folio {' '.join(map(str, arguments))}: {outcome}")
        return outcome

    def digest(self, store="folio.db"):
        return json.loads(self.succeed("stats", "--digest", "--json", "--store", store).output)["digest"]

    def check(self, store="folio.db", deep=False):
        """The store is whole: `folio check` says ok."""
        arguments = ["check", "--store", store] + (["--deep"] if deep else [])
        if self.succeed(*arguments).output != "ok\n":
            raise Problem(f"folio check of {store} did not say ok")

    def is_empty(self, store="folio.db"):
        """Whether a run ended before it had made the tables of a store."""
        outcome = self.run("check", "--store", store)
        return outcome.status == 2 and "is empty, not a Folio store" in outcome.errors

    def keys(self, store="folio.db"):
        rows = self.succeed("documents", "--json", "--store", store, allowed=(0, 1)).output
        return sorted(row["key"] for row in json.loads(rows))

    def copy_store(self, source, target):
        self.remove_store(target)
        for ending in ("", "-wal"):
            if self.path(source + ending).exists():
                shutil.copyfile(self.path(source + ending), self.path(target + ending))

    def remove_store(self, name):
        for file in self.folder.glob(name + "*"):
            if file.is_file():
                file.unlink()

    def sql(self, store, statement):
        """Runs a statement with Python's SQLite, which does not know the index's tokenizer."""
        connection = sqlite3.connect(self.path(store), isolation_level=None)
        try:
            return connection.execute(statement).fetchall()
        finally:
            connection.close()


def write_inputs(folder, seed, documents=60, fixtures=("mineru", "docling", "volcengine")):
    """Results to ingest: made ones with words of two languages, and fixtures with images, some of which are failures."""
    numbers = random.Random(f"inputs {seed}")
    for number in range(documents):
        pages = numbers.randint(1, 6)
        kids = []
        for page in range(1, pages + 1):
            text = " ".join(numbers.choice(WORDS) for _ in range(numbers.randint(20, 120)))
            for kind, content in (("heading", f"Chapter {page} of {number}"), ("paragraph", text)):
                block = {"type": kind, "id": page, "page number": page, "font": "Times", "font size": 10.5,
                         "bounding box": [72.0, 600.0, 520.0, 640.0], "content": content}
                kids.append({**block, **({"heading level": 1} if kind == "heading" else {})})
        result = {"file name": f"{number}.pdf", "number of pages": pages, "author": None, "title": f"Report {number}",
                  "creation date": None, "modification date": None, "kids": kids}
        file = folder / f"{number % 7}" / f"report-{number}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(result, ensure_ascii=False))
    for name in fixtures:
        for case in sorted((REPOSITORY / "Tests/Fixtures" / name).glob("*/payload")):
            shutil.copytree(case, folder / name / case.parent.name)
