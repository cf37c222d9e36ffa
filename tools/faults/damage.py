"""Stores that are cut short or have other bytes in them: a named error, or the right answer, or a finding of `folio check`."""
import random
import re
import sqlite3

from workspace import REPOSITORY, Problem, Workspace

READS = [["search", "river OR 水位", "--json", "--all-parses"], ["show", "field-guide", "--json"],
         ["stats", "--digest", "--json"], ["documents", "--json"]]


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
    return [workspace.succeed(*arguments).output for arguments in READS]


def attempt(workspace, content, answers, numbers, where, options):
    """Reads a damaged store: what differs from the whole one must be an error, or a finding of the check."""
    workspace.remove_store("folio.db")
    workspace.path("folio.db").write_bytes(content)
    wrong = []
    indexes = [numbers.randrange(len(READS))] if options.small else range(len(READS))
    for index in indexes:
        try:
            outcome = workspace.run(*READS[index])
        except Problem as problem:
            raise Problem(f"{where}: {problem}") from problem
        if outcome.status != 2 and outcome.output != answers[index]:
            wrong.append(READS[index][0])
    if not wrong and options.small:
        return
    check = workspace.run("check", "--deep")
    if wrong and check.status == 0:
        raise Problem(f"{where}: {wrong} give another answer, and the check says {check}")
    # Repair and writing may fail, with a word.
    workspace.run("reindex")


def run_values(options, report):
    """Every column of every table holds, in one row, what it must not hold: NULL, another type, a number out of range."""
    with Workspace(options.folio) as workspace:
        prepare(workspace)
        answers = expected(workspace)
        columns = [(table, column) for table in TABLES for column in columns_of(workspace, table)]
        numbers = random.Random(f"values {options.seed}")
        cases = [(table, column, value) for table, column in columns for value in VALUES]
        cases = [case for case in cases if case[:2] not in FREE or case[2] in ("NULL", "x'FF00'")]
        for table, column, value in numbers.sample(cases, 12) if options.small else cases:
            workspace.copy_store("whole.db", "loose.db")
            connection = sqlite3.connect(workspace.path("loose.db"), isolation_level=None)
            schema = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql NOT NULL").fetchall()
            write_schema(connection, [(name, loosened(sql)) for name, sql in schema])
            try:
                rows = connection.execute(f"SELECT rowid FROM {table} ORDER BY rowid").fetchall()
                if not rows:
                    continue
                row = numbers.choice(rows)
                connection.execute(f"UPDATE {table} SET {column} = {value} WHERE rowid = ?", row)
                write_schema(connection, schema)
            except sqlite3.Error:
                continue  # An index on an expression refuses some values.
            finally:
                connection.close()
            content = workspace.path("loose.db").read_bytes()
            attempt(workspace, content, answers, numbers, f"values, {table}.{column} = {value}", options)
            report.count("values", "values that no column may hold")


#: What is not told by any payload and may be any text.
FREE = {("documents", "key"), ("parses", "provider"), ("parses", "parsed_at"), ("parses", "decoder_version")}
TABLES = ["documents", "payloads", "parses", "pages", "blocks", "page_search_docsize", "page_search_data",
          "page_search_config", "page_lengths"]
VALUES = ["NULL", "'x'", "x'FF00'", "-1", "9223372036854775807", "1e300"]


def columns_of(workspace, table):
    return [row[1] for row in workspace.sql("whole.db", f"PRAGMA table_info({table})")]


def loosened(sql):
    """A table's statement without what keeps wrong values out."""
    without = re.sub(r"(?<!IS )NOT NULL", "", sql)
    return without.replace(") STRICT, WITHOUT", ") WITHOUT").replace(") STRICT", ")")


def write_schema(connection, rows):
    for pragma in ("journal_mode = DELETE", "writable_schema = ON", "foreign_keys = OFF", "ignore_check_constraints = ON"):
        connection.execute("PRAGMA " + pragma)
    connection.executemany("UPDATE sqlite_schema SET sql = ? WHERE name = ?", [(sql, name) for name, sql in rows])
    version = connection.execute("PRAGMA schema_version").fetchone()[0]
    connection.execute(f"PRAGMA schema_version = {version + 1}")
    connection.execute("PRAGMA writable_schema = RESET")
