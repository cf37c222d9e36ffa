"""Runs both exporters in turns on one core: export_race.py FOLIO STORE WORK."""
import os
import shutil
import sqlite3
import sys
import time
from pathlib import Path

folio, store, work = sys.argv[1:]
pages = sqlite3.connect(store).execute(
    "SELECT count(*) FROM pages JOIN parses ON parses.id = parse_id WHERE is_preferred").fetchone()[0]


def run(name, command):
    start = time.perf_counter()
    process = os.posix_spawn(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(process, 0)
    assert status == 0, name
    # Processor time, too: on a busy machine the clock tells of others.
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


cores = os.sched_getaffinity(0)
core = min(cores)
os.sched_setaffinity(0, {core})
commands = {
    "orjson + zstd -3": lambda out: [sys.executable, "tools/benchmarks/export_script.py", store, out + ".zst"],
    "folio, furniture kept": lambda out: [
        folio, "export", "--store", store, "--format", "jsonl", "--compression", "zstd", "--furniture", "keep",
        "--jobs", "1", "-o", out],
    "folio": lambda out: [folio, "export", "--store", store, "--format", "jsonl", "--compression", "zstd", "--jobs", "1",
        "-o", out],
    "folio, documents joined": lambda out: [
        folio, "export", "--store", store, "--format", "jsonl", "--compression", "zstd", "--unit", "document",
        "--join-pages", "--jobs", "1", "-o", out],
}
best = {}
for turn in range(4):
    for name, command in commands.items():
        out = f"{work}/out"
        shutil.rmtree(out, ignore_errors=True)
        result = run(name, command(out))
        # The first turn warms the file system's cache.
        if turn:
            best[name] = min(best.get(name, result), result, key=lambda r: r[1])
base = best["orjson + zstd -3"][1]
print(f"{pages} pages of {os.path.getsize(store) / 1e6:.0f} MB, one core, best of three by processor time\n")
print("| program | s | processor s | pages/s | peak MB | ratio |\n|---|---|---|---|---|---|")
for name, (wall, cpu, memory) in best.items():
    print(f"| {name} | {wall:.2f} | {cpu:.2f} | {pages / cpu:,.0f} | {memory:.0f} | {base / cpu:.2f} |")

def size(path):
    return sum(f.stat().st_size for f in Path(path).rglob("*") if f.suffix in (".parquet", ".jsonl", ".zst"))


# Parquet: Folio's, and what pyarrow makes of Folio's lines.
lines, made = f"{work}/lines", f"{work}/made.parquet"
steps = {
    "folio, JSON Lines": ([folio, "export", "--store", store, "--format", "jsonl", "--shard-size", "1000GB", "--jobs", "1", "-o", lines], lines),
    "pyarrow, from these lines": ([sys.executable, "tools/benchmarks/export_parquet.py", f"{lines}/part-00000.jsonl", made], made),
    "folio, Parquet": ([folio, "export", "--store", store, "--format", "parquet", "--jobs", "1", "-o", f"{work}/out"], f"{work}/out"),
}
best = {}
for turn in range(4):
    for name, (command, out) in steps.items():
        shutil.rmtree(out, ignore_errors=True)
        result = run(name, command)
        if turn:
            best[name] = min(best.get(name, result), result, key=lambda r: r[1])
print("\nParquet with zstd -3, one core, best of three by processor time\n")
print("| step | s | processor s | pages/s | peak MB | MB |\n|---|---|---|---|---|---|")
for name, (wall, cpu, memory) in best.items():
    out = Path(steps[name][1])
    stored = out.stat().st_size if out.is_file() else size(out)
    print(f"| {name} | {wall:.2f} | {cpu:.2f} | {pages / cpu:,.0f} | {memory:.0f} | {stored / 1e6:.1f} |")
for path in (lines, f"{work}/out"):
    shutil.rmtree(path, ignore_errors=True)
os.remove(made)

os.sched_setaffinity(0, cores)
print(f"\n{len(cores)} cores, best of three by the clock\n")
print("| jobs | s | processor s | pages/s | peak MB | × one |\n|---|---|---|---|---|---|")
one = None
for jobs in sorted({1, 2, len(cores)}):
    results = []
    for turn in range(3):
        shutil.rmtree(f"{work}/out", ignore_errors=True)
        results.append(run(f"jobs {jobs}", [
            folio, "export", "--store", store, "--format", "jsonl", "--compression", "zstd", "--jobs", str(jobs), "-o", f"{work}/out"]))
    wall, cpu, memory = min(results)
    one = one or wall
    print(f"| {jobs} | {wall:.2f} | {cpu:.2f} | {pages / wall:,.0f} | {memory:.0f} | {one / wall:.2f} |")
