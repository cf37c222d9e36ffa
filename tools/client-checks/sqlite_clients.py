"""Opens a store with sqlite-utils and Datasette, as it is: sqlite_clients.py STORE PROGRAM EXTENSION."""
import json
import pathlib
import sqlite3
import subprocess
import sys
import urllib.parse

store, program, extension = sys.argv[1:]
tools = pathlib.Path(sys.executable).parent


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    assert done.returncode == 0, (command, done.stderr)
    return done.stdout


database = sqlite3.connect(store)
names = [name for name, in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
counts = {name: database.execute(f"SELECT count(*) FROM [{name}]").fetchone()[0] for name in names}

listed = json.loads(run(tools / "sqlite-utils", "tables", store, "--counts"))
assert {row["table"]: row["count"] for row in listed} == counts, listed

inspected = json.loads(run(tools / "datasette", "inspect", store))[pathlib.Path(store).stem]["tables"]
assert {name: table["count"] for name, table in inspected.items()} == counts, inspected


def ask(sql, *options):
    name = pathlib.Path(store).stem
    path = f"/{name}.json?" + urllib.parse.urlencode({"sql": sql, "_shape": "arrays"})
    return json.loads(run(tools / "datasette", "serve", store, "--get", path, *options))["rows"]


for name in names + ["page_text"]:
    path = f"/{pathlib.Path(store).stem}/{name}.json?_size=1"
    json.loads(run(tools / "datasette", "serve", store, "--get", path))

for query in ("水位观测 OR radar", "river"):
    explained = json.loads(run(program, "search", "--store", store, "--explain", "--all-parses", "--json", query))["match"]
    hits = json.loads(run(program, "search", "--store", store, "--all-parses", "--limit", "100", "--json", query))["total"]
    literal = explained.replace("'", "''")
    assert hits > 0
    assert len(ask(f"SELECT rowid FROM page_search WHERE page_search MATCH '{literal}'")) == hits, query
    made = f"SELECT rowid FROM page_search WHERE page_search MATCH '- furniture : (' || folio_match('{query}') || ')'"
    assert len(ask(made, "--load-extension", extension)) == hits, query

print(f"check-clients: sqlite-utils and Datasette read {len(names)} tables of a store and find what folio finds")
