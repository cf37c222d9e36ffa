"""Fetches that are killed at a call that changes a file, and resumed: each page is paid for once, and everything is stored."""
import json
import os
import random
import subprocess
import urllib.request
from pathlib import Path

import preload
from workspace import Problem, Workspace

# A name, what is fetched, its pages, and the most pages of a call whose loss nobody can make good.
MODES = [
    ("doc2x", ["doc2x", "long.pdf", "--to", "md", "--assets", "download"], 30, 0),
    ("doc2x image", ["doc2x", "scan.jpg", "--assets", "download"], 1, 1),
    ("doc2x image in one call", ["doc2x", "scan.jpg", "--image-mode", "sync"], 1, 1),
    ("complexdocr in two parts", ["complexdocr", "long.pdf"], 30, 24),
    ("parse4ai", ["parse4ai", "https://example.com/a-2p.pdf"], 2, 2),
    ("parse4ai in a batch", ["parse4ai", "https://example.com/a-2p.pdf", "https://example.com/b-3p.pdf", "--batch"], 5, 5),
    ("volcengine in two windows", ["volcengine", "long.pdf"], 30, 16),
    ("volcengine by address", ["volcengine", "https://example.com/c-20p.pdf"], 20, 16),
]


def run(options, report):
    server = Path(options.folio).parent / "EmulatorServer"
    if not server.exists():
        return report.skip("fetch", f"there is no {server.name} beside the program: swift build --product EmulatorServer")
    with Workspace(options.folio) as workspace:
        emulator = subprocess.Popen([server], stdout=subprocess.PIPE, text=True)
        try:
            address = emulator.stdout.readline().strip()
            os.environ.update(environment(address))
            workspace.path("long.pdf").write_text(pdf(30))
            workspace.path("scan.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture")
            # What a new store takes to be made is tried with the other commands.
            workspace.succeed("fetch", "--resume", "--store", "empty.db")
            library = preload.build(workspace.folder)
            moments = [(mode, at) for mode in MODES for at in range(1, calls(workspace, library, mode) + 1)]
            random.Random(f"fetch {options.seed}").shuffle(moments)
            for number, (mode, at) in enumerate(moments):
                if not report.goes_on("fetch", number):
                    break
                was_killed = interrupt(workspace, library, mode, at, address, options.seed)
                report.count("fetch", mode[0], was_killed)
        finally:
            emulator.kill()
            emulator.wait()


def environment(address):
    return {
        "DOC2X_API_KEY": "sk-emulator", "COMPLEXDOCR_APP_ID": "app-emulator", "COMPLEXDOCR_AUTHORIZATION": "signed-emulator",
        "PARSE4AI_API_KEY": "p4-emulator", "VOLC_ACCESSKEY": "AKEMULATOR", "VOLC_SECRETKEY": "SKEMULATOR",
        "DOC2X_BASE_URL": address, "COMPLEXDOCR_BASE_URL": address, "PARSE4AI_BASE_URL": address + "/api",
        "VOLC_BASE_URL": address, "FOLIO_CREDENTIALS": "none", "FOLIO_FETCH_PACE": "0.01"}


def pdf(pages):
    """A PDF whose pages say nothing."""
    kids = " ".join(f"{3 + page} 0 R" for page in range(pages))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>"]
    objects += ["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * pages
    text, offsets = "%PDF-1.4\n", []
    for number, item in enumerate(objects):
        offsets.append(len(text))
        text += f"{number + 1} 0 obj\n{item}\nendobj\n"
    entries = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    return (f"{text}xref\n0 {size}\n0000000000 65535 f \n{entries}"
            f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(text)}\n%%EOF\n")


def arguments(mode):
    return ["fetch", *mode[1], "--jobs", "1", "--allow-private-network"]


def calls(workspace, library, mode):
    """How many calls that change files the fetch makes when it is left alone."""
    workspace.copy_store("empty.db", "folio.db")
    return preload.count(workspace, library, arguments(mode), allowed=(0,))


def charged(address):
    with urllib.request.urlopen(address + "/emulator/counts") as answer:
        return sum(json.load(answer)["pages"].values())


def interrupt(workspace, library, mode, at, address, seed):
    """Kills a fetch at a call, and goes on with it; says how it stood when it was killed."""
    name, _, pages, largest = mode
    where = f"fetch, seed {seed}, {name}, killed at call {at}"
    workspace.copy_store("empty.db", "folio.db")
    before = charged(address)
    process = workspace.start(arguments(mode), preload.killing(library, at))
    process.communicate(timeout=60)
    resume = ["fetch", "--resume", "--allow-private-network"]
    outcome = workspace.run(*resume)
    uncertain = [job for job in jobs(workspace) if job["state"] == "uncertain"]
    allowed = pages
    if uncertain:
        if "`folio fetch --resume --force` sends it again" not in outcome.errors or outcome.status == 0:
            raise Problem(f"{where}: what is uncertain is not told: {outcome}")
        if charged(address) - before > pages:
            raise Problem(f"{where}: {charged(address) - before} pages were paid for before anybody asked for it")
        allowed += largest
        workspace.succeed(*resume, "--force")
    # Killed before anything was in the ledger, only the same command knows what was wanted; else it has nothing to do.
    workspace.succeed(*arguments(mode))
    paid = charged(address) - before
    if not pages <= paid <= allowed:
        raise Problem(f"{where}: {paid} pages were paid for, of {pages}")
    states = {job["state"] for job in jobs(workspace)}
    if states != {"done"}:
        raise Problem(f"{where}: jobs are {states}")
    rows = json.loads(workspace.succeed("documents", "--json").output)
    if sum(row["page_count"] for row in rows) != pages:
        raise Problem(f"{where}: the store has {[(row['key'], row['page_count']) for row in rows]}")
    waiting = workspace.sql("folio.db", "SELECT count(*) FROM asset_links WHERE status = 'remote'")[0][0]
    if "--assets" in mode[1] and waiting:
        raise Problem(f"{where}: {waiting} images were not downloaded")
    workspace.check()
    return "and uncertain" if uncertain else "and resumed"


def jobs(workspace):
    return json.loads(workspace.succeed("jobs", "--json", allowed=(0, 1)).output or "[]")
