"""The test suite itself: its seeded fuzz tests for long, and under the sanitizers."""
import os
import re
import subprocess
from pathlib import Path

from workspace import REPOSITORY, Problem

#: What the fuzz suites try in one round of FOLIO_ROUNDS=1; they print `fuzzed N inputs`.
FUZZ = "Fuzz|ProviderMutation|MenderProperty|DamagedList|ExportGrowth"
#: What one round tries of these targets; a filter that no longer finds them must not pass for a run without faults.
PER_ROUND = {"export": 150}


def run_fuzz(options, report):
    rounds = max(1, options.fuzz_rounds)
    environment = {**os.environ, "FOLIO_SEED": str(options.seed), "FOLIO_ROUNDS": str(rounds)}
    output = test(["--skip-build", "--filter", FUZZ], environment)
    targets = {name: int(count) for count, name in re.findall(r"^fuzzed (\d+) inputs of (.+)$", output, re.M)}
    for name, count in PER_ROUND.items():
        if targets.get(name) != count * rounds:
            raise Problem(f"{targets.get(name, 0)} inputs of {name} were tried, not {count * rounds}")
    for name, count in targets.items():
        report.count("fuzz", f"inputs of {name}", count=count)


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
