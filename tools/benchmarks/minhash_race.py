"""Runs Folio's and datatrove's MinHash over the same pages on one core: minhash_race.py FOLIO STORE WORK.

Folio's is the processor time of an export with `--dedup minhash` less that of one with `--dedup exact`, which reads and renders
as often: shingles, signatures, buckets, comparing and choosing. datatrove's is that of shingles and signatures alone.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from datatrove.pipeline.dedup.minhash import MinhashConfig, MinhashDedupSignature
from datatrove.utils.hashing import HashConfig
from loguru import logger

logger.remove()
folio, store, work = sys.argv[1:]
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def export(*options):
    """The least processor time of two runs, the records, and the peak memory."""
    best = None
    for _ in range(2):
        out = Path(work) / "out"
        shutil.rmtree(out, ignore_errors=True)
        process = os.posix_spawn(
            folio, [folio, "export", "--store", store, "--format", "jsonl", "-o", str(out), *options], os.environ,
            file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
        _, status, usage = os.wait4(process, 0)
        assert status == 0
        best = min(best or 1e9, usage.ru_utime + usage.ru_stime)
    return best, out, usage.ru_maxrss / 1024


_, out, _ = export()
texts = [json.loads(line)["text"] for file in sorted(out.glob("*.jsonl")) for line in file.read_text().split("\n")[:-1]]
sample = texts[:: max(len(texts) // 400, 1)]
base, _, _ = export("--dedup", "exact")
print(f"{len(texts)} pages, {sum(map(len, texts)) / 1e6:.1f} million characters; datatrove on {len(sample)} of them\n")
print("| scheme | program | processor s | pages/s | peak MB | ratio |\n|---|---|---|---|---|---|")
for scheme, buckets, hashes, function in [("fineweb", 14, 8, "sha1"), ("finepdfs", 32, 10, "xxhash")]:
    config = MinhashConfig(
        num_buckets=buckets, hashes_per_bucket=hashes, hash_config=HashConfig(precision=64, hash_fc=function))
    step = MinhashDedupSignature(tempfile.mkdtemp(), config)
    step.get_signature(step.get_shingles(sample[0] + " and so on with some words"))
    start = time.process_time()
    for text in sample:
        shingles = step.get_shingles(text)
        if shingles.size:
            step.get_signature(shingles)
    theirs = len(sample) / (time.process_time() - start)
    whole, _, memory = export("--dedup", "minhash", "--minhash", scheme)
    ours = len(texts) / (whole - base)
    print(f"| {scheme} | datatrove | {len(sample) / theirs:.2f} | {theirs:,.0f} | | 1.0 |")
    print(f"| {scheme} | folio | {whole - base:.2f} | {ours:,.0f} | {memory:.0f} | {ours / theirs:.1f} |")
