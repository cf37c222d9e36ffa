"""kill -9 at random moments, half of them by the clock and half at a random call that changes a file."""
import random
import subprocess
import time

import preload
from tasks import all_tasks, prepare, verify
from workspace import Problem, Workspace


def run(options, report):
    with Workspace(options.folio) as workspace:
        prepare(workspace, options.seed, options.documents)
        library = preload.build(workspace.folder)
        tasks = all_tasks(workspace)
        calm = {name: calm_run(workspace, task, library) for name, task in tasks.items()}
        names = list(tasks)
        number = 0
        while report.goes_on("kill", number):
            numbers = random.Random(f"kill {options.seed} {number}")
            task = tasks[names[number % len(names)]]
            where = f"kill, seed {options.seed}, round {number}, {task.name}"
            if interrupt(workspace, task, calm[task.name], library, numbers, where):
                report.count("kill", task.name)
            number += 1


class Calm:
    """What a run that nobody interrupts takes and ends in."""

    def __init__(self, seconds, calls, end):
        self.seconds, self.calls, self.end = seconds, calls, end


def calm_run(workspace, task, library):
    task.begin()
    calls = preload.count(workspace, library, task.arguments)
    task.begin()
    start = time.monotonic()
    workspace.succeed(*task.arguments, allowed=(0, 1))
    return Calm(time.monotonic() - start, calls, task.end(workspace))


def interrupt(workspace, task, calm, library, numbers, where):
    """Kills the command once; says whether it was still running."""
    task.begin()
    is_by_call = numbers.random() < 0.5
    environment = preload.killing(library, numbers.randint(1, max(calm.calls, 1))) if is_by_call else None
    process = workspace.start(task.arguments, environment)
    try:
        process.communicate(timeout=60 if is_by_call else numbers.random() * calm.seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
    if process.returncode not in (-9, 0, 1, 2):
        raise Problem(f"{where}: it crashed with {process.returncode}")
    verify(workspace, task, calm.end, where)
    return process.returncode == -9
