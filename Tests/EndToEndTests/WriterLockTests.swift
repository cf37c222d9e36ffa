import Foundation
import Testing

/// One writer at a time, and readers beside it.
@Suite struct WriterLockTests {
    @Test func `a second writer is told who holds the store, and readers go on`() throws {
        let workspace = try SampleStore.copy()
        // It waits for its input with the store open.
        let holder = try workspace.program.start(["ingest", "-", "--key", "piped"], hasInput: true)
        try waitForLock(workspace, holder)

        for arguments in [
            ["ingest", "."], ["delete", "field-guide"], ["reindex"], ["prefer", "field-guide", "mineru"],
        ] {
            let second = try workspace.program.run(arguments)
            #expect(second.status == 2)
            #expect(second.output == "")
            #expect(
                second.errors.hasPrefix(
                    "folio: folio.db is being written by another process (pid \(holder.identifier) "))
            #expect(second.errors.contains("ingest - --key piped"))
            #expect(second.errors.contains("\n  wait until it ends, or stop it"))
        }
        #expect(try workspace.folio("search", "river").status == 0)
        #expect(try workspace.folio("stats").status == 0)
        #expect(try workspace.folio("export", "--format", "jsonl", "-o", "out").status == 0)

        holder.write(try MadeResults.openDataLoader(pages: ["through the pipe"]))
        let outcome = try holder.finish()
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try workspace.keys() == ["field-guide", "piped"])
        #expect(try workspace.folio("reindex").status == 0)
    }

    @Test func `the lock of a killed writer is free`() throws {
        let workspace = try SampleStore.copy()
        let holder = try workspace.program.start(["ingest", "-"], hasInput: true)
        try waitForLock(workspace, holder)
        #expect(holder.killNow())
        #expect(try workspace.folio("reindex").status == 0)
        #expect(try workspace.folio("check").output == "ok\n")
    }

    /// Waits until the writer has noted itself in the lock file.
    private func waitForLock(_ workspace: Workspace, _ holder: RunningProgram) throws {
        for _ in 0..<600 where (try? workspace.text("folio.db.lock").isEmpty) ?? true {
            Thread.sleep(forTimeInterval: 0.05)
        }
        try #require(try !workspace.text("folio.db.lock").isEmpty)
        try #require(holder.isRunning)
    }
}
