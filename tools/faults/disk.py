"""Disk full and I/O errors: a clear error or a complete result, a store that is whole, and the rest on the next run."""
import os
import random
import resource
import subprocess

import preload
from kill import calm_run
from tasks import all_tasks, prepare, verify
from workspace import Problem, Workspace


def run_errors(options, report):
    """The n-th write, sync, truncation or renaming fails, once or from then on."""
    with Workspace(options.folio) as workspace:
        prepare(workspace, options.seed, options.documents)
        library = preload.build(workspace.folder)
        tasks = all_tasks(workspace)
        names = list(tasks)
        calm = {}
        number = 0
        while report.goes_on("io", number):
            numbers = random.Random(f"io {options.seed} {number}")
            task = tasks[names[number % len(names)]]
            if task.name not in calm:
                calm[task.name] = calm_run(workspace, task, library)
            at = numbers.randint(1, max(calm[task.name].calls, 1))
            error, stays = numbers.choice(["EIO", "ENOSPC"]), numbers.random() < 0.5
            where = f"io, seed {options.seed}, round {number}, {task.name}, {error} at call {at}, stays {stays}"
            task.begin()
            outcome = workspace.run(*task.arguments, environment=preload.failing(library, at, error, stays))
            expect_honest(workspace, task, calm[task.name].end, outcome, where)
            verify(workspace, task, calm[task.name].end, where)
            report.count("io", task.name, "reported" if outcome.status == 2 else "survived")
            number += 1


def expect_honest(workspace, task, expected, outcome, where):
    """A run that says it went well has done everything; one that failed says where."""
    if outcome.status == 2:
        if "folio: " not in outcome.errors and "failed: " not in outcome.errors:
            raise Problem(f"{where}: no clear error: {outcome}")
    elif task.end(workspace) != expected:
        raise Problem(f"{where}: it says that all is well, and something is missing")


def run_full(options, report):
    """No file may grow beyond a limit, as `ulimit -f` has it, and where this is root a file system of that size."""
    with Workspace(options.folio) as workspace:
        prepare(workspace, options.seed, options.documents)
        library = preload.build(workspace.folder)
        tasks = all_tasks(workspace)
        names = ["ingest", "merge", "vacuum", "backup", "reindex", "ingest --force"]
        size = workspace.path("base.db").stat().st_size
        calm = {}
        number = 0
        while report.goes_on("full", number):
            numbers = random.Random(f"full {options.seed} {number}")
            task = tasks[names[number % len(names)]]
            if task.name not in calm:
                calm[task.name] = calm_run(workspace, task, library)
            limit = numbers.randint(size // 20, size)
            where = f"full, seed {options.seed}, round {number}, {task.name}, {limit} bytes"
            task.begin()
            outcome = workspace.run(*task.arguments, preexec_fn=lambda: limit_files(limit))
            expect_honest(workspace, task, calm[task.name].end, outcome, where)
            verify(workspace, task, calm[task.name].end, where)
            report.count("full", task.name, "reported" if outcome.status == 2 else "survived")
            number += 1
        run_small_device(workspace, options, report, size)


def limit_files(limit):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


def run_small_device(workspace, options, report, size):
    if os.geteuid() != 0:
        return report.skip("full", "a small file system is made by root only")
    folder = workspace.path("device")
    folder.mkdir()
    for share in (0.3, 0.6, 0.9):
        command = ["mount", "-t", "tmpfs", "-o", f"size={int(size * share)}", "tmpfs", folder]
        if subprocess.run(command, capture_output=True).returncode != 0:
            return report.skip("full", "this system does not mount a small file system")
        try:
            fill_device(workspace, f"full device, seed {options.seed}, {share} of the store")
            report.count("full", "ingest on a small device", "reported")
        finally:
            subprocess.run(["umount", folder], check=True)


def fill_device(workspace, where):
    outcome = workspace.run("ingest", "in", "--store", "device/folio.db")
    if outcome.status != 2 or "is full" not in outcome.errors:
        raise Problem(f"{where}: no clear error: {outcome}")
    # Elsewhere, where there is room, what was finished is there and the rest comes in.
    workspace.remove_store("folio.db")
    for ending in ("", "-wal"):
        if workspace.path("device/folio.db" + ending).exists():
            workspace.path("folio.db" + ending).write_bytes(workspace.path("device/folio.db" + ending).read_bytes())
    if not workspace.is_empty():
        workspace.check()
    workspace.succeed("ingest", "in", allowed=(0, 1))
    if workspace.digest() != workspace.digest("base.db"):
        raise Problem(f"{where}: moved to another device, it does not end in the same content")
