"""Reads the exports below a folder as datatrove, Hugging Face datasets and DuckDB do, and checks every page span."""
import base64
import gzip
import io
import json
import os
import sys
from pathlib import Path

os.environ["HF_DATASETS_OFFLINE"] = os.environ["HF_HUB_OFFLINE"] = "1"
import datasets
import duckdb
import webdataset
import zstandard
from datatrove.pipeline.readers import JsonlReader
from loguru import logger

out = Path(sys.argv[1])
logger.remove()
datasets.disable_progress_bars()


def lines(folder):
    for file in sorted(folder.rglob("*.jsonl*")):
        data = file.read_bytes()
        if file.suffix == ".zst":
            data = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(data)).read()
        elif file.suffix == ".gz":
            data = gzip.decompress(data)
        # Strict: a lone surrogate or any other broken UTF-8 ends the check.
        yield from data.decode("utf-8").split("\n")[:-1]


for name in ["pages", "gzip", "documents", "joined", "provider", "marked"]:
    folder = out / name
    rows = [json.loads(line) for line in lines(folder)]
    manifest = json.loads((folder / "manifest.json").read_text())
    assert len(rows) == manifest["records"] > 0, name
    assert len({row["id"] for row in rows}) == len(rows), f"{name}: ids"
    keys = {tuple(row) + tuple(row["metadata"]) for row in rows}
    assert len(keys) == 1, f"{name}: rows differ in their keys"
    assert not any(value is None for row in rows for value in row["metadata"].values()), f"{name}: null"
    for row in rows:
        row["text"].encode("utf-8")
        json.loads(row["metadata"]["removed"])

    # Skips are told by datatrove's statistics; anything but as many documents as rows is one.
    reader = JsonlReader(str(folder), glob_pattern="**/*.jsonl*", compression="infer")
    read = list(reader.run())
    assert [d.text for d in read] == [r["text"] for r in rows], f"{name}: datatrove"
    assert [d.id for d in read] == [r["id"] for r in rows]
    assert all(d.metadata["source"] == r["source"] for d, r in zip(read, rows))

    files = [str(f) for f in sorted(folder.rglob("*.jsonl*"))]
    table = datasets.load_dataset("json", data_files=files, split="train", cache_dir=str(out / "cache" / name))
    assert table["id"][:] == [r["id"] for r in rows], f"{name}: datasets"
    assert table["text"][:] == [r["text"] for r in rows]

    count, chars = duckdb.sql(f"SELECT count(*), sum(length(text)) FROM read_json({files!r}, maximum_object_size=100000000)").fetchall()[0]
    assert count == len(rows), f"{name}: DuckDB"
    duckdb.sql(f"COPY (FROM read_json({files!r}, maximum_object_size=100000000)) TO '{out / name}.parquet' (FORMAT parquet)")
    table = datasets.load_dataset("parquet", data_files=f"{out / name}.parquet", split="train", cache_dir=str(out / "cache" / f"{name}-parquet"))
    assert sorted(table["id"][:]) == sorted(r["id"] for r in rows), f"{name}: Parquet by DuckDB"
splits = datasets.load_dataset("json", data_dir=str(out / "marked"), cache_dir=str(out / "cache" / "splits"))
assert set(splits) == {"train", "validation"} and sum(len(s) for s in splits.values()) == len(list(lines(out / "marked")))
print("check-export: datatrove, datasets and DuckDB read every shard with nothing skipped, also as Parquet by DuckDB")

pages = {json.loads(line)["id"]: json.loads(line)["text"] for line in lines(out / "pages")}
seen = 0
for line in lines(out / "documents"):
    row = json.loads(line)
    key, _, parse = row["id"].partition("@")
    for start, end, number in row["metadata"]["page_spans"]:
        page = row["text"][start:end]
        assert page == pages.get(f"{key}#p{number}{'@' + parse if parse else ''}", ""), (row["id"], number)
        seen += page != ""
    for span in row["metadata"]["block_spans"]:
        assert 0 <= span["start"] < span["end"] <= len(row["text"]) and len(span["norm_box"]) == 4
assert seen == len(pages)
for line in lines(out / "joined"):
    row = json.loads(line)
    spans = row["metadata"]["page_spans"]
    assert all(a <= b for a, b, _ in spans) and all(x[1] <= y[0] for x, y in zip(spans, spans[1:])), row["id"]
print(f"check-export: text[start:end] is the page's own text on {seen} pages")

# WebDataset's own reader finds the samples, and their pieces are those of the interleaved rows.
pieces = {}
for line in lines(out / "interleaved"):
    row = json.loads(line)
    pieces.setdefault(row["sample_id"], []).append(row)
seen = images = 0
shards = [str(file) for file in sorted((out / "samples" / "data").glob("*.tar"))]
for sample in webdataset.WebDataset(shards, shardshuffle=False):
    about = json.loads(sample["json"])
    rows = pieces[about["id"]]
    assert about["texts"] == [row["text_content"] for row in rows], about["id"]
    assert about["page_numbers"] == [row["page_number"] for row in rows]
    for name, row in zip(about["images"], rows):
        assert (name is None) == (row["binary_content"] is None), about["id"]
        assert name is None or sample[name] == base64.b64decode(row["binary_content"]), (about["id"], name)
        images += name is not None
    seen += 1
assert seen == len(pieces) == json.loads((out / "samples" / "manifest.json").read_text())["records"]
print(f"check-export: WebDataset reads {seen} samples with {images} images in {len(shards)} tars")
