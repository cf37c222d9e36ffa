"""Stores of older schemas, of a later one, and in folders that cannot be written."""
import os
import shutil

import preload
from readers import OldState
from workspace import REPOSITORY, Problem, Workspace

STORES = REPOSITORY / "Tests/Fixtures/stores"


def run(options, report):
    with Workspace(options.folio) as workspace:
        library = preload.build(workspace.folder)
        for fixture in sorted(STORES.glob("*.db")):
            bring_up(workspace, fixture, report)
            interrupt(workspace, fixture, library, options, report)
        refuse_later(workspace, report)
        read_only(workspace, report)


def lay_out(workspace, fixture):
    workspace.remove_store("folio.db")
    shutil.copyfile(fixture, workspace.path("folio.db"))


def bring_up(workspace, fixture, report):
    """A reader of the older schema goes on while the store is brought up to date, and a copy of it is left."""
    lay_out(workspace, fixture)
    held = OldState(workspace.path("folio.db"))
    outcome = workspace.succeed("reindex")
    held.expect_unchanged(fixture.name)
    workspace.check(deep=False)
    copies = list(workspace.folder.glob("folio.db.before-v*"))
    version = workspace.sql("folio.db", "SELECT value FROM store_info WHERE key = 'schema_version'")[0][0]
    if fixture.stem != f"v{version}":
        if len(copies) != 1 or copies[0].name not in outcome.errors:
            raise Problem(f"{fixture.name}: no copy of the store as it was: {copies} {outcome}")
        for query in ("SELECT * FROM documents ORDER BY id", "SELECT id, text FROM blocks ORDER BY id"):
            if workspace.sql(copies[0].name, query) != workspace.sql(fixture, query):
                raise Problem(f"{fixture.name}: the copy is not like the store as it was")
    report.count("old", f"brought up from {fixture.stem}")


def interrupt(workspace, fixture, library, options, report):
    """Killed at every call that changes a file, the store is the old one or the new one, and comes up the next time."""
    lay_out(workspace, fixture)
    calls = preload.count(workspace, library, ["reindex"])
    expected = workspace.digest()
    step = max(1, calls // (3 if options.small else 40))
    for at in range(1, calls + 1, step):
        lay_out(workspace, fixture)
        process = workspace.start(["reindex"], preload.killing(library, at))
        process.communicate()
        workspace.succeed("reindex")
        workspace.check()
        if workspace.digest() != expected:
            raise Problem(f"{fixture.name}: killed at call {at}, it is brought up to another content")
        report.count("old", f"interrupted coming up from {fixture.stem}")


def refuse_later(workspace, report):
    lay_out(workspace, sorted(STORES.glob("*.db"))[-1])
    workspace.succeed("reindex")
    workspace.sql("folio.db", "UPDATE store_info SET value = '999' WHERE key = 'schema_version'")
    for arguments in (["search", "x"], ["ingest", "."], ["check"], ["merge", "folio.db", "--store", "all.db"]):
        outcome = workspace.run(*arguments)
        if outcome.status != 2 or "schema version 999" not in outcome.errors:
            raise Problem(f"a later store, {arguments[0]}: {outcome}")
    report.count("old", "a later program's store refused")


def read_only(workspace, report):
    """As somebody who may not write; root may write anywhere."""
    if os.geteuid() != 0:
        return report.skip("old", "a folder that cannot be written is tried by root, as nobody")
    folder = workspace.path("locked")
    folder.mkdir()
    lay_out(workspace, sorted(STORES.glob("*.db"))[-1])
    workspace.succeed("reindex")
    expected = workspace.succeed("search", "river", "--json").output
    shutil.copyfile(workspace.path("folio.db"), folder / "folio.db")
    for path, mode in ((folder / "folio.db", 0o444), (folder, 0o555), (workspace.folder, 0o755)):
        os.chmod(path, mode)
    try:
        nobody = {"user": 65534, "group": 65534, "extra_groups": []}
        outcome = workspace.run("search", "river", "--json", "--store", "locked/folio.db", **nobody)
        if outcome.status != 0 or outcome.output != expected:
            raise Problem(f"a folder that cannot be written: {outcome}")
        for arguments in (["reindex"], ["ingest", "locked"], ["delete", "field-guide"]):
            outcome = workspace.run(*arguments, "--store", "locked/folio.db", **nobody)
            if outcome.status != 2 or "locked/folio.db" not in outcome.errors:
                raise Problem(f"writing where that is not allowed, {arguments[0]}: {outcome}")
    except PermissionError:
        return report.skip("old", "nobody may not run the program from where it lies")
    report.count("old", "read where nothing can be written")
