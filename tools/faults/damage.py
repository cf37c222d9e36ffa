"""Stores that are cut short or have other bytes in them: a named error, or the right answer, or a finding of `folio check`."""
import random
import re
import shutil
import sqlite3

from workspace import REPOSITORY, Problem, Workspace

READS = [["search", "river OR 水位", "--json", "--all-parses"], ["show", "field-guide", "--json"],
         ["stats", "--digest", "--json"], ["documents", "--json"], ["jobs", "--json"],
         ["similar", "field-guide", "--page", "1", "--all-parses", "--json"],
         ["export", "--format", "jsonl", "--unit", "document", "--join-pages", "--spans", "block", "-o", "out"],
         ["export", "--format", "jsonl", "--prefer", "agreement", "--scores", "-o", "out"],
         ["export", "--format", "docling", "-o", "out"]]

#: What may fail in a damaged store, with a word.
WRITES = [["reindex"], ["renormalize", "--all"], ["vacuum"], ["delete", "field-guide"], ["backup", "copy.db"],
          ["merge", "folio.db", "--store", "all.db"], ["merge", "whole.db", "--store", "folio.db"],
          ["ingest", REPOSITORY / "samples" / "complexdocr"]]


def prepare(workspace):
    samples = [REPOSITORY / "samples" / name for name in ("doc2x", "volcengine", "mineru", "opendataloader")]
    workspace.succeed("ingest", *samples, "--store", "whole.db")
    workspace.succeed("vacuum", "--store", "whole.db")
    workspace.check("whole.db", deep=True)
    return workspace.path("whole.db").read_bytes()


