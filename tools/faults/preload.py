"""The library that makes calls fail, built where it is needed."""
import errno
import subprocess
from pathlib import Path

SOURCE = Path(__file__).with_name("faulty_io.c")
ERRORS = {"EIO": errno.EIO, "ENOSPC": errno.ENOSPC}


def build(folder):
    library = folder / "faulty_io.so"
    subprocess.run(
        ["cc", "-shared", "-fPIC", "-O1", "-Wall", "-o", library, SOURCE, "-ldl"], check=True)
    return library


def count(workspace, library, arguments, allowed=(0, 1), calls=""):
    """How many calls that change files a command makes when nothing fails."""
    note = workspace.path("calls.txt")
    environment = {"LD_PRELOAD": str(library), "FAULT_COUNT": str(note)}
    if calls:
        environment["FAULT_CALLS"] = calls
    workspace.succeed(*arguments, environment=environment, allowed=allowed)
    return int(note.read_text())


def failing(library, at, error, stays, calls=""):
    environment = {"LD_PRELOAD": str(library), "FAULT_AT": str(at), "FAULT_ERRNO": str(ERRORS[error]),
                   "FAULT_STAYS": "1" if stays else "0"}
    return {**environment, **({"FAULT_CALLS": calls} if calls else {})}


def killing(library, at):
    return {"LD_PRELOAD": str(library), "FAULT_AT": str(at), "FAULT_KILL": "1"}
