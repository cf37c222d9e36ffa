"""Checks an export with copies left out against datatrove's MinHash: minhash.py ALL DEDUPLICATED THRESHOLD

Every copy is as similar to the record that was kept as duplicates.tsv says, and of the records that were kept no two that
share a bucket of datatrove's are similar. Records with Chinese or Japanese, whose shingles are Folio's own, are passed over.
"""
import json
import re
import sys
import tempfile
from itertools import combinations
from pathlib import Path

from datatrove.pipeline.dedup.minhash import MinhashConfig, MinhashDedupSignature
from datatrove.utils.hashing import HashConfig
from loguru import logger

logger.remove()
everything, deduplicated, threshold = Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3])
config = MinhashConfig(hash_config=HashConfig(precision=64, hash_fc="sha1"))
step = MinhashDedupSignature(tempfile.mkdtemp(), config)


def rows(folder):
    for file in sorted(folder.rglob("*.jsonl")):
        for line in file.read_text().split("\n")[:-1]:
            row = json.loads(line)
            if not re.search("[\u3005-\u30ff\u3400-\u9fff]", row["text"]):
                yield row["id"], row["text"]


texts = dict(rows(everything))
kept = dict(rows(deduplicated))
shingles = {key: step.get_shingles(text) for key, text in texts.items()}
sets = {key: set(value.flatten().tolist()) for key, value in shingles.items()}


def similarity(one, other):
    if re.sub(r"\s", "", texts[one]) == re.sub(r"\s", "", texts[other]):
        return 1.0
    return len(sets[one] & sets[other]) / max(len(sets[one] | sets[other]), 1)


copies = 0
for line in (deduplicated / "duplicates.tsv").read_text().split("\n")[1:-1]:
    copy, best, told = line.split("\t")
    if copy not in texts or best not in texts:
        continue
    real = similarity(copy, best)
    assert abs(real - float(told)) < 1e-4 and real >= threshold - 1e-9, (copy, best, real, told)
    assert best in kept and copy not in kept
    copies += 1
assert set(texts) - set(kept) or not copies

buckets = {}
for key in kept:
    if shingles[key].size:
        for number, bucket in enumerate(step.get_signature(shingles[key])):
            buckets.setdefault((number, tuple(bucket)), []).append(key)
pairs = {pair for keys in buckets.values() for pair in combinations(sorted(keys), 2)}
left = [pair for pair in pairs if similarity(*pair) >= threshold]
assert not left, left[:5]
print(f"check-export: {copies} of {len(texts)} records are copies as similar as told; "
      f"{len(pairs)} pairs that were kept share one of datatrove's buckets, none of them similar")