def run_cut(options, report):
    """The file ends after every page of it, and within one."""
    with Workspace(options.folio) as workspace:
        whole = prepare(workspace)
        answers = expected(workspace)
        pages = range(0, len(whole) // 4096, options.stride)
        for page in pages:
            for length in (page * 4096, page * 4096 + 1000):
                numbers = random.Random(f"cut {options.seed} {length}")
                attempt(workspace, whole[:length], answers, numbers, f"cut, {length} of {len(whole)} bytes", options)
                report.count("cut", "lengths")


def run_flip(options, report):
    """Some bytes of every page are other ones."""
    with Workspace(options.folio) as workspace:
        whole = prepare(workspace)
        answers = expected(workspace)
        number = 0
        while report.goes_on("flip", number):
            for page in range(number % options.stride, len(whole) // 4096, options.stride):
                numbers = random.Random(f"flip {options.seed} {number} {page}")
                bytes_ = bytearray(whole)
                for _ in range(numbers.choice([1, 1, 2, 8])):
                    bytes_[page * 4096 + numbers.randrange(4096)] ^= numbers.randint(1, 255)
                where = f"flip, seed {options.seed}, round {number}, page {page}"
                attempt(workspace, bytes(bytes_), answers, numbers, where, options)
                report.count("flip", "pages")
            number += 1


def expected(workspace):
    workspace.copy_store("whole.db", "folio.db")
    return [answer(workspace, arguments) for arguments in READS]


def answer(workspace, arguments):
    """What a read prints, or all files of an export; None where it fails with a word."""
    shutil.rmtree(workspace.path("out"), ignore_errors=True)
    outcome = workspace.run(*arguments)
    if outcome.status == 2:
        return None
    files = sorted(path for path in workspace.path("out").glob("**/*") if path.is_file())
    return (outcome.status, outcome.output, [(path.name, path.read_bytes()) for path in files])


def attempt(workspace, content, answers, numbers, where, options, told=True):
    """Reads a damaged store: what differs from the whole one must be an error, or a finding of the check.

    Without `told` nothing but the end of the commands is looked at: no payload tells the value.
    """
    try:
        differing, check = look(workspace, content, answers, numbers, options)
        if told and differing and check.status == 0:
            raise Problem(f"{differing} give another answer, and the check says {check}")
        if check:
            put(workspace, content)
            workspace.remove_store("all.db")
            workspace.remove_store("copy.db")
            workspace.run(*numbers.choice(WRITES))
    except Problem as problem:
        raise Problem(f"{where}: {problem}") from problem


def look(workspace, content, answers, numbers, options):
    """The reads that give another answer, and what the check says: four of the reads, one in the small form."""
    put(workspace, content)
    differing = []
    for index in numbers.sample(range(len(READS)), 1 if options.small else 4):
        found = answer(workspace, READS[index])
        if found is not None and found != answers[index]:
            differing.append(READS[index][0])
    if options.small and not differing:
        return [], None
    return differing, workspace.run("check", "--deep")


def put(workspace, content):
    workspace.remove_store("folio.db")
    workspace.path("folio.db").write_bytes(content)


def run_values(options, report):
    """Every column of every table holds, in one row, what it must not hold: NULL, another type, a number out of range."""
    with Workspace(options.folio) as workspace:
        prepare(workspace)
        add_rare_rows(workspace)
        answers = expected(workspace)
        cases = [(table, column, value) for table in TABLES for column in columns_of(workspace, table)
                 for value in VALUES]
        number = 0
        while report.goes_on("values", number) and (options.minutes or number < MOST_ROUNDS):
            chosen = random.Random(f"values {options.seed} {number}")
            for table, column, value in chosen.sample(cases, 12) if options.small else cases:
                numbers = random.Random(f"values {options.seed} {number} {table} {column} {value}")
                content = with_value(workspace, table, column, value, numbers)
                if content is None:
                    report.count("values", "values refused by an index or a key")
                    continue
                where = f"values, round {number}, {table}.{column} = {value}"
                attempt(workspace, content, answers, numbers, where, options, is_told(workspace, table, column, value))
                report.count("values", "values that no column may hold")
            number += 1


def add_rare_rows(workspace):
    """What the samples do not leave: images, page lengths, a failure, and a job of `folio fetch`."""
    workspace.succeed("ingest", REPOSITORY / "Tests/Fixtures/mineru/layout-pipeline-3.4/payload", "--store", "whole.db")
    add_page_lengths(workspace)
    hash_ = "0" * 64
    workspace.sql("whole.db", """
        INSERT INTO ingest_failures (source, provider, code, message, location, payload_id, occurred_at)
        VALUES ('guide.json', 'doc2x', 'malformed', 'it ends early', 'offset 7', NULL, '2026-01-02T03:04:05Z')""")
    workspace.sql("whole.db", f"""
        INSERT INTO fetch_jobs (provider, source, source_sha256, fingerprint, document_key, first_page, page_count, state,
            phase, task_id, attempts, pages_charged, parse_id, created_at, submitted_at, updated_at)
        VALUES ('doc2x', 'guide.pdf', '{hash_}', '{hash_}', 'guide', 0, 3, 'running', 'poll', 'task', 1, 0,
            (SELECT min(id) FROM parses), '2026-01-02T03:04:05Z', '2026-01-02T03:04:05Z', '2026-01-02T03:04:05Z')""")
    workspace.check("whole.db", deep=True)


def add_page_lengths(workspace):
    """What the program computes from two thousand pages on; the check says whether it is the same."""
    lengths = [0] * 65_536
    for page, sizes in workspace.sql("whole.db", "SELECT id, sz FROM page_search_docsize"):
        number = 0
        for byte in sizes:
            number = number << 7 | byte & 127
            if byte < 128:
                lengths[page] += number
                number = 0
    bytes_ = b"".join(length.to_bytes(2, "little") for length in lengths)
    workspace.sql("whole.db", f"INSERT INTO page_lengths (chunk, lengths) VALUES (0, x'{bytes_.hex()}')")
    workspace.sql("whole.db", """
        INSERT INTO store_info (key, value) VALUES ('ranking_version', '1 6.0 1.0 1.0 1.0 1.5 0.2'),
            ('ranking_pages_covered', (SELECT max(id) FROM pages))""")


def with_value(workspace, table, column, value, numbers):
    """The bytes of the store with a value in one row, constraints taken off for the moment; None where SQLite refuses."""
    workspace.copy_store("whole.db", "loose.db")
    connection = sqlite3.connect(workspace.path("loose.db"), isolation_level=None)
    try:
        schema = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql NOT NULL").fetchall()
        write_schema(connection, [(name, loosened(sql)) for name, sql in schema])
        key = ", ".join(row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[5]) or "rowid"
        rows = connection.execute(f"SELECT {key} FROM {table} ORDER BY {key}").fetchall()
        places = ", ".join("?" * len(rows[0]))
        connection.execute(
            f"UPDATE {table} SET {column} = {value} WHERE ({key}) = ({places})", numbers.choice(rows))
        write_schema(connection, schema)
    except sqlite3.Error:
        return None
    finally:
        connection.close()
    return workspace.path("loose.db").read_bytes()


#: What is told by no payload and no other row: another value of the column's type stays unnoticed.
FREE = {"documents.key", "parses.provider", "parses.parsed_at", "parses.decoder_version", "ingest_failures", "fetch_jobs"}


def is_told(workspace, table, column, value):
    """Whether something in the store says that a value is a wrong one: its type, or what it was made from."""
    if table not in FREE and f"{table}.{column}" not in FREE:
        return True
    type_, needs_value = next(row[2:4] for row in workspace.sql("whole.db", f"PRAGMA table_info({table})") if row[1] == column)
    if value == "NULL":
        return bool(needs_value)
    if type_ == "TEXT":  # As which SQLite stores a number there.
        return value == "x'FF00'"
    return value not in NUMBERS or (type_ == "INTEGER" and value not in WHOLE_NUMBERS)


#: A round takes a few minutes in a release build; each takes other rows.
MOST_ROUNDS = 4
TABLES = ["documents", "payloads", "parses", "pages", "block_styles", "block_rows", "block_extras", "assets", "asset_links", "ingest_failures", "fetch_jobs",
          "store_info", "page_lengths", "page_search_docsize", "page_search_data", "page_search_idx", "page_search_config"]
WHOLE_NUMBERS = ["-1", "9223372036854775807", "-9223372036854775808"]
NUMBERS = WHOLE_NUMBERS + ["1e300", "9e999"]
VALUES = ["NULL", "'x'", "x'FF00'"] + NUMBERS


def columns_of(workspace, table):
    return [row[1] for row in workspace.sql("whole.db", f"PRAGMA table_info({table})")]


def loosened(sql):
    """A table's statement without what keeps wrong values out."""
    without = re.sub(r"(?<!IS )NOT NULL", "", sql)
    return without.replace(") STRICT, WITHOUT", ") WITHOUT").replace(") STRICT", ")")


def write_schema(connection, rows):
    # The store is a throw-away: waiting for the disk at each statement was most of the time that `values` took.
    for pragma in ("synchronous = OFF", "journal_mode = DELETE", "writable_schema = ON", "foreign_keys = OFF", "ignore_check_constraints = ON"):
        connection.execute("PRAGMA " + pragma)
    connection.executemany("UPDATE sqlite_schema SET sql = ? WHERE name = ?", [(sql, name) for name, sql in rows])
    version = connection.execute("PRAGMA schema_version").fetchone()[0]
    connection.execute(f"PRAGMA schema_version = {version + 1}")
    connection.execute("PRAGMA writable_schema = RESET")
