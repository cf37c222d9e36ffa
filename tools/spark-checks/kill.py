"""Kills an executor of this very driver in the middle of a job."""
import os
import signal
import threading
import time


def children(root):
    """All processes below one, by /proc."""
    below = {}
    for name in filter(str.isdecimal, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as file:
                below.setdefault(int(file.read().rsplit(")", 1)[1].split()[1]), []).append(int(name))
        except OSError:
            continue
    found, waiting = [], [root]
    while waiting:
        found += (here := below.get(waiting.pop(), []))
        waiting += here
    return found


def executors():
    """The processes of executors that this process started, by Spark."""
    found = []
    for process in children(os.getpid()):
        try:
            with open(f"/proc/{process}/cmdline", "rb") as file:
                words = file.read().split(b"\0")
        except OSError:
            continue
        if os.path.basename(words[0]) == b"java" and any(word.endswith(b"CoarseGrainedExecutorBackend") for word in words):
            found.append(process)
    return sorted(found)


class Killing(threading.Thread):
    """Waits until the job of a group has finished a task and runs others; then kills one executor."""

    def __init__(self, context, group):
        super().__init__(daemon=True)
        self.tracker, self.group, self.killed, self.done_before = context.statusTracker(), group, None, 0

    def stages(self):
        for job in self.tracker.getJobIdsForGroup(self.group):
            info = self.tracker.getJobInfo(job)
            for stage in info.stageIds if info else []:
                if found := self.tracker.getStageInfo(stage):
                    yield found

    def run(self):
        deadline = time.monotonic() + 600
        while time.monotonic() < deadline and self.killed is None:
            for stage in self.stages():
                running = executors()
                if stage.numCompletedTasks >= 1 and stage.numActiveTasks >= 2 and len(running) == 2:
                    os.kill(running[0], signal.SIGKILL)
                    self.killed, self.done_before = running[0], stage.numCompletedTasks
                    break
            time.sleep(0.01)

    def failed_tasks(self):
        return sum(stage.numFailedTasks for stage in self.stages())
