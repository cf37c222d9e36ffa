"""What one program and SQLite say: the rows that a cluster has to come to."""
import hashlib
import json
import os
import sqlite3
import subprocess

SEPARATOR = "\x1f"


def row_digest(values):
    """The digest of a row of texts and whole numbers; the same as Spark's `sha2(concat_ws(...))`."""
    return hashlib.sha256(SEPARATOR.join(str(value) for value in values if value is not None).encode()).hexdigest()


def table_digest(digests):
    """A count and a digest that do not depend on the order of rows."""
    digests = sorted(digests)
    return len(digests), hashlib.sha256("".join(digests).encode()).hexdigest()


def exported(store, *options):
    """Of one run of `folio export`: id, text, source, document, page."""
    command = [os.environ["FOLIO"], "export", "--store", store, "--format", "jsonl", "-o", "-", *options]
    lines = subprocess.run(command, check=True, capture_output=True).stdout.splitlines()
    for record in map(json.loads, lines):
        metadata = record["metadata"]
        yield record["id"], record["text"], record["source"], metadata["document"], metadata.get("page_number")


def selected(store, sql):
    """Of SQLite's own reading of the store."""
    return sqlite3.connect(f"file:{store}?mode=ro", uri=True).execute(sql)
