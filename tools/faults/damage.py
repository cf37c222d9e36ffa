"""Stores that are cut short or have other bytes in them: a named error, or the right answer, or a finding of `folio check`."""
import random

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
