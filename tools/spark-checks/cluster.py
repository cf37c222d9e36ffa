"""Runs a step on a cluster of this machine: cluster.py ingest|rows|speed WORKERS FOLDER STORES."""
import os
import subprocess
import sys
import time

from pyspark.sql import SparkSession
from pyspark.sql.functions import col, concat_ws, sha2

from expected import SEPARATOR, exported, row_digest, selected, table_digest
from folio_store.spark import ingest
from kill import Killing

step, workers, folder, stores = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
folio = os.environ["FOLIO"]
one = f"{folder}/one.db"
spark = (
    SparkSession.builder.master(f"local-cluster[{workers},1,1024]").appName("check-spark")
    .config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
    .config("spark.sql.python.filterPushdown.enabled", "true").config("spark.sql.shuffle.partitions", "4")
    .getOrCreate())
spark.sparkContext.setLogLevel("OFF")
pages = next(selected(one, "SELECT count(*) FROM pages"))[0]


def table(name, **options):
    # Partitions smaller than a store, so that ranges of keys are at work, too.
    reader = spark.read.format("folio").option("store", f"{folder}/parts/*.db").option("table", name)
    return reader.option("numPartitions", 2 * stores).options(**options).load()


def digest(frame, *columns):
    row = sha2(concat_ws(SEPARATOR, *(col(name).cast("string") for name in columns)), 256)
    return table_digest(item[0] for item in frame.select(row).collect())


def expect(found, wanted, what):
    if found != wanted:
        sys.exit(f"check-spark: {what}: the cluster has {found}, not {wanted}")


def with_a_kill(name, work):
    """Does some work while an executor is killed; returns its result and a sentence."""
    spark.sparkContext.setJobGroup(name, name)
    killing = Killing(spark.sparkContext, name)
    killing.start()
    result = work()
    killing.join(1)
    failed = killing.failed_tasks()
    if killing.killed is None or failed == 0:
        sys.exit(f"check-spark: {name}: no task was hit (killed {killing.killed}, {failed} failed); give more --pages")
    return result, f"an executor was killed after {killing.done_before} tasks, {failed} tasks failed and ran again"


def warm():
    """Starts executors and their Python, so that they are in no measurement."""
    spark.range(0, 8, 1, 2 * workers).rdd.map(lambda row: row[0]).count()


warm()
if step == "ingest":
    summary, said = with_a_kill("ingest", lambda: ingest(
        spark, f"{folder}/results", f"{folder}/parts", partitions=stores, merge=True, program=folio))
    expect(len(summary.stores), stores, "stores")
    left = [name for name in os.listdir(f"{folder}/parts") if name.startswith(".")]
    again = ingest(spark, f"{folder}/results", f"{folder}/parts", partitions=stores, program=folio)
    expect([part.get("existed") for part in again.parts], [True] * stores, "a second ingest")
    sizes = {name: subprocess.run([folio, "export", "--store", name, "--format", "jsonl", "-o", "-"],
                                  check=True, capture_output=True).stdout for name in [one, summary.merged]}
    expect(sizes[summary.merged] == sizes[one], True, "the export of the merged stores, compared with one store's")
    print(f"check-spark: ingest: {stores} stores of {pages} pages; {said}; merged they export the same bytes as one store's "
          f"({len(left)} temporary folders were left by the killed executor)")
elif step == "rows":
    columns = ["id", "text", "source", "document", "page_number"]
    wanted = table_digest(map(row_digest, exported(one)))
    found, said = with_a_kill("records", lambda: digest(table("records"), *columns))
    expect(found, wanted, "records")
    print(f"check-spark: records: {found[0]} rows, digest {found[1][:16]}, as of one `folio export`; {said}")
    joined = table("records", exportOptions="--unit document --join-pages")
    expect(digest(joined, *columns), table_digest(map(row_digest, exported(one, "--unit", "document", "--join-pages"))),
           "records of documents")
    blocks = ["key", "page_number", "ordinal", "type", "text", "provider"]
    sql = f"SELECT {', '.join(blocks)} FROM block_details WHERE is_preferred"
    found, said = with_a_kill("blocks", lambda: digest(table("blocks"), *blocks))
    expect(found, table_digest(map(row_digest, selected(one, sql))), "blocks")
    print(f"check-spark: blocks: {found[0]} rows, digest {found[1][:16]}, as SQLite reads them; {said}")
    sql = ("SELECT key, page_index + 1, provider, pages.status FROM pages JOIN parses ON parses.id = parse_id "
           "JOIN documents ON documents.id = document_id WHERE is_preferred")
    expect(digest(table("pages"), "key", "page_number", "provider", "status"),
           table_digest(map(row_digest, selected(one, sql))), "pages")
    sql = "SELECT key, source_name, page_count FROM documents"
    expect(digest(table("documents"), "key", "source_name", "page_count"),
           table_digest(map(row_digest, selected(one, sql))), "documents")
    chosen = table("blocks").where((col("key") == "document-3") & (col("page_number") <= 5) & col("type").isin("text", "heading"))
    sql = "SELECT count(*) FROM block_details WHERE key = 'document-3' AND page_number <= 5 AND type IN ('text', 'heading')"
    expect(chosen.count(), next(selected(one, sql))[0], "blocks chosen by filters")
    expect(chosen.rdd.getNumPartitions(), 1, "partitions of one document")
    expect(table("pages", since="2999-01-01").count(), 0, "pages since a year to come")
    counted = subprocess.run([folio, "search", "--store", one, "--count", "--all-words", "gauge"], check=True, capture_output=True)
    expect(table("search", query="gauge", limit=10**6, searchOptions="--all-words").count(),
           int(counted.stdout.split()[0]), "hits")
    stream = (spark.readStream.format("folio").option("store", f"{folder}/parts").option("table", "documents").load()
              .writeStream.format("memory").queryName("documents").trigger(availableNow=True).start())
    stream.awaitTermination()
    expect(spark.table("documents").count(), table("documents").count(), "documents of a stream")
    print("check-spark: documents, pages, records of documents, filters, since, search and a stream are right, too")
else:
    start = time.monotonic()
    expect(table("records").select(sha2("text", 256)).distinct().count() > 0, True, "records")
    seconds = time.monotonic() - start
    print(f"check-spark: {workers} worker{'s' * (workers > 1)}: records of {pages} pages in {seconds:.1f} s, {pages / seconds:,.0f} pages/s")
spark.stop()
