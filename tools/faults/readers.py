"""Writers and readers side by side."""
import sqlite3
import threading

from tasks import prepare
from workspace import Problem, Workspace


def run_writers(options, report):
    """Two writers: one is told who holds the store, and both in turn bring everything in."""
    with Workspace(options.folio) as workspace:
        prepare(workspace, options.seed, options.documents)
        expected = workspace.digest("base.db")
        number = 0
        while report.goes_on("writers", number):
            workspace.remove_store("folio.db")
            processes = [workspace.start(["ingest", "in", "--jobs", str(jobs)]) for jobs in (1, 2)]
            ends = [(process.communicate()[1].decode(), process.returncode) for process in processes]
            for errors, status in ends:
                is_refused = status == 2 and "is being written by another process" in errors
                if not (status in (0, 1) or is_refused):
                    raise Problem(f"writers, round {number}: status {status}: {errors}")
            if workspace.digest() != expected:
                raise Problem(f"writers, round {number}: two writers end in another content than one")
            workspace.check()
            report.count("writers", "two ingests at once")
            number += 1


def run_readers(options, report):
    """Ten readers during writes, and one that holds an old state through writes and checkpoints."""
    with Workspace(options.folio) as workspace:
        prepare(workspace, options.seed, options.documents)
        expected = workspace.digest("base.db")
        number = 0
        while report.goes_on("readers", number):
            workspace.copy_store("holes.db", "folio.db")
            held = OldState(workspace.path("folio.db"))
            readers = [Reader(workspace, number) for number in range(options.readers)]
            for reader in readers:
                reader.start()
            try:
                for arguments in (["ingest", "in"], ["reindex"], ["renormalize", "--all"], ["vacuum"]):
                    workspace.succeed(*arguments, allowed=(0, 1))
            finally:
                for reader in readers:
                    reader.stop()
            held.expect_unchanged(f"readers, round {number}")
            if workspace.digest() != expected:
                raise Problem(f"readers, round {number}: another content than without readers")
            workspace.check()
            report.count("readers", "searches while it was written", count=sum(reader.runs for reader in readers))
            number += 1


class Reader(threading.Thread):
    """Runs one reading command after the other; each must end well."""

    COMMANDS = [["search", "gauge OR 水位", "--json"], ["documents", "--json"], ["stats", "--digest"],
                ["search", "\"river station\"", "--all-parses"]]

    def __init__(self, workspace, number):
        super().__init__()
        self.workspace, self.arguments = workspace, self.COMMANDS[number % len(self.COMMANDS)]
        self.is_over, self.runs, self.problem = False, 0, None

    def run(self):
        try:
            while not self.is_over:
                self.workspace.succeed(*self.arguments, allowed=(0, 1))
                self.runs += 1
        except Exception as problem:  # told by stop, on the main thread
            self.problem = problem

    def stop(self):
        self.is_over = True
        self.join()
        if self.problem:
            raise Problem(f"a reader beside a writer: {self.problem}")


class OldState:
    """A transaction of a plain SQLite reader, which sees one state however long it lasts."""

    SQL = "SELECT count(*), total(length(text)) FROM blocks"

    def __init__(self, path):
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("BEGIN")
        self.seen = self.connection.execute(self.SQL).fetchall()

    def expect_unchanged(self, where):
        now = self.connection.execute(self.SQL).fetchall()
        self.connection.execute("COMMIT")
        self.connection.close()
        if now != self.seen:
            raise Problem(f"{where}: an open transaction saw {self.seen} and then {now}")
