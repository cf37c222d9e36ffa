"""Reads stores by Ray on this machine and compares them with one run of the program: ray_rows.py FOLDER."""
import os
import sys
import time

import ray

from expected import exported, row_digest, table_digest
from folio_store.ray import read_folio

folder = sys.argv[1]
columns = ["id", "text", "source", "document", "page_number"]
ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
ray.data.DataContext.get_current().enable_progress_bars = False
start = time.monotonic()
dataset = read_folio(f"{folder}/parts/*.db", program=os.environ["FOLIO"])
digests = []
for batch in dataset.select_columns(columns).iter_batches(batch_size=2_000, batch_format="pyarrow"):
    digests += [row_digest(row[name] for name in columns) for row in batch.to_pylist()]
seconds = time.monotonic() - start
found, wanted = table_digest(digests), table_digest(map(row_digest, exported(f"{folder}/one.db")))
if found != wanted:
    sys.exit(f"check-spark: Ray has {found}, not {wanted}")
print(f"check-spark: Ray {ray.__version__}: {found[0]} records, digest {found[1][:16]}, as of one `folio export`, "
      f"in {seconds:.1f} s, {found[0] / seconds:,.0f} pages/s")
