"""Reads Parquet exports as pyarrow, DuckDB, polars, datasets and Spark do, and compares them with JSON Lines of the same pages.

usage: parquet.py FOLDER NAME…   For each NAME, FOLDER has NAME (jsonl) and NAME-parquet. Spark is left out where pyspark is missing.
"""
import gzip
import io
import json
import os
import sys
from pathlib import Path

os.environ["HF_DATASETS_OFFLINE"] = os.environ["HF_HUB_OFFLINE"] = "1"
import datasets
import duckdb
import polars
import pyarrow
import pyarrow.parquet as parquet
import zstandard

out, names = Path(sys.argv[1]), sys.argv[2:]
datasets.disable_progress_bars()


def lines(folder):
    for file in sorted(folder.rglob("*.jsonl*")):
        data = file.read_bytes()
        if file.suffix == ".zst":
            data = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(data)).read()
        elif file.suffix == ".gz":
            data = gzip.decompress(data)
        yield from data.decode("utf-8").split("\n")[:-1]


def bounds(values):
    """What statistics have to lie around."""
    values = [v for v in values if v is not None]
    return (min(values), max(values)) if values else None


def leaves(value, path):
    """The values of a column, through lists."""
    if isinstance(value, list):
        for element in value:
            yield from leaves(element, path)
    elif not path or value is None:
        yield value
    else:
        yield from leaves(value.get(path[0]), path[1:])


def check_metadata(file, rows, columns):
    """Compares what the file says of itself with what is in it."""
    metadata = parquet.read_metadata(file)
    assert metadata.created_by.startswith("folio version "), metadata.created_by
    assert metadata.num_rows == len(rows)
    assert metadata.metadata[b"folio.unit"] in (b"page", b"document")
    first = 0
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        part = rows[first:first + group.num_rows]
        first += group.num_rows
        sizes = [group.column(c).total_compressed_size for c in range(group.num_columns)]
        assert group.num_columns == columns and all(sizes)
        for c in range(columns):
            column = group.column(c)
            path = [p for p in column.path_in_schema.split(".") if p not in ("list", "element")]
            values = [v for row in part for v in leaves(row, path)]
            statistics = column.statistics
            known = [v for v in values if v is not None]
            assert statistics.null_count == column.num_values - len(known), (file, path)
            if known and statistics.has_min_max:
                assert statistics.min <= min(known) and max(known) <= statistics.max, (file, path)
                if all(len(v.encode()) <= 64 for v in known if isinstance(v, str)):
                    assert (statistics.min, statistics.max) == (min(known), max(known)), (file, path)


def fill(row, schema):
    """JSON leaves out what is unknown; Parquet has null."""
    return {field.name: row.get(field.name) for field in schema}


compared = 0
for name in names:
    files = sorted(str(f) for f in (out / f"{name}-parquet").rglob("*.parquet"))
    rows = [json.loads(line) for line in lines(out / name)]
    manifest = json.loads((out / f"{name}-parquet" / "manifest.json").read_text())
    assert manifest["records"] == len(rows) > 0 and len(files) == len(manifest["shards"]), name

    # pyarrow: values, types, checksums, and what it would have made of the same rows itself.
    table = pyarrow.concat_tables(parquet.read_table(f, page_checksum_verification=True) for f in files)
    schema = table.schema
    rows = [fill(row, schema) for row in rows]
    assert table.to_pylist() == rows, f"{name}: pyarrow"
    own = pyarrow.Table.from_pylist(rows)
    for field in own.schema:
        if not pyarrow.types.is_null(field.type):
            assert schema.field(field.name).type.equals(field.type), (name, field, schema.field(field.name))
    done = 0
    for file in files:
        count = parquet.read_metadata(file).num_rows
        check_metadata(file, rows[done:done + count], len(parquet.ParquetFile(file).schema))
        done += count

    frame = polars.read_parquet(files)
    assert frame.to_dicts() == rows, f"{name}: polars"
    found = duckdb.sql(f"SELECT * FROM read_parquet({files!r})").arrow()
    found = found.read_all() if hasattr(found, "read_all") else found
    assert found.to_pylist() == rows, f"{name}: DuckDB"
    ids = sorted(row["id"] for row in rows)
    middle = ids[len(ids) // 2]
    # A filter goes by the statistics.
    selected = duckdb.execute("SELECT id FROM read_parquet($1) WHERE id <= $2", [files, middle]).fetchall()
    assert sorted(x for x, in selected) == ids[:len([i for i in ids if i <= middle])], f"{name}: filter in DuckDB"
    read = parquet.read_table(str(out / f"{name}-parquet" / "data"), filters=[("id", "<=", middle)], columns=["id"])["id"].to_pylist()
    assert sorted(read) == [i for i in ids if i <= middle], f"{name}: filter in pyarrow"
    loaded = datasets.load_dataset("parquet", data_files=files, split="train", cache_dir=str(out / "cache" / f"{name}-rows"))
    assert loaded.to_list() == rows, f"{name}: datasets"
    if manifest["options"]["split"]:
        splits = datasets.load_dataset(str(out / f"{name}-parquet" / "data"), cache_dir=str(out / "cache" / f"{name}-sets"))
        assert set(splits) == {"train", "validation"} and sum(map(len, splits.values())) == len(rows), f"{name}: sets"
    compared += len(rows)
print(f"check-export: pyarrow, DuckDB, polars and datasets read {compared} rows of Parquet as the lines of JSON are, with the same types; bounds, null counts and checksums hold")

try:
    from pyspark.sql import SparkSession
except ImportError:
    print("check-export: skipped: pyspark is not installed, so Spark reads no Parquet")
    sys.exit()
os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config("spark.driver.memory", "1g").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")
compared = 0
for name in names:
    rows = [json.loads(line) for line in lines(out / name)]
    frame = spark.read.option("recursiveFileLookup", "true").parquet(str(out / f"{name}-parquet" / "data"))
    fields = [field.name for field in frame.schema]
    found = sorted((row.asDict(recursive=True) for row in frame.collect()), key=lambda row: row["id"])
    assert found == sorted(({f: row.get(f) for f in fields} for row in rows), key=lambda row: row["id"]), f"{name}: Spark"
    middle = found[len(found) // 2]["id"]
    assert frame.filter(frame.id <= middle).count() == sum(row["id"] <= middle for row in rows), f"{name}: filter in Spark"
    compared += len(rows)
print(f"check-export: Spark {spark.version} reads the same {compared} rows")
