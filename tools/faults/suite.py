"""The test suite itself: its seeded fuzz tests for long, and under the sanitizers."""
import os
import subprocess
from pathlib import Path

from workspace import REPOSITORY, Problem

#: What the fuzz suites try in one round of FOLIO_ROUNDS=1; they print `fuzzed N inputs`.
FUZZ = "Fuzz|ProviderMutation|MenderProperty|DamagedList"


def run_fuzz(options, report):
    rounds = max(1, options.fuzz_rounds)
    environment = {**os.environ, "FOLIO_SEED": str(options.seed), "FOLIO_ROUNDS": str(rounds)}
    output = test(["--skip-build", "--filter", FUZZ], environment)
    inputs = sum(int(line.split()[1]) for line in output.splitlines() if line.startswith("fuzzed "))
    report.count("fuzz", "inputs", count=inputs)


def run_sanitizer(name):
    def run(options, report):
        environment = {**os.environ}
        if name == "address":
            # What Swift's runtime keeps to the end of the process is no leak of ours.
            environment["ASAN_OPTIONS"] = "detect_leaks=0"
        if name == "thread":
            environment["TSAN_OPTIONS"] = f"suppressions={Path(__file__).with_name('thread-suppressions.txt')}"
        scratch = options.scratch or str(REPOSITORY / f".build-{name}")
        arguments = [f"--sanitize={name}", "--scratch-path", scratch]
        output = test(arguments + (["--filter", options.filter] if options.filter else []), environment)
        if "WARNING: ThreadSanitizer" in output or "ERROR: AddressSanitizer" in output:
            raise Problem(f"the {name} sanitizer found something:\n{output[-4000:]}")
        report.count(name, "runs of the test suite")

    return run


def test(arguments, environment):
    process = subprocess.run(
        ["swift", "test", *arguments], cwd=REPOSITORY, env=environment, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, errors="replace")
    if process.returncode != 0:
        lines = [line for line in process.stdout.splitlines() if "passed after" not in line and "started." not in line]
        raise Problem("swift test " + " ".join(arguments) + " failed:\n" + "\n".join(lines[-60:]))
    return process.stdout
