import Foundation
import TestSupport
import Testing

/// An ingest that is killed leaves whole documents only, and the same command brings in the rest.
@Suite(.threadOfItsOwn) struct InterruptedIngestTests {
    /// Writes results of that many documents into the folder `in`.
    private func makeInput(_ workspace: Workspace, documents: Int, pages: Int) throws {
        for number in 0..<documents {
            let texts = (1...pages).map { "Station \(number) page \($0) reads \(number * $0) 水位" }
            try workspace.write(
                try MadeResults.openDataLoader(pages: texts), to: "in/\(number / 100)/station-\(number).json")
        }
    }

    /// The store opens, is whole, and every document in it has all its pages; returns how many there are.
    private func expectWholeDocuments(_ workspace: Workspace, pages: Int, _ place: String) throws -> Int {
        guard workspace.exists("folio.db") else { return 0 }
        let check = try workspace.folio("check")
        #expect(check.status == 0, "\(place): \(check.output)\(check.errors)")
        let documents = try workspace.folio("documents", "--json")
        #expect(documents.status <= 1, "\(place): \(documents.errors)")
        let rows = try documents.json.array ?? []
        for row in rows {
            #expect(row["page_count"] == .integer(pages), "\(place): \(row["key"])")
            #expect(
                row["parses"].array?.map { $0["page_count"] } == [.integer(pages)], "\(place): \(row["key"])")
        }
        return rows.count
    }

    @Test func `killed at ten moments, an ingest ends in the same content as one left alone`() throws {
        let (documents, pages) = (100, 4)
        var random = SeededRandom.fresh()
        let seed = random.seed
        let workspace = try Workspace()
        try makeInput(workspace, documents: documents, pages: pages)
        let start = ContinuousClock.now
        #expect(try workspace.folio("ingest", "in", "--store", "calm.db").status == 0)
        let duration = (ContinuousClock.now - start) / .seconds(1)
        let halfSize = workspace.size("calm.db") / 2

        for moment in 0..<10 {
            // Five moments anywhere; five while what was decoded is committed, which is soon over.
            let isCommitting = moment >= 5
            var delay = Double(random.next() % 1000) / 1000 * (isCommitting ? 0.03 : duration)
            while true {
                let running = try workspace.program.start(["ingest", "in"])
                while isCommitting, running.isRunning, workspace.size("folio.db-wal") < halfSize {
                    usleep(500)
                }
                usleep(UInt32(delay * 1_000_000))
                if running.killNow() { break }
                workspace.removeStore()
                delay /= 2
            }
            let place = "seed \(seed), moment \(moment)"
            let kept = try expectWholeDocuments(workspace, pages: pages, place)
            // A complete store leaves nothing to interrupt.
            if kept == documents {
                #expect(try workspace.digest() == workspace.digest(store: "calm.db"), "\(place)")
                workspace.removeStore()
            }
        }

        let last = try workspace.json("ingest", "in")
        #expect(last["failed"] == .integer(0))
        #expect(try expectWholeDocuments(workspace, pages: pages, "seed \(seed), the end") == documents)
        #expect(try workspace.digest() == workspace.digest(store: "calm.db"))
    }

    @Test func `what was committed before the kill is kept, and not ingested again`() throws {
        // The writer commits every thousand results, good or bad: fifty documents with the first of them.
        let (failures, documents) = (950, 180)
        let workspace = try Workspace()
        try makeInput(workspace, documents: documents, pages: 1)
        for number in 0..<failures { try workspace.write("no result", to: "in/-/\(number).txt") }
        let running = try workspace.program.start(["ingest", "in"])
        // The log grows when the first thousand are committed.
        while running.isRunning, workspace.size("folio.db-wal") < 320 << 10 { usleep(1000) }
        while running.isRunning, try workspace.json("stats")["documents"] == .integer(0) { usleep(1000) }
        guard running.killNow() else {
            return print("skipped: the ingest was over before it could be killed")
        }

        #expect(try workspace.folio("check").output == "ok\n")
        let kept = try workspace.json("stats")
        #expect(kept["failures"] == .integer(failures))
        #expect(kept["documents"] == .integer(50))
        #expect(kept["pages"] == .integer(50))
        let rest = try workspace.json("ingest", "in")
        #expect(rest["skipped"] == .integer(50))
        #expect(rest["documents"] == .integer(documents - 50))
        #expect(try workspace.folio("check").output == "ok\n")
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func `stopped by a signal, an ingest stores what was read and says how to continue`(signal: Int32) throws
    {
        let workspace = try Workspace()
        try makeInput(workspace, documents: 5, pages: 2)
        // Standard input stays open, so that the run cannot end by itself.
        let running = try workspace.program.start(["ingest", "in", "-"], hasInput: true)
        while running.isRunning, !workspace.exists("folio.db") { usleep(1000) }
        usleep(300_000)
        running.signal(signal)
        usleep(300_000)
        let outcome = try running.finish()

        #expect(outcome.status == 128 + signal)
        #expect(outcome.errors.contains("stopped: 5 parses stored. Run the same command again to continue\n"))
        #expect(try expectWholeDocuments(workspace, pages: 2, "stopped") == 5)
        #expect(try workspace.json("ingest", "in")["skipped"] == .integer(5))
    }

    @Test func `a second signal ends an ingest at once`() throws {
        let workspace = try Workspace()
        try makeInput(workspace, documents: 5, pages: 2)
        let running = try workspace.program.start(["ingest", "in", "-"], hasInput: true)
        while running.isRunning, !workspace.exists("folio.db") { usleep(1000) }
        usleep(300_000)
        running.signal(SIGINT)
        usleep(300_000)
        #expect(running.isRunning)
        running.signal(SIGINT)
        #expect(running.waitForSignal() == SIGINT)
    }
}
