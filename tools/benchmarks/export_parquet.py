"""What a user would do: turns JSON Lines into Parquet by pyarrow alone, zstd -3.

usage: export_parquet.py IN.jsonl OUT.parquet
"""
import sys

import pyarrow
import pyarrow.json
import pyarrow.parquet

pyarrow.set_cpu_count(1)
pyarrow.set_io_thread_count(1)
options = pyarrow.json.ReadOptions(use_threads=False, block_size=64 << 20)
table = pyarrow.json.read_json(sys.argv[1], read_options=options)
pyarrow.parquet.write_table(table, sys.argv[2], compression="zstd", compression_level=3)
