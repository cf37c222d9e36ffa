"""The commands that change a store, each with what it begins with and what it has to end in."""
import hashlib
import shutil

from workspace import Problem, write_inputs


class Task:
    """A command that is interrupted and run again.

    `begin` lays out what it begins with, `arguments` is the command, and `end` is what must hold in the end: the same for a
    calm run and for one that was interrupted and run again.
    """

    def __init__(self, name, arguments, begin, end=None, repeat=None, again=(0, 1), makes_store=False):
        self.name, self.arguments, self.begin = name, arguments, begin
        self.end = end or (lambda workspace: workspace.digest())
        self.repeat = repeat or arguments
        self.again = again
        #: Whether it begins without a store, so that it may leave an empty one.
        self.makes_store = makes_store


def files(folder):
    """A hash of every file below a folder, with its name."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def prepare(workspace, seed, documents):
    """Makes the inputs and the stores that tasks begin with."""
    write_inputs(workspace.path("in"), seed, documents)
    workspace.succeed("ingest", "in", "--store", "base.db", allowed=(0, 1))
    workspace.check("base.db", deep=True)
    parts = sorted(path.name for path in workspace.path("in").iterdir())
    for index, name in enumerate(parts):
        workspace.succeed("ingest", f"in/{name}", "--store", f"worker-{index % 2}.db", allowed=(0, 1))
    keys = workspace.keys("base.db")
    workspace.copy_store("base.db", "holes.db")
    workspace.succeed("delete", *keys[::3], "--store", "holes.db")


def all_tasks(workspace):
    """The tasks, by name."""
    keys = workspace.keys("base.db")

    def base(name):
        return lambda: workspace.copy_store(name, "folio.db")

    def nothing():
        workspace.remove_store("folio.db")

    def copy_of_backup(_):
        workspace.check("copy.db")
        return workspace.digest("copy.db")

    def with_folder(name):
        def begin():
            base("base.db")()
            shutil.rmtree(workspace.path(name), ignore_errors=True)
        return begin

    def with_backup():
        base("base.db")()
        workspace.remove_store("copy.db")

    tasks = [
        Task("ingest", ["ingest", "in"], nothing, makes_store=True),
        Task("ingest into what is there", ["ingest", "in"], base("holes.db")),
        Task("ingest --force", ["ingest", "in", "--force"], base("base.db")),
        Task("renormalize", ["renormalize", "--all"], base("base.db")),
        Task("reindex", ["reindex"], base("base.db")),
        Task("delete", ["delete", *keys[::2]], base("base.db")),
        Task("vacuum", ["vacuum"], base("holes.db")),
        Task("merge", ["merge", "worker-0.db", "worker-1.db"], nothing, makes_store=True),
        Task("merge into what is there", ["merge", "base.db"], base("holes.db")),
        Task("backup", ["backup", "copy.db"], with_backup, end=copy_of_backup, again=(0, 1, 2)),
        Task("export", ["export", "--format", "jsonl", "--unit", "page", "-o", "out"], with_folder("out"),
             end=lambda _: files(workspace.path("out")),
             repeat=["export", "--format", "jsonl", "--unit", "page", "-o", "out", "--resume"]),
    ]
    return {task.name: task for task in tasks}


def verify(workspace, task, expected, where):
    """After an interruption: the store is whole, and the same command again ends in what a calm run ends in."""
    # A run that ends before the tables are there leaves an empty file, which the next run fills.
    if workspace.path("folio.db").exists() and not (task.makes_store and workspace.is_empty()):
        workspace.check()
    if task.name == "backup" and workspace.path("copy.db").exists():
        workspace.check("copy.db")
    workspace.succeed(*task.repeat, allowed=task.again)
    end = task.end(workspace)
    if end != expected:
        raise Problem(f"{where}: run again, it ends in {end}, and a calm run in {expected}")
    workspace.check()
