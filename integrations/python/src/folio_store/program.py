"""Runs the program `folio` and reads what it prints, line by line."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence

from .errors import PagesFailed, ProgramError


def find_program(program: str | None = None) -> str:
    """Returns the path of `folio`: the argument, else `$FOLIO`, else what `PATH` has.

    Raises:
        ProgramError: There is none.
    """
    name = program or os.environ.get("FOLIO") or "folio"
    path = shutil.which(name)
    if path is None:
        raise ProgramError(
            f"the program {name} was not found\n"
            "  install it on every machine with `tools/install PREFIX` and put PREFIX/bin into PATH, or set FOLIO to its path")
    return path


def lines(arguments: Sequence[str], program: str | None = None) -> Iterator[bytes]:
    """Yields the lines that `folio ARGUMENTS` prints, as they come, without their line ends.

    If the caller stops early, the program is ended. That nothing was found is no error.

    Raises:
        PagesFailed: Some pages failed; all other lines were yielded.
        ProgramError: The program is missing or failed.
    """
    command = [find_program(program), *arguments]
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, env=_environment())
        assert process.stdout is not None
        try:
            for line in process.stdout:
                yield line.rstrip(b"\n")
            status = process.wait()
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
            process.stdout.close()
        message = _message(errors)
    if status == 1 and not any(line.startswith("folio: ") for line in message.splitlines()):
        return
    if status == 1:
        raise PagesFailed(f"`folio {arguments[0]}` could not read some pages:\n{message}\n  `folio check` tells what is damaged")
    if status != 0:
        raise ProgramError(f"`folio {arguments[0]}` ended with status {status}:\n{message}")


def run(arguments: Sequence[str], program: str | None = None) -> str:
    """Runs `folio ARGUMENTS` to its end and returns what it printed; status 1 (some inputs failed) is no error."""
    command = [find_program(program), *arguments]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=_environment())
    if done.returncode not in (0, 1):
        raise ProgramError(f"`folio {arguments[0]}` ended with status {done.returncode}:\n{done.stderr[-4000:]}")
    return done.stdout


def _environment() -> dict[str, str]:
    """Without Slurm's array: `folio export` would take its task for a shard, and a partition is one already."""
    return {name: value for name, value in os.environ.items() if not name.startswith("SLURM_ARRAY_")}


def _message(errors) -> str:
    """The end of what the program printed on standard error."""
    size = errors.seek(0, os.SEEK_END)
    errors.seek(max(0, size - 4000))
    return errors.read().decode(errors="replace").strip()
